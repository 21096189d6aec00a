import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, parseId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
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
import { PartnersRepository } from './partners.repository.js';
import { enrolmentStates } from './partners.states.js';
import { assertEnrollable } from './published.js';

export const CREATE_ENROLMENT = 'enrolment.create';
export const CHANGE_TERMS = 'enrolment.limits';

const ROLES: ApprovalRoles = {
  maker: ['partnerManager', 'administrator'],
  checker: ['riskOfficer', 'administrator'],
};

/** Other terms of an enrolment, and whose they are, for people. */
export type ProposedTerms = EnrolmentTerms & { readonly partner: string; readonly scenario: string };

/** What happens when a second person agrees to an enrolment, or to other terms of one. */
@Injectable()
export class EnrolmentApprovals {
  constructor(
    private readonly partners: PartnersRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly snapshots: SnapshotService,
    approvals: ApprovalsService,
  ) {
    approvals.register(CREATE_ENROLMENT, this.creation());
    approvals.register(CHANGE_TERMS, this.changeOfTerms());
  }

  private creation(): ApprovalKind {
    return {
      roles: ROLES,
      inWords: ({ subject, environment }) => {
        const [slug, scenario] = subject.split('/');
        return `Enrol the partner ${slug} in the scenario ${scenario}, in ${environment}.`;
      },
      current: async (tx, target) => {
        const enrolment = await this.lockTarget(tx, target);
        if (!enrolment) return undefined;
        const { status, jurisdiction, limits, subsidy, commission } = enrolment;
        return { status, jurisdiction, limits, subsidy, commission };
      },
      apply: async (tx, { payload }) => {
        const grant = payload.change as unknown as EnrolmentGrant;
        // Days may have passed since it was proposed.
        assertEnrollable(this.snapshots.current(), grant);
        const id = await this.enrolments.insertEnrolment(tx, grant);
        const { scenario, jurisdiction } = grant;
        await tellEnrolment(tx, 'created', { ...grant, id }, { scenario, jurisdiction });
        return { enrolment: formatId('enrolment', id) };
      },
    };
  }

  private changeOfTerms(): ApprovalKind {
    return {
      roles: ROLES,
      inWords: ({ subject, environment, payload }) => {
        const { partner = '?', scenario = '?' } = payload.change as unknown as Partial<ProposedTerms>;
        return `Change the terms of the partner ${partner} in the scenario ${scenario}, in ${environment} (${subject}).`;
      },
      current: async (tx, { subject }) => {
        const enrolment = await this.enrolments.lock(tx, enrolmentId(subject));
        if (!enrolment) return undefined;
        const { status, limits, subsidy, commission } = enrolment;
        return { status, limits, subsidy, commission };
      },
      apply: async (tx, { subject, payload }) => {
        const enrolment = await this.enrolments.lock(tx, enrolmentId(subject));
        if (!enrolment) throw notFound('enrolment');
        transition(enrolmentStates, enrolment.status, 'change');
        const { limits, subsidy, commission } = payload.change as unknown as ProposedTerms;
        const terms: EnrolmentTerms = { limits, subsidy, commission };
        await this.enrolments.setTerms(tx, enrolment.id, terms);
        await tellEnrolment(tx, 'changed', enrolment, {});
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

/** What every change of an enrolment does besides changing it. */
export async function tellEnrolment(
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
