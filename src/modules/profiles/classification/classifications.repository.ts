import { Injectable } from '@nestjs/common';
import { BANK_SCOPE } from '../../../engines/segmentation/index.js';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import { arrayLiteral } from '../../../platform/database/array-literal.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { SUMMARY_COLUMNS, type SummaryColumns } from '../../events/index.js';
import { businessNowMs } from '../../partners/index.js';
import type { Classes } from './classes.js';
import {
  CHANGE_CLASSIFIED,
  type Classified,
  classifiedParameters,
  INSERT_CLASSIFIED,
} from './classified-rows.js';
import type { ScoredFrame } from './frame.js';

/** A customer in one frame, as it is stored; without a run's number when nothing is yet. */
export interface ScoredRow extends SummaryColumns, Classes {
  readonly scope: string;
  readonly currency: string;
  readonly runNumber: number | null;
  readonly publishedNumber: number | null;
  readonly summaryVersion: number | null;
  readonly version: number;
  readonly asOf: Date | null;
  readonly computedAt: Date | null;
  readonly nowMs: number;
}

/** The same where partners have reported events. */
export interface FrameRow extends ScoredRow {
  readonly affinity: number;
}

/** Whose profile is read. */
export interface Subject {
  readonly environment: Environment;
  /** Undefined for staff, who see everybody's. */
  readonly partnerId?: Uuid;
}

/** Before any id. */
const FIRST = '00000000-0000-0000-0000-000000000000';
/** Whoever keeps facts takes the changes of one row together. */
const FACTS_A_CHANGE = 500;

/** What the row of facts takes over from a frame: `rfm_cell` from the main one, `bank_rfm_cell` from that of the bank. */
const TOLD = [
  ['rfm_cell', 'cell'],
  ['rfm_recency', 'r'],
  ['rfm_frequency', 'f'],
  ['rfm_monetary', 'm'],
  ['abc', 'abc'],
  ['lifecycle', 'stage'],
  ['clv_minor', 'clv_minor'],
  ['tier', 'tier'],
] as const;
const FACT_COLUMNS = [
  ...TOLD.map(([column]) => column),
  ...TOLD.map(([column]) => `bank_${column}`),
  'bank_contribution_minor',
];
const FACT_VALUES = [
  ...TOLD.map(([, value]) => `m.${value}`),
  ...TOLD.map(([, value]) => `b.${value}`),
  'b.monetary_minor',
].join(', ');

/**
 * Of the frames that count here the one in which the customer `a` buys most often; looked for one by one, whatever the planner
 * thinks of a table that has just grown.
 */
const mostUsed = (which: string): string => `lateral (
  select * from classification k where k.customer_id = a.id and k.bucket = a.bucket and ${which}
  order by k.frequency desc nulls last, k.monetary_minor desc nulls last, k.scope, k.currency limit 1)`;

/** A customer's row in one frame; `s`: its summary, `k`: his classes, `f`: the frame. */
export const FRAME_ROW = `s.scope, s.currency, ${SUMMARY_COLUMNS}, s.version, ${businessNowMs('s.environment')} as "nowMs",
  k.run_number as "runNumber", f.published_number as "publishedNumber", k.summary_version as "summaryVersion",
  k.as_of as "asOf", k.computed_at as "computedAt", k.stage, k.recency_days as "recencyDays", k.frequency,
  k.monetary_minor::float8 as "monetaryMinor", k.r, k.f, k.m, k.cell, k.abc, k.p_alive as "pAlive",
  k.expected_purchases as "expectedPurchases", k.expected_value_minor::float8 as "expectedValueMinor",
  k.clv_minor::float8 as "clvMinor", k.tier, k.cluster`;

/** @param table of the summaries */
export const framesFrom = (table: string): string => `${table} s
  join customer c on c.id = s.customer_id and c.bucket = s.bucket join partner p on p.id = s.partner_id
  left join classification k on k.customer_id = s.customer_id and k.bucket = s.bucket and k.scope = s.scope
    and k.currency = s.currency
  left join classification_frame f on f.environment = s.environment and f.kind = s.kind and f.scope = s.scope
    and f.currency = s.currency`;

@Injectable()
export class ClassificationsRepository {
  /**
   * Under the lock of their frame, so that what they were is what they are still.
   * @param rows all of one frame and run, of each customer one; in any order
   */
  async save(tx: Tx, rows: readonly Classified[]): Promise<void> {
    const sorted = [...rows].sort((one, other) => (one.member.customerId < other.member.customerId ? -1 : 1));
    const isKnown = ({ member }: Classified): boolean => member.before !== undefined;
    await store(tx, CHANGE_CLASSIFIED, sorted.filter(isKnown));
    await store(
      tx,
      INSERT_CLASSIFIED,
      sorted.filter((row) => !isKnown(row)),
    );
  }

  /**
   * Puts the classes of the frame in which a customer buys most often into his row of facts, by which segments and rules go,
   * and beside them those of the frame of the bank.
   * @returns those who have no such row yet; whoever keeps the facts makes it within a second
   */
  async tellFacts(tx: Tx, customerIds: readonly Uuid[], canWait = false): Promise<Uuid[]> {
    const rows = await tx.query<{ id: Uuid }>(
      `with asked as (select id, bucket from unnest($1::uuid[], $2::int2[]) as a(id, bucket)),
       told as (
         update customer_facts f set (${FACT_COLUMNS.join(', ')}) = row(${FACT_VALUES})
         from asked a left join ${mostUsed(`k.scope <> '${BANK_SCOPE}'`)} m on true
           left join ${mostUsed(`k.scope = '${BANK_SCOPE}'`)} b on true
         where f.customer_id = a.id and f.bucket = a.bucket
           and (${FACT_COLUMNS.map((column) => `f.${column}`).join(', ')}) is distinct from (${FACT_VALUES})
         returning f.customer_id),
       marked as (
         insert into customer_change (customer_ids, can_wait)
         select array_agg(customer_id), $3 from (
           select customer_id, (row_number() over (order by customer_id) - 1) / ${FACTS_A_CHANGE} as part from told) t
         group by part)
       select a.id from asked a where not exists (
         select from customer_facts f where f.customer_id = a.id and f.bucket = a.bucket)`,
      [arrayLiteral(customerIds), arrayLiteral(customerIds.map((id) => bucketOf(id))), canWait],
    );
    return rows.map(({ id }) => id);
  }

  /** Of those who are scored in a frame, who buys more often in another one. */
  async mainlyElsewhere(
    tx: ReadTx,
    { scope, currency }: ScoredFrame,
    customers: readonly (Pick<Classes, 'frequency' | 'monetaryMinor'> & { readonly customerId: Uuid })[],
  ): Promise<ReadonlySet<Uuid>> {
    const rows = await tx.query<{ id: Uuid }>(
      `select a.id from unnest($1::uuid[], $2::int2[], $3::int4[], $4::int8[]) as a(id, bucket, frequency, monetary)
       where exists (select from classification k where k.customer_id = a.id and k.bucket = a.bucket
         and (k.scope, k.currency) <> ($5, $6) and (k.scope = '${BANK_SCOPE}') = ($5 = '${BANK_SCOPE}')
         and (coalesce(k.frequency, -1), coalesce(k.monetary_minor, 0)) > (coalesce(a.frequency, -1), coalesce(a.monetary, 0)))`,
      [
        arrayLiteral(customers.map(({ customerId }) => customerId)),
        arrayLiteral(customers.map(({ customerId }) => bucketOf(customerId))),
        arrayLiteral(customers.map(({ frequency }) => frequency)),
        arrayLiteral(customers.map(({ monetaryMinor }) => monetaryMinor)),
        scope,
        currency,
      ],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The next customers of a frame, by id. */
  async after(tx: ReadTx, frame: ScoredFrame, after: Uuid | null, limit: number): Promise<Uuid[]> {
    const { environment, kind, scope, currency } = frame;
    const rows = await tx.query<{ id: Uuid }>(
      `select k.customer_id as id from classification k
       where k.environment = $1 and k.kind = $2 and k.scope = $3 and k.currency = $4
         and k.customer_id > $5 order by k.customer_id limit $6`,
      [environment, kind, scope, currency, after ?? FIRST, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** All frames of one customer but the bank's, those too in which he is not classified. */
  async ofCustomer(tx: ReadTx, { environment, partnerId }: Subject, customerId: Uuid): Promise<FrameRow[]> {
    return tx.query<FrameRow>(
      `select ${FRAME_ROW}, s.affinity from ${framesFrom('customer_summary')}
       where s.customer_id = $1 and s.bucket = $2 and s.environment = $3 and ($4::uuid is null or s.partner_id = $4)
       order by s.scope, s.currency limit 200`,
      [customerId, bucketOf(customerId), environment, partnerId ?? null],
    );
  }
}

async function store(tx: Tx, statement: string, rows: readonly Classified[]): Promise<void> {
  const [first] = rows;
  if (first) await tx.query(statement, classifiedParameters(first.member.frame, first.runNumber, rows));
}
