import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import type { CustomerKind, Verification } from '../customer.js';
import { CustomersRepository } from '../customers.repository.js';
import type { Statement } from './person.rules.js';

export interface Party {
  readonly id: Uuid;
  readonly kind: CustomerKind;
  readonly parentId: Uuid | null;
  readonly rootId: Uuid;
  readonly createdAt: Date;
}

/** A customer as staff see him who look at his party. */
export interface PartyCustomer extends Statement {
  readonly partnerId: Uuid;
  readonly partner: string;
  readonly status: 'active' | 'erased';
  /** The party that his own claims lead to; another one than the root where parties were merged. */
  readonly ownParty: Uuid;
  readonly isSetApart: boolean;
  /** Claims that name a party by themselves. */
  readonly claims: readonly string[];
}

interface CustomerRow {
  id: Uuid;
  kind: CustomerKind;
  status: 'active' | 'erased';
  verification: Verification;
  partner_id: Uuid;
  partner: string;
  personal: Buffer | null;
  wrapped_key: Buffer | null;
  own_party: Uuid;
  is_set_apart: boolean;
  claims: string[];
}

/** One person has few partners; more is an error that staff see by it. */
export const CUSTOMERS_MAX = 200;
const PARTY_COLUMNS = 'id, kind, parent_id as "parentId", root_id as "rootId", created_at as "createdAt"';

/** Parties and who belongs to them, as the bank's staff see them. */
@Injectable()
export class PartiesRepository {
  constructor(
    private readonly clock: SystemClock,
    private readonly customers: CustomersRepository,
  ) {}

  async find(tx: ReadTx, environment: Environment, id: Uuid): Promise<Party | undefined> {
    const rows = await tx.query<Party>(
      `select ${PARTY_COLUMNS} from party where environment = $1 and id = $2 and bucket = $3`,
      [environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  /** The root of a customer's party; null when nothing is known that names him. */
  async rootOf(tx: ReadTx, environment: Environment, customer: Uuid): Promise<Uuid | null | undefined> {
    const rows = await tx.query<{ party_id: Uuid | null }>(
      'select party_id from customer where environment = $1 and id = $2 and bucket = $3',
      [environment, customer, bucketOf(customer)],
    );
    return rows[0] && rows[0].party_id;
  }

  /** The party that one is by now; itself where it was joined to none. */
  async rootOfParty(tx: ReadTx, id: Uuid): Promise<Uuid> {
    const rows = await tx.query<{ root_id: Uuid }>(
      'select root_id from party where id = $1 and bucket = $2',
      [id, bucketOf(id)],
    );
    return rows[0]?.root_id ?? id;
  }

  /** Everybody of a party that is a root, oldest first, at most 200. */
  async customersOf(tx: ReadTx, root: Uuid): Promise<PartyCustomer[]> {
    const rows = await tx.query<CustomerRow>(
      `select c.id, c.kind, c.status, c.verification, c.partner_id, p.slug as partner, c.personal, c.wrapped_key,
         l.party_id as own_party, l.is_set_apart,
         array(select k.kind from customer_claim k where k.customer_id = c.id and k.bucket = c.bucket and k.is_strong
           order by k.kind) as claims
       from customer c
       join party_link l on l.customer_id = c.id and l.bucket = c.bucket
       join partner p on p.id = c.partner_id
       where c.party_id = $1 order by c.id limit $2`,
      [root, CUSTOMERS_MAX],
    );
    return rows.map((row) => ({
      customer: row.id,
      kind: row.kind,
      status: row.status,
      verification: row.verification,
      partnerId: row.partner_id,
      partner: row.partner,
      personal: this.customers.personalOf(row.id, row.personal, row.wrapped_key),
      ownParty: row.own_party,
      isSetApart: row.is_set_apart,
      claims: row.claims,
    }));
  }

  /**
   * Locks parties, and first everybody who belongs to them, in the order in which a customer's own change does it: first
   * his row, then his party's.
   */
  async lock(tx: Tx, ids: readonly Uuid[]): Promise<void> {
    await tx.query('select 1 from customer where party_id = any ($1) order by id for no key update', [ids]);
    await tx.query('select 1 from party where id = any ($1) order by id for update', [ids]);
  }

  /** @param joined a root; it and all below it belong to `kept`, a root, from now on */
  async join(tx: Tx, joined: Uuid, kept: Uuid): Promise<void> {
    await tx.query(
      `update party set root_id = $2, parent_id = case when id = $1 then $2 else parent_id end where root_id = $1`,
      [joined, kept],
    );
    await tx.query('update customer set party_id = $2 where party_id = $1', [joined, kept]);
  }

  /** A party that was joined to another is a root again, with all that is below it. */
  async part(tx: Tx, joined: Uuid): Promise<void> {
    await tx.query(
      `with recursive below as (
         select p.id, p.bucket from party p where p.id = $1 and p.bucket = $2
         union all
         select p.id, p.bucket from below b join party p on p.parent_id = b.id)
       update party p set root_id = $1, parent_id = case when p.id = $1 then null else p.parent_id end
       from below b where b.id = p.id and b.bucket = p.bucket`,
      [joined, bucketOf(joined)],
    );
    await tx.query(
      `update customer c set party_id = $1 from party p join party_link l on l.party_id = p.id
       where p.root_id = $1 and c.id = l.customer_id and c.bucket = l.bucket`,
      [joined],
    );
  }

  /** Everybody who would go with a party that is parted from its root. */
  async customersBelow(tx: ReadTx, joined: Uuid): Promise<Uuid[]> {
    const rows = await tx.query<{ id: Uuid }>(
      `with recursive below as (
         select p.id, p.bucket from party p where p.id = $1 and p.bucket = $2
         union all
         select p.id, p.bucket from below b join party p on p.parent_id = b.id)
       select l.customer_id as id from below b join party_link l on l.party_id = b.id order by l.customer_id limit $3`,
      [joined, bucketOf(joined), CUSTOMERS_MAX],
    );
    return rows.map(({ id }) => id);
  }

  /** Gives a customer a party of his own, where no claim of his leads him away again. */
  async setApart(tx: Tx, environment: Environment, customer: Uuid, kind: CustomerKind): Promise<Uuid> {
    const id = newUuid(this.clock.nowMs());
    await tx.query(
      `insert into party (id, bucket, environment, kind, root_id, created_at)
       values ($1, $2, $3, $4, $1, clock_timestamp())`,
      [id, bucketOf(id), environment, kind],
    );
    await tx.query(
      `update party_link set party_id = $3, is_set_apart = true, linked_at = clock_timestamp()
       where customer_id = $1 and bucket = $2`,
      [customer, bucketOf(customer), id],
    );
    await tx.query('update customer set party_id = $3 where id = $1 and bucket = $2', [
      customer,
      bucketOf(customer),
      id,
    ]);
    return id;
  }
}
