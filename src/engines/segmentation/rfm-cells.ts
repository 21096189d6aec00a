import { type RfmScores } from './rfm.js';

export const RFM_CELLS = [
  'champions',
  'loyal',
  'potential_loyalists',
  'new',
  'promising',
  'need_attention',
  'about_to_sleep',
  'slipping_away',
  'cannot_lose',
  'hibernating',
  'lost',
] as const;

/** `slipping_away` is what marketing calls "at risk"; that name would be read as credit risk in a bank. */
export type RfmCell = (typeof RFM_CELLS)[number];

/** Rows are r = 1 … 5, columns f = 1 … 5. Money does not name the cell: it stands beside it as m. */
export type RfmCellTable = readonly (readonly RfmCell[])[];

export const RFM_CELL_TABLE: RfmCellTable = [
  ['lost', 'hibernating', 'slipping_away', 'slipping_away', 'cannot_lose'],
  ['hibernating', 'hibernating', 'slipping_away', 'slipping_away', 'cannot_lose'],
  ['about_to_sleep', 'about_to_sleep', 'need_attention', 'loyal', 'loyal'],
  ['promising', 'potential_loyalists', 'potential_loyalists', 'loyal', 'loyal'],
  ['new', 'potential_loyalists', 'potential_loyalists', 'champions', 'champions'],
];

export function rfmCell({ r, f }: RfmScores, table: RfmCellTable = RFM_CELL_TABLE): RfmCell {
  const cell = table[r - 1]?.[f - 1];
  if (!cell) throw new RangeError(`the table of cells has no cell for r ${r}, f ${f}`);
  return cell;
}
