import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';

export type SuggestionStatus = 'open' | 'merged' | 'dismissed' | 'undone';

export interface Suggestion {
  readonly id: Uuid;
  readonly leftId: Uuid;
  readonly rightId: Uuid;
  /** Kinds of claims that both have. */
  readonly shared: readonly string[];
  readonly score: number;
  readonly status: SuggestionStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
}

/** Two parties of which customers share a weak claim. */
export interface Pair {
  readonly environment: Environment;
  readonly left: Uuid;
  readonly right: Uuid;
  readonly shared: readonly string[];
}

const COLUMNS = `id, left_id as "leftId", right_id as "rightId", shared, score, status, status_reason as "statusReason",
  status_changed_at as "statusChangedAt"`;

/** A weak claim of more customers than this says nothing: a shop's phone, a kiosk. */
const HOLDERS_MAX = 5;

@Injectable()
export class SuggestionsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** Customers with claims that nobody has compared yet, at most `limit`. */
  async takeFresh(tx: Tx, limit: number): Promise<Uuid[]> {
    const rows = await tx.query<{ id: Uuid }>(
      `with fresh as (
         select distinct customer_id from (
           select customer_id from customer_claim where not is_compared order by customer_id limit $1) k)
       update customer_claim k set is_compared = true from fresh f
       where k.customer_id = f.customer_id and not k.is_compared
       returning k.customer_id as id`,
      [limit],
    );
    return [...new Set(rows.map(({ id }) => id))];
  }

  /**
   * Parties of other customers who share a weak claim with these and contradict them in nothing: of each claim of which
   * one can have but one, both have the same or one of them has none.
   */
  async pairsOf(tx: ReadTx, customers: readonly Uuid[]): Promise<Pair[]> {
    return tx.query<Pair>(
      `with mine as (
         select k.customer_id, k.environment, k.digest from customer_claim k
         where k.customer_id = any ($1) and k.kind in ('email', 'phone', 'cardToken', 'device')),
       met as (
         select distinct m.customer_id as a, o.customer_id as b from mine m
         cross join lateral (
           select k.customer_id, count(*) over () as holders from (
             select customer_id from customer_claim where digest = m.digest limit $2 + 1) k) o
         where o.holders <= $2 and o.customer_id <> m.customer_id),
       pair as (
         select c.environment, least(c.party_id, d.party_id) as "left", greatest(c.party_id, d.party_id) as "right", m.a, m.b
         from met m join customer c on c.id = m.a join customer d on d.id = m.b
         where c.party_id <> d.party_id and c.kind = d.kind and c.status = 'active' and d.status = 'active')
       select p.environment, p."left", p."right", array_agg(distinct s.kind order by s.kind) as shared
       from pair p
       join customer_claim s on s.customer_id = p.a
       join customer_claim t on t.customer_id = p.b and t.digest = s.digest
       where not exists (
         select from customer c join customer_claim k on k.customer_id = c.id and k.kind in ('nationalId', 'registrationNumber', 'birthDate')
         join customer_claim o on o.kind = k.kind and o.digest <> k.digest
         join customer d on d.id = o.customer_id and d.party_id = p."right"
         where c.party_id = p."left")
       group by 1, 2, 3`,
      [customers, HOLDERS_MAX],
    );
  }

  /** An open suggestion says what is known by now; one that somebody has decided stays decided. */
  async offer(tx: Tx, pairs: readonly (Pair & { readonly score: number })[]): Promise<void> {
    if (pairs.length === 0) return;
    const rows = pairs.map((pair) => ({
      ...pair,
      id: newUuid(this.clock.nowMs(), bucketOf(pair.left)),
    }));
    await tx.query(
      `insert into party_suggestion (id, bucket, environment, left_id, right_id, shared, score, status, status_changed_at)
       select r.id, bucket_of(r.id), r.environment, r."left", r."right", r.shared, r.score, 'open', clock_timestamp()
       from jsonb_to_recordset($1::jsonb) as r(id uuid, environment text, "left" uuid, "right" uuid, shared text[], score real)
       on conflict (left_id, right_id, bucket) do update set shared = excluded.shared, score = excluded.score
         where party_suggestion.status = 'open'`,
      [JSON.stringify(rows)],
    );
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    environment: Environment,
    status: SuggestionStatus,
    before: Uuid | undefined,
    limit: number,
  ): Promise<Suggestion[]> {
    return tx.query<Suggestion>(
      `select ${COLUMNS} from party_suggestion
       where environment = $1 and status = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [environment, status, before ?? null, limit],
    );
  }

  async findForChange(tx: Tx, environment: Environment, id: Uuid): Promise<Suggestion | undefined> {
    const rows = await tx.query<Suggestion>(
      `select ${COLUMNS} from party_suggestion where environment = $1 and id = $2 and bucket = $3 for update`,
      [environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  async setStatus(tx: Tx, id: Uuid, status: SuggestionStatus, reason: string): Promise<void> {
    await tx.query(
      `update party_suggestion set status = $3, status_reason = $4, status_changed_at = clock_timestamp()
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), status, reason],
    );
  }

  /** What a merge or its undoing decides between the two parties. */
  async decidePair(
    tx: Tx,
    [one, other]: readonly [Uuid, Uuid],
    status: 'merged' | 'undone',
    reason: string,
  ): Promise<void> {
    const [left, right] = one < other ? [one, other] : [other, one];
    await tx.query(
      `update party_suggestion set status = $4, status_reason = $5, status_changed_at = clock_timestamp()
       where left_id = $1 and right_id = $2 and bucket = $3`,
      [left, right, bucketOf(left), status, reason],
    );
  }
}
