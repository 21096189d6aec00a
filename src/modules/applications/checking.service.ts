import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Actor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { ConsentsRepository, CustomersRepository, type Tenant } from '../customers/index.js';
import { AcceptedOffers, type OfferTerms } from '../offers/index.js';
import { openConditions } from '../products/index.js';
import type { Application } from './application.js';
import { statusAt } from './application.states.js';
import { ApplicationLocks } from './application-locks.js';
import { ApplicationQueueRepository } from './application-queue.repository.js';
import { askedTerms, type Priced } from './asked-terms.js';
import { AssessingService, type Known } from './assessing.service.js';
import { type CheckedApplication, CheckResultsRepository, isOpen } from './check-results.repository.js';
import type { CheckKind, CheckRequest } from './checks/check.js';
import { type CheckOutcome, Checks } from './checks/checks.js';
import { recordOf } from './assessment-record.js';
import { LifecycleService } from './lifecycle.service.js';

type Question = CheckRequest & { readonly kind: CheckKind };

/** Questions that are stored, and whoever holds this is to ask. What they are about does not change meanwhile. */
export interface Claim {
  readonly about: Priced;
  readonly questions: readonly Question[];
}

export type Outcomes = ReadonlyMap<CheckKind, CheckOutcome>;

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

  /** For so long whoever has claimed the checks of an application may be at them. */
  get claimMs(): number {
    return this.checks.deadlineMs + CLAIM_SLACK_MS;
  }

  /** The questions about an application that is opened in this transaction, its checks claimed. */
  async begin(
    tx: Tx,
    application: CheckedApplication,
    about: Priced,
    consentId: Uuid | undefined,
  ): Promise<Claim> {
    const kinds = kindsFor(application, about.terms);
    return { about, questions: await this.questions(tx, application, { kinds, known: [], consentId }) };
  }

  /** Brings an application that is `checking` to its decision; any other it leaves alone. */
  async complete(actor: Actor, tenant: Tenant, id: Uuid): Promise<void> {
    for (let waitedMs = 0; waitedMs <= this.claimMs; waitedMs += POLL_MS) {
      const claim = await this.database.run(actor, (tx) => this.claim(tx, tenant, id));
      if (claim === 'done') return;
      if (claim !== 'taken') {
        const outcomes = await this.ask(tenant, claim);
        await this.database.run(actor, (tx) => this.settle(tx, tenant, id, claim, outcomes));
        return;
      }
      await sleep(POLL_MS);
    }
  }

  /** Outside of any transaction. */
  ask({ environment }: Pick<Tenant, 'environment'>, { questions }: Claim): Promise<Outcomes> {
    return this.checks.ask(environment, questions);
  }

  /** Stores what the sources said, and decides. */
  async settle(tx: Tx, tenant: Tenant, id: Uuid, claim: Claim, outcomes: Outcomes): Promise<Application> {
    const application = await this.locks.take(tx, tenant, id);
    const customer = await this.customers.findWithKey(tx, tenant, application.customerId);
    const said = claim.questions.map(
      ({ kind, reference }) => [reference, outcomes.get(kind) ?? ({ status: 'failed' } as const)] as const,
    );
    const known = await this.results.store(tx, application, said, customer?.key);
    // Withdrawn, expired or referred meanwhile: what was learnt is kept, what was decided stays.
    const { status, expiresAtMs, nowMs } = application;
    if (statusAt(status, expiresAtMs, nowMs) !== 'checking') return application;
    return this.decide(tx, application, claim.about, { known, customer });
  }

  /** @returns the questions that are left to ask; `taken` while somebody else asks them */
  private async claim(tx: Tx, tenant: Tenant, id: Uuid): Promise<Claim | 'taken' | 'done'> {
    const application = await this.locks.take(tx, tenant, id);
    if (statusAt(application.status, application.expiresAtMs, application.nowMs) !== 'checking')
      return 'done';
    if (!(await this.queue.claim(tx, application, this.claimMs))) return 'taken';
    const about = await askedTerms(tx, this.offers, application);
    const known = await this.results.of(tx, application);
    const kinds = kindsFor(application, about.terms);
    // A consent can be revoked between the application and the question.
    const { customerId, nowMs } = application;
    const consent = await this.consents.consent(
      tx,
      application,
      customerId,
      ['creditCheck', 'bureau'],
      nowMs,
    );
    const asked = { kinds, known, consentId: consent?.id };
    return { about, questions: await this.questions(tx, application, asked) };
  }

  /** What nobody has answered so that it holds: what was just asked keeps its name, the rest is stored as asked anew. */
  private async questions(
    tx: Tx,
    application: CheckedApplication,
    { kinds, known, consentId }: Omit<Known, 'customer'> & { readonly consentId: Uuid | undefined },
  ): Promise<Question[]> {
    const byKind = new Map(known.map((one) => [one.kind, one]));
    const open = kinds.filter((kind) => isOpen(byKind.get(kind), application.nowMs));
    const fresh = open.filter((kind) => byKind.get(kind)?.status !== 'asked');
    if (open.length === 0) return [];
    const again = fresh.filter((kind) => byKind.has(kind));
    if (again.length > 0) await this.results.supersede(tx, application, again);
    const consentFor = (kind: CheckKind): Uuid | undefined =>
      kind === 'creditBureau' ? consentId : undefined;
    const asked = fresh.length > 0 && (await this.results.ask(tx, application, fresh, consentFor));
    const references = new Map<CheckKind, Uuid>(asked || []);
    for (const { kind, id, status } of known) if (status === 'asked') references.set(kind, id);
    const customer = await this.customers.find(tx, application, application.customerId);
    if (!customer) throw new Error('an application’s customer has no row');
    const { currency, amountMinor, scenario } = application;
    return open.flatMap((kind): Question[] => {
      const reference = references.get(kind);
      const subject = { id: customer.id, kind: customer.kind, personal: customer.personal };
      const about = { subject, amount: { minor: amountMinor, currency }, scenario };
      return reference ? [{ ...about, kind, reference, consentId: consentFor(kind) }] : [];
    });
  }

  /** Decides on what is known by now. */
  private async decide(
    tx: Tx,
    application: Application,
    { offer, terms }: Priced,
    { known, customer }: Omit<Known, 'kinds'>,
  ): Promise<Application> {
    const kinds = kindsFor(application, terms);
    const assessment = await this.assessing.assess(tx, application, offer, terms, { kinds, known, customer });
    const { outcome, reasons, counterOffer } = assessment;
    const sealed = recordOf(customer?.key, application.id, assessment);
    const grounds = { reasons, by: 'rules' as const, assessment: sealed };
    if (outcome === 'approved') return this.lifecycle.approve(tx, application, offer, terms, grounds);
    if (outcome === 'referred') return this.lifecycle.refer(tx, application, grounds);
    if (counterOffer) return this.lifecycle.counter(tx, application, counterOffer, grounds);
    return this.lifecycle.decline(tx, application, grounds);
  }
}

/** What must be known of the borrower: who he is, unless the bank knows already, and that nothing stands against him. */
function kindsFor(
  { isCredit }: Pick<Application, 'isCredit'>,
  { product, situation }: OfferTerms,
): CheckKind[] {
  const open = openConditions(product.definition, situation.parties.borrower?.verification ?? 'none');
  return [
    ...(open.includes('verifyIdentity') ? ['identity' as const] : []),
    'sanctions',
    ...(open.includes('creditCheck') ? ['creditBureau' as const] : []),
    ...(isCredit ? ['fraud' as const] : []),
  ];
}
