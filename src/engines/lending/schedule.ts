import { divideRounded } from '../../kernel/fraction.js';
import { feesByRow, sumOfFees } from './fees.js';
import { instalmentBelowInterest, termsInvalid } from './lending-errors.js';
import { type ContractRates, finerRates, periodRates } from './period-rates.js';
import { partsElapsed, type Period } from './repayment-calendar.js';
import { planRepayment, type Repayment } from './repayment-plan.js';
import { checkTerms } from './schedule-terms.js';
import { checkLastRow } from './last-row.js';
import {
  type BalanceChange,
  type ChangeEffect,
  type Schedule,
  type ScheduleRow,
  type ScheduleTerms,
} from './schedule.types.js';

/**
 * The repayment schedule of a contract, cent by cent. The interest of a row is balance × rate × year fraction, exact
 * and rounded once; the last row takes the whole balance, so the principal parts always sum to what was paid out.
 * Formulas and sources: README.md.
 * @throws DomainError `lending_terms_invalid`, or `instalment_below_interest` unless unpaid interest is carried
 */
export function buildSchedule(terms: ScheduleTerms): Schedule {
  checkTerms(terms);
  const run = new ScheduleRun(terms);
  const { periods } = terms.calendar;
  for (let k = 0; k < periods.length && !run.isRepaid(); k++) run.payRow(k, periods[k] as Period);
  return run.result();
}

class ScheduleRun {
  private readonly rates: ContractRates;
  private readonly changes: readonly BalanceChange[];
  private readonly feeOf: (index: number) => bigint;
  private readonly rows: ScheduleRow[] = [];
  private balance: bigint;
  private carriedInterest = 0n;
  private nextChange = 0;
  private plan: Repayment | undefined;
  private plannedAt = 0;
  /** A change asks for a new plan from this row on. */
  private replanAt: number | undefined;
  /** The row in whose period the balance changed last. */
  private changedAt = -1;
  private readonly mayEndEarly: boolean;
  /** Rows before the first that repays. */
  private readonly grace: number;

  constructor(private readonly terms: ScheduleTerms) {
    this.rates = periodRates(terms);
    this.changes = terms.changes ?? [];
    this.feeOf = feesByRow(terms);
    this.balance = terms.principalMinor + sumOfFees(terms.fees, 'financed');
    this.grace = Math.max(terms.principalGrace ?? 0, terms.capitalisedGrace ?? 0);
    this.mayEndEarly =
      terms.instalmentMinor !== undefined ||
      this.changes.some((change) => this.effectOf(change) !== 'respread');
  }

  private effectOf(change: BalanceChange): ChangeEffect {
    return change.effect ?? this.terms.onChange ?? 'respread';
  }

  /** Only a kept instalment can finish early; computed plans always fill their rows. */
  isRepaid(): boolean {
    const isEmpty = this.balance === 0n && this.carriedInterest === 0n;
    return this.mayEndEarly && this.rows.length > 0 && isEmpty && this.nextChange === this.changes.length;
  }

  payRow(k: number, period: Period): void {
    // Interest in parts of the scale; a change within the period may divide it by the period's days as well.
    const opening = this.balance * (this.rates.rates[k] as bigint);
    const { accrued: changed, divisor } = this.applyChanges(k, period);
    const accrued = opening * divisor + changed;
    this.planFrom(k, accrued, divisor);
    const interestDue =
      this.carriedInterest + divideRounded(accrued, this.rates.scale * divisor, this.terms.rounding);
    const isCapitalised = k < (this.terms.capitalisedGrace ?? 0);
    const part = isCapitalised ? NOTHING : this.divideInstalment(k, interestDue);
    const capitalised = isCapitalised ? interestDue : 0n;
    this.carriedInterest = interestDue - part.interest - capitalised;
    const { principal } = part;
    // On top of the instalment, so that the rows after it stay level.
    const interest = part.interest + (k === 0 ? (this.terms.openingInterestMinor ?? 0n) : 0n);
    this.balance += capitalised - principal;
    const isLast = k === this.terms.calendar.periods.length - 1;
    const fee = this.feeOf(k);
    this.rows.push({
      number: k + 1,
      dueDate: period.due,
      ...(period.adjustedDue && { adjustedDueDate: period.adjustedDue }),
      principal,
      interest,
      fee,
      total: principal + interest + fee,
      balance: this.balance,
      balloon: isLast ? smaller(this.terms.balloonMinor ?? 0n, principal) : 0n,
      capitalised,
      deferredInterest: this.carriedInterest,
    });
  }

  /** Computes the instalments when the first repaying row is reached, and again where a change asks for it. */
  private planFrom(k: number, accrued: bigint, divisor: bigint): void {
    if (k < this.grace || (this.plan && (this.replanAt === undefined || k < this.replanAt))) return;
    const rates = finerRates(this.rates, divisor);
    this.plan = planRepayment(this.terms, rates, { from: k, balance: this.balance, accrued });
    this.plannedAt = k;
    this.replanAt = undefined;
  }

  /** Drawdowns and refunds within a period; one on the due date belongs to the next. Returns their interest, unrounded. */
  private applyChanges(k: number, period: Period): { accrued: bigint; divisor: bigint } {
    let accrued = 0n;
    let divisor = 1n;
    for (
      let next = this.changes[this.nextChange];
      next?.date.isBefore(period.due);
      next = this.changes[this.nextChange]
    ) {
      if (next.date.isBefore(period.start)) throw termsInvalid('changes');
      if (!this.plan && this.effectOf(next) === 'keepInstalment') this.planAhead(k);
      this.balance += next.amountMinor;
      if (this.balance < 0n) throw termsInvalid('changes');
      const { num, den } = this.rateUntilDue(k, period, next);
      // Every change of the period has the same denominator, or none where it covers the whole.
      if (den > divisor) [accrued, divisor] = [accrued * den, den];
      accrued += next.amountMinor * num * (divisor / den);
      this.changePlan(k, next);
      this.nextChange++;
    }
    return { accrued, divisor };
  }

  /** The instalment that would be asked for without the change, where no row has asked for one yet. */
  private planAhead(k: number): void {
    const { scale, rates } = this.rates;
    const from = Math.max(k, this.grace);
    let { balance } = this;
    for (let row = k; row < (this.terms.capitalisedGrace ?? 0); row++) {
      balance += divideRounded(balance * (rates[row] as bigint), scale, this.terms.rounding);
    }
    const accrued = balance * (rates[from] as bigint);
    this.plan = planRepayment(this.terms, this.rates, { from, balance, accrued });
    this.plannedAt = from;
  }

  private changePlan(k: number, change: BalanceChange): void {
    this.changedAt = k;
    if (!this.plan) return;
    if (this.effectOf(change) === 'keepInstalment') {
      if (this.replanAt === undefined) this.plan = this.plan.keep(Math.max(0, k - this.plannedAt));
      return;
    }
    const { periods } = this.terms.calendar;
    let from = k;
    while (change.keepUntil && from < periods.length - 1 && !periods[from]?.due.isAfter(change.keepUntil))
      from++;
    this.replanAt = from;
  }

  private rateUntilDue(k: number, period: Period, change: BalanceChange): { num: bigint; den: bigint } {
    if (k < this.rates.interestFree) return { num: 0n, den: 1n };
    const from = change.interestFrom ?? change.date;
    if (from.isBefore(period.start)) throw termsInvalid('changes');
    const { num, den } = partsElapsed(this.terms.calendar, period, from);
    return { num: this.rates.perPart * BigInt(period.parts * den - num), den: BigInt(den) };
  }

  private divideInstalment(k: number, interestDue: bigint): { principal: bigint; interest: bigint } {
    const interest = k < (this.terms.interestPaymentGrace ?? 0) ? 0n : interestDue;
    if (k === this.terms.calendar.periods.length - 1) return { principal: this.balance, interest };
    const isRepaying = this.plan !== undefined && k >= this.plannedAt;
    const principal = isRepaying ? (this.plan as Repayment).principalOf(k - this.plannedAt, interestDue) : 0n;
    if (principal < 0n && this.changedAt === k) {
      // Interest accrued before a reduction may exceed the new, lower instalment; it is collected as it is.
      this.replanAt = k + 1;
      return { principal: 0n, interest };
    }
    if (principal >= 0n) return { principal: smaller(principal, this.balance), interest };
    if (this.terms.unpaidInterest !== 'carry') throw instalmentBelowInterest(k + 1);
    return { principal: 0n, interest: interest + principal };
  }

  result(): Schedule {
    if (this.nextChange < this.changes.length) throw termsInvalid('changes');
    const { terms, rows } = this;
    checkLastRow(terms, this.changes, rows);
    const received = terms.principalMinor - sumOfFees(terms.fees, 'deducted');
    const start = (terms.calendar.periods[0] as Period).start;
    return scheduleOf([{ date: start, amountMinor: received }, ...this.changes], rows);
  }
}

const NOTHING = { principal: 0n, interest: 0n };
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Sums up the rows. */
export function scheduleOf(payouts: readonly BalanceChange[], rows: readonly ScheduleRow[]): Schedule {
  let totalPrincipal = 0n;
  let totalInterest = 0n;
  let totalFee = 0n;
  for (const row of rows) {
    totalPrincipal += row.principal;
    totalInterest += row.interest;
    totalFee += row.fee;
  }
  return {
    payouts,
    rows,
    totalPrincipal,
    totalInterest,
    totalFee,
    totalPayable: totalPrincipal + totalInterest + totalFee,
  };
}
