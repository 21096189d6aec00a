import { termsInvalid } from '../lending-errors.js';
import { type BalanceChange } from '../schedule.types.js';
import { openOf, smaller, totalOf } from './amounts.js';
import { interestOnPart } from './interest-refund.js';
import { type LoanBook } from './loan-book.js';
import { changePlan, type Plan, positionOn } from './plan.js';
import { type PrepaymentEvent, type RefundEvent } from './servicing.types.js';

/** Settles what is due, then lowers the principal not yet due; what is left becomes credit. */
export function reducePrincipal(book: LoanBook, event: PrepaymentEvent | RefundEvent): void {
  const { id, type, date } = event;
  const paid = book.pay({ date, amountMinor: event.amountMinor, advance: 'hold' });
  const { plans, ...reduction } = reducePlans(book, event, paid.excessMinor);
  const freed = book.replan(plans);
  const freedMinor = -freed.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  // What was paid ahead of time with consent may stay ahead of time.
  const again = book.pay({ date, amountMinor: freedMinor, advance: 'future' });
  const creditMinor =
    paid.excessMinor + reduction.rebateMinor - reduction.reducedPrincipalMinor + again.excessMinor;
  book.creditMinor += creditMinor;
  book.record({
    eventId: id,
    type,
    date,
    lines: [...paid.lines, ...freed, ...again.lines],
    ...reduction,
    creditMinor,
  });
}

interface Reduction {
  readonly plans: readonly Plan[];
  readonly reducedPrincipalMinor: bigint;
  readonly rebateMinor: bigint;
  readonly forgoneInterestMinor: bigint;
}

function reducePlans(book: LoanBook, event: PrepaymentEvent | RefundEvent, amountMinor: bigint): Reduction {
  const target = event.type === 'refund' ? event.drawdown : undefined;
  if (target !== undefined && !book.plans.some(({ drawdown }) => drawdown === target)) {
    throw termsInvalid('drawdown');
  }
  const givesInterest = event.type === 'refund' && event.refundInterest === true;
  const change = changeOf(book, event);
  let open = book.futurePrincipal(event.date);
  let left = smaller(amountMinor, open);
  const sum = { reducedPrincipalMinor: 0n, rebateMinor: 0n, forgoneInterestMinor: 0n };
  const plans = book.plans.map((plan) => {
    const balance = positionOn(plan, event.date).balanceMinor;
    const part = smaller(left, balance);
    if (part === 0n || (target !== undefined && plan.drawdown !== target)) return plan;
    left -= part;
    open -= part;
    const interest = givesInterest ? interestOnPart(plan, part, event.date) : NO_INTEREST;
    const rebate = interest.totalMinor - interest.runningMinor;
    const more = smaller(rebate, smaller(open - left, balance - part));
    open -= more;
    sum.reducedPrincipalMinor += part + more;
    sum.rebateMinor += rebate;
    sum.forgoneInterestMinor += interest.runningMinor;
    return lowered(plan, change, { part, more, givesInterest });
  });
  return { plans, ...sum };
}

const NO_INTEREST = { totalMinor: 0n, runningMinor: 0n };

function lowered(
  plan: Plan,
  change: Omit<BalanceChange, 'amountMinor'>,
  by: { part: bigint; more: bigint; givesInterest: boolean },
): Plan {
  if (!by.givesInterest) return changePlan(plan, { ...change, amountMinor: -by.part });
  const { start, startBalanceMinor } = positionOn(plan, change.date);
  // Only what was already owed when the period began has borne interest since then.
  const sinceStart = smaller(by.part, startBalanceMinor);
  const first = changePlan(plan, { ...change, amountMinor: -sinceStart, interestFrom: start });
  const rest = by.part - sinceStart + by.more;
  return rest > 0n ? changePlan(first, { ...change, amountMinor: -rest }) : first;
}

function changeOf(
  book: LoanBook,
  { date, effect }: PrepaymentEvent | RefundEvent,
): Omit<BalanceChange, 'amountMinor'> {
  if (effect === 'shorten') return { date, effect: 'keepInstalment' };
  const future = book.rows().filter(({ dueDate }) => dueDate.isAfter(date));
  const unpaid = future.findIndex((row) => totalOf(openOf(row)) > 0n);
  const keepUntil = unpaid > 0 ? future[unpaid - 1]?.dueDate : undefined;
  return { date, effect: 'respread', ...(keepUntil && { keepUntil }) };
}
