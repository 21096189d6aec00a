import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import { arrayLiteral } from '../../../platform/database/array-literal.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { ChangedSummary } from '../../events/index.js';
import { businessNow, businessNowMs } from '../../partners/index.js';
import type { RunRules } from './classes.js';
import { isBank, type ScoredFrame, summaryTable, unitsPerAmount } from './frame.js';
import {
  inColumns,
  type Member,
  memberColumns,
  type MemberColumns,
  membersOf,
  type NextMembers,
} from './member.js';

/** What a population says by itself; `null` edges where nobody has bought. */
export interface PopulationEdges {
  /** Those to score, who have bought nothing too. */
  readonly customers: number;
  readonly buyers: number;
  readonly recency: readonly number[] | null;
  readonly frequency: readonly number[] | null;
  readonly monetary: readonly number[] | null;
  readonly typical: number | null;
}

export interface AbcFigures {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Minor units. */
  readonly total: number;
  readonly topFifth: number;
  readonly weighted: number;
  readonly lastA: AbcEdgeRow | null;
  readonly lastB: AbcEdgeRow | null;
}

interface AbcEdgeRow {
  readonly customer: Uuid;
  readonly net: number;
}

/** Before any id. */
const FIRST = '00000000-0000-0000-0000-000000000000';
const FRAME = 's.environment = $1 and s.kind = $2 and s.scope = $3 and s.currency = $4';
const OWNERS = `join customer c on c.id = s.customer_id and c.bucket = s.bucket and c.status = 'active'
  join partner p on p.id = s.partner_id`;
/** `$5` is the instant from which it counts. */
const AS_OF = '$5::timestamptz';
const everybody = ({
  scope,
}: ScoredFrame): string => `select s.customer_id, s.last_at, s.purchased_minor - s.refunded_minor as net, s.occasions,
    greatest(0, floor(date_part('epoch', (${businessNow('s.environment', AS_OF)}) - s.last_at) / 86400)) as recency,
    case when s.purchase_days > 1 then (s.last_day - s.first_day)::float8 / (s.purchase_days - 1) end as every
  from ${summaryTable(scope)} s ${OWNERS} where ${FRAME}`;
const buyers = (frame: ScoredFrame): string => `${everybody(frame)} and s.last_at is not null`;
/** The last digits of an id are drawn by lot. */
const BY_LOT = 'substring(uuid_send(s.customer_id) from 11)';
const FIFTHS = `percentile_cont(array[0.2, 0.4, 0.6, 0.8]::float8[]) within group`;
const OF_BUYERS = 'filter (where last_at is not null)';

/** Of a summary what a member is made of, without its days: all of them would be copied. */
const NEXT_COLUMNS = `s.customer_id, s.bucket, s.partner_id, s.environment, s.scope, s.currency, s.occasions, s.purchase_days,
  s.first_day, s.last_day, s.last_at, s.purchased_minor, s.refunded_minor, s.refunds, s.first_day_minor, s.recent_days,
  s.last_active_day, s.active_day_bits, s.version`;
const CLASSIFIED = `left join classification k on k.customer_id = s.customer_id and k.bucket = s.bucket
  and k.scope = s.scope and k.currency = s.currency`;

/** Summaries by their keys, each looked up by itself whatever the planner thinks of new tables. */
const changedIn = (
  scope: string,
): string => `unnest($1::uuid[], $2::int2[], $3::text[], $4::text[]) as a(customer_id, bucket, scope, currency)
  cross join lateral (
    select * from ${summaryTable(scope)} m where m.customer_id = a.customer_id and m.bucket = a.bucket and m.scope = a.scope
      and m.currency = a.currency offset 0) s`;

/** Reads populations from the running summaries. */
@Injectable()
export class PopulationRepository {
  /** Fifths of recency, frequency and money by `percentile_cont`, and the usual interval, in one pass. */
  async edges(tx: ReadTx, frame: ScoredFrame, asOf: Date): Promise<PopulationEdges> {
    const [row] = await tx.query<PopulationEdges>(
      `with b as (${everybody(frame)})
       select count(*)::int4 as customers, count(last_at)::int4 as buyers,
         ${FIFTHS} (order by recency) ${OF_BUYERS} as recency,
         ${FIFTHS} (order by occasions::float8) ${OF_BUYERS} as frequency,
         ${FIFTHS} (order by net::float8 / $6) ${OF_BUYERS} as monetary,
         percentile_cont(0.5) within group (order by every) as typical from b`,
      [...keyOf(frame), asOf, unitsPerAmount(frame.currency)],
    );
    return row as PopulationEdges;
  }

  /** The last customer of each of the four lower fifths by frequency and id, where ties are broken by rank. */
  async ranks(tx: ReadTx, frame: ScoredFrame, asOf: Date): Promise<{ frequency: number; customer: Uuid }[]> {
    return tx.query(
      `with b as (${buyers(frame)}), ranked as (
         select customer_id as customer, occasions::float8 as frequency,
           row_number() over (order by occasions, customer_id) as place, count(*) over () as n from b)
       select frequency, customer from ranked
       where place in (select 1 + floor(share * (n - 1)) from unnest(array[0.2, 0.4, 0.6, 0.8]) as share)
       order by place`,
      [...keyOf(frame), asOf],
    );
  }

  /** Pareto's classes of everybody: sizes, edges and what the report of a run says of concentration. */
  async abc(tx: ReadTx, frame: ScoredFrame, asOf: Date, { abc }: RunRules): Promise<AbcFigures> {
    const [row] = await tx.query<AbcFigures>(
      `with b as (${buyers(frame)}), ordered as (
         select customer_id, net::float8 as net, greatest(net, 0)::float8 as worth,
           row_number() over w as place, count(*) over () as n,
           sum(greatest(net, 0)::float8) over w as running, sum(greatest(net, 0)::float8) over () as total
         from b window w as (order by net desc, customer_id rows unbounded preceding)),
       classed as materialized (
         select *, case when net <= 0 then 'C' when running / total <= $6 or place = 1 then 'A'
           when running / total <= $7 then 'B' else 'C' end as class from ordered),
       sizes as (
         select count(*) filter (where class = 'A') as a, count(*) filter (where class = 'B') as b,
           count(*) filter (where class = 'C') as c, coalesce(max(total), 0) as total,
           coalesce(sum(worth * least(1, greatest(0, 0.2 * n - (place - 1)))), 0) as top_fifth,
           coalesce(sum((n - place + 1) * worth), 0) as weighted from classed)
       select z.a::int4, z.b::int4, z.c::int4, z.total::float8 as total, z.top_fifth::float8 as "topFifth",
         z.weighted::float8 as weighted,
         (select jsonb_build_object('customer', customer_id, 'net', net) from classed where place = z.a) as "lastA",
         (select jsonb_build_object('customer', customer_id, 'net', net) from classed
          where place = z.a + z.b and z.b > 0) as "lastB"
       from sizes z`,
      [...keyOf(frame), asOf, abc.a, abc.b],
    );
    return row as AbcFigures;
  }

  /**
   * Buyers in an order that has nothing to do with who they are, and is the same each time: ids end in random digits. They
   * are picked first, so that nobody else's summary is carried through the sorting.
   */
  async sample(tx: ReadTx, frame: ScoredFrame, asOf: Date, limit: number): Promise<readonly Member[]> {
    const table = summaryTable(frame.scope);
    const rows = await tx.query<MemberColumns>(
      inColumns(`with picked as materialized (
         select s.customer_id as id, s.bucket from ${table} s ${OWNERS}
         where ${FRAME} and s.last_at is not null order by ${BY_LOT}, s.customer_id limit $6)
       select ${memberColumns(frame.scope, msOf(AS_OF))} from picked
       join ${table} s on s.customer_id = picked.id and s.bucket = picked.bucket ${OWNERS} ${CLASSIFIED}
       where ${FRAME} order by ${BY_LOT}, s.customer_id`),
      [...keyOf(frame), asOf, limit],
    );
    return membersOf(frame, rows[0]).members;
  }

  /**
   * The next of everybody, by id. The few rows are picked first and looked up one by one, whatever the planner thinks of
   * tables that have just grown.
   */
  async after(
    tx: ReadTx,
    frame: ScoredFrame,
    asOf: Date,
    after: Uuid | null,
    limit: number,
  ): Promise<NextMembers> {
    const rows = await tx.query<MemberColumns>(
      inColumns(`with next as materialized (
         select ${NEXT_COLUMNS}${isBank(frame.scope) ? ', s.is_held' : ''} from ${summaryTable(frame.scope)} s
         where ${FRAME} and s.customer_id > $6 order by s.customer_id limit $7)
       select ${memberColumns(frame.scope, msOf(AS_OF))} from next s
       cross join lateral (
         select o.status, o.clock_frozen_at, o.clock_offset_ms from customer o
         where o.id = s.customer_id and o.bucket = s.bucket offset 0) c
       join partner p on p.id = s.partner_id
       left join lateral (
         select o.customer_id, o.cell, o.abc, o.stage, o.tier, o.cluster from classification o
         where o.customer_id = s.customer_id and o.bucket = s.bucket and o.scope = s.scope and o.currency = s.currency
         offset 0) k on true
       order by s.customer_id`),
      [...keyOf(frame), asOf, after ?? FIRST, limit],
    );
    return membersOf(frame, rows[0]);
  }

  /**
   * Whose summaries they are, by frame, in one order for everybody who locks frames.
   * @param changed all of the bank's frames, or none of them
   */
  async framesOf(
    tx: ReadTx,
    changed: readonly ChangedSummary[],
  ): Promise<(ScoredFrame & { readonly customers: readonly Uuid[] })[]> {
    if (!changed[0]) return [];
    const rows = await tx.query<ScoredFrame & { readonly told: string }>(
      `select s.environment, s.kind, s.scope, s.currency, string_agg(s.customer_id::text, ',') as told
       from ${changedIn(changed[0].scope)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
      keysOf(changed),
    );
    return rows.map(({ told, ...frame }) => ({ ...frame, customers: told.split(',') as Uuid[] }));
  }

  /** Of these customers those who are in the frame. */
  async some(tx: ReadTx, frame: ScoredFrame, customers: readonly Uuid[]): Promise<readonly Member[]> {
    const { environment, kind, scope, currency } = frame;
    const rows = await tx.query<MemberColumns>(
      inColumns(`select ${memberColumns(scope, businessNowMs('s.environment'))}
       from ${changedIn(scope)} ${OWNERS} ${CLASSIFIED} where s.environment = $5 and s.kind = $6`),
      [...keysOf(customers.map((customerId) => ({ customerId, scope, currency }))), environment, kind],
    );
    return membersOf(frame, rows[0]).members;
  }
}

function msOf(instant: string): string {
  return `extract(epoch from ${businessNow('s.environment', instant)})::float8 * 1000`;
}

function keysOf(changed: readonly ChangedSummary[]): string[] {
  return [
    arrayLiteral(changed.map(({ customerId }) => customerId)),
    arrayLiteral(changed.map(({ customerId }) => bucketOf(customerId))),
    arrayLiteral(changed.map(({ scope }) => scope)),
    arrayLiteral(changed.map(({ currency }) => currency)),
  ];
}

function keyOf({ environment, kind, scope, currency }: ScoredFrame): string[] {
  return [environment, kind, scope, currency];
}
