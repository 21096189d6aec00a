import type { LocalDate } from '../../kernel/calendar-date.js';
import { createFacts, type Facts } from '../../engines/rules/index.js';
import type { Enrolment } from '../partners/index.js';
import {
  type Anchor,
  type PlannedPayout,
  productCatalogue,
  type PricingRequest,
  type PublishedProduct,
} from '../products/index.js';
import {
  contextFacts,
  type PublishedPack,
  type PublishedScenario,
  type Recognition,
} from '../scenarios/index.js';
import { datesOf } from './anchors.js';
import type { Asked, Parties, Subject } from './offers-request.js';

/** What a decision is made of, besides the candidates. Nothing in it changes while they are judged. */
export interface Circumstances {
  readonly asked: Asked;
  readonly recognition: Recognition;
  readonly scenario: PublishedScenario;
  readonly pack: PublishedPack | undefined;
  readonly enrolment: Enrolment | undefined;
  readonly parties: Parties;
  readonly businessDate: LocalDate;
  readonly businessMs: number;
  readonly pausedProducts: ReadonlySet<string>;
  readonly isScenarioPaused: boolean;
}

export interface Situation extends Circumstances {
  /** Minor units to be financed: the amount, less the customer's own money where the scenario says so. */
  readonly financedMinor: number | undefined;
  readonly downPaymentMinor: number;
  /** Dates of the context that terms may hang on, and the planned payouts: the same for every candidate. */
  readonly dates: Partial<Record<Anchor, LocalDate>>;
  readonly payouts: readonly PlannedPayout[];
  /** Average sales of a day, where the context states them. */
  readonly sales: PricingRequest['sales'];
  /** What eligibility rules read. */
  readonly facts: Facts;
  /** What the scenario's guards read about one candidate. */
  guardFacts(product: PublishedProduct): Facts;
}

export function situationOf(circumstances: Circumstances): Situation {
  const { asked, scenario } = circumstances;
  const { financedMinor, downPaymentMinor } = splitAmount(asked, scenario.definition.policy.shortfall);
  const input = factInput(circumstances, financedMinor);
  const byKind = new Map<string, Facts>();
  return {
    ...circumstances,
    financedMinor,
    downPaymentMinor,
    dates: datesOf(asked.context),
    payouts: asked.stages.map(({ name, date, amountMinor }) => ({
      name,
      date,
      amountMinor: BigInt(amountMinor),
    })),
    sales: statedSales(asked),
    facts: createFacts(productCatalogue, input, circumstances.businessDate),
    guardFacts({ definition }) {
      // Candidates of the same kind and price share their facts.
      const zeroRate =
        asked.currency !== undefined && isZeroRate(definition.prices[asked.currency]?.rateAnnual);
      const key = `${definition.kind}:${definition.isCredit}:${zeroRate}`;
      let facts = byKind.get(key);
      if (!facts) {
        const product = {
          'product.kind': definition.kind,
          'product.isCredit': definition.isCredit,
          'product.zeroRate': zeroRate,
        };
        facts = createFacts(
          scenario.guardCatalogue,
          { ...input, ...product, amount: asked.amountMinor },
          circumstances.businessDate,
        );
        byKind.set(key, facts);
      }
      return facts;
    },
  };
}

/** How much is to be financed, and how much the customer pays himself. */
export function splitAmount(
  { amountMinor, availableMinor, purpose }: Asked,
  shortfall: 'financeShortfall' | 'financeWhole' | 'none',
): { financedMinor: number | undefined; downPaymentMinor: number } {
  if (amountMinor === undefined) return { financedMinor: undefined, downPaymentMinor: 0 };
  const own =
    shortfall === 'financeShortfall' && purpose === 'payment'
      ? Math.min(availableMinor ?? 0, amountMinor)
      : 0;
  return { financedMinor: amountMinor - own, downPaymentMinor: own };
}

/**
 * The facts that rules read. What the bank does not know is left out and stays unknown to every rule; what its own
 * books show (arrears, exposure) is known for a customer it knows, and zero when the books are empty.
 */
function factInput(
  { asked, recognition, parties, scenario }: Circumstances,
  financedMinor: number | undefined,
): Record<string, unknown> {
  const input: Record<string, unknown> = {
    amount: financedMinor,
    scenario: recognition.path,
    initiative: asked.initiative,
    'guarantor.signed': parties.hasGuarantorSigned,
    'beneficiary.age': parties.beneficiary?.age,
    tags: [],
    segments: [],
    screening: [],
  };
  Object.assign(input, contextFacts(scenario.definition.contextSchema, asked.context, asked.currency ?? ''));
  const { borrower } = parties;
  if (!borrower) return input;
  const { facts, standing } = borrower;
  const income = facts.currency === asked.currency ? facts.incomeMonthlyMinor : undefined;
  return Object.assign(input, {
    age: borrower.age,
    'borrower.kind': borrower.kind,
    'borrower.isStudent': facts.occupation && facts.occupation === 'student',
    'arrears.days': standing.daysPastDue,
    'exposure.open': (asked.currency && borrower.exposure[asked.currency]) ?? 0,
    'income.monthly': income,
    'debtBurden.share':
      income && facts.debtServiceMonthlyMinor !== undefined
        ? debtServiceMinor(borrower, asked.currency) / income
        : undefined,
    'organisation.historyMonths': input['context.historyMonths'] ?? wholeMonths(facts.tradingDays),
    'sales.last90Days': input['context.salesLast90Days'],
    tags: borrower.tags,
    segments: borrower.segments,
    ...borrower.profile,
    screening: borrower.screening,
  });
}

/** Per month: what he says that he pays, and what the bank's own agreements ask of him. */
export function debtServiceMinor({ facts, standing }: Subject, currency: string | undefined): number {
  const here = currency === undefined ? 0 : (standing.debtServiceMinor[currency] ?? 0);
  return (facts.debtServiceMonthlyMinor ?? 0) + here;
}

function wholeMonths(days: number | undefined): number | undefined {
  return days === undefined ? undefined : Math.floor(days / 30);
}

/** Sales that the partner states; the schema of the scenario has checked their form. */
function statedSales({ context, currency }: Asked): PricingRequest['sales'] {
  const stated = context['salesLast90Days'] as { amount: number; currency: string } | undefined;
  if (!stated || stated.currency !== currency) return undefined;
  const margin = context['grossMarginShare'] as number | undefined;
  return {
    perDayMinor: BigInt(Math.floor(stated.amount / 90)),
    ...(margin !== undefined && { grossMarginShare: String(margin) }),
  };
}

function isZeroRate(rate: string | undefined): boolean {
  return rate !== undefined && /^0(\.0*)?$/.test(rate);
}
