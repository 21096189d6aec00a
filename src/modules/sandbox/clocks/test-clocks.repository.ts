import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { PartnerActor } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import type { TestClockStatus } from './test-clock.states.js';

export interface TestClock {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly name: string;
  readonly frozen: boolean;
  readonly nowMs: number;
  readonly status: TestClockStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  readonly customers: number;
  /** Where it comes from and goes to, while it is advancing. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly movedBy: Uuid | null;
  /** Digest of the idempotency key of the last move. */
  readonly movedUnder: Buffer | null;
}

const ms = (instant: string): string => `extract(epoch from ${instant})::float8 * 1000`;
const NOW = `coalesce(k.frozen_at, clock_timestamp() + k.offset_ms * interval '1 ms')`;
const COLUMNS = `k.id, k.partner_id as "partnerId", k.name, k.frozen_at is not null as frozen, ${ms(NOW)} as "nowMs",
  k.status, k.status_reason as "statusReason", k.status_changed_at as "statusChangedAt", ${ms('k.moves_from')} as "fromMs",
  ${ms('k.moves_to')} as "toMs", k.moved_by as "movedBy", k.moved_under as "movedUnder",
  (select count(*)::int4 from customer c where c.clock_id = k.id) as customers`;
const MINE = 'k.partner_id = $1 and k.environment = $2';

@Injectable()
export class TestClocksRepository {
  constructor(private readonly clock: SystemClock) {}

  async insert(
    tx: Tx,
    { partnerId, environment }: PartnerActor,
    { name, nowMs, frozen }: { name: string; nowMs: number; frozen: boolean },
  ): Promise<Uuid> {
    const id = newUuid(this.clock.nowMs());
    await tx.query(
      `insert into test_clock (id, bucket, partner_id, environment, name, frozen_at, offset_ms, status, status_changed_at, created_at)
       values ($1, $2, $3, $4, $5, case when $7 then to_timestamp($6::float8 / 1000) end,
         case when not $7 then ($6::float8 - ${ms('clock_timestamp()')})::int8 end, 'ready', clock_timestamp(), clock_timestamp())`,
      [id, bucketOf(id), partnerId, environment, name, nowMs, frozen],
    );
    return id;
  }

  async count(tx: ReadTx, { partnerId, environment }: PartnerActor): Promise<number> {
    const rows = await tx.query<{ count: number }>(
      `select count(*)::int4 as count from test_clock k where ${MINE}`,
      [partnerId, environment],
    );
    return rows[0]?.count ?? 0;
  }

  async find(tx: ReadTx, { partnerId, environment }: PartnerActor, id: Uuid): Promise<TestClock | undefined> {
    const rows = await tx.query<TestClock>(
      `select ${COLUMNS} from test_clock k where ${MINE} and k.id = $3 and k.bucket = $4`,
      [partnerId, environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  /** Whoever changes a clock or its customers waits here for the others. */
  async lock(tx: Tx, actor: PartnerActor, id: Uuid): Promise<TestClock | undefined> {
    await tx.query(`select 1 from test_clock k where ${MINE} and k.id = $3 and k.bucket = $4 for update`, [
      actor.partnerId,
      actor.environment,
      id,
      bucketOf(id),
    ]);
    return this.find(tx, actor, id);
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    { partnerId, environment }: PartnerActor,
    before: Uuid | undefined,
    limit: number,
  ): Promise<TestClock[]> {
    return tx.query<TestClock>(
      `select ${COLUMNS} from test_clock k where ${MINE} and ($3::uuid is null or k.id < $3) order by k.id desc limit $4`,
      [partnerId, environment, before ?? null, limit],
    );
  }

  /** @param claimMs for how long nobody else takes the move over */
  async depart(
    tx: Tx,
    { id }: TestClock,
    { toMs, by, under }: { toMs: number; by: Uuid; under: Buffer | undefined },
    claimMs: number,
  ): Promise<void> {
    await tx.query(
      `update test_clock k set status = 'advancing', status_changed_at = clock_timestamp(), moves_from = ${NOW},
         moves_to = to_timestamp($3::float8 / 1000), moved_by = $4, moved_under = $6, claimed_until = clock_timestamp() + $5 * interval '1 ms'
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), toMs, by, claimMs, under ?? null],
    );
  }

  /** Takes over a move that nobody is at. @returns false when somebody is */
  async claim(tx: Tx, id: Uuid, claimMs: number): Promise<boolean> {
    const rows = await tx.query(
      `update test_clock set claimed_until = clock_timestamp() + $3 * interval '1 ms'
       where id = $1 and bucket = $2 and status = 'advancing' and claimed_until <= clock_timestamp() returning 1`,
      [id, bucketOf(id), claimMs],
    );
    return rows.length > 0;
  }

  /** Sets the time of a clock and of its customers. It never goes back, and whoever is at it keeps it. */
  async set(tx: Tx, id: Uuid, nowMs: number, claimMs: number): Promise<void> {
    await tx.query(
      `update test_clock set claimed_until = clock_timestamp() + $4 * interval '1 ms',
         frozen_at = case when frozen_at is not null then greatest(frozen_at, to_timestamp($3::float8 / 1000)) end,
         offset_ms = case when offset_ms is not null
           then greatest(offset_ms, ($3::float8 - ${ms('clock_timestamp()')})::int8) end
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), nowMs, claimMs],
    );
    await this.toCustomers(tx, id);
  }

  async arrive(tx: Tx, id: Uuid): Promise<void> {
    await tx.query(
      `update test_clock set status = 'ready', status_changed_at = clock_timestamp(), moves_from = null, moves_to = null,
         claimed_until = null where id = $1 and bucket = $2`,
      [id, bucketOf(id)],
    );
  }

  /** Frees a move for whoever is next. */
  async leave(tx: Tx, id: Uuid): Promise<void> {
    await tx.query('update test_clock set claimed_until = clock_timestamp() where id = $1 and bucket = $2', [
      id,
      bucketOf(id),
    ]);
  }

  /** Moves under way that nobody is at. */
  async waiting(tx: ReadTx, limit: number): Promise<{ id: Uuid; partnerId: Uuid; movedBy: Uuid }[]> {
    return tx.query(
      `select id, partner_id as "partnerId", moved_by as "movedBy" from test_clock
       where status = 'advancing' and claimed_until <= clock_timestamp() order by id limit $1`,
      [limit],
    );
  }

  /** @returns how many of them are the partner's */
  async attach(
    tx: Tx,
    { partnerId, environment }: PartnerActor,
    id: Uuid,
    customers: readonly Uuid[],
  ): Promise<number> {
    const rows = await tx.query(
      `with found as (
         select c.id, c.bucket from customer c join unnest($4::uuid[]) as w(id) on c.id = w.id and c.bucket = bucket_of(w.id)
         where c.partner_id = $2 and c.environment = $3 order by c.id for no key update of c)
       update customer c set clock_id = $1 from found f where c.id = f.id and c.bucket = f.bucket returning 1`,
      [id, partnerId, environment, customers],
    );
    await this.toCustomers(tx, id);
    return rows.length;
  }

  /** Whether a day is closed that is still to come on the clock, for a customer on it. */
  async isBehindBooks(tx: ReadTx, id: Uuid): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from test_clock k join customer c on c.clock_id = k.id
       join agreement a on a.customer_id = c.id and a.bucket = c.bucket
       cross join lateral (select (${NOW} at time zone (a.contract ->> 'timeZone'))::date as today) d
       where k.id = $1 and k.bucket = $2 and greatest(a.closed_through, a.booked_through) > d.today limit 1`,
      [id, bucketOf(id)],
    );
    return rows.length > 0;
  }

  /** Its customers keep the instant that it had. */
  async delete(tx: Tx, { id, nowMs }: TestClock): Promise<void> {
    await tx.query(
      `update customer set clock_id = null, clock_offset_ms = null, clock_frozen_at = to_timestamp($2::float8 / 1000)
       where clock_id = $1`,
      [id, nowMs],
    );
    await tx.query('delete from test_clock where id = $1 and bucket = $2', [id, bucketOf(id)]);
  }

  /** Copies what the clock says to its customers' rows, which is where everybody reads it. */
  private async toCustomers(tx: Tx, id: Uuid): Promise<void> {
    await tx.query(
      `with standing as (select c.id, c.bucket from customer c where c.clock_id = $1 order by c.id for no key update)
       update customer c set clock_frozen_at = k.frozen_at, clock_offset_ms = k.offset_ms
       from standing s, test_clock k
       where k.id = $1 and k.bucket = $2 and c.id = s.id and c.bucket = s.bucket`,
      [id, bucketOf(id)],
    );
  }
}
