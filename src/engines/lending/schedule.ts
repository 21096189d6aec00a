import { divideRounded } from '../../kernel/fraction.js';
import { feesByRow, sumOfFees } from './fees.js';
import { instalmentBelowInterest, termsInvalid } from './lending-errors.js';
import { type ContractRates, periodRates } from './period-rates.js';
import { partsBetween, type Period } from './repayment-calendar.js';
import { planRepayment, type Repayment } from './repayment-plan.js';
import { checkTerms } from './schedule-terms.js';
import { type BalanceChange, type Schedule, type ScheduleRow, type ScheduleTerms } from './schedule.types.js';

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

  constructor(private readonly terms: ScheduleTerms) {
    this.rates = periodRates(terms);
    this.changes = terms.changes ?? [];
    this.feeOf = feesByRow(terms);
    this.balance = terms.principalMinor + sumOfFees(terms.fees, 'financed');
  }

  /** Only a kept instalment can finish early; computed plans always fill their rows. */
  isRepaid(): boolean {
    const mayEndEarly = this.terms.instalmentMinor !== undefined || this.terms.onChange === 'keepInstalment';
    return (
      mayEndEarly && this.rows.length > 0 && this.balance === 0n && this.nextChange === this.changes.length
    );
  }

  payRow(k: number, period: Period): void {
    const accrued = this.balance * (this.rates.rates[k] as bigint) + this.applyChanges(k, period);
    if (!this.plan && k >= (this.terms.principalGrace ?? 0)) {
      this.plan = planRepayment(this.terms, this.rates, { from: k, balance: this.balance, accrued });
      this.plannedAt = k;
    }
    const interestDue = this.carriedInterest + divideRounded(accrued, this.rates.scale, this.terms.rounding);
    const { principal, interest } = this.divideInstalment(k, interestDue);
    this.carriedInterest = interestDue - interest;
    this.balance -= principal;
    const isLast = k === this.terms.calendar.periods.length - 1;
    const fee = this.feeOf(k);
    this.rows.push({
      number: k + 1,
      dueDate: period.due,
      principal,
      interest,
      fee,
      total: principal + interest + fee,
      balance: this.balance,
      balloon: isLast ? smaller(this.terms.balloonMinor ?? 0n, principal) : 0n,
    });
  }

  /** Drawdowns and refunds within a period; one on the due date belongs to the next. Returns their interest, unrounded. */
  private applyChanges(k: number, period: Period): bigint {
    let accrued = 0n;
    const first = this.nextChange;
    for (
      let next = this.changes[first];
      next?.date.isBefore(period.due);
      next = this.changes[this.nextChange]
    ) {
      if (next.date.isBefore(period.start)) throw termsInvalid('changes');
      this.balance += next.amountMinor;
      if (this.balance < 0n) throw termsInvalid('changes');
      accrued += next.amountMinor * this.rateUntilDue(k, period, next);
      this.nextChange++;
    }
    if (this.plan && this.nextChange > first) {
      this.plan = this.terms.onChange === 'keepInstalment' ? this.plan.keep(k - this.plannedAt) : undefined;
    }
    return accrued;
  }

  private rateUntilDue(k: number, period: Period, change: BalanceChange): bigint {
    if (k < this.rates.interestFree) return 0n;
    const elapsed = partsBetween(this.terms.calendar, period.start, change.date);
    return this.rates.perPart * BigInt(Math.max(0, period.parts - elapsed));
  }

  private divideInstalment(k: number, interestDue: bigint): { principal: bigint; interest: bigint } {
    const interest = k < (this.terms.interestPaymentGrace ?? 0) ? 0n : interestDue;
    if (k === this.terms.calendar.periods.length - 1) return { principal: this.balance, interest };
    const principal = this.plan ? this.plan.principalOf(k - this.plannedAt, interestDue) : 0n;
    if (principal >= 0n) return { principal: smaller(principal, this.balance), interest };
    if (this.terms.unpaidInterest !== 'carry') throw instalmentBelowInterest(k + 1);
    return { principal: 0n, interest: interest + principal };
  }

  result(): Schedule {
    if (this.nextChange < this.changes.length) throw termsInvalid('changes');
    const { terms, rows } = this;
    const received = terms.principalMinor - sumOfFees(terms.fees, 'deducted');
    const start = (terms.calendar.periods[0] as Period).start;
    return scheduleOf([{ date: start, amountMinor: received }, ...this.changes], rows);
  }
}

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
