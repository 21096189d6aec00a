import { Injectable } from '@nestjs/common';
import type { DomainError } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { type ConsentGrant, ConsentsRepository, type Tenant } from '../customers/index.js';
import type { Application } from './application.js';
import { ApplicationLocks } from './application-locks.js';
import { applicationStates, partnerActions, statusAt, takesEvidence } from './application.states.js';
import { ApplicationsRepository } from './applications.repository.js';
import { applicationProblems } from './applications.errors.js';
import {
  CREDIT_CONSENT,
  type Evidence,
  missing,
  type Requirement,
  satisfies,
  withEvidence,
} from './requirements.js';

export interface EvidenceGiven {
  readonly evidence: readonly Omit<Evidence, 'at'>[];
  readonly consents: readonly ConsentGrant[];
}

/** What is handed in. Handed in again, it changes nothing. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly applications: ApplicationsRepository,
    private readonly consents: ConsentsRepository,
    private readonly locks: ApplicationLocks,
  ) {}

  /** @throws DomainError not_found, state_conflict, unknown_requirement, evidence_insufficient */
  async add(tx: Tx, tenant: Tenant, id: Uuid, given: EvidenceGiven): Promise<void> {
    const application = await this.locks.take(tx, tenant, id);
    const { status, customerId, requirements, nowMs } = application;
    const now = statusAt(status, application.expiresAtMs, nowMs);
    if (!takesEvidence(now)) transition(applicationStates, now, 'submit', partnerActions(now));
    const at = new Date(nowMs).toISOString();
    const added = given.evidence.map((one, index) => checked(requirements, { ...one, at }, index));
    await this.consents.grantLocked(tx, tenant, customerId, given.consents);
    const { evidence } = await this.withConsent(tx, tenant, {
      ...application,
      evidence: withEvidence(application.evidence, added),
    });
    if (now === 'open' && missing(requirements, evidence, 'now').length === 0) {
      await this.applications.save(tx, application, {
        event: 'submitted',
        status: transition(applicationStates, now, 'submit'),
        evidence,
      });
    } else if (JSON.stringify(evidence) !== JSON.stringify(application.evidence)) {
      await this.applications.save(tx, application, { event: 'evidenceAdded', evidence });
    }
  }

  /** A consent that the bank holds is evidence, however it came. */
  async withConsent(
    tx: ReadTx,
    tenant: Tenant,
    application: Pick<Application, 'customerId' | 'nowMs' | 'requirements' | 'evidence'>,
  ): Promise<{ readonly evidence: readonly Evidence[]; readonly consentId: Uuid | undefined }> {
    const { customerId, nowMs, requirements, evidence } = application;
    if (!requirements.some(({ code }) => code === CREDIT_CONSENT)) return { evidence, consentId: undefined };
    const consent = await this.consents.consent(tx, tenant, customerId, ['creditCheck', 'bureau'], nowMs);
    if (!consent) return { evidence, consentId: undefined };
    const at = new Date(nowMs).toISOString();
    const given = { requirement: CREDIT_CONSENT, reference: formatId('consent', consent.id), at };
    return { evidence: withEvidence(evidence, [given]), consentId: consent.id };
  }
}

function checked(requirements: readonly Requirement[], evidence: Evidence, index: number): Evidence {
  const pointer = `/evidence/${index}`;
  const requirement = requirements.find(({ code }) => code === evidence.requirement);
  if (!requirement || requirement.kind === 'consent')
    throw fault(
      'unknown_requirement',
      `${pointer}/requirement`,
      'must be a code of `requirements`; consents go into `consents`',
    );
  if (!satisfies(requirement, evidence)) {
    const { version, minimumReadingSeconds: seconds } = requirement;
    const detail =
      requirement.kind === 'disclosure'
        ? `must say version ${version}, a locale, and at least ${seconds} seconds`
        : 'must have a reference';
    throw fault('evidence_insufficient', pointer, detail);
  }
  return evidence;
}

function fault(
  code: 'unknown_requirement' | 'evidence_insufficient',
  pointer: string,
  detail: string,
): DomainError {
  return applicationProblems[code](undefined, { errors: [{ pointer, code, detail }] });
}
