import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { open, seal } from '../../platform/security/secret-box.js';
import { CustomersRepository, type Tenant } from '../customers/index.js';
import type { Paper } from './documents.js';

export type Signed = 'guarantee' | 'suretyship';

/** The text that somebody signs, sealed under his key. */
@Injectable()
export class SigningRepository {
  constructor(private readonly customers: CustomersRepository) {}

  /** @returns undefined when the customer was erased */
  async seal(
    tx: ReadTx,
    tenant: Tenant,
    { table, customerId, id }: { table: Signed; customerId: Uuid; id: Uuid },
    paper: Paper,
  ): Promise<Buffer | undefined> {
    const key = await this.customers.keyOf(tx, tenant, customerId);
    return key && seal(key, `${table}/document/${id}`, Buffer.from(JSON.stringify(paper)));
  }

  /** What was signed of a guarantee and what each amendment made of it, oldest first; none once the customer was erased. */
  async versions(
    tx: ReadTx,
    tenant: Tenant,
    { customerId, id }: { customerId: Uuid; id: Uuid },
  ): Promise<Paper[]> {
    const rows = await tx.query<{ document: Buffer }>(
      `select document from (
         select document, null::uuid as amendment from guarantee
         where partner_id = $1 and environment = $2 and id = $3 and bucket = $4
         union all
         select document, id from guarantee_amendment
         where partner_id = $1 and environment = $2 and guarantee_id = $3 and bucket = $4) d
       where document is not null order by amendment nulls first`,
      [tenant.partnerId, tenant.environment, id, bucketOf(id)],
    );
    const key = rows.length > 0 ? await this.customers.keyOf(tx, tenant, customerId) : undefined;
    if (!key) return [];
    return rows.map(({ document }) => paperOf(key, `guarantee/document/${id}`, document));
  }

  /** The text as it was shown; undefined before there is one, and once the customer was erased. */
  async read(
    tx: ReadTx,
    tenant: Tenant,
    { table, customerId, id }: { table: Signed; customerId: Uuid; id: Uuid },
  ): Promise<Paper | undefined> {
    const rows = await tx.query<{ document: Buffer | null }>(
      table === 'guarantee'
        ? 'select document from guarantee where partner_id = $1 and environment = $2 and id = $3 and bucket = $4'
        : 'select document from suretyship where partner_id = $1 and environment = $2 and id = $3 and bucket = $4',
      [tenant.partnerId, tenant.environment, id, bucketOf(id)],
    );
    const sealed = rows[0]?.document;
    const key = sealed && (await this.customers.keyOf(tx, tenant, customerId));
    return key ? paperOf(key, `${table}/document/${id}`, sealed) : undefined;
  }
}

function paperOf(key: KeyObject, place: string, sealed: Buffer): Paper {
  return JSON.parse(open(key, place, sealed).toString()) as Paper;
}
