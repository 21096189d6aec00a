import { bucketOf } from '../../../kernel/ids.js';
import { RowArrays } from '../../../platform/database/row-arrays.js';
import type { Classes } from './classes.js';
import type { ScoredFrame } from './frame.js';
import type { Member } from './member.js';

export interface Classified {
  readonly member: Member;
  readonly runNumber: number;
  readonly classes: Classes;
}

/** After the parameters that are the same for all: environment, kind, scope, currency and number of the run. */
const FIRST_ARRAY = 6;
const ARRAYS = new RowArrays<Classified>({
  customer_id: ['uuid', ({ member }) => member.customerId],
  bucket: ['int2', ({ member }) => bucketOf(member.customerId)],
  partner_id: ['uuid', ({ member }) => member.partnerId],
  as_of_ms: ['float8', ({ member }) => member.nowMs],
  summary_version: ['int4', ({ member }) => member.version],
  stage: ['text', ({ classes }) => classes.stage],
  recency_days: ['int4', ({ classes }) => classes.recencyDays],
  frequency: ['int4', ({ classes }) => classes.frequency],
  monetary_minor: ['int8', ({ classes }) => classes.monetaryMinor],
  r: ['int2', ({ classes }) => classes.r],
  f: ['int2', ({ classes }) => classes.f],
  m: ['int2', ({ classes }) => classes.m],
  cell: ['text', ({ classes }) => classes.cell],
  abc: ['text', ({ classes }) => classes.abc],
  p_alive: ['float8', ({ classes }) => classes.pAlive],
  expected_purchases: ['float8', ({ classes }) => classes.expectedPurchases],
  expected_value_minor: ['int8', ({ classes }) => classes.expectedValueMinor],
  clv_minor: ['int8', ({ classes }) => classes.clvMinor],
  tier: ['text', ({ classes }) => classes.tier],
  cluster: ['text', ({ classes }) => classes.cluster],
});

/** Stored under the name that they have in the arrays. */
const SAME = [
  'summary_version',
  'stage',
  'recency_days',
  'frequency',
  'monetary_minor',
  'r',
  'f',
  'm',
  'cell',
  'abc',
  'p_alive',
  'expected_purchases',
  'expected_value_minor',
  'clv_minor',
  'tier',
  'cluster',
];
/** What is stored of somebody beside his key and whose he is. */
const STORED = ['kind', 'run_number', 'as_of', 'computed_at', ...SAME];
const VALUES = `$2, $5::int4, to_timestamp(r.as_of_ms / 1000), clock_timestamp(), ${SAME.map((name) => `r.${name}`).join(', ')}`;
const ROWS = `(${ARRAYS.query(FIRST_ARRAY)}) r`;

/**
 * Whoever is known is changed at once: an insert that finds him would lock him first, which is written to the log, too. Each is
 * looked up by himself, whatever the planner thinks of a table that has just grown.
 */
export const CHANGE_CLASSIFIED = `update classification k set (${STORED.join(', ')}) = row(${VALUES})
  from ${ROWS}
  cross join lateral (
    select o.ctid from classification o where o.customer_id = r.customer_id and o.bucket = r.bucket and o.environment = $1
      and o.scope = $3 and o.currency = $4 offset 0) o
  where k.ctid = o.ctid`;

export const INSERT_CLASSIFIED = `insert into classification
    (customer_id, bucket, partner_id, environment, scope, currency, ${STORED.join(', ')})
  select r.customer_id, r.bucket, r.partner_id, $1, $3, $4, ${VALUES} from ${ROWS}`;

/** The parameters of both statements. @param rows all of one run */
export function classifiedParameters(
  { environment, kind, scope, currency }: ScoredFrame,
  runNumber: number,
  rows: readonly Classified[],
): unknown[] {
  return [environment, kind, scope, currency, runNumber, ...ARRAYS.of(rows)];
}
