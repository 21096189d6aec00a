import { Injectable } from '@nestjs/common';
import type { RuleSql } from '../../../engines/rules/sql/index.js';
import { newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { allows, PROFILE_CONSENT, TAGS_CONSENT } from './facts-columns.js';
import type { Movement } from './members.repository.js';

/** `clear` takes everybody out of what is no longer in force; `count` counts for somebody who asks. */
export type RunKind = 'segment' | 'tag' | 'clear' | 'count';
export type RunStatus = 'running' | 'done' | 'cancelled';

/** One way through a whole population, slice by slice of buckets. */
export interface AudienceRun {
  readonly id: Uuid;
  readonly kind: RunKind;
  readonly name: string;
  readonly number: number | null;
  /** Of a count the rule; of others the versions that it is computed from. */
  readonly rule: unknown;
  readonly environment: Environment | null;
  readonly status: RunStatus;
  readonly nextBucket: number;
  /** Members that came and went; of a count those looked at. */
  readonly changed: number;
  readonly counted: number;
  readonly unknown: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

export type NewRun = Pick<AudienceRun, 'kind' | 'name' | 'number'> &
  Partial<Pick<AudienceRun, 'rule' | 'environment'>> & { readonly requestedBy?: Uuid };

/** Buckets from `from` to before `until`. */
export interface Slice {
  readonly from: number;
  readonly until: number;
}

const COLUMNS = `id, kind, name, number, rule, environment, status, next_bucket as "nextBucket",
  changed::float8 as changed, counted::float8 as counted, unknown::float8 as unknown, started_at as "startedAt",
  finished_at as "finishedAt"`;

const OF_TAIL = 'x.customer_id = f.customer_id and x.bucket = f.bucket';

/** The tables that a rule's condition is about. */
export const factsTable = ({ readsTail, joins }: Pick<RuleSql, 'readsTail' | 'joins'>): string =>
  `customer_facts f ${readsTail ? `join customer_facts_tail x on ${OF_TAIL}` : ''} ${joins}`;

/** The same for a few customers: each one's long tail is looked up, where the planner would rather read everybody's. */
export const fewFacts = ({ readsTail, joins }: Pick<RuleSql, 'readsTail' | 'joins'>): string =>
  `customer_facts f ${
    readsTail ? `cross join lateral (select * from customer_facts_tail x where ${OF_TAIL} offset 0) x` : ''
  } ${joins}`;

@Injectable()
export class RunsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** The newest run of each name; counts left out. */
  async newest(tx: ReadTx): Promise<AudienceRun[]> {
    return tx.query(
      `select distinct on (name) ${COLUMNS} from audience_run where kind <> 'count' order by name, id desc`,
    );
  }

  /**
   * Forgets runs that ended long ago; the newest of each rule stays, for it says what the rule was computed from.
   * @returns how many there were, at most `limit`
   */
  async forget(tx: Tx, days: number, limit: number): Promise<number> {
    const rows = await tx.query(
      `with old as (
         select r.id from audience_run r
         where r.id < first_id_of(now() - make_interval(days => $1)) and r.status <> 'running'
           and (r.kind = 'count' or exists (
             select from audience_run n where n.name = r.name and n.kind <> 'count' and n.id > r.id))
         order by r.id limit $2)
       delete from audience_run r using old o where r.id = o.id returning 1`,
      [days, limit],
    );
    return rows.length;
  }

  /** The oldest that is not at its end. */
  async nextOpen(tx: ReadTx): Promise<AudienceRun | undefined> {
    const rows = await tx.query<AudienceRun>(
      `select ${COLUMNS} from audience_run where status = 'running' order by id limit 1`,
    );
    return rows[0];
  }

  async find(tx: ReadTx, id: Uuid): Promise<AudienceRun | undefined> {
    const rows = await tx.query<AudienceRun>(`select ${COLUMNS} from audience_run where id = $1`, [id]);
    return rows[0];
  }

  async openCounts(tx: ReadTx): Promise<number> {
    const rows = await tx.query<{ count: string }>(
      `select count(*) from audience_run where status = 'running' and kind = 'count'`,
    );
    return Number(rows[0]?.count);
  }

  /** Whatever is under way of that name is over: what it would say is of yesterday. */
  async cancel(tx: Tx, name: string): Promise<void> {
    await tx.query(
      `update audience_run set status = 'cancelled', finished_at = clock_timestamp()
       where name = $1 and status = 'running' and kind <> 'count'`,
      [name],
    );
  }

  async start(tx: Tx, { kind, name, number, rule, environment, requestedBy }: NewRun): Promise<Uuid> {
    const id = newUuid(this.clock.nowMs());
    await tx.query(
      `insert into audience_run (id, kind, name, number, rule, environment, status, next_bucket, changed, counted, unknown,
         requested_by, started_at)
       values ($1, $2, $3, $4, $5, $6, 'running', 0, 0, 0, 0, $7, clock_timestamp())`,
      [
        id,
        kind,
        name,
        number,
        rule === undefined ? null : JSON.stringify(rule),
        environment ?? null,
        requestedBy ?? null,
      ],
    );
    return id;
  }

  async advance(
    tx: Tx,
    run: AudienceRun,
    until: number,
    { changed = 0, counted = 0, unknown = 0 }: Partial<Pick<AudienceRun, 'changed' | 'counted' | 'unknown'>>,
  ): Promise<void> {
    await tx.query(
      `update audience_run set next_bucket = $2, changed = changed + $3, counted = counted + $4, unknown = unknown + $5,
         status = case when $6 then 'done' else status end,
         finished_at = case when $6 then clock_timestamp() else finished_at end
       where id = $1 and status = 'running'`,
      [run.id, until, changed, counted, unknown, until >= 4096],
    );
  }

  /** About how many customers there are, from PostgreSQL's own statistics. */
  async population(tx: ReadTx): Promise<number> {
    const rows = await tx.query<{ rows: string }>(
      `select greatest(reltuples, 0)::int8 as rows from pg_class where oid = 'customer_facts'::regclass`,
    );
    return Number(rows[0]?.rows);
  }

  /**
   * Makes the members of a slice those for whom the rule is true.
   * @param sql with three parameters of the caller's before its own; undefined: nobody is a member
   * @returns who came and who went
   */
  async moveSlice(
    tx: Tx,
    { name, number }: Pick<AudienceRun, 'name' | 'number'>,
    { from, until }: Slice,
    sql: RuleSql | undefined,
  ): Promise<Movement[]> {
    const wanted = sql
      ? `select f.customer_id, f.bucket, f.partner_id, f.environment from ${factsTable(sql)}
         where f.bucket >= $1 and f.bucket < $2 and ${sql.condition}`
      : 'select customer_id, bucket, partner_id, environment from customer_facts where false';
    return tx.query<Movement>(
      `with wanted as materialized (${wanted}),
       gone as (
         delete from segment_member m where m.segment = $3::text and m.bucket >= $1 and m.bucket < $2
           and not exists (select from wanted w where w.customer_id = m.customer_id and w.bucket = m.bucket)
         returning m.customer_id, m.bucket, m.partner_id, m.environment),
       come as (
         insert into segment_member (customer_id, bucket, partner_id, environment, segment, number, entered_at)
         select w.customer_id, w.bucket, w.partner_id, w.environment, $3::text, ${Number(number ?? 0)}, clock_timestamp() from wanted w
         on conflict do nothing returning customer_id, bucket, partner_id, environment),
       moved as (select *, true as is_in from come union all select *, false from gone)
       update customer_facts f set segments = case when m.is_in
         then array_append(array_remove(f.segments, $3::text), $3::text) else array_remove(f.segments, $3::text) end
       from moved m where f.customer_id = m.customer_id and f.bucket = m.bucket
       returning m.customer_id as "customerId", m.partner_id as "partnerId", m.environment, $3::text as segment,
         ${Number(number ?? 0)} as number, m.is_in as "isIn", ${allows(PROFILE_CONSENT)} as "isProfiled"`,
      [from, until, name, ...(sql?.parameters ?? [])],
    );
  }

  /** Those of a slice for whom a rule says something else than their rows do; they are computed again. */
  async markSlice(tx: Tx, tag: string, { from, until }: Slice, sql: RuleSql | undefined): Promise<number> {
    const has = `exists (select from tag t where t.customer_id = f.customer_id and t.bucket = f.bucket and t.name = $3
      and t.source = 'rule')`;
    const rows = await tx.query<{ count: string }>(
      `with found as (
         select f.customer_id, row_number() over () / 500 as part
         from ${sql ? factsTable(sql) : 'customer_facts f'}
         where f.bucket >= $1 and f.bucket < $2 and ${sql ? `(${sql.condition} and ${allows(TAGS_CONSENT)}) is true is distinct from ${has}` : has}),
       told as (
         insert into customer_change (customer_ids) select array_agg(customer_id) from found group by part)
       select count(*) from found`,
      [from, until, tag, ...(sql?.parameters ?? [])],
    );
    return Number(rows[0]?.count);
  }

  /** @param sql with three parameters of the caller's before its own */
  async countSlice(
    tx: Tx,
    environment: Environment,
    { from, until }: Slice,
    sql: RuleSql,
  ): Promise<{ changed: number; counted: number; unknown: number }> {
    const rows = await tx.query<{ changed: string; counted: string; unknown: string }>(
      `select count(*) as changed, count(*) filter (where v.verdict) as counted, count(*) filter (where v.verdict is null) as unknown
       from ${factsTable(sql)} cross join lateral (select ${sql.condition} as verdict offset 0) v
       where f.bucket >= $1 and f.bucket < $2 and f.environment = $3`,
      [from, until, environment, ...sql.parameters],
    );
    const [row] = rows;
    return { changed: Number(row?.changed), counted: Number(row?.counted), unknown: Number(row?.unknown) };
  }
}
