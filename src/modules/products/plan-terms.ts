import { type Frequency, type Schedule } from '../../engines/lending/index.js';
import { type LocalDate } from '../../kernel/calendar-date.js';
import { calendarFor } from './calendar-cache.js';
import {
  anchoredDate,
  bulletPlan,
  isRefusal,
  lend,
  MONTHLY,
  movedFirstDue,
  payoutsToFinance,
  type Plan,
  type Plans,
  type Pricer,
  refusal,
  shareOf,
  singlePlan,
  stagedPlan,
  worthOf,
} from './price-plans.js';
import { type PlannedPayout } from './pricing.types.js';
import {
  type BalloonTerms,
  type InstalmentTerms,
  type PayInNTerms,
  type ProductTerms,
  type SalesShareTerms,
  type SinglePaymentTerms,
  type StageTerms,
  type TermSplitTerms,
  type TuitionGraceTerms,
} from './product-terms.js';

const DAILY: Frequency = { unit: 'days', every: 1 };

/** The plans of a lending product, one per term option that fits the request's dates. */
export function plansOf(pricer: Pricer): Plans {
  const terms: ProductTerms = pricer.product.terms;
  switch (terms.shape) {
    case 'instalments':
      return instalmentPlans(pricer, terms);
    case 'balloon':
      return balloonPlans(pricer, terms);
    case 'payInN':
      return [payInNPlan(pricer, terms)];
    case 'deferred':
      return [bulletPlan(pricer, `${terms.days}d`, pricer.request.businessDate.plusDays(terms.days))];
    case 'singlePayment':
      return singlePaymentPlan(pricer, terms);
    case 'stages':
      return stagePlans(pricer, terms);
    case 'termSplit':
      return termSplitPlans(pricer, terms);
    case 'tuitionGrace':
      return tuitionPlans(pricer, terms);
    case 'salesShare':
      return salesSharePlans(pricer, terms);
    default:
      return refusal('not_priced_yet');
  }
}

function instalmentPlans(pricer: Pricer, { months, firstDue, lastDueBy }: InstalmentTerms): Plans {
  const { request, product } = pricer;
  const latest = lastDueBy && anchoredDate(pricer, lastDueBy);
  if (latest && isRefusal(latest)) return latest;
  const first = movedFirstDue(pricer, request.businessDate, firstDue);
  const plans: Plan[] = [];
  for (const count of months) {
    const calendar = calendarFor(request.businessDate, MONTHLY, count, product.dayCount, first);
    if (latest && calendar.periods.at(-1)?.due.isAfter(latest)) break;
    plans.push({ ...singlePlan(pricer, `${count}m`, MONTHLY, calendar), termMonths: count });
  }
  return plans.length > 0 ? plans : refusal('no_term_fits', lastDueBy?.anchor);
}

function balloonPlans(pricer: Pricer, { months, firstDue, maxBalloonShare }: BalloonTerms): Plans {
  const { request, product } = pricer;
  const wanted = request.balloonShare ?? maxBalloonShare;
  const share = Number(wanted) < Number(maxBalloonShare) ? wanted : maxBalloonShare;
  const balloonMinor = shareOf(request.amountMinor, share);
  const first = movedFirstDue(pricer, request.businessDate, firstDue);
  return months.map((count) => {
    const calendar = calendarFor(request.businessDate, MONTHLY, count, product.dayCount, first);
    return { ...singlePlan(pricer, `${count}m`, MONTHLY, calendar, { balloonMinor }), termMonths: count };
  });
}

function payInNPlan(pricer: Pricer, { parts, everyDays, firstToday }: PayInNTerms): Plan {
  const frequency = { unit: 'days', every: everyDays } as const;
  const { businessDate } = pricer.request;
  const first = firstToday ? businessDate : undefined;
  const calendar = calendarFor(businessDate, frequency, parts, pricer.product.dayCount, first);
  return singlePlan(pricer, `${parts}x${everyDays}d`, frequency, calendar);
}

function singlePaymentPlan(pricer: Pricer, { due, maxMonths }: SinglePaymentTerms): Plans {
  const date = anchoredDate(pricer, due);
  if (isRefusal(date)) return date;
  if (date.isAfter(pricer.request.businessDate.plusMonths(maxMonths)))
    return refusal('no_term_fits', due.anchor);
  return [bulletPlan(pricer, 'standard', date)];
}

function stagePlans(pricer: Pricer, { monthsPerStage, firstDue }: StageTerms): Plans {
  const { stages } = pricer.request;
  if (!stages || stages.length === 0) return refusal('stages_required');
  const open = payoutsToFinance(stages, pricer.request);
  if (isRefusal(open)) return open;
  return monthsPerStage.map((months) => stagedPlan(pricer, open, months, firstDue));
}

/** Only the invoices of the first twelve months are split; a later year is asked for when its invoice comes. */
function termSplitPlans(pricer: Pricer, { parts }: TermSplitTerms): Plans {
  const payouts = drawdownsOf(pricer);
  if (isRefusal(payouts)) return payouts;
  const start = (payouts[0] as PlannedPayout).date;
  const yearEnd = start.plusYears(1);
  const amountMinor = payouts
    .filter(({ date }) => date.isBefore(yearEnd))
    .reduce((sum, payout) => sum + payout.amountMinor, 0n);
  return parts.map((count) => {
    const frequency = { unit: 'months', every: Math.floor(12 / count) } as const;
    const calendar = calendarFor(start, frequency, count, pricer.product.dayCount, start);
    const schedule = lend(pricer, amountMinor, calendar);
    const loans = [{ payouts: [{ date: start, amountMinor }], calendar, more: {} }];
    const worthMinor = worthOf(pricer, schedule, calendar);
    return { option: `${count}p`, frequency, schedule, loans, worthMinor };
  });
}

function tuitionPlans(pricer: Pricer, terms: TuitionGraceTerms): Plans {
  const payouts = drawdownsOf(pricer);
  if (isRefusal(payouts)) return payouts;
  const programmeEnd = anchoredDate(pricer, { anchor: 'programmeEnd', plusDays: 0 });
  if (isRefusal(programmeEnd)) return programmeEnd;
  const [first, ...later] = payouts as [PlannedPayout, ...PlannedPayout[]];
  const graceEnd = programmeEnd.plusMonths(terms.graceAfterProgrammeMonths);
  const graceRows = wholeMonths(first.date, graceEnd);
  if (graceRows < 0 || later.some(({ date }) => date.isAfter(programmeEnd))) {
    return refusal('no_term_fits', 'programmeEnd');
  }
  return terms.repayMonths.map((months) => {
    const calendar = calendarFor(first.date, MONTHLY, graceRows + months, pricer.product.dayCount);
    const more = { principalGrace: graceRows };
    const schedule = lend(pricer, first.amountMinor, calendar, { ...more, changes: later });
    return {
      option: `${months}m`,
      termMonths: graceRows + months,
      frequency: MONTHLY,
      schedule,
      loans: [{ payouts, calendar, more }],
      worthMinor: schedule.totalPrincipal,
    };
  });
}

/** What the plan would be if every day sold as much as the average one. Shares that repay too slowly are left out. */
function salesSharePlans(pricer: Pricer, terms: SalesShareTerms): Plans {
  const { request, product } = pricer;
  const { sales, businessDate, amountMinor } = request;
  if (!sales || sales.perDayMinor <= 0n) return refusal('not_priced_yet');
  const most = Number(terms.maxMarginShare) * Number(sales.grossMarginShare ?? 1);
  const days = businessDate.plusMonths(terms.finalMonths).toEpochDay() - businessDate.toEpochDay();
  const calendar = calendarFor(businessDate, DAILY, days, product.dayCount);
  const floorMinor = shareOf(amountMinor, terms.floor.share);
  const plans: Plan[] = [];
  for (const share of terms.shares) {
    const instalmentMinor = shareOf(sales.perDayMinor, share);
    if (Number(share) > most || instalmentMinor === 0n) continue;
    const more = { instalmentMinor, unpaidInterest: 'carry', lastRow: 'takesRest' } as const;
    const schedule = lend(pricer, amountMinor, calendar, more);
    if (!keepsFloor(schedule, terms.floor.everyDays, floorMinor)) continue;
    const loans = [{ payouts: [{ date: businessDate, amountMinor }], calendar, more }];
    plans.push({
      option: share,
      frequency: DAILY,
      schedule,
      loans,
      isProjection: true,
      worthMinor: amountMinor,
    });
  }
  return plans.length > 0 ? plans : refusal('no_term_fits');
}

/** Whether every whole period repays its part of the principal, the last one what is left. */
function keepsFloor({ rows, totalPrincipal }: Schedule, everyDays: number, floorMinor: bigint): boolean {
  let owed = totalPrincipal;
  for (let day = everyDays; owed > 0n; day += everyDays) {
    const balance = rows[day - 1]?.balance ?? 0n;
    if (balance > 0n && owed - balance < floorMinor) return false;
    owed = balance;
  }
  return true;
}

function drawdownsOf({ request }: Pricer): ReturnType<typeof payoutsToFinance> {
  const planned = request.drawdowns ?? [];
  const payouts =
    planned.length > 0 ? planned : [{ date: request.businessDate, amountMinor: request.amountMinor }];
  return payoutsToFinance(payouts, request);
}

/** Monthly due dates from a start that lie on or before a day. */
function wholeMonths(start: LocalDate, end: LocalDate): number {
  const months = (end.year() - start.year()) * 12 + end.monthValue() - start.monthValue();
  return start.plusMonths(months).isAfter(end) ? months - 1 : months;
}
