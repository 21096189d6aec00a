import { Injectable } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error.js';
import { newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Environment } from '../../platform/database/actor.js';
import { violatedConstraint } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { newApiKey } from './api-key.js';
import { apiKeyDigest } from './partner-auth.guard.js';
import type { EnrolmentLimits } from './partners.snapshot.js';
import type { Scope } from './scopes.js';

export interface NewPartner {
  readonly slug: string;
  readonly name: string;
  readonly industry: string;
}

export interface PartnerRecord extends NewPartner {
  readonly id: Uuid;
  readonly status: 'active' | 'suspended';
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  readonly version: number;
  readonly createdAt: Date;
}

export interface KeyGrant {
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Scenario paths it is narrowed to; empty = all of the partner's. */
  readonly scenarios: readonly string[];
  readonly cidrs: readonly string[];
  readonly expiresAt: Date | undefined;
}

/** A key as staff see it: never its secret. */
export interface KeyRecord {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly name: string;
  readonly lastFour: string;
  readonly scopes: readonly Scope[];
  readonly scenarios: readonly string[];
  readonly cidrs: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedReason: string | null;
  readonly replacedBy: Uuid | null;
  readonly lastUsedAt: Date | null;
}

export interface EnrolmentGrant {
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly scenario: string;
  readonly jurisdiction: string;
  readonly limits: Readonly<Record<string, EnrolmentLimits>>;
  readonly subsidy: Readonly<Record<string, 'partner'>>;
}

const PARTNER_COLUMNS = `id, slug, name, industry, status, status_reason as "statusReason",
  status_changed_at as "statusChangedAt", version, created_at as "createdAt"`;

const KEY_COLUMNS = `id, partner_id as "partnerId", environment, name, last_four as "lastFour", scopes, scenarios, cidrs,
  created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", revoked_reason as "revokedReason",
  replaced_by as "replacedBy", last_used_at as "lastUsedAt"`;

@Injectable()
export class PartnersRepository {
  constructor(
    private readonly clock: SystemClock,
    private readonly digests: KeyedDigest,
  ) {}

  async insertPartner(tx: Tx, partner: NewPartner): Promise<PartnerRecord> {
    try {
      const rows = await tx.query<PartnerRecord>(
        `insert into partner (id, slug, name, industry, status, status_changed_at, created_at)
         values ($1, $2, $3, $4, 'active', clock_timestamp(), clock_timestamp()) returning ${PARTNER_COLUMNS}`,
        [newUuid(this.clock.nowMs()), partner.slug, partner.name, partner.industry],
      );
      return rows[0] as PartnerRecord;
    } catch (error) {
      if (violatedConstraint(error) === 'partner_slug_key') {
        throw new DomainError('partner_exists', 'conflict', 'A partner with this slug exists already.', {
          cause: error,
        });
      }
      throw error;
    }
  }

  async findPartner(tx: ReadTx, slug: string): Promise<PartnerRecord | undefined> {
    const rows = await tx.query<PartnerRecord>(`select ${PARTNER_COLUMNS} from partner where slug = $1`, [
      slug,
    ]);
    return rows[0];
  }

  /** @returns the record and the secret, which is shown this once and kept nowhere */
  async insertKey(tx: Tx, grant: KeyGrant): Promise<{ record: KeyRecord; secret: string }> {
    const secret = newApiKey(grant.environment);
    const rows = await tx.query<KeyRecord>(
      `insert into api_key (id, partner_id, environment, name, digest, last_four, scopes, scenarios, cidrs, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp(), $10) returning ${KEY_COLUMNS}`,
      [
        newUuid(this.clock.nowMs()),
        grant.partnerId,
        grant.environment,
        grant.name,
        apiKeyDigest(this.digests, secret),
        secret.slice(-4),
        grant.scopes,
        grant.scenarios,
        grant.cidrs,
        grant.expiresAt ?? null,
      ],
    );
    return { record: rows[0] as KeyRecord, secret };
  }

  async insertEnrolment(tx: Tx, grant: EnrolmentGrant): Promise<Uuid> {
    const id = newUuid(this.clock.nowMs());
    try {
      await tx.query(
        `insert into enrolment (id, partner_id, environment, scenario, jurisdiction, status, limits, subsidy, created_at)
         values ($1, $2, $3, $4, $5, 'active', $6, $7, clock_timestamp())`,
        [
          id,
          grant.partnerId,
          grant.environment,
          grant.scenario,
          grant.jurisdiction,
          grant.limits,
          grant.subsidy,
        ],
      );
    } catch (error) {
      if (violatedConstraint(error) === 'enrolment_scenario_key') {
        throw new DomainError(
          'already_enrolled',
          'conflict',
          'The partner is enrolled in this scenario already.',
          { cause: error },
        );
      }
      throw error;
    }
    return id;
  }
}
