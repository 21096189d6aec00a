import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import { RowArrays } from '../../platform/database/row-arrays.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { bucketOfHex } from '../../platform/security/keyed-digest.js';
import type { Tenant } from '../customers/index.js';
import type { EventCustomer } from './event-customers.repository.js';
import type { EventType } from './event-types.js';
import type { ReportedEvent } from './reported-event.js';

/** An event that is to be stored. */
export interface NewEvent {
  readonly id: Uuid;
  readonly customer: EventCustomer;
  readonly event: ReportedEvent;
  readonly sealed: Buffer | null;
}

/** Digests are in hexadecimal. */
export interface EventKey {
  readonly digest: string;
  readonly eventId: Uuid;
  readonly fingerprint: string;
}

export interface StoredEvent {
  readonly id: Uuid;
  readonly customer_id: Uuid;
  readonly type: EventType;
  readonly occurred_at: Date;
  readonly scenario: string;
  readonly source: string;
  readonly confidence: number;
  readonly amount_minor: string | null;
  readonly currency: string | null;
  readonly mcc: string | null;
  readonly external_id: string;
  readonly relates_to: string | null;
  readonly sealed: Buffer | null;
  readonly wrapped_key: Buffer | null;
}

const COLUMNS = `e.id, e.customer_id, e.type, e.occurred_at, e.scenario, e.source, e.confidence, e.amount_minor,
  e.currency, e.mcc, e.external_id, e.relates_to, e.sealed,
  (select c.wrapped_key from customer c where c.id = e.customer_id and c.bucket = e.bucket) as wrapped_key`;

const EVENT_ROWS = new RowArrays<NewEvent>({
  id: ['uuid', ({ id }) => id],
  bucket: ['int2', ({ id }) => bucketOf(id)],
  customer_id: ['uuid', ({ customer }) => customer.id],
  type: ['text', ({ event }) => event.type],
  occurred_ms: ['float8', ({ event }) => event.occurredMs],
  scenario: ['text', ({ event }) => event.scenario],
  source: ['text', ({ event }) => event.source],
  confidence: ['float4', ({ event }) => event.confidence],
  is_sensitive: ['bool', ({ event }) => event.isSensitive],
  amount_minor: ['int8', ({ event }) => event.amountMinor ?? null],
  currency: ['text', ({ event }) => event.currency ?? null],
  mcc: ['text', ({ event }) => event.mcc ?? null],
  external_id: ['text', ({ event }) => event.externalId],
  relates_to: ['text', ({ event }) => event.relatesTo ?? null],
  sealed: ['bytea', ({ sealed }) => sealed],
});

const KEY_ROWS = new RowArrays<NewEvent>({
  digest: ['hex', ({ event }) => event.digest],
  bucket: ['int2', ({ event }) => bucketOfHex(event.digest)],
  event_id: ['uuid', ({ id }) => id],
  fingerprint: ['hex', ({ event }) => event.fingerprint],
});

const DIGEST_ROWS = new RowArrays<string>({
  digest: ['hex', (digest) => digest],
  bucket: ['int2', bucketOfHex],
});

/** Events and their keys as arrays of the database, one for each column. */
export interface EventColumns {
  readonly events: readonly Buffer[];
  readonly keys: readonly Buffer[];
}

export function columnsOf(events: readonly NewEvent[]): EventColumns {
  return { events: EVENT_ROWS.of(events), keys: KEY_ROWS.of(events) };
}

@Injectable()
export class EventsRepository {
  /**
   * Takes the keys of new events.
   * @param columns of events sorted by digest, none twice: two batches that share some wait for each other in one order
   * @returns how many nobody had taken; if not all, `findKeys` tells whose the others are
   */
  async takeKeys(tx: Tx, { partnerId, environment }: Tenant, columns: EventColumns): Promise<number> {
    const rows = await tx.query<{ taken: number }>(
      `with taken as (
         insert into event_key (digest, bucket, partner_id, environment, event_id, fingerprint)
         select k.digest, k.bucket, $1, $2, k.event_id, k.fingerprint from (${KEY_ROWS.query(3)}) k
         on conflict do nothing returning 1)
       select count(*)::int as taken from taken`,
      [partnerId, environment, ...columns.keys],
    );
    return rows[0]?.taken ?? 0;
  }

  /** Keys that are taken, by digest. */
  async findKeys(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    digests: readonly string[],
  ): Promise<Map<string, EventKey>> {
    const rows = await tx.query<EventKey>(
      `select encode(k.digest, 'hex') as digest, k.event_id as "eventId", encode(k.fingerprint, 'hex') as fingerprint
       from (${DIGEST_ROWS.query(3)}) a
       cross join lateral (
         select * from event_key e where e.digest = a.digest and e.bucket = a.bucket
           and e.partner_id = $1 and e.environment = $2 offset 0) k`,
      [partnerId, environment, ...DIGEST_ROWS.of(digests)],
    );
    return new Map(rows.map((row) => [row.digest, row]));
  }

  async insert(tx: Tx, { partnerId, environment }: Tenant, columns: EventColumns): Promise<void> {
    await tx.query(
      `insert into event (id, bucket, partner_id, environment, customer_id, type, occurred_at, scenario, source, confidence,
         is_sensitive, amount_minor, currency, mcc, external_id, relates_to, sealed)
       select e.id, e.bucket, $1, $2, e.customer_id, e.type, to_timestamp(e.occurred_ms / 1000), e.scenario, e.source,
         e.confidence, e.is_sensitive, e.amount_minor, e.currency, e.mcc, e.external_id, e.relates_to, e.sealed
       from (${EVENT_ROWS.query(3)}) e`,
      [partnerId, environment, ...columns.events],
    );
  }

  async find(tx: ReadTx, { partnerId, environment }: Tenant, id: Uuid): Promise<StoredEvent | undefined> {
    const rows = await tx.query<StoredEvent>(
      `select ${COLUMNS} from event e where e.partner_id = $1 and e.environment = $2 and e.id = $3 and e.bucket = $4`,
      [partnerId, environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  /** Newest first by arrival. */
  async list(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    customerId: Uuid,
    after: Uuid | undefined,
    limit: number,
  ): Promise<StoredEvent[]> {
    return tx.query<StoredEvent>(
      `select ${COLUMNS} from event e
       where e.customer_id = $3 and e.partner_id = $1 and e.environment = $2 and e.bucket = $4
         and ($5::uuid is null or e.id < $5) order by e.id desc limit $6`,
      [partnerId, environment, customerId, bucketOf(customerId), after ?? null, limit],
    );
  }
}
