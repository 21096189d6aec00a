import type { CustomerSummary } from '../../../engines/segmentation/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import { SUMMARY_COLUMNS_WHOLE, type SummaryArrays, summaryAt } from '../../events/index.js';
import type { Classes } from './classes.js';
import { isBank, type ScoredFrame } from './frame.js';
import type { Moved } from './movements.js';

/** One customer in one frame, ready to be scored. */
export interface Member {
  readonly customerId: Uuid;
  readonly partnerId: Uuid;
  readonly frame: ScoredFrame;
  readonly summary: CustomerSummary;
  readonly version: number;
  /** His business time. */
  readonly nowMs: number;
  /** Until when he was seen as a customer without buying; only the frame of the bank knows. */
  readonly seenMs: number | null;
  /** As he is classified now. */
  readonly before: Pick<Classes, Moved> | undefined;
}

export interface NextMembers {
  readonly members: readonly Member[];
  /** Where the next ones begin; undefined when there was nobody left. */
  readonly last: Uuid | undefined;
}

type Arrays<Row> = { readonly [Column in keyof Row]: readonly Row[Column][] };

/** Members as `inColumns` reads them. */
export type MemberColumns = SummaryArrays &
  Arrays<
    Pick<Classes, Moved> & {
      readonly customer_id: Uuid;
      readonly partner_id: Uuid;
      readonly version: number;
      readonly now_ms: number;
      readonly is_held: boolean;
      readonly is_active: boolean;
      readonly is_classified: boolean;
    }
  >;

/** Of the tables `s` (summary), `c` (customer) and `k` (classes). @param nowMs SQL of the customer's business time */
export const memberColumns = (
  scope: string,
  nowMs: string,
): string => `s.customer_id, s.partner_id, ${SUMMARY_COLUMNS_WHOLE},
  s.version, ${nowMs} as now_ms, ${isBank(scope) ? 's.is_held' : 'false'} as is_held, c.status = 'active' as is_active,
  k.customer_id is not null as is_classified, k.cell, k.abc, k.stage, k.tier, k.cluster`;

const NAMES = [
  'customer_id',
  'partner_id',
  'occasions',
  'purchase_days',
  'first_day',
  'last_day',
  'last_ms',
  'purchased_minor',
  'refunded_minor',
  'refunds',
  'first_day_minor',
  'recent_days',
  'last_active_day',
  'active_day_bits',
  'version',
  'now_ms',
  'is_held',
  'is_active',
  'is_classified',
  'cell',
  'abc',
  'stage',
  'tier',
  'cluster',
] as const satisfies readonly (keyof MemberColumns)[];

/**
 * The same members in one row, each column as one array: a driver that makes an object of each row and a text of each of its
 * values takes four times as long.
 * @param query of `memberColumns`, in order
 */
export function inColumns(query: string): string {
  return `select ${NAMES.map((name) => `json_agg(m.${name}) as ${name}`).join(', ')} from (${query}) m`;
}

/** @param columns all null where there is nobody */
export function membersOf(frame: ScoredFrame, columns: MemberColumns | undefined): NextMembers {
  const ids = (columns?.customer_id as readonly Uuid[] | null | undefined) ?? [];
  const members: Member[] = [];
  for (let i = 0; columns && i < ids.length; i += 1)
    if (columns.is_active[i]) members.push(memberAt(frame, columns, i));
  return { members, last: ids.at(-1) };
}

function memberAt(frame: ScoredFrame, columns: MemberColumns, i: number): Member {
  const nowMs = columns.now_ms[i]!;
  return {
    customerId: columns.customer_id[i]!,
    partnerId: columns.partner_id[i]!,
    frame,
    summary: summaryAt(columns, i),
    version: columns.version[i]!,
    nowMs,
    seenMs: isBank(frame.scope) ? (columns.is_held[i] ? nowMs : (columns.last_ms[i] ?? null)) : null,
    before: columns.is_classified[i]
      ? {
          cell: columns.cell[i] ?? null,
          abc: columns.abc[i] ?? null,
          stage: columns.stage[i]!,
          tier: columns.tier[i] ?? null,
          cluster: columns.cluster[i] ?? null,
        }
      : undefined,
  };
}
