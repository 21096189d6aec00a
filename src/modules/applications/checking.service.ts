import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Actor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { ConsentsRepository, CustomersRepository, type Tenant } from '../customers/index.js';
import { type AcceptedOffer, AcceptedOffers, type OfferTerms } from '../offers/index.js';
import { openConditions } from '../products/index.js';
import type { Application } from './application.js';
import { statusAt } from './application.states.js';
import { ApplicationLocks } from './application-locks.js';
import { ApplicationQueueRepository } from './application-queue.repository.js';
import { AssessingService } from './assessing.service.js';
import { CheckResultsRepository } from './check-results.repository.js';
import type { CheckKind, CheckRequest } from './checks/check.js';
import { type CheckOutcome, Checks } from './checks/checks.js';
import { recordOf } from './assessment-record.js';
import { LifecycleService } from './lifecycle.service.js';

type Question = CheckRequest & { readonly kind: CheckKind };

/** Longer than the bank waits for its sources, so that nobody takes over from somebody who is still at work. */
const CLAIM_SLACK_MS = 3_000;
const POLL_MS = 50;

/**
 * Asks the bank's sources and decides. The questions are stored before they are asked and the answers before anything
 * is decided, and no transaction is open while a source thinks. Whoever breaks down in between leaves an application
 * that is `checking`: a repeat takes it up with the same questions, or the clock refers it to a person.
 */
@Injectable()
export class CheckingService {
  constructor(
    private readonly database: Database,
    private readonly locks: ApplicationLocks,
    private readonly queue: ApplicationQueueRepository,
    private readonly results: CheckResultsRepository,
    private readonly checks: Checks,
    private readonly customers: CustomersRepository,
    private readonly consents: ConsentsRepository,
    private readonly offers: AcceptedOffers,
    private readonly assessing: AssessingService,
    private readonly lifecycle: LifecycleService,
  ) {}

  /** Brings an application that is `checking` to its decision; any other it leaves alone. */
  async complete(actor: Actor, tenant: Tenant, id: Uuid): Promise<void> {
    const claimMs = this.checks.deadlineMs + CLAIM_SLACK_MS;
    for (let waitedMs = 0; waitedMs <= claimMs; waitedMs += POLL_MS) {
      const claim = await this.database.run(actor, (tx) => this.claim(tx, tenant, id, claimMs));
      if (claim === 'done') return;
      if (claim !== 'taken') {
        const outcomes = await this.checks.ask(tenant.environment, claim);
        await this.database.run(actor, (tx) => this.settle(tx, tenant, id, claim, outcomes));
        return;
      }
      await sleep(POLL_MS);
    }
  }

  /** @returns the questions that are left to ask; `taken` while somebody else asks them */
  private async claim(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    forMs: number,
  ): Promise<readonly Question[] | 'taken' | 'done'> {
    const application = await this.locks.take(tx, tenant, id);
    if (statusAt(application.status, application.expiresAtMs, application.nowMs) !== 'checking')
      return 'done';
    if (!(await this.queue.claim(tx, application, forMs))) return 'taken';
    const offer = await this.offerOf(tx, application);
    const kinds = kindsFor(application, await this.offers.terms(tx, offer));
    const known = await this.results.of(tx, application);
    const questions: Question[] = [];
    for (const kind of kinds) {
      const earlier = known.find((one) => one.kind === kind);
      if (earlier && earlier.status !== 'asked') continue;
      const reference = earlier?.id ?? (await this.newQuestion(tx, application, kind));
      if (reference) questions.push(await this.question(tx, application, kind, reference));
    }
    return questions;
  }

  /** @returns undefined when an earlier answer about the customer still holds */
  private async newQuestion(tx: Tx, application: Application, kind: CheckKind): Promise<Uuid | undefined> {
    const earlier = await this.results.reusable(tx, application, kind);
    if (earlier) {
      await this.results.reuse(tx, application, earlier);
      return undefined;
    }
    return this.results.ask(tx, application, kind, await this.consentFor(tx, application, kind));
  }

  private async question(
    tx: Tx,
    application: Application,
    kind: CheckKind,
    reference: Uuid,
  ): Promise<Question> {
    const { customerId, currency, amountMinor, scenario } = application;
    const customer = await this.customers.find(tx, application, customerId);
    if (!customer) throw new Error('an application’s customer has no row');
    return {
      kind,
      reference,
      subject: { id: customerId, kind: customer.kind, personal: customer.personal },
      amount: { minor: amountMinor, currency },
      scenario,
      consentId: await this.consentFor(tx, application, kind),
    };
  }

  /** A consent can be revoked between the application and the question. */
  private async consentFor(tx: Tx, application: Application, kind: CheckKind): Promise<Uuid | undefined> {
    if (kind !== 'creditBureau') return undefined;
    const { customerId, nowMs } = application;
    return (await this.consents.consent(tx, application, customerId, 'creditCheck', nowMs))?.id;
  }

  private async settle(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    questions: readonly Question[],
    outcomes: ReadonlyMap<CheckKind, CheckOutcome>,
  ): Promise<void> {
    const application = await this.locks.take(tx, tenant, id);
    const key = await this.customers.keyOf(tx, tenant, application.customerId);
    for (const { kind, reference } of questions) {
      const outcome = outcomes.get(kind) ?? { status: 'failed' };
      await this.results.store(tx, application, reference, outcome, key);
    }
    // Withdrawn, expired or referred meanwhile: what was learnt is kept, what was decided stays.
    if (statusAt(application.status, application.expiresAtMs, application.nowMs) === 'checking')
      await this.decide(tx, application);
  }

  /** Decides on what is known by now. */
  async decide(tx: Tx, application: Application): Promise<Application> {
    const offer = await this.offerOf(tx, application);
    const terms = await this.offers.terms(tx, offer);
    const known = await this.results.of(tx, application);
    const kinds = kindsFor(application, terms);
    const assessment = await this.assessing.assess(tx, application, offer, terms, { kinds, known });
    const key = await this.customers.keyOf(tx, application, application.customerId);
    const { outcome, reasons, counterOffer } = assessment;
    const grounds = { reasons, by: 'rules' as const, assessment: recordOf(key, application.id, assessment) };
    if (outcome === 'approved') return this.lifecycle.approve(tx, application, offer, terms, grounds);
    if (outcome === 'referred') return this.lifecycle.refer(tx, application, grounds);
    if (counterOffer) return this.lifecycle.counter(tx, application, counterOffer, grounds);
    return this.lifecycle.decline(tx, application, grounds);
  }

  private async offerOf(tx: Tx, application: Application): Promise<AcceptedOffer> {
    const offer = await this.offers.find(tx, application, application.offerId);
    if (!offer) throw new Error('an application’s offer is not there');
    return offer;
  }
}

/** What must be known of the borrower: who he is, unless the bank knows already, and that nothing stands against him. */
function kindsFor({ isCredit }: Application, { product, situation }: OfferTerms): CheckKind[] {
  const open = openConditions(product.definition, situation.parties.borrower?.verification ?? 'none');
  return [
    ...(open.includes('verifyIdentity') ? ['identity' as const] : []),
    'sanctions',
    ...(open.includes('creditCheck') ? ['creditBureau' as const] : []),
    ...(isCredit ? ['fraud' as const] : []),
  ];
}
