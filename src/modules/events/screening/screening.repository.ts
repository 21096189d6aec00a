import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { arrayLiteral, bytesArray, plainArray } from '../../../platform/database/array-literal.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { bucketOfHex } from '../../../platform/security/keyed-digest.js';
import type { Tenant } from '../../customers/index.js';
import type { CountedEvent, PastPurchase } from './found.js';

/** That an event happened with a device, or went to a payee. */
export interface Signal {
  /** In hexadecimal. */
  readonly digest: string;
  readonly eventId: Uuid;
  readonly customerId: Uuid;
  readonly atMs: number;
}

/** So far back a customer's purchases tell what is usual; by arrival, because events are kept by it. */
const LOOK_BACK_MS = 92 * 86_400_000;
const PURCHASES_MAX = 100;
const SIGNALS_MAX = 200;

/** Rows are told as one text for each customer or signal: the driver takes longer for rows than for letters. */
@Injectable()
export class ScreeningRepository {
  /** The newest purchases of each customer, the ones that were stored just now among them. */
  async purchases(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    customerIds: readonly Uuid[],
    nowMs: number,
  ): Promise<Map<Uuid, PastPurchase[]>> {
    const rows = await tx.query<{ id: Uuid; told: string }>(
      `select a.id, string_agg(concat_ws(' ', e.id, e.at_ms, split_part(e.scenario, '.', 1), coalesce(e.currency, 'XXX'),
         coalesce(e.amount_minor, 0)), ',') as told
       from unnest($3::uuid[], $4::int2[]) as a(id, bucket)
       cross join lateral (
         select e.id, (extract(epoch from e.occurred_at) * 1000)::int8 as at_ms, e.scenario, e.currency, e.amount_minor
         from event e where e.customer_id = a.id and e.bucket = a.bucket and e.partner_id = $1 and e.environment = $2
           and e.id >= $5 and not e.is_sensitive
           and (e.type = 'purchase' or (e.type = 'payment' and e.relates_to is null))
         order by e.id desc limit $6) e
       group by a.id`,
      [
        partnerId,
        environment,
        arrayLiteral(customerIds),
        arrayLiteral(customerIds.map(bucketOf)),
        newUuid(nowMs - LOOK_BACK_MS, 0),
        PURCHASES_MAX,
      ],
    );
    return new Map(rows.map(({ id, told }) => [id, told.split(',').map(readPurchase)]));
  }

  async addSignals(tx: Tx, { partnerId, environment }: Tenant, signals: readonly Signal[]): Promise<void> {
    await tx.query(
      `insert into event_signal (digest, bucket, partner_id, environment, event_id, customer_id, occurred_at)
       select s.digest, s.bucket, $1, $2, s.event_id, s.customer_id, to_timestamp(s.at_ms / 1000)
       from unnest($3::bytea[], $4::int2[], $5::uuid[], $6::uuid[], $7::float8[])
         as s(digest, bucket, event_id, customer_id, at_ms)`,
      [
        partnerId,
        environment,
        ...namesOf(signals.map(({ digest }) => digest)),
        arrayLiteral(signals.map(({ eventId }) => eventId)),
        arrayLiteral(signals.map(({ customerId }) => customerId)),
        arrayLiteral(signals.map(({ atMs }) => atMs)),
      ],
    );
  }

  /** The newest events of each device or payee, by digest. */
  async signals(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    digests: readonly string[],
  ): Promise<Map<string, CountedEvent[]>> {
    const rows = await tx.query<{ digest: string; told: string }>(
      `select encode(a.digest, 'hex') as digest, string_agg(concat_ws(' ', s.event_id, s.at_ms, s.customer_id), ',') as told
       from unnest($3::bytea[], $4::int2[]) as a(digest, bucket)
       cross join lateral (
         select (extract(epoch from e.occurred_at) * 1000)::int8 as at_ms, e.event_id, e.customer_id from event_signal e
         where e.digest = a.digest and e.bucket = a.bucket and e.partner_id = $1 and e.environment = $2
         order by e.event_id desc limit $5) s
       group by a.digest`,
      [partnerId, environment, ...namesOf(digests), SIGNALS_MAX],
    );
    return new Map(
      rows.map(({ digest, told }) => [
        digest,
        told.split(',').map((one) => {
          const [id, atMs, customer = ''] = one.split(' ');
          return { id: id as Uuid, atMs: Number(atMs), customer };
        }),
      ]),
    );
  }
}

function namesOf(digests: readonly string[]): string[] {
  return [bytesArray(digests), plainArray(digests.map(bucketOfHex))];
}

function readPurchase(told: string): PastPurchase {
  const [id, atMs, scope = '', currency = '', amountMinor] = told.split(' ');
  return { id: id as Uuid, atMs: Number(atMs), scope, currency, amountMinor: Number(amountMinor) };
}
