import { Injectable } from '@nestjs/common';
import { bucketOf, formatId, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import type { Application, DecisionRecord } from './application.js';
import type { ApplicationStatus } from './application.states.js';
import { APPLICATION_COLUMNS, APPLICATION_SOURCE, BUSINESS_NOW, IS_LIVE } from './application.sql.js';
import type { Evidence } from './requirements.js';

export type NewApplication = Omit<
  Application,
  'status' | 'statusReason' | 'statusChangedAtMs' | 'version' | 'decision' | 'agreementId' | 'counterTakenBy'
> & {
  readonly status: 'open' | 'checking';
  /** For so long whoever opens it asks the sources himself. */
  readonly checksMs?: number;
};

/** What an act changes; what is left out stays. */
export interface ApplicationChange {
  readonly event: string;
  readonly status?: ApplicationStatus;
  readonly reason?: string | null;
  readonly expiresAtMs?: number;
  readonly evidence?: readonly Evidence[];
  readonly decision?: DecisionRecord;
  readonly assessment?: Buffer | undefined;
  readonly option?: string;
  readonly amountMinor?: number;
  readonly agreementId?: Uuid;
  readonly counterTakenBy?: Buffer;
}

export interface ApplicationFilter {
  readonly environment: Environment;
  readonly partnerId?: Uuid | undefined;
  readonly customerId?: Uuid | undefined;
  readonly scenario?: string | undefined;
  readonly status?: ApplicationStatus | undefined;
}

/** A status as people filter by it is the one that the clock has moved on; the plain comparison finds the index. */
const IN_STATUS = `($4::text is null or $4 = 'expired' or a.status = $4) and ($4::text is null or $4 = case
  when ${IS_LIVE} and a.expires_at <= ${BUSINESS_NOW} then 'expired'
  else a.status end)`;

@Injectable()
export class ApplicationsRepository {
  async insert(tx: Tx, application: NewApplication): Promise<void> {
    const { id, checksMs = 0 } = application;
    await tx.query(
      `insert into application (id, bucket, partner_id, environment, customer_id, offer_id, opened_by, scenario, product,
         product_version, is_credit, currency, amount_minor, option, status, status_changed_at, opened_at, expires_at, version,
         claimed_until, requirements, evidence)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, to_timestamp($16::float8 / 1000),
         to_timestamp($16::float8 / 1000), to_timestamp($17::float8 / 1000), 1,
         clock_timestamp() + interval '1 ms' * $20::float8, $18, $19)`,
      [
        id,
        bucketOf(id),
        application.partnerId,
        application.environment,
        application.customerId,
        application.offerId,
        application.openedBy,
        application.scenario,
        application.product,
        application.productVersion,
        application.isCredit,
        application.currency,
        application.amountMinor,
        application.option,
        application.status,
        application.nowMs,
        application.expiresAtMs,
        { v: 1, list: application.requirements },
        { v: 1, list: application.evidence },
        checksMs,
      ],
    );
    tell(tx, application, 1, 'opened', application.status);
  }

  /** A partner's own application. */
  async find(tx: ReadTx, { partnerId, environment }: Tenant, id: Uuid): Promise<Application | undefined> {
    const rows = await tx.query<Application>(
      `select ${APPLICATION_COLUMNS} from ${APPLICATION_SOURCE} where a.partner_id = $1 and a.environment = $2 and a.id = $3 and a.bucket = $4`,
      [partnerId, environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  async findByOffer(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    offerId: Uuid,
  ): Promise<Application | undefined> {
    const rows = await tx.query<Application>(
      `select ${APPLICATION_COLUMNS} from ${APPLICATION_SOURCE}
       where a.partner_id = $1 and a.environment = $2 and a.offer_id = $3 and a.bucket = $4`,
      [partnerId, environment, offerId, bucketOf(offerId)],
    );
    return rows[0];
  }

  /** Any partner's, for staff. */
  async findAny(tx: ReadTx, environment: Environment, id: Uuid): Promise<Application | undefined> {
    const rows = await tx.query<Application>(
      `select ${APPLICATION_COLUMNS} from ${APPLICATION_SOURCE} where a.environment = $1 and a.id = $2 and a.bucket = $3`,
      [environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  /** The sealed figures of its last decision. */
  async assessmentOf(tx: ReadTx, { id }: Application): Promise<Buffer | null> {
    const rows = await tx.query<{ assessment: Buffer | null }>(
      'select assessment from application where id = $1 and bucket = $2',
      [id, bucketOf(id)],
    );
    return rows[0]?.assessment ?? null;
  }

  /** Acts on one application come one after the other. Its customer's row is locked before it, always. */
  async lock(
    tx: Tx,
    { partnerId, environment }: Partial<Tenant> & Pick<Tenant, 'environment'>,
    id: Uuid,
  ): Promise<Application | undefined> {
    const mine = `a.id = $1 and a.bucket = $2 and a.environment = $3 and ($4::uuid is null or a.partner_id = $4)`;
    const rows = await tx.query<Application>(
      `with owner as materialized (
         select c.id, c.bucket, c.clock_offset_ms, c.clock_frozen_at from customer c
         where (c.id, c.bucket) = (select a.customer_id, a.bucket from application a where ${mine}) for no key update)
       select ${APPLICATION_COLUMNS} from owner c
       join application a on a.customer_id = c.id and a.bucket = c.bucket join partner p on p.id = a.partner_id
       where a.id = $1 and a.bucket = $2 for update of a`,
      [id, bucketOf(id), environment, partnerId ?? null],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    filter: ApplicationFilter,
    before: Uuid | undefined,
    limit: number,
  ): Promise<Application[]> {
    return tx.query<Application>(
      `select ${APPLICATION_COLUMNS} from ${APPLICATION_SOURCE}
       where a.environment = $1 and ($2::uuid is null or a.partner_id = $2) and ($3::uuid is null or a.customer_id = $3)
         and ${IN_STATUS} and ($5::text is null or a.scenario = $5) and ($6::uuid is null or a.id < $6)
       order by a.id desc limit $7`,
      [
        filter.environment,
        filter.partnerId ?? null,
        filter.customerId ?? null,
        filter.status ?? null,
        filter.scenario ?? null,
        before ?? null,
        limit,
      ],
    );
  }

  /** Stores what an act changed, raises the version, and tells of it. */
  async save(tx: Tx, application: Application, change: ApplicationChange): Promise<Application> {
    const { id, nowMs, partnerId, environment } = application;
    const rows = await tx.query<{ version: number }>(
      `update application set version = version + 1, status = coalesce($5, status),
         status_reason = case when $5::text is null then status_reason else $6 end,
         status_changed_at = case when $5::text is null then status_changed_at else to_timestamp($7::float8 / 1000) end,
         expires_at = coalesce(to_timestamp($8::float8 / 1000), expires_at), evidence = coalesce($9, evidence),
         decision = coalesce($10, decision), assessment = coalesce($11, assessment), option = coalesce($12, option),
         amount_minor = coalesce($13, amount_minor), agreement_id = coalesce($14, agreement_id),
         counter_taken_by = coalesce($15, counter_taken_by),
         claimed_until = case when $5 = 'checking' then clock_timestamp() else claimed_until end
       where partner_id = $1 and environment = $2 and id = $3 and bucket = $4 returning version`,
      [
        partnerId,
        environment,
        id,
        bucketOf(id),
        ...[change.status, change.reason].map(orNull),
        nowMs,
        orNull(change.expiresAtMs),
        change.evidence ? { v: 1, list: change.evidence } : null,
        ...[change.decision, change.assessment, change.option, change.amountMinor].map(orNull),
        ...[change.agreementId, change.counterTakenBy].map(orNull),
      ],
    );
    const version = rows[0]?.version;
    if (version === undefined) throw new Error('an application that is locked has no row');
    const { event, reason = null, assessment: _, ...changed } = change;
    const after = { ...application, ...changed, version };
    tell(tx, application, version, event, after.status);
    return change.status ? { ...after, statusReason: reason, statusChangedAtMs: nowMs } : after;
  }
}

function orNull<T>(value: T | undefined): T | null {
  return value ?? null;
}

function tell(
  tx: Tx,
  {
    id,
    offerId,
    customerId,
    partnerId,
    environment,
  }: Pick<Application, 'id' | 'offerId' | 'customerId' | 'partnerId' | 'environment'>,
  version: number,
  event: string,
  status: string,
): void {
  tx.emit({
    type: `application.${event}`,
    subject: id,
    bucket: bucketOf(id),
    sequence: version,
    customerId,
    partnerId,
    environment,
    payload: { v: 1, application: formatId('application', id), offer: formatId('offer', offerId), status },
  });
}
