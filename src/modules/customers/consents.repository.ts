import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from './customers.repository.js';

export interface ConsentGrant {
  readonly purpose: string;
  /** RFC 3339 */
  readonly grantedAt: string;
  readonly textVersion: string;
  readonly evidence?: string;
  readonly expiresAt?: string;
}

export interface StoredConsent extends ConsentGrant {
  readonly id: Uuid;
  readonly status: 'granted' | 'revoked';
}

@Injectable()
export class ConsentsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** Two grants of one purpose at the same moment come one after the other. */
  async grant(tx: Tx, tenant: Tenant, customerId: Uuid, grants: readonly ConsentGrant[]): Promise<void> {
    if (grants.length === 0) return;
    await tx.query('select 1 from customer where id = $1 and bucket = $2 for update', [
      customerId,
      bucketOf(customerId),
    ]);
    await this.grantLocked(tx, tenant, customerId, grants);
  }

  /**
   * A newer grant of the same purpose takes the place of the older one, which stays readable as revoked.
   * @param customerId his row is locked
   */
  async grantLocked(
    tx: Tx,
    tenant: Tenant,
    customerId: Uuid,
    grants: readonly ConsentGrant[],
  ): Promise<void> {
    if (grants.length === 0) return;
    const bucket = bucketOf(customerId);
    await tx.query(
      `update consent set status = 'revoked', status_reason = 'replaced', status_changed_at = clock_timestamp()
       where customer_id = $1 and bucket = $2 and partner_id = $3 and environment = $4 and status = 'granted'
         and purpose = any ($5)`,
      [customerId, bucket, tenant.partnerId, tenant.environment, grants.map(({ purpose }) => purpose)],
    );
    const rows = newestOfEach(grants).map((grant) => ({
      id: newUuid(this.clock.nowMs(), bucket),
      purpose: grant.purpose,
      granted_at: grant.grantedAt,
      expires_at: grant.expiresAt ?? null,
      text_version: grant.textVersion,
      evidence: grant.evidence ?? null,
    }));
    await tx.query(
      `with told as (insert into customer_change (customer_ids) values (array[$1::uuid]))
       insert into consent (id, bucket, customer_id, partner_id, environment, purpose, status, status_changed_at,
         granted_at, expires_at, text_version, evidence)
       select r.id, $2, $1, $3, $4, r.purpose, 'granted', clock_timestamp(), r.granted_at, r.expires_at, r.text_version, r.evidence
       from jsonb_to_recordset($5::jsonb) as r(id uuid, purpose text, granted_at timestamptz, expires_at timestamptz,
         text_version text, evidence text)`,
      [customerId, bucket, tenant.partnerId, tenant.environment, JSON.stringify(rows)],
    );
  }

  async revoke(tx: Tx, tenant: Tenant, customerId: Uuid, purpose: string): Promise<boolean> {
    const rows = await tx.query(
      `with told as (insert into customer_change (customer_ids) values (array[$1::uuid]))
       update consent set status = 'revoked', status_reason = 'customer', status_changed_at = clock_timestamp()
       where customer_id = $1 and bucket = $2 and partner_id = $3 and environment = $4 and status = 'granted'
         and purpose = $5 returning id`,
      [customerId, bucketOf(customerId), tenant.partnerId, tenant.environment, purpose],
    );
    return rows.length > 0;
  }

  /** Newest first, past ones too. */
  async list(tx: ReadTx, tenant: Tenant, customerId: Uuid): Promise<StoredConsent[]> {
    return tx.query<StoredConsent>(
      `select id, purpose, status, granted_at as "grantedAt", expires_at as "expiresAt", text_version as "textVersion", evidence
       from consent where customer_id = $1 and bucket = $2 and partner_id = $3 and environment = $4 order by id desc limit 100`,
      [customerId, bucketOf(customerId), tenant.partnerId, tenant.environment],
    );
  }

  /** The grant of a purpose that holds at a moment of business time. */
  async consent(
    tx: ReadTx,
    tenant: Tenant,
    customerId: Uuid,
    purpose: string,
    nowMs: number,
  ): Promise<Pick<StoredConsent, 'id'> | undefined> {
    const rows = await tx.query<{ id: Uuid }>(
      `select id from consent where customer_id = $1 and bucket = $2 and partner_id = $3 and environment = $4
         and purpose = $5 and status = 'granted' and (expires_at is null or expires_at > to_timestamp($6::float8 / 1000))`,
      [customerId, bucketOf(customerId), tenant.partnerId, tenant.environment, purpose, nowMs],
    );
    return rows[0];
  }
}

/** A purpose is granted once: of several grants in one request the newest counts, as it would one after another. */
function newestOfEach(grants: readonly ConsentGrant[]): ConsentGrant[] {
  const byAge = [...grants].sort((a, b) => Date.parse(a.grantedAt) - Date.parse(b.grantedAt));
  return [...new Map(byAge.map((grant) => [grant.purpose, grant])).values()];
}
