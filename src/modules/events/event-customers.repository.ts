import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import { RowArrays } from '../../platform/database/row-arrays.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { bucketOfHex } from '../../platform/security/keyed-digest.js';
import type { CustomerKind, Tenant } from '../customers/index.js';
import { businessNow } from '../partners/index.js';
import type { CustomerKey } from './reported-event.js';

/** A customer as intake needs him. */
export interface EventCustomer {
  readonly id: Uuid;
  readonly kind: CustomerKind;
  readonly isErased: boolean;
  /** In hexadecimal; most customers' keys are known already. */
  readonly wrappedKey: string | null;
  /** How far his business time is ahead of the system's; milliseconds. */
  readonly clockOffsetMs: number;
  readonly allowsSensitive: boolean;
}

interface Row {
  ord: number;
  id: Uuid;
  kind: CustomerKind;
  status: string;
  wrapped_key: string | null;
  offset_ms: string;
  allows_sensitive: boolean;
}

const KEY_ROWS = new RowArrays<CustomerKey>({
  bucket: ['int2', (key) => (key.kind === 'id' ? bucketOf(key.id) : bucketOfHex(key.digest))],
  id: ['uuid', (key) => (key.kind === 'id' ? key.id : null)],
  external: ['hex', (key) => (key.kind === 'id' ? null : key.digest)],
});

/** Longer than what was read of customers is ever kept before it is used. */
const OF_LATE = `interval '10 minutes'`;

@Injectable()
export class EventCustomersRepository {
  /** Whether somebody of these may be erased since they were read; almost always nobody is, whoever they are. */
  async isAnyErasedOfLate(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    events: readonly { readonly customer: EventCustomer }[],
  ): Promise<boolean> {
    const rows = await tx.query<{ id: Uuid }>(
      `select e.customer_id as id from erasure e
       where e.id >= first_id_of(clock_timestamp() - ${OF_LATE}) and e.partner_id = $1 and e.environment = $2`,
      [partnerId, environment],
    );
    if (rows.length === 0) return false;
    const erased = new Set(rows.map(({ id }) => id));
    return events.some(({ customer }) => erased.has(customer.id));
  }

  /**
   * @param isAnySensitive whether consents are to be looked up, too
   * @returns by the name that the report gives
   */
  async find(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    keys: readonly CustomerKey[],
    isAnySensitive: boolean,
  ): Promise<Map<string, EventCustomer>> {
    const rows = await tx.query<Row>(
      `select a.ord, c.id, c.kind, c.status, encode(c.wrapped_key, 'hex') as wrapped_key, $3 and exists (select from consent n
           where n.customer_id = c.id and n.bucket = c.bucket and n.purpose = 'sensitiveData' and n.status = 'granted' and 'events' = any (n.data)
             and (n.expires_at is null or n.expires_at > ${businessNow('c.environment')})) as allows_sensitive,
         (date_part('epoch', ${businessNow('c.environment')} - clock_timestamp()) * 1000)::int8 as offset_ms
       from (${KEY_ROWS.query(4, 'ord')}) a
       cross join lateral (
         select * from customer c where a.id is not null and c.id = a.id and c.bucket = a.bucket
           and c.partner_id = $1 and c.environment = $2
         union all
         select * from customer c where a.external is not null and c.bucket = a.bucket and c.partner_id = $1
           and c.environment = $2 and c.external_digest = a.external) c
       join partner p on p.id = c.partner_id`,
      [partnerId, environment, isAnySensitive, ...KEY_ROWS.of(keys)],
    );
    return new Map(
      rows.map((row) => [
        (keys[row.ord - 1] as CustomerKey).name,
        {
          id: row.id,
          kind: row.kind,
          isErased: row.status === 'erased',
          wrappedKey: row.wrapped_key,
          clockOffsetMs: Number(row.offset_ms),
          allowsSensitive: row.allows_sensitive,
        },
      ]),
    );
  }
}
