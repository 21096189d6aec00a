import { DEFAULT_SCREENING_TERMS, type ScreeningTerms } from '../../../engines/screening/index.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { SnapshotPart } from '../../../platform/snapshot/snapshot.service.js';

/** The terms in force. */
export interface NumberedTerms {
  /** 0 for those of a bank that has set none. */
  readonly number: number;
  readonly terms: ScreeningTerms;
}

async function load(tx: ReadTx): Promise<NumberedTerms> {
  const [row] = await tx.query<{ number: number; terms: ScreeningTerms & { v: 1 } }>(
    'select number, terms from screening_terms order by number desc limit 1',
  );
  if (!row) return { number: 0, terms: DEFAULT_SCREENING_TERMS };
  const { amount, velocity, contradictionMin } = row.terms;
  return { number: row.number, terms: { amount, velocity, contradictionMin } };
}

export const screeningTermsPart: SnapshotPart<NumberedTerms> = { name: 'screeningTerms', load };
