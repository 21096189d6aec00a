import {
  arrears,
  expectedOn,
  type LoanState,
  openOf,
  type PaidRow,
  replay,
  type SettlementQuote,
  settlementQuote,
  totalOf,
} from '../../engines/lending/index.js';
import { LocalDate } from '../../kernel/calendar-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { exponentOf } from '../../kernel/currency.js';
import type { AgreementSummary, DrawdownRow } from './agreement.rows.js';
import type { AgreementStatus } from './agreements.states.js';
import { type BookTotals, effective, isLost, stillLostMinor, totalsOf } from './book-totals.js';
import { commissionOn } from './commission.js';
import type { AgreementContract } from './contract.types.js';
import { unearnedDiscount } from './discount.js';
import { loanOf, pauseEnd, type ReplayableEvent } from './loan-of.js';
import { isFromSales, salesLoanState } from './sales-loan.js';
import { PARTNER_PAUSE_REASONS } from './servicing-events.js';

/** Everything that contract and history say of a day. */
export interface AgreementState {
  readonly asOf: LocalDate;
  /** The lending engine's view; undefined while nothing is paid out. */
  readonly loan: LoanState | undefined;
  readonly totals: BookTotals;
  readonly summary: AgreementSummary;
}

/** The one function that turns an agreement's history into what holds on a day. Pure. */
export function stateOf(
  contract: AgreementContract,
  events: readonly ReplayableEvent[],
  asOf: LocalDate,
): AgreementState {
  const loan = loanStateOf(
    contract,
    events.filter(({ type, occurredOn }) => type !== 'drawdown' || !occurredOn.isAfter(asOf)),
    asOf,
  );
  const totals = {
    ...totalsOf(events, loan, asOf, unearnedDiscount(contract, events, loan, asOf)),
    ...commissionOn(contract, effective(events, asOf), loan),
  };
  const summary = { ...summaryOf(loan, contract.currency), pausedBy: pausedBy(events, asOf) };
  return { asOf, loan, totals, summary };
}

/** As `stateOf`; undefined where the history does not fit the plan. */
export function stateIfPossible(...args: Parameters<typeof stateOf>): AgreementState | undefined {
  try {
    return stateOf(...args);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'lending_terms_invalid') return undefined;
    throw error;
  }
}

/** An open payout as it would be booked on a day, whole. */
export function payoutOn(
  { id, number, amountMinor, paidMinor }: DrawdownRow,
  day: LocalDate,
): ReplayableEvent {
  return {
    id,
    type: 'drawdown',
    occurredOn: day,
    amountMinor: amountMinor - paidMinor,
    reverses: null,
    details: { drawdown: number },
  };
}

/** Whether a payout finds instalments that repay it: a plan that is settled, refunded or over has none left. */
export function hasRoomFor(
  contract: AgreementContract,
  events: readonly ReplayableEvent[],
  payout: ReplayableEvent,
): boolean {
  return stateIfPossible(contract, [...events, payout], payout.occurredOn) !== undefined;
}

function loanStateOf(
  contract: AgreementContract,
  events: readonly ReplayableEvent[],
  asOf: LocalDate,
): LoanState | undefined {
  if (isFromSales(contract)) return salesLoanState(contract, events, asOf);
  const known = loanOf(contract, events);
  return known && replay(known.contract, known.history, asOf);
}

/** What ends the loan on a day; undefined while nothing is paid out, or when all of it is repaid. */
export function settlementOn(
  contract: AgreementContract,
  events: readonly ReplayableEvent[],
  day: LocalDate,
): SettlementQuote | undefined {
  if (!isFromSales(contract)) {
    const known = loanOf(contract, events);
    // Paid to the last instalment, though some of it ahead of time, there is no plan left to end.
    if (!known || replay(known.contract, known.history, day).isRepaid) return undefined;
    return settlementQuote(known.contract, known.history, day);
  }
  const loan = salesLoanState(contract, events, day);
  if (!loan) return undefined;
  const { open: owed, creditMinor } = loan;
  const dueMinor = totalOf(owed) - creditMinor;
  return { asOf: day, owed, feeRebateMinor: 0n, creditMinor, totalMinor: dueMinor > 0n ? dueMinor : 0n };
}

const NOTHING_OWED: Omit<AgreementSummary, 'pausedBy'> = {
  outstandingMinor: 0n,
  creditBalanceMinor: 0n,
  overdueMinor: 0n,
  nextDueOn: null,
  nextDueMinor: null,
  daysPastDue: 0,
  delinquencyBucket: null,
  pausedUntil: null,
};

/**
 * So little may be overdue without a day of arrears: a payer's bank that keeps its fee back, or a rounded standing order,
 * makes nobody a bad payer (the idea of the materiality threshold of Regulation (EU) 2018/171, far below its amounts).
 * @returns one unit of the currency, in minor units
 */
export function toleranceMinor(currency: string): bigint {
  return 10n ** BigInt(exponentOf(currency));
}

function summaryOf(loan: LoanState | undefined, currency: string): Omit<AgreementSummary, 'pausedBy'> {
  if (!loan) return NOTHING_OWED;
  const { asOf, rows, open, creditMinor, pauses } = loan;
  const late = arrears(loan, { toleranceMinor: toleranceMinor(currency) });
  const next = rows.find(
    (row) => !(row.adjustedDueDate ?? row.dueDate).isBefore(asOf) && totalOf(openOf(row)) > 0n,
  );
  const paused = pauses.find(({ from, until }) => !from.isAfter(asOf) && until.isAfter(asOf));
  return {
    outstandingMinor: open.principal,
    creditBalanceMinor: creditMinor,
    overdueMinor: late.pastDueMinor,
    nextDueOn: next?.dueDate ?? null,
    nextDueMinor: next ? totalOf(openOf(next)) : null,
    daysPastDue: late.daysPastDue,
    delinquencyBucket: late.bucket,
    pausedUntil: paused?.until ?? null,
  };
}

function pausedBy(events: readonly ReplayableEvent[], asOf: LocalDate): AgreementSummary['pausedBy'] {
  const pause = effective(events, asOf).find(
    (event) => event.type === 'pause' && pauseEnd(event, events).isAfter(asOf),
  );
  if (!pause) return null;
  return PARTNER_PAUSE_REASONS.includes(pause.details.reason ?? '') ? 'partner' : 'bank';
}

/** What may still be drawn: it counts as exposure, and keeps an agreement from being settled. */
export function drawableMinor(drawdowns: readonly DrawdownRow[]): bigint {
  return drawdowns.reduce(
    (sum, { status, amountMinor, paidMinor }) => (status === 'planned' ? sum + amountMinor - paidMinor : sum),
    0n,
  );
}

/** The status that money alone leads to; every other change of status is somebody's act. */
export function statusAfter(
  status: AgreementStatus,
  { loan, totals }: AgreementState,
  drawdowns: readonly DrawdownRow[],
): AgreementStatus {
  if (!loan || !['signed', 'active', 'settled', 'chargedOff'].includes(status)) return status;
  // He who has brought back all that was written off owes nothing any more.
  if (isLost({ booked: totals })) return stillLostMinor(totals) > 0n ? 'chargedOff' : 'settled';
  return loan.isRepaid && drawableMinor(drawdowns) === 0n ? 'settled' : 'active';
}

/** How long before its day a customer is reminded of an instalment. */
export const REMIND_DAYS_BEFORE = 3;

/**
 * The first day after the one that it stands on at which something can happen by itself: an instalment comes near, falls
 * due, is late; a signature or a payout is no longer possible; a pause ends; while anything is overdue, every day.
 */
export function nextActionOn(
  contract: AgreementContract,
  status: AgreementStatus,
  { asOf, loan, summary }: Pick<AgreementState, 'asOf' | 'loan' | 'summary'>,
  drawdowns: readonly DrawdownRow[],
): LocalDate | null {
  const next = asOf.plusDays(1);
  if (status === 'awaitingSignature') {
    const expires = LocalDate.parse(contract.signBy).plusDays(1);
    return expires.isBefore(next) ? next : expires;
  }
  if (status === 'cancelled') return null;
  if (summary.overdueMinor > 0n) return next;
  // Days after a withdrawal matter only when what was paid for it has been taken back.
  if (status === 'withdrawn' && (!loan || totalOf(loan.open) === 0n)) return null;
  const days = [
    ...drawdowns.filter((one) => one.status === 'planned').map(({ lapsesOn }) => lapsesOn.plusDays(1)),
    ...(loan?.rows ?? []).flatMap(daysOf),
    ...(summary.pausedUntil ? [summary.pausedUntil] : []),
  ].filter((day) => !day.isBefore(next));
  return days.reduce<LocalDate | null>((first, day) => (first && !day.isBefore(first) ? first : day), null);
}

/** A row that is paid still earns on its due date; the other days are for reminding and for being late. */
function daysOf(row: PaidRow): LocalDate[] {
  if (totalOf(openOf(row)) === 0n) return [row.dueDate];
  const expected = expectedOn(row);
  return [expected.minusDays(REMIND_DAYS_BEFORE), row.dueDate, expected, expected.plusDays(1)];
}
