import { Injectable } from '@nestjs/common';
import { newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { partnerProblems } from './partners.errors.js';
import type { EnrolmentLimits } from './partners.snapshot.js';
import type { EnrolmentStatus } from './partners.states.js';

/** What people agree on in an enrolment and may change later. */
export interface EnrolmentTerms {
  readonly limits: Readonly<Record<string, EnrolmentLimits>>;
  readonly subsidy: Readonly<Record<string, 'partner'>>;
  readonly commission: Readonly<Record<string, string>>;
}

export interface EnrolmentGrant extends EnrolmentTerms {
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly scenario: string;
  readonly jurisdiction: string;
}

export interface EnrolmentRecord extends EnrolmentGrant {
  readonly id: Uuid;
  readonly status: EnrolmentStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  readonly createdAt: Date;
}

/** Names an enrolment before it has an id. */
export interface EnrolmentPlace {
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly scenario: string;
}

const ENROLMENT_COLUMNS = `id, partner_id as "partnerId", environment, scenario, jurisdiction, status,
  status_reason as "statusReason", status_changed_at as "statusChangedAt", limits, subsidy, commission, created_at as "createdAt"`;

@Injectable()
export class EnrolmentsRepository {
  constructor(private readonly clock: SystemClock) {}

  /**
   * Enrols, or enrols again under the old id when an enrolment has ended, so that its budgets and history stay one.
   * @throws DomainError already_enrolled
   */
  async insertEnrolment(tx: Tx, grant: EnrolmentGrant): Promise<Uuid> {
    const rows = await tx.query<{ id: Uuid }>(
      `insert into enrolment (id, partner_id, environment, scenario, jurisdiction, status, status_changed_at, limits, subsidy, commission,
         created_at)
       values ($1, $2, $3, $4, $5, 'active', clock_timestamp(), $6, $7, coalesce($8, '{}'::jsonb), clock_timestamp())
       on conflict (partner_id, environment, scenario) do update
         set jurisdiction = excluded.jurisdiction, limits = excluded.limits, subsidy = excluded.subsidy,
             commission = excluded.commission, status = 'active', status_reason = null, status_changed_at = excluded.status_changed_at,
             version = enrolment.version + 1
         where enrolment.status = 'ended'
       returning id`,
      [
        newUuid(this.clock.nowMs()),
        grant.partnerId,
        grant.environment,
        grant.scenario,
        grant.jurisdiction,
        grant.limits,
        grant.subsidy,
        // Grants that were proposed before there were commissions have none.
        grant.commission,
      ],
    );
    if (!rows[0]) throw partnerProblems.already_enrolled();
    return rows[0].id;
  }

  async lock(tx: Tx, id: Uuid): Promise<EnrolmentRecord | undefined> {
    const rows = await tx.query<EnrolmentRecord>(
      `select ${ENROLMENT_COLUMNS} from enrolment where id = $1 for no key update`,
      [id],
    );
    return rows[0];
  }

  async lockAt(
    tx: Tx,
    { partnerId, environment, scenario }: EnrolmentPlace,
  ): Promise<EnrolmentRecord | undefined> {
    const rows = await tx.query<EnrolmentRecord>(
      `select ${ENROLMENT_COLUMNS} from enrolment
       where partner_id = $1 and environment = $2 and scenario = $3 for no key update`,
      [partnerId, environment, scenario],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    partnerId: Uuid,
    environment: Environment,
    before: Uuid | undefined,
    limit: number,
  ): Promise<EnrolmentRecord[]> {
    return tx.query<EnrolmentRecord>(
      `select ${ENROLMENT_COLUMNS} from enrolment
       where partner_id = $1 and environment = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [partnerId, environment, before ?? null, limit],
    );
  }

  async setTerms(tx: Tx, id: Uuid, { limits, subsidy, commission }: EnrolmentTerms): Promise<void> {
    await tx.query(
      'update enrolment set limits = $2, subsidy = $3, commission = $4, version = version + 1 where id = $1',
      [id, limits, subsidy, commission],
    );
  }

  async end(tx: Tx, id: Uuid, reason: string): Promise<EnrolmentRecord> {
    const rows = await tx.query<EnrolmentRecord>(
      `update enrolment set status = 'ended', status_reason = $2, status_changed_at = clock_timestamp(), version = version + 1
       where id = $1 returning ${ENROLMENT_COLUMNS}`,
      [id, reason],
    );
    return rows[0] as EnrolmentRecord;
  }
}
