import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Environment } from '../../platform/database/actor.js';
import { violatedConstraint } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { bucketOfDigest, KeyedDigest } from '../../platform/security/keyed-digest.js';
import { KeyRing, open, seal } from '../../platform/security/secret-box.js';
import { businessNow } from '../partners/index.js';
import type {
  AcquisitionHistory,
  Customer,
  CustomerKind,
  DeclaredFacts,
  PersonalData,
  Verification,
} from './customer.js';
import { customerProblems } from './customers.errors.js';
import { tagHolds } from './tag-holds.js';

/** Whose rows: the first, required argument of every query. */
export interface Tenant {
  readonly partnerId: Uuid;
  readonly environment: Environment;
}

export interface NewCustomer {
  readonly kind: CustomerKind;
  readonly verification: Verification;
  readonly personal: PersonalData;
  readonly facts: DeclaredFacts;
}

export interface CustomerWithKey extends Customer {
  readonly key: KeyObject | undefined;
}

interface CustomerRow {
  id: Uuid;
  kind: CustomerKind;
  status: 'active' | 'erased';
  verification: Verification;
  personal: Buffer | null;
  wrapped_key: Buffer | null;
  facts: DeclaredFacts | null;
  acquisition: AcquisitionHistory;
  tags: string[] | null;
  version: number;
}

const NOW = `(${businessNow('c.environment')})`;

const CUSTOMER_COLUMNS = `c.id, c.kind, c.status, c.verification, c.personal, c.wrapped_key, c.version,
  (select jsonb_object_agg(a.key, a.value) from jsonb_each(c.acquisition) a
     where a.value ->> 'expiresAt' is null or ((a.value ->> 'expiresAt')::timestamptz > ${NOW} and exists (
       select from consent n where n.customer_id = c.id and n.bucket = c.bucket and n.status = 'granted'
         and n.purpose = 'sensitiveData' and 'tags' = any (n.data)
         and (n.expires_at is null or n.expires_at > ${NOW})))) as acquisition,
  (select p.facts from profile p where p.customer_id = c.id and p.bucket = c.bucket) as facts,
  (select array_agg(case when t.value = 'true' then t.name else t.name || ':' || t.value end order by t.name)
     from tag t where t.customer_id = c.id and t.bucket = c.bucket and t.is_shared and ${tagHolds(NOW)}) as tags`;

@Injectable()
export class CustomersRepository {
  constructor(
    private readonly clock: SystemClock,
    private readonly digests: KeyedDigest,
    private readonly keys: KeyRing,
  ) {}

  /** Names a customer by the partner's own id without storing it in clear. */
  /** In hexadecimal. */
  externalDigestHex({ partnerId, environment }: Tenant, externalId: string): string {
    return this.digests.hex('external-id', partnerId, environment, externalId);
  }

  externalDigest({ partnerId, environment }: Tenant, externalId: string): Buffer {
    return this.digests.of('external-id', partnerId, environment, externalId);
  }

  bucketOfExternal(tenant: Tenant, externalId: string): number {
    return bucketOfDigest(this.externalDigest(tenant, externalId));
  }

  async insert(tx: Tx, tenant: Tenant, customer: NewCustomer): Promise<Uuid> {
    const { externalId } = customer.personal;
    const external = externalId === undefined ? undefined : this.externalDigest(tenant, externalId);
    const id = newUuid(this.clock.nowMs(), external && bucketOfDigest(external));
    const { key, wrapped } = this.keys.create(id);
    try {
      await tx.query(
        `with c as (
           insert into customer (id, bucket, partner_id, environment, kind, status, verification, external_digest,
             personal, wrapped_key, acquisition)
           values ($1, $2, $3, $4, $5, 'active', $6, $7, $8, $9, $10)),
         told as (insert into customer_change (customer_ids) values (array[$1::uuid]))
         insert into profile (customer_id, bucket, partner_id, environment, source, facts, computed_at)
         values ($1, $2, $3, $4, 'declared', $11, clock_timestamp())`,
        [
          id,
          bucketOf(id),
          tenant.partnerId,
          tenant.environment,
          customer.kind,
          customer.verification,
          external ?? null,
          sealPersonal(key, id, customer.personal),
          wrapped,
          { v: 1 } satisfies AcquisitionHistory,
          { v: 1, ...customer.facts },
        ],
      );
    } catch (error) {
      if (violatedConstraint(error) !== 'customer_external_key') throw error;
      throw customerProblems.external_id_taken(undefined, { cause: error });
    }
    return id;
  }

  /** @returns the ids of those who are new */
  async insertByExternalId(
    tx: Tx,
    tenant: Tenant,
    externalIds: readonly string[],
    canWait: boolean,
  ): Promise<Uuid[]> {
    const nowMs = this.clock.nowMs();
    const rows = externalIds.map((externalId) => {
      const digest = this.externalDigest(tenant, externalId);
      const id = newUuid(nowMs, bucketOfDigest(digest));
      const { key, wrapped } = this.keys.create(id);
      return { id, digest, wrapped, personal: sealPersonal(key, id, { externalId }) };
    });
    // One order for everybody, so that two of these never wait for each other crosswise.
    rows.sort((a, b) => byBytes(a.digest, b.digest));
    const inserted = await tx.query<{ id: Uuid }>(
      `with c as (
         insert into customer (id, bucket, partner_id, environment, kind, status, verification, external_digest, personal,
           wrapped_key, acquisition)
         select r.id, r.bucket, $1, $2, 'person', 'active', 'none', r.digest, r.personal, r.wrapped, '{"v": 1}'
         from unnest($3::uuid[], $4::int2[], $5::bytea[], $6::bytea[], $7::bytea[])
           as r(id, bucket, digest, personal, wrapped)
         on conflict do nothing returning id, bucket),
       p as (
         insert into profile (customer_id, bucket, partner_id, environment, source, facts, computed_at)
         select c.id, c.bucket, $1, $2, 'declared', '{"v": 1}', clock_timestamp() from c),
       told as (
         insert into customer_change (customer_ids, can_wait) select array_agg(id), $8 from c having count(*) > 0)
       select id from c`,
      [
        tenant.partnerId,
        tenant.environment,
        rows.map(({ id }) => id),
        rows.map(({ id }) => bucketOf(id)),
        rows.map(({ digest }) => digest),
        rows.map(({ personal }) => personal),
        rows.map(({ wrapped }) => wrapped),
        canWait,
      ],
    );
    return inserted.map(({ id }) => id);
  }

  async find(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<Customer | undefined> {
    const row = await this.row(tx, tenant, id);
    return row && this.fromRow(row);
  }

  private async row(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<CustomerRow | undefined> {
    const rows = await tx.query<CustomerRow>(
      `select ${CUSTOMER_COLUMNS} from customer c join partner p on p.id = c.partner_id
       where c.partner_id = $1 and c.environment = $2 and c.id = $3 and c.bucket = $4`,
      [tenant.partnerId, tenant.environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  /** With the key of what is sealed for him; without one, he was erased. */
  async findWithKey(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<CustomerWithKey | undefined> {
    const row = await this.row(tx, tenant, id);
    const wrapped = row?.wrapped_key;
    return row && { ...this.fromRow(row), key: wrapped ? this.keys.unwrap(id, wrapped) : undefined };
  }

  async findByExternalId(tx: ReadTx, tenant: Tenant, externalId: string): Promise<Customer | undefined> {
    const digest = this.externalDigest(tenant, externalId);
    const rows = await tx.query<CustomerRow>(
      `select ${CUSTOMER_COLUMNS} from customer c join partner p on p.id = c.partner_id
       where c.partner_id = $1 and c.environment = $2 and c.external_digest = $3 and c.bucket = $4`,
      [tenant.partnerId, tenant.environment, digest, bucketOfDigest(digest)],
    );
    return rows[0] && this.fromRow(rows[0]);
  }

  /** Newest first. */
  async list(tx: ReadTx, tenant: Tenant, after: Uuid | undefined, limit: number): Promise<Customer[]> {
    const rows = await tx.query<CustomerRow>(
      `select ${CUSTOMER_COLUMNS} from customer c join partner p on p.id = c.partner_id
       where c.partner_id = $1 and c.environment = $2 and ($3::uuid is null or c.id < $3) order by c.id desc limit $4`,
      [tenant.partnerId, tenant.environment, after ?? null, limit],
    );
    return rows.map((row) => this.fromRow(row));
  }

  async count(tx: ReadTx, tenant: Tenant): Promise<number> {
    const rows = await tx.query<{ count: string }>(
      'select count(*) from customer where partner_id = $1 and environment = $2',
      [tenant.partnerId, tenant.environment],
    );
    return Number(rows[0]?.count);
  }

  /** @returns the new version, or undefined when the row has moved on from `expectedVersion` */
  async update(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    expectedVersion: number,
    change: { personal: PersonalData; facts: DeclaredFacts; verification: Verification },
  ): Promise<number | undefined> {
    const bucket = bucketOf(id);
    const sealed = await tx.query<{ wrapped_key: Buffer }>(
      `select wrapped_key from customer where partner_id = $1 and environment = $2 and id = $3 and bucket = $4
         and version = $5 for update`,
      [tenant.partnerId, tenant.environment, id, bucket, expectedVersion],
    );
    if (!sealed[0]) return undefined;
    const personal = sealPersonal(this.keys.unwrap(id, sealed[0].wrapped_key), id, change.personal);
    const rows = await tx.query<{ version: number }>(
      `with p as (
         update profile set facts = $6, source = 'declared', computed_at = clock_timestamp()
         where customer_id = $3 and bucket = $4 and partner_id = $1 and environment = $2),
       told as (insert into customer_change (customer_ids) values (array[$3::uuid]))
       update customer set personal = $5, verification = $7, version = version + 1
       where partner_id = $1 and environment = $2 and id = $3 and bucket = $4 returning version`,
      [
        tenant.partnerId,
        tenant.environment,
        id,
        bucket,
        personal,
        { v: 1, ...change.facts },
        change.verification,
      ],
    );
    return rows[0]?.version;
  }

  async setAcquisition(tx: Tx, tenant: Tenant, id: Uuid, acquisition: AcquisitionHistory): Promise<void> {
    await tx.query(
      `with told as (insert into customer_change (customer_ids) values (array[$3::uuid]))
       update customer set acquisition = $5 where partner_id = $1 and environment = $2 and id = $3 and bucket = $4`,
      [tenant.partnerId, tenant.environment, id, bucketOf(id), acquisition],
    );
  }

  /** Opens the personal fields; an erased customer has none. */
  personalOf(id: Uuid, personal: Buffer | null, wrappedKey: Buffer | null): PersonalData {
    if (!personal || !wrappedKey) return {};
    return JSON.parse(
      open(this.keys.unwrap(id, wrappedKey), `customer/personal/${id}`, personal).toString(),
    ) as PersonalData;
  }

  /** The customer's own key, under which everything personal of his is sealed; undefined once he is erased. */
  async keyOf(tx: ReadTx, tenant: Tenant, id: Uuid): Promise<KeyObject | undefined> {
    const rows = await tx.query<{ wrapped_key: Buffer | null }>(
      'select wrapped_key from customer where partner_id = $1 and environment = $2 and id = $3 and bucket = $4',
      [tenant.partnerId, tenant.environment, id, bucketOf(id)],
    );
    const wrapped = rows[0]?.wrapped_key;
    return wrapped ? this.keys.unwrap(id, wrapped) : undefined;
  }

  private fromRow(row: CustomerRow): Customer {
    const { personal, wrapped_key, facts, tags, ...rest } = row;
    return {
      ...rest,
      personal: this.personalOf(row.id, personal, wrapped_key),
      facts: facts ?? {},
      tags: tags ?? [],
    };
  }
}

function sealPersonal(key: KeyObject, id: Uuid, personal: PersonalData): Buffer {
  return seal(key, `customer/personal/${id}`, Buffer.from(JSON.stringify(personal)));
}

function byBytes(a: Buffer, b: Buffer): number {
  return Buffer.compare(a, b);
}
