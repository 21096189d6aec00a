import { Injectable } from '@nestjs/common';
import { exponentOf } from '../../kernel/currency.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import type { CustomerWithKey } from '../customers/index.js';
import { LimitsRepository } from '../limits/index.js';
import { type AcceptedOffer, AcceptedOffers, type OfferTerms, toPricedTerms } from '../offers/index.js';
import { enrolmentFor, partnersPart } from '../partners/index.js';
import { ApplicationHandlers } from './application-handlers.js';
import type { Application, PricedCounterOffer } from './application.js';
import {
  type CheckFact,
  counterOffer,
  type CreditFacts,
  creditReasons,
  highestMonth,
  judge,
  type Terms,
  type Verdict,
} from './application.rules.js';
import { type CheckResult, openDetail } from './check-results.repository.js';
import type { CheckKind } from './checks/check.js';
import { limitsFor } from './credit-limits.js';
import { limitsOfCurrency } from './review-limits.js';

export interface Assessment extends Verdict {
  readonly counterOffer: PricedCounterOffer | undefined;
  /** The figures behind it, for the record. */
  readonly credit: CreditFacts | undefined;
}

/** What is known of who applies, and what must be. */
export interface Known {
  readonly kinds: readonly CheckKind[];
  readonly known: readonly CheckResult[];
  readonly customer: CustomerWithKey | undefined;
}

/** Puts together what is known, and lets the rules speak. */
@Injectable()
export class AssessingService {
  constructor(
    private readonly limits: LimitsRepository,
    private readonly offers: AcceptedOffers,
    private readonly handlers: ApplicationHandlers,
    private readonly snapshots: SnapshotService,
  ) {}

  async assess(
    tx: ReadTx,
    application: Application,
    offer: AcceptedOffer,
    terms: OfferTerms,
    { kinds, known, customer }: Known,
  ): Promise<Assessment> {
    const credit = application.isCredit
      ? await this.creditFacts(tx, application, terms, known, customer)
      : undefined;
    // What nobody has asked yet is missing as well.
    const checks = kinds.map((kind) =>
      toFact(
        kind,
        known.find((one) => one.kind === kind),
      ),
    );
    const verdict = judge(termsOf(terms), checks, credit);
    const isOnlyCredit =
      verdict.outcome === 'declined' &&
      credit !== undefined &&
      creditReasons(termsOf(terms), credit).length === verdict.reasons.length;
    const counter =
      isOnlyCredit && checks.every((check) => check.verdict === 'pass')
        ? await this.counter(tx, application, offer, terms, credit)
        : undefined;
    return { ...verdict, counterOffer: counter, credit };
  }

  private async creditFacts(
    tx: ReadTx,
    application: Application,
    { product, situation }: OfferTerms,
    checks: readonly CheckResult[],
    customer: CustomerWithKey | undefined,
  ): Promise<CreditFacts> {
    const { customerId, currency, partnerId, environment, offerId } = application;
    const facts = customer?.facts ?? {};
    const isKnown = facts.currency === currency;
    const bureau = checks.find(({ kind }) => kind === 'creditBureau');
    const toldElsewhere = bureau ? (openDetail(customer?.key, bureau).debtServiceMonthlyMinor ?? 0) : 0;
    const declared = isKnown ? (facts.debtServiceMonthlyMinor ?? 0) : 0;
    const { debtServiceMinor, ...arrears } = await this.handlers.debts(tx, customerId, currency);
    const partner = this.snapshots.current().get(partnersPart).partners.get(partnerId);
    return {
      affordability: {
        incomeMonthlyMinor: isKnown ? facts.incomeMonthlyMinor : undefined,
        // The bureau and the customer speak of the same debts: the larger word counts.
        debtServiceMonthlyMinor: Math.max(declared, toldElsewhere) + debtServiceMinor,
        // Who cannot show an income of his own, a student, has somebody who answers for him.
        unknownIncomeMaxMinor: situation.parties.hasGuarantorSigned
          ? Number.MAX_SAFE_INTEGER
          : limitsOfCurrency(currency).unknownIncomeMaxMinor,
      },
      limits: limitsFor({
        currency,
        arrears,
        partnerId,
        scenario: situation.scenario.definition,
        product: product.definition,
        pack: situation.pack?.pack,
        enrolment: partner && enrolmentFor(application.scenario, partner.enrolments[environment]),
        exposures: await this.limits.exposure(tx, customerId, offerId, currency),
      }),
    };
  }

  private async counter(
    tx: ReadTx,
    { currency, option, amountMinor }: Application,
    offer: AcceptedOffer,
    { product, situation, variants }: OfferTerms,
    credit: CreditFacts,
  ): Promise<PricedCounterOffer | undefined> {
    const price = await this.offers.pricer(tx, offer);
    const byEnd = [...variants].sort((a, b) => endDay(a) - endDay(b));
    const found = counterOffer({
      asked: { option, amountMinor },
      options: byEnd.map((variant) => variant.option),
      leastMinor: Math.max(
        product.definition.prices[currency]?.minMinor ?? 1,
        situation.scenario.definition.policy.caps[currency]?.ticketMinMinor ?? 1,
      ),
      stepMinor: 100 * 10 ** exponentOf(currency),
      isAmountFree: situation.asked.stages.length === 0,
      fits: (asked) => {
        const terms = price(asked.option, asked.amountMinor);
        return terms !== undefined && judge(termsOf(terms), [], credit).outcome === 'approved';
      },
    });
    const variant = found && price(found.option, found.amountMinor)?.variant;
    return variant && { ...found, terms: toPricedTerms(variant) };
  }
}

function termsOf({ variant }: OfferTerms): Terms {
  return {
    amountMinor: Number(variant.financedMinor),
    highestMonthMinor: highestMonth(variant.instalments),
  };
}

function endDay({ endDate }: OfferTerms['variant']): number {
  return endDate?.toEpochDay() ?? 0;
}

function toFact(kind: CheckKind, check: CheckResult | undefined): CheckFact {
  return { kind, verdict: check?.status === 'answered' && check.result ? check.result : 'missing' };
}
