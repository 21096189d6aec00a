import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import type { Environment, StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { ApprovalsService } from '../staff/index.js';
import { CHANGE_TERMS, CREATE_ENROLMENT, type ProposedTerms, tellEnrolment } from './enrolment-approvals.js';
import {
  type EnrolmentGrant,
  type EnrolmentRecord,
  EnrolmentsRepository,
  type EnrolmentTerms,
} from './enrolments.repository.js';
import { partnerProblems } from './partners.errors.js';
import { PartnersRepository } from './partners.repository.js';
import { found } from './partners.service.js';
import { enrolmentStates } from './partners.states.js';
import { assertEnrollable } from './published.js';

/** A change that waits for a second person. */
export interface SubmittedChange {
  readonly approval: Uuid;
  readonly environment: Environment;
}

/** What staff do with the scenarios that a partner may use. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly database: Database,
    private readonly partners: PartnersRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly snapshots: SnapshotService,
    private readonly approvals: ApprovalsService,
  ) {}

  async proposeEnrolment(
    actor: StaffActor,
    slug: string,
    grant: Omit<EnrolmentGrant, 'partnerId'>,
    reason: string,
  ): Promise<SubmittedChange> {
    assertEnrollable(this.snapshots.current(), grant);
    const { environment, scenario, jurisdiction, limits, subsidy, commission } = grant;
    return this.database.run(actor, async (tx) => {
      const { id: partnerId } = found(await this.partners.lockPartner(tx, slug));
      const known = await this.enrolments.lockAt(tx, { partnerId, environment, scenario });
      if (known?.status === 'active') throw partnerProblems.already_enrolled();
      const approval = await this.approvals.submit(tx, actor, {
        kind: CREATE_ENROLMENT,
        subject: `${slug}/${scenario}`,
        environment,
        payload: { ...grant, partnerId },
        after: { status: 'active', jurisdiction, limits, subsidy, commission },
        reason,
      });
      return { approval, environment };
    });
  }

  /** What is left out stays as it is; limits, subsidies or commissions that are given take the place of all of theirs. */
  async proposeTerms(
    actor: StaffActor,
    slug: string,
    id: Uuid,
    change: Partial<EnrolmentTerms>,
    reason: string,
  ): Promise<SubmittedChange> {
    return this.database.run(actor, async (tx) => {
      const enrolment = await this.lock(tx, slug, id);
      const { environment, scenario, status: was, limits, subsidy, commission } = enrolment;
      const terms: EnrolmentTerms = { limits, subsidy, commission, ...change };
      const status = transition(enrolmentStates, was, 'change');
      const approval = await this.approvals.submit(tx, actor, {
        kind: CHANGE_TERMS,
        subject: formatId('enrolment', id),
        environment,
        payload: { ...terms, partner: slug, scenario } satisfies ProposedTerms,
        after: { status, ...terms },
        reason,
      });
      return { approval, environment };
    });
  }

  /** One person ends an enrolment at once. */
  async end(actor: StaffActor, slug: string, id: Uuid, reason: string): Promise<EnrolmentRecord> {
    return this.database.run(actor, async (tx) => {
      const { status } = await this.lock(tx, slug, id);
      transition(enrolmentStates, status, 'end');
      const record = await this.enrolments.end(tx, id, reason);
      await tellEnrolment(tx, 'ended', record, { reason });
      return record;
    });
  }

  async list(
    actor: StaffActor,
    slug: string,
    before: Uuid | undefined,
    limit: number,
  ): Promise<EnrolmentRecord[]> {
    return this.database.read(actor, async (tx) => {
      const { id } = found(await this.partners.findPartner(tx, slug));
      return this.enrolments.list(tx, id, actor.environment, before, limit);
    });
  }

  private async lock(tx: Tx, slug: string, id: Uuid): Promise<EnrolmentRecord> {
    const partner = found(await this.partners.lockPartner(tx, slug));
    const enrolment = await this.enrolments.lock(tx, id);
    if (enrolment?.partnerId !== partner.id) throw notFound('enrolment');
    return enrolment;
  }
}
