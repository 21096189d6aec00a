import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { httpProblems } from '../../platform/http/http.errors.js';
import { businessNow, businessNowMs } from '../partners/index.js';
import { type ConsentPurpose, coveredData, type DataKind, nextNoticeMs } from './consents/purposes.js';
import type { Tenant } from './customers.repository.js';

export interface ConsentGrant {
  readonly purpose: string;
  /** Kinds of data that it covers; all of the purpose when left out. */
  readonly data?: readonly string[];
  /** RFC 3339 */
  readonly grantedAt: string;
  readonly textVersion: string;
  readonly evidence?: string;
  readonly expiresAt?: string;
}

export interface StoredConsent extends ConsentGrant {
  readonly id: Uuid;
  readonly data: readonly string[];
  /** As the business clock says; who is told by the job may not have been told yet. */
  readonly status: 'granted' | 'revoked' | 'expired';
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
}

/** As for what is reported of customers. */
const AHEAD_MAX_MS = 5 * 60_000;
const FUTURE = 'is later than now on the customer’s clock; a consent holds when it has been given';

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
   * @throws DomainError 400 invalid_request when somebody has not agreed yet
   */
  async grantLocked(
    tx: Tx,
    tenant: Tenant,
    customerId: Uuid,
    grants: readonly ConsentGrant[],
  ): Promise<void> {
    if (grants.length === 0) return;
    await this.refuseComing(tx, tenant, customerId, grants);
    const bucket = bucketOf(customerId);
    await tx.query(
      `update consent set status = 'revoked', status_reason = 'replaced', status_changed_at = clock_timestamp(),
         notice_due_at = null
       where customer_id = $1 and bucket = $2 and partner_id = $3 and environment = $4 and status = 'granted'
         and purpose = any ($5)`,
      [customerId, bucket, tenant.partnerId, tenant.environment, grants.map(({ purpose }) => purpose)],
    );
    const rows = newestOfEach(grants).map((grant) => ({
      id: newUuid(this.clock.nowMs(), bucket),
      purpose: grant.purpose,
      data: coveredData(grant.purpose, grant.data),
      notice_due_at: firstNotice(grant),
      granted_at: grant.grantedAt,
      expires_at: grant.expiresAt ?? null,
      text_version: grant.textVersion,
      evidence: grant.evidence ?? null,
    }));
    await tx.query(
      `with told as (insert into customer_change (customer_ids) values (array[$1::uuid]))
       insert into consent (id, bucket, customer_id, partner_id, environment, purpose, status, status_changed_at,
         granted_at, expires_at, text_version, evidence, data, notice_due_at)
       select r.id, $2, $1, $3, $4, r.purpose, 'granted', clock_timestamp(), r.granted_at, r.expires_at, r.text_version, r.evidence,
         r.data, r.notice_due_at
       from jsonb_to_recordset($5::jsonb) as r(id uuid, purpose text, granted_at timestamptz, expires_at timestamptz,
         text_version text, evidence text, data text[], notice_due_at timestamptz)`,
      [customerId, bucket, tenant.partnerId, tenant.environment, JSON.stringify(rows)],
    );
  }

  /** By the customer's own clock, which is asked for only where the real one says that a day has not come. */
  private async refuseComing(
    tx: ReadTx,
    { environment }: Tenant,
    customerId: Uuid,
    grants: readonly ConsentGrant[],
  ): Promise<void> {
    const isAfter = (ms: number): boolean =>
      grants.some(({ grantedAt }) => Date.parse(grantedAt) > ms + AHEAD_MAX_MS);
    if (!isAfter(this.clock.nowMs())) return;
    const [row] = await tx.query<{ nowMs: number }>(
      `select ${businessNowMs('$3::text')} as "nowMs" from customer c join partner p on p.id = c.partner_id
       where c.id = $1 and c.bucket = $2`,
      [customerId, bucketOf(customerId), environment],
    );
    const nowMs = row?.nowMs ?? this.clock.nowMs();
    if (!isAfter(nowMs)) return;
    const errors = grants.flatMap(({ grantedAt }, i) =>
      Date.parse(grantedAt) > nowMs + AHEAD_MAX_MS
        ? [{ pointer: `/consents/${i}/grantedAt`, code: 'in_future', detail: FUTURE }]
        : [],
    );
    throw httpProblems.invalid_request(undefined, { errors });
  }

  /** @returns what was revoked; undefined when nothing was granted */
  async revoke(
    tx: Tx,
    tenant: Tenant,
    customerId: Uuid,
    purpose: string,
  ): Promise<{ readonly id: Uuid; readonly data: readonly string[] } | undefined> {
    const rows = await tx.query<{ id: Uuid; data: string[] }>(
      `with told as (insert into customer_change (customer_ids) values (array[$1::uuid]))
       update consent set status = 'revoked', status_reason = 'customer', status_changed_at = clock_timestamp(),
         notice_due_at = null
       where customer_id = $1 and bucket = $2 and partner_id = $3 and environment = $4 and status = 'granted'
         and purpose = $5 returning id, data`,
      [customerId, bucketOf(customerId), tenant.partnerId, tenant.environment, purpose],
    );
    return rows[0];
  }

  /** Newest first, past ones too. */
  async list(tx: ReadTx, tenant: Tenant, customerId: Uuid): Promise<StoredConsent[]> {
    return this.select(tx, tenant, customerId, null);
  }

  /** One of them, in whatever state. */
  async find(tx: ReadTx, tenant: Tenant, customerId: Uuid, id: Uuid): Promise<StoredConsent | undefined> {
    return (await this.select(tx, tenant, customerId, id))[0];
  }

  private async select(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    customerId: Uuid,
    id: Uuid | null,
  ): Promise<StoredConsent[]> {
    return tx.query<StoredConsent>(
      `select n.id, n.purpose, n.data, n.granted_at as "grantedAt", n.expires_at as "expiresAt",
         n.text_version as "textVersion", n.evidence,
         case when e.is_over then 'expired' else n.status end as status,
         case when e.is_over then 'expired' else n.status_reason end as "statusReason",
         case when e.is_over then n.expires_at else n.status_changed_at end as "statusChangedAt"
       from consent n join customer c on c.id = n.customer_id and c.bucket = n.bucket join partner p on p.id = n.partner_id
       cross join lateral (select n.status = 'expired' or (n.status = 'granted'
         and coalesce(n.expires_at <= ${businessNow('n.environment')}, false)) as is_over) e
       where n.customer_id = $1 and n.bucket = $2 and n.partner_id = $3 and n.environment = $4
         and ($5::uuid is null or n.id = $5) order by n.id desc limit 100`,
      [customerId, bucketOf(customerId), partnerId, environment, id],
    );
  }

  /** The grant of a purpose that covers a kind of data and holds at a moment of business time. */
  async consent(
    tx: ReadTx,
    tenant: Tenant,
    customerId: Uuid,
    [purpose, data]: readonly [ConsentPurpose, DataKind],
    nowMs: number,
  ): Promise<Pick<StoredConsent, 'id'> | undefined> {
    const rows = await tx.query<{ id: Uuid }>(
      `select id from consent where customer_id = $1 and bucket = $2 and partner_id = $3 and environment = $4
         and purpose = $5 and status = 'granted' and (expires_at is null or expires_at > to_timestamp($6::float8 / 1000))
         and $7 = any (data)`,
      [customerId, bucketOf(customerId), tenant.partnerId, tenant.environment, purpose, nowMs, data],
    );
    return rows[0];
  }
}

function firstNotice({ expiresAt, grantedAt }: ConsentGrant): string | null {
  if (expiresAt === undefined) return null;
  const at = nextNoticeMs(Date.parse(expiresAt), Date.parse(grantedAt));
  return new Date(at ?? Date.parse(expiresAt)).toISOString();
}

/** A purpose is granted once: of several grants in one request the newest counts, as it would one after another. */
function newestOfEach(grants: readonly ConsentGrant[]): ConsentGrant[] {
  const byAge = [...grants].sort((a, b) => Date.parse(a.grantedAt) - Date.parse(b.grantedAt));
  return [...new Map(byAge.map((grant) => [grant.purpose, grant])).values()];
}
