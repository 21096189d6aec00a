import {
  buildSchedule,
  calendarOver,
  type Fee,
  type Frequency,
  mergeSchedules,
  presentValue,
  type RepaymentCalendar,
  type Schedule,
  type ScheduleTerms,
} from '../../engines/lending/index.js';
import { type LocalDate } from '../../kernel/calendar-date.js';
import { divideRounded, type Fraction, parseDecimal } from '../../kernel/fraction.js';
import { calendarFor } from './calendar-cache.js';
import {
  type LoanTerms,
  type PlannedPayout,
  type PricingRequest,
  type Refusal,
  type RefusalCode,
} from './pricing.types.js';
import { type PriceBook, type ProductDefinition } from './product-definition.js';
import { type Anchor, type AnchoredDate, type FirstDue } from './product-terms.js';

/** What the price of a request is computed with: the price book with its decimals read. */
export interface Pricer {
  readonly product: ProductDefinition;
  readonly price: PriceBook;
  readonly request: PricingRequest;
  readonly rateAnnual: Fraction;
  /** Set when somebody else bears the interest. */
  readonly merchantYield: Fraction | undefined;
}

/** One term option before its totals: what is lent when, and how it comes back. */
export interface Plan {
  readonly option: string;
  readonly termMonths?: number;
  readonly frequency: Frequency;
  readonly schedule: Schedule;
  /** What the schedule is made of: one loan, or one for each stage. */
  readonly loans: readonly LoanTerms[];
  readonly isProjection?: boolean;
  readonly stages?: readonly { readonly payout: PlannedPayout; readonly schedule: Schedule }[];
  readonly worthMinor: bigint;
}

export type Plans = readonly Plan[] | Refusal;

export const MONTHLY: Frequency = { unit: 'months', every: 1 };

export const refusal = (code: RefusalCode, anchor?: Anchor): Refusal =>
  anchor ? { code, anchor } : { code };

export function isRefusal<T extends object>(value: T | Refusal): value is Refusal {
  return 'code' in value;
}

/** Reads a decimal of a validated definition. */
export function readRate(text: string): Fraction {
  const rate = parseDecimal(text);
  if (!rate) throw new RangeError(`no decimal: ${text}`);
  return rate;
}

/** A share of an amount, never more than it. */
export function shareOf(amountMinor: bigint, share: string): bigint {
  const { num, den } = readRate(share);
  return divideRounded(amountMinor * num, den, 'DOWN');
}

/** The day that terms hang on; refused when the request does not say it or it lies in the past. */
export function anchoredDate({ request }: Pricer, { anchor, plusDays }: AnchoredDate): LocalDate | Refusal {
  const date = request.dates?.[anchor];
  if (!date) return refusal('date_required', anchor);
  if (date.isBefore(request.businessDate)) return refusal('date_in_past', anchor);
  return plusDays === 0 ? date : date.plusDays(plusDays);
}

/** The first due date when it is not one month after the start. An unknown delivery moves nothing. */
export function movedFirstDue(
  { request }: Pricer,
  start: LocalDate,
  { afterMonths, notBefore }: FirstDue,
): LocalDate | undefined {
  const regular = start.plusMonths(afterMonths);
  const earliest = notBefore && request.dates?.[notBefore.anchor]?.plusDays(notBefore.plusDays);
  if (earliest?.isAfter(regular)) return earliest;
  return afterMonths === 1 ? undefined : regular;
}

/** Lends an amount over a calendar at the product's rate, fees and conventions. */
export function lend(
  pricer: Pricer,
  principalMinor: bigint,
  calendar: RepaymentCalendar,
  more: Partial<ScheduleTerms> = {},
): Schedule {
  const { product, price, rateAnnual } = pricer;
  return buildSchedule({
    principalMinor,
    rateAnnual,
    calendar,
    rounding: product.rounding,
    remainder: product.remainder,
    ...(price.fees && { fees: feesOver(price.fees, calendar.periods.length) }),
    ...more,
  });
}

/** The price book's fees over a number of instalments. */
export function feesOver(fees: NonNullable<PriceBook['fees']>, count: number): Fee[] {
  return fees.map(({ amountMinor, due }) =>
    due === 'firstInstalment'
      ? { amountMinor: BigInt(amountMinor), collected: 'firstInstalment' }
      : { amountMinor: BigInt(amountMinor) * BigInt(count), collected: 'spread' },
  );
}

/** What the payee is paid for a plan: all of it, or its present value when he bears the interest. */
export function worthOf(
  { product, merchantYield }: Pricer,
  schedule: Schedule,
  calendar: RepaymentCalendar,
): bigint {
  if (!merchantYield) return schedule.totalPrincipal;
  return presentValue(schedule, { rateAnnual: merchantYield, calendar, rounding: product.rounding });
}

/** The plan of one payout today. */
export function singlePlan(
  pricer: Pricer,
  option: string,
  frequency: Frequency,
  calendar: RepaymentCalendar,
  more: Partial<ScheduleTerms> = {},
): Plan {
  const { businessDate: date, amountMinor } = pricer.request;
  const schedule = lend(pricer, amountMinor, calendar, more);
  const loans = [{ payouts: [{ date, amountMinor }], calendar, more }];
  return { option, frequency, schedule, loans, worthMinor: worthOf(pricer, schedule, calendar) };
}

/**
 * Planned payouts, lowered by what is paid down: the earliest are paid from it first.
 * Refused when they come to less than the amount, or lie in the past.
 */
export function payoutsToFinance(
  payouts: readonly PlannedPayout[],
  { amountMinor, businessDate }: PricingRequest,
): readonly PlannedPayout[] | Refusal {
  const sorted = [...payouts].sort((a, b) => a.date.compareTo(b.date));
  if (sorted[0]?.date.isBefore(businessDate)) return refusal('date_in_past');
  let paidDown = sorted.reduce((sum, payout) => sum + payout.amountMinor, 0n) - amountMinor;
  if (paidDown < 0n) return { code: 'amount_differs_from_plan', boundMinor: amountMinor + paidDown };
  const open: PlannedPayout[] = [];
  for (const payout of sorted) {
    const part = paidDown < payout.amountMinor ? paidDown : payout.amountMinor;
    paidDown -= part;
    if (part < payout.amountMinor) open.push({ ...payout, amountMinor: payout.amountMinor - part });
  }
  return open;
}

/** Every stage is its own loan from its own day; the customer sees one calendar. */
export function stagedPlan(
  pricer: Pricer,
  stages: readonly PlannedPayout[],
  months: number,
  firstDue: FirstDue,
): Plan {
  let worthMinor = 0n;
  const loans = stages.map((payout) => {
    const first = movedFirstDue(pricer, payout.date, firstDue);
    const calendar = calendarFor(payout.date, MONTHLY, months, pricer.product.dayCount, first);
    const schedule = lend(pricer, payout.amountMinor, calendar);
    worthMinor += worthOf(pricer, schedule, calendar);
    return { payout, payouts: [payout], calendar, more: {}, schedule };
  });
  const schedule = mergeSchedules(loans.map((loan) => loan.schedule));
  return {
    option: `${months}m`,
    termMonths: months,
    frequency: MONTHLY,
    schedule,
    loans,
    stages: loans,
    worthMinor,
  };
}

/** One payment of principal and interest. */
export function bulletPlan(pricer: Pricer, option: string, due: LocalDate): Plan {
  const calendar = calendarOver(pricer.request.businessDate, [due], pricer.product.dayCount);
  return singlePlan(pricer, option, { unit: 'days', every: 1 }, calendar, { amortisation: 'bullet' });
}
