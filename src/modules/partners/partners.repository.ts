import { Injectable } from '@nestjs/common';
import { newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Environment } from '../../platform/database/actor.js';
import { violatedConstraint } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { RateQuotas } from '../../platform/rate-limit/index.js';
import { partnerProblems } from './partners.errors.js';
import type { PartnerStatus } from './partners.states.js';

export interface NewPartner {
  readonly slug: string;
  readonly name: string;
  readonly industry: string;
}

export interface PartnerRecord extends NewPartner {
  readonly id: Uuid;
  readonly status: PartnerStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  /** YYYY-MM-DD, last day of the licence that runs longest. */
  readonly licensedUntil: string | null;
  /** Quotas of its own, by environment. */
  readonly rateLimits: Partial<Readonly<Record<Environment, RateQuotas>>>;
  readonly version: number;
  readonly createdAt: Date;
}

export interface PartnerChange {
  readonly name: string;
  readonly industry: string;
}

const PARTNER_COLUMNS = `id, slug, name, industry, status, status_reason as "statusReason",
  status_changed_at as "statusChangedAt", version, rate_limits as "rateLimits", created_at as "createdAt",
  (select max(l.expires_on)::text from licence l where l.partner_id = partner.id) as "licensedUntil"`;

@Injectable()
export class PartnersRepository {
  constructor(private readonly clock: SystemClock) {}

  /** @throws DomainError partner_exists */
  async insertPartner(tx: Tx, partner: NewPartner): Promise<PartnerRecord> {
    try {
      const rows = await tx.query<PartnerRecord>(
        `insert into partner (id, slug, name, industry, status, status_changed_at, created_at)
         values ($1, $2, $3, $4, 'active', clock_timestamp(), clock_timestamp()) returning ${PARTNER_COLUMNS}`,
        [newUuid(this.clock.nowMs()), partner.slug, partner.name, partner.industry],
      );
      return rows[0] as PartnerRecord;
    } catch (error) {
      if (violatedConstraint(error) !== 'partner_slug_key') throw error;
      throw partnerProblems.partner_exists(undefined, { cause: error });
    }
  }

  async findPartner(tx: ReadTx, slug: string): Promise<PartnerRecord | undefined> {
    const rows = await tx.query<PartnerRecord>(`select ${PARTNER_COLUMNS} from partner where slug = $1`, [
      slug,
    ]);
    return rows[0];
  }

  /** Changes of one partner, its keys and licences wait for each other here. */
  async lockPartner(tx: Tx, slug: string): Promise<PartnerRecord | undefined> {
    const rows = await tx.query<PartnerRecord>(
      `select ${PARTNER_COLUMNS} from partner where slug = $1 for no key update`,
      [slug],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    status: PartnerStatus | undefined,
    before: Uuid | undefined,
    limit: number,
  ): Promise<PartnerRecord[]> {
    return tx.query<PartnerRecord>(
      `select ${PARTNER_COLUMNS} from partner
       where ($1::text is null or status = $1) and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [status ?? null, before ?? null, limit],
    );
  }

  /** @returns undefined when the row has moved on from `expectedVersion` */
  async update(
    tx: Tx,
    id: Uuid,
    expectedVersion: number,
    { name, industry }: PartnerChange,
  ): Promise<PartnerRecord | undefined> {
    const rows = await tx.query<PartnerRecord>(
      `update partner set name = $3, industry = $4, version = version + 1 where id = $1 and version = $2
       returning ${PARTNER_COLUMNS}`,
      [id, expectedVersion, name, industry],
    );
    return rows[0];
  }

  async setRateLimits(tx: Tx, id: Uuid, environment: Environment, quotas: RateQuotas): Promise<void> {
    await tx.query(
      `update partner set rate_limits = rate_limits || jsonb_build_object($2::text, $3::jsonb), version = version + 1
       where id = $1`,
      [id, environment, quotas],
    );
  }

  async setStatus(tx: Tx, id: Uuid, status: PartnerStatus, reason: string | null): Promise<PartnerRecord> {
    const rows = await tx.query<PartnerRecord>(
      `update partner set status = $2, status_reason = $3, status_changed_at = clock_timestamp(), version = version + 1
       where id = $1 returning ${PARTNER_COLUMNS}`,
      [id, status, reason],
    );
    return rows[0] as PartnerRecord;
  }
}
