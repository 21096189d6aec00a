import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { CUSTOMERS_MAX } from '../identity/parties.repository.js';

export interface NewPartyErasure {
  readonly environment: Environment;
  readonly partyId: Uuid;
  readonly customers: readonly Uuid[];
  readonly reason: string;
  readonly by: Uuid;
}

/** How far the erasure of one customer of a party is. */
export interface ErasedCustomer {
  readonly customerId: Uuid;
  readonly requestedAt: Date;
  readonly completedAt: Date | null;
}

/** That a whole person was forgotten. His customers are named, for nothing else of them leads to him any more. */
@Injectable()
export class PartyErasuresRepository {
  constructor(private readonly clock: SystemClock) {}

  /** Of a party that is a root, oldest first; at most 200, so that one transaction can forget them. */
  async activeOf(tx: ReadTx, root: Uuid): Promise<Uuid[]> {
    const rows = await tx.query<{ id: Uuid }>(
      `select id from customer where party_id = $1 and status = 'active' order by id limit $2`,
      [root, CUSTOMERS_MAX],
    );
    return rows.map(({ id }) => id);
  }

  async statusOf(
    tx: ReadTx,
    environment: Environment,
    customer: Uuid,
  ): Promise<'active' | 'erased' | undefined> {
    const rows = await tx.query<{ status: 'active' | 'erased' }>(
      'select status from customer where environment = $1 and id = $2 and bucket = $3',
      [environment, customer, bucketOf(customer)],
    );
    return rows[0]?.status;
  }

  async insert(tx: Tx, { environment, partyId, customers, reason, by }: NewPartyErasure): Promise<void> {
    const id = newUuid(this.clock.nowMs(), bucketOf(partyId));
    await tx.query(
      `insert into party_erasure (id, bucket, environment, party_id, customers, reason, requested_at, requested_by)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp(), $7)`,
      [id, bucketOf(id), environment, partyId, customers, reason, by],
    );
  }

  /** Of all times it was asked for, newest first; at most 200. */
  async customersOf(tx: ReadTx, environment: Environment, root: Uuid): Promise<ErasedCustomer[]> {
    return tx.query<ErasedCustomer>(
      `select e.customer_id as "customerId", e.requested_at as "requestedAt", e.completed_at as "completedAt"
       from party_erasure x cross join lateral unnest(x.customers) as c(id)
       join erasure e on e.customer_id = c.id and e.bucket = bucket_of(c.id)
       where x.environment = $1 and x.party_id = $2 order by e.id desc limit $3`,
      [environment, root, CUSTOMERS_MAX],
    );
  }
}
