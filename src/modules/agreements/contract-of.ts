import { buildSchedule, mergeSchedules, type ScheduleTerms } from '../../engines/lending/index.js';
import { LocalDate } from '../../kernel/calendar-date.js';
import {
  commissionRateOf,
  feesOver,
  type LoanTerms,
  type PricedVariant,
  type ProductDefinition,
} from '../products/index.js';
import type { PolicyPack, ScenarioDefinition } from '../scenarios/index.js';
import type {
  AgreementContract,
  ContractDrawdown,
  ContractInstalment,
  ContractLoan,
  ContractOrder,
} from './contract.types.js';
import { termsOf } from './loan-of.js';

/** A published version with its number. */
export interface Numbered<T> {
  readonly number: number;
  readonly definition: T;
}

/** What the contract is about, besides the price. Ids are public ones. */
export interface ContractFrame {
  readonly agreement: string;
  readonly application: string;
  readonly offer: string;
  readonly decision: string;
  readonly customer: string;
  readonly partner: { readonly id: string; readonly name: string };
  readonly order: ContractOrder | null;
  /** By product, what the partner has agreed on with the bank for the business that he brings. */
  readonly commission?: Readonly<Record<string, string>> | undefined;
  /** The day whose prices the variant has. */
  readonly pricedOn: LocalDate;
  /** The day on which the contract is drawn up. */
  readonly drawnUpOn: LocalDate;
}

/** An unsigned contract waits so many days. */
const SIGN_WITHIN_DAYS = 7;
/** A payout lapses so many days after the day that was planned for it. */
const DRAW_WITHIN_DAYS = 90;

/**
 * The contract of a priced product: everything that the lending engine and the two parties need to know for its whole
 * life, so that no later version of product, scenario or pack can touch it.
 * @throws Error when the contract's loans do not give the schedule that was offered
 */
export function contractOf(
  frame: ContractFrame,
  variant: PricedVariant,
  product: Numbered<ProductDefinition>,
  scenario: Numbered<ScenarioDefinition>,
  pack: Numbered<PolicyPack> | undefined,
): AgreementContract {
  const { plan, currency } = variant;
  if (!plan) throw new RangeError(`${variant.product} lends nothing`);
  const { definition } = product;
  const loans = plan.loans.map((loan, index) => contractLoan(definition, currency, loan, index + 1));
  const { order, pricedOn, drawnUpOn, commission, ...ids } = frame;
  const contract: AgreementContract = {
    v: 1,
    ...ids,
    order,
    scenario: { path: scenario.definition.path, version: scenario.number, names: scenario.definition.names },
    product: {
      code: definition.slug,
      version: product.number,
      kind: definition.kind,
      names: definition.names,
    },
    pack: pack ? { jurisdiction: pack.definition.jurisdiction, version: pack.number } : null,
    timeZone: scenario.definition.timeZone,
    pricedOn: pricedOn.toString(),
    signBy: drawnUpOn.plusDays(SIGN_WITHIN_DAYS).toString(),
    option: variant.option,
    currency,
    financed: Number(variant.financedMinor),
    downPayment: Number(variant.downPaymentMinor),
    rateAnnual: variant.rateAnnual,
    dayCount: definition.dayCount,
    rounding: definition.rounding,
    frequency: plan.frequency,
    drawdownPolicy: loans.length > 1 ? 'perDrawdown' : 'respread',
    loans,
    drawdowns: drawdownsOf(variant, plan.loans),
    instalments: variant.instalments.map(toInstalment),
    totals: {
      interest: Number(variant.totalInterestMinor),
      fees: Number(variant.totalFeeMinor),
      cost: Number(variant.totalCostMinor),
      payable: Number(variant.totalPayableMinor),
    },
    apr: variant.apr ?? null,
    isProjection: variant.isProjection ?? false,
    ...salesShareOf(definition, variant),
    allocation: definition.allocation,
    refundOrder: definition.refundOrder,
    lateCharge: lateChargeOf(definition, currency, pack?.definition),
    merchantYieldAnnual: plan.merchantYieldAnnual ?? null,
    ...commissionOf(definition, commission),
    payee: { ...definition.payee, release: scenario.definition.policy.payee.release },
    // A right of consumers.
    withdrawalDays: definition.borrowers === 'organisations' ? 0 : (pack?.definition.withdrawalDays ?? 0),
    disclosures: disclosuresOf(scenario.definition, pack?.definition),
    rights: pack?.definition.rights ?? [],
  };
  assertAsOffered(contract);
  return contract;
}

function commissionOf(
  ...terms: Parameters<typeof commissionRateOf>
): Pick<AgreementContract, 'commissionRate'> {
  const commissionRate = commissionRateOf(...terms);
  return Number(commissionRate) === 0 ? {} : { commissionRate };
}

/** The chosen option is the share. */
function salesShareOf(
  { terms }: ProductDefinition,
  { option }: PricedVariant,
): Pick<AgreementContract, 'salesShare'> {
  if (terms.shape !== 'salesShare') return {};
  return { salesShare: { share: option, floor: { ...terms.floor }, finalMonths: terms.finalMonths } };
}

function contractLoan(
  { remainder, terms, prices }: ProductDefinition,
  currency: string,
  { calendar, more }: LoanTerms,
  number: number,
): ContractLoan {
  const fees = feesOver(prices[currency]?.fees ?? [], calendar.periods.length);
  return {
    number,
    start: String(calendar.periods[0]?.start),
    dueDates: calendar.periods.map(({ due }) => due.toString()),
    parts: calendar.periods.map(({ parts }) => parts),
    movesWithPayout: movesWithPayout(terms),
    amortisation: more.amortisation === 'bullet' ? 'bullet' : 'level',
    remainder,
    principalGrace: more.principalGrace ?? 0,
    balloon: Number(more.balloonMinor ?? 0n),
    instalment: more.instalmentMinor === undefined ? null : Number(more.instalmentMinor),
    fees: fees.map(({ amountMinor, collected }) => ({
      amount: Number(amountMinor),
      collected: collected === 'firstInstalment' ? collected : 'spread',
    })),
  };
}

/** Dates that hang on something outside the loan (a term, a departure, a harvest) are agreed as such. */
function movesWithPayout(terms: ProductDefinition['terms']): boolean {
  switch (terms.shape) {
    case 'instalments':
      return terms.lastDueBy === undefined;
    case 'tuitionGrace':
    case 'termSplit':
    case 'singlePayment':
      return false;
    default:
      return true;
  }
}

function drawdownsOf(variant: PricedVariant, loans: readonly LoanTerms[]): ContractDrawdown[] {
  const payouts = loans.flatMap((loan, index) =>
    loan.payouts.map((payout) => ({ ...payout, loan: index + 1 })),
  );
  let lent = 0n;
  let kept = 0n;
  return payouts.map(({ name, date, amountMinor, loan }, index) => {
    lent += amountMinor;
    const upTo = (variant.merchantDiscountMinor * lent) / variant.financedMinor;
    const discount = upTo - kept;
    kept = upTo;
    return {
      number: index + 1,
      loan,
      name: name ?? null,
      plannedOn: date.toString(),
      lapsesOn: date.plusDays(DRAW_WITHIN_DAYS).toString(),
      amount: Number(amountMinor),
      discount: Number(discount),
    };
  });
}

function lateChargeOf(
  { lateCharge, terms }: ProductDefinition,
  currency: string,
  pack: PolicyPack | undefined,
): AgreementContract['lateCharge'] {
  // A share of sales is never late; interest runs on while it is small.
  if (lateCharge === 'none' || terms.shape === 'salesShare' || !pack) return null;
  const { rateAnnual, perChargeMinor } = pack.lateChargeCeiling;
  return { rateAnnual, perChargeMinor: perChargeMinor[currency] ?? null };
}

function disclosuresOf(
  scenario: ScenarioDefinition,
  pack: PolicyPack | undefined,
): AgreementContract['disclosures'] {
  return [
    ...scenario.disclosures.map((one) => ({ ...one, minimumReadingSeconds: 0 })),
    ...(pack?.disclosures ?? []),
  ].map(({ code, version, minimumReadingSeconds, languages: text }) => ({
    code,
    version,
    minimumReadingSeconds,
    text,
  }));
}

function toInstalment(row: PricedVariant['instalments'][number]): ContractInstalment {
  return {
    number: row.number,
    dueDate: row.dueDate.toString(),
    principal: Number(row.principal),
    interest: Number(row.interest),
    fee: Number(row.fee),
    total: Number(row.total),
  };
}

/** The instalments that the contract's own loans give when every payout comes as planned. */
export function plannedInstalments(contract: AgreementContract): ContractInstalment[] {
  const schedules = contract.loans.map((loan) => {
    const [first, ...later] = contract.drawdowns.filter((drawdown) => drawdown.loan === loan.number);
    if (!first) throw new RangeError('a loan without a payout');
    const terms: ScheduleTerms = {
      ...termsOf(contract, loan, LocalDate.parse(first.plannedOn)),
      principalMinor: BigInt(first.amount),
      changes: later.map(({ plannedOn, amount }) => ({
        date: LocalDate.parse(plannedOn),
        amountMinor: BigInt(amount),
      })),
    };
    return buildSchedule(terms);
  });
  const schedule = schedules.length === 1 ? schedules[0] : mergeSchedules(schedules);
  return (schedule?.rows ?? []).map(toInstalment);
}

function assertAsOffered(contract: AgreementContract): void {
  if (JSON.stringify(plannedInstalments(contract)) !== JSON.stringify(contract.instalments))
    throw new Error(`the contract of ${contract.product.code} does not give the schedule that was offered`);
}
