import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, parseId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import type { Environment, StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { bumpHead, SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import {
  type ApprovalKind,
  type ApprovalRoles,
  ApprovalsService,
  type ChangeTarget,
} from '../staff/index.js';
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
import { assertPackInForce, assertPublished } from './published.js';

const CREATE = 'enrolment.create';
const CHANGE = 'enrolment.limits';
const ROLES: ApprovalRoles = {
  maker: ['partnerManager', 'administrator'],
  checker: ['riskOfficer', 'administrator'],
};

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
  ) {
    approvals.register(CREATE, this.creation());
    approvals.register(CHANGE, this.changeOfTerms());
  }

  async proposeEnrolment(
    actor: StaffActor,
    slug: string,
    grant: Omit<EnrolmentGrant, 'partnerId'>,
    reason: string,
  ): Promise<SubmittedChange> {
    this.assertInForce(grant);
    const { environment, scenario, jurisdiction, limits, subsidy } = grant;
    return this.database.run(actor, async (tx) => {
      const { id: partnerId } = found(await this.partners.lockPartner(tx, slug));
      const known = await this.enrolments.lockAt(tx, { partnerId, environment, scenario });
      if (known?.status === 'active') throw partnerProblems.already_enrolled();
      const approval = await this.approvals.submit(tx, actor, {
        kind: CREATE,
        subject: `${slug}/${scenario}`,
        environment,
        payload: { ...grant, partnerId },
        after: { status: 'active', jurisdiction, limits, subsidy },
        reason,
      });
      return { approval, environment };
    });
  }

  /** What is left out stays as it is; limits or subsidies that are given take the place of all of theirs. */
  async proposeTerms(
    actor: StaffActor,
    slug: string,
    id: Uuid,
    change: Partial<EnrolmentTerms>,
    reason: string,
  ): Promise<SubmittedChange> {
    return this.database.run(actor, async (tx) => {
      const { environment, status, limits, subsidy } = await this.lock(tx, slug, id);
      const after = { status: transition(enrolmentStates, status, 'change'), limits, subsidy, ...change };
      const approval = await this.approvals.submit(tx, actor, {
        kind: CHANGE,
        subject: formatId('enrolment', id),
        environment,
        payload: { limits: after.limits, subsidy: after.subsidy },
        after,
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
      await tell(tx, 'ended', record, { reason });
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

  private assertInForce({ scenario, jurisdiction }: { scenario: string; jurisdiction: string }): void {
    const snapshot = this.snapshots.current();
    assertPublished(snapshot, [scenario], () => '/scenario');
    assertPackInForce(snapshot, jurisdiction);
  }

  private creation(): ApprovalKind {
    return {
      roles: ROLES,
      current: async (tx, target) => {
        const enrolment = await this.lockTarget(tx, target);
        if (!enrolment) return undefined;
        const { status, jurisdiction, limits, subsidy } = enrolment;
        return { status, jurisdiction, limits, subsidy };
      },
      apply: async (tx, { payload }) => {
        const grant = payload.change as unknown as EnrolmentGrant;
        // Days may have passed since it was proposed.
        this.assertInForce(grant);
        const id = await this.enrolments.insertEnrolment(tx, grant);
        const { scenario, jurisdiction } = grant;
        await tell(tx, 'created', { ...grant, id }, { scenario, jurisdiction });
        return { enrolment: formatId('enrolment', id) };
      },
    };
  }

  private changeOfTerms(): ApprovalKind {
    return {
      roles: ROLES,
      current: async (tx, { subject }) => {
        const enrolment = await this.enrolments.lock(tx, enrolmentId(subject));
        if (!enrolment) return undefined;
        const { status, limits, subsidy } = enrolment;
        return { status, limits, subsidy };
      },
      apply: async (tx, { subject, payload }) => {
        const enrolment = await this.enrolments.lock(tx, enrolmentId(subject));
        if (!enrolment) throw notFound('enrolment');
        transition(enrolmentStates, enrolment.status, 'change');
        const terms = payload.change as unknown as EnrolmentTerms;
        await this.enrolments.setTerms(tx, enrolment.id, terms);
        await tell(tx, 'changed', enrolment, {});
        return terms;
      },
    };
  }

  /** An enrolment that does not exist yet is named by its partner and scenario. */
  private async lockTarget(
    tx: Tx,
    { subject, environment }: ChangeTarget,
  ): Promise<EnrolmentRecord | undefined> {
    const [slug = '', scenario = ''] = subject.split('/');
    const partner = await this.partners.lockPartner(tx, slug);
    if (!partner || !environment) return undefined;
    return this.enrolments.lockAt(tx, { partnerId: partner.id, environment, scenario });
  }
}

function enrolmentId(subject: string): Uuid {
  const id = parseId('enrolment', subject);
  if (id === undefined) throw new Error(`approval names no enrolment: ${subject}`);
  return id;
}

async function tell(
  tx: Tx,
  what: 'created' | 'changed' | 'ended',
  { id, partnerId, environment }: Pick<EnrolmentRecord, 'id' | 'partnerId' | 'environment'>,
  detail: object,
): Promise<void> {
  await bumpHead(tx);
  tx.audit({
    action: `enrolment.${what}`,
    subject: formatId('enrolment', id),
    environment,
    detail: { partner: formatId('partner', partnerId), ...detail },
  });
}
