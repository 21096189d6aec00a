import { LocalDate } from '../../../kernel/calendar-date.js';
import { type ScheduleRow } from '../schedule.types.js';
import {
  allocate,
  type Allocation,
  type AllocationLine,
  DEFAULT_ALLOCATION,
  type IncomingPayment,
} from './allocate.js';
import { expectedOn, NO_AMOUNTS, openOf, owedOf, smaller, totalOf } from './amounts.js';
import { openPlan, type Plan, rowsOf } from './plan.js';
import { type Amounts, type Component, COMPONENTS, type PaidRow } from './rows.types.js';
import { type Contract, type ServicingEntry } from './servicing.types.js';

type Mutable = { -readonly [K in Component]: Amounts[K] };

const NOTHING_DONE = {
  lines: [],
  reducedPrincipalMinor: 0n,
  rebateMinor: 0n,
  forgoneInterestMinor: 0n,
  overdueInterestMinor: 0n,
  creditMinor: 0n,
} as const;

/** The running state of a replay: plans, what is charged and paid on each due date, and the credit balance. */
export class LoanBook {
  plans: Plan[];
  creditMinor = 0n;
  uncoveredMinor = 0n;
  readonly entries: ServicingEntry[] = [];
  /** By due date: charges on top of the plan (negative: moved to other rows), and what has been settled. */
  private readonly charged = new Map<number, Mutable>();
  private readonly paid = new Map<number, Mutable>();
  private known: PaidRow[] | undefined;

  constructor(readonly contract: Contract) {
    this.plans = [openPlan(contract.terms)];
  }

  /** The rows of all plans by due date, with what was charged and paid. */
  rows(): readonly PaidRow[] {
    this.known ??= this.assemble();
    return this.known;
  }

  private assemble(): PaidRow[] {
    const [only, ...others] = this.plans as [Plan, ...Plan[]];
    const planned = others.length === 0 ? rowsOf(only) : this.plans.flatMap(rowsOf);
    const byDay = new Map<number, ScheduleRow[]>();
    for (const row of planned) {
      const day = row.dueDate.toEpochDay();
      const group = byDay.get(day);
      if (group) group.push(row);
      else byDay.set(day, [row]);
    }
    // A charge stays owed where a shorter plan no longer has its row.
    for (const [day, amounts] of this.charged) {
      if (totalOf(amounts) > 0n && !byDay.has(day)) byDay.set(day, []);
    }
    const days = [...byDay.entries()].sort(([a], [b]) => a - b);
    return days.map(([day, group], index) => this.paidRow(day, group, index + 1));
  }

  private paidRow(day: number, planned: readonly ScheduleRow[], number: number): PaidRow {
    const sum = { ...(this.charged.get(day) ?? NO_AMOUNTS) };
    for (const row of planned) {
      sum.principal += row.principal;
      sum.interest += row.interest;
      sum.fee += row.fee;
    }
    const dueDate = planned[0]?.dueDate ?? LocalDate.ofEpochDay(day);
    const adjustedDueDate = planned[0]?.adjustedDueDate;
    const paid = { ...(this.paid.get(day) ?? NO_AMOUNTS) };
    return { number, dueDate, ...(adjustedDueDate && { adjustedDueDate }), ...sum, paid };
  }

  /** Adds to what a row asks for; negative where it moves to other rows. */
  charge(dueDate: LocalDate, component: Component, amountMinor: bigint): void {
    this.slot(this.charged, dueDate)[component] += amountMinor;
    this.known = undefined;
  }

  /** Charges the last row due on or before a day, else the first after it, else a row of its own. */
  chargeOn(day: LocalDate, component: Component, amountMinor: bigint): void {
    const row = this.rows().findLast(({ dueDate }) => !dueDate.isAfter(day)) ?? this.rows()[0];
    this.charge(row?.dueDate ?? day, component, amountMinor);
  }

  settle(lines: readonly AllocationLine[]): void {
    for (const { dueDate, component, amountMinor } of lines) {
      const slot = this.slot(this.paid, dueDate);
      slot[component] += amountMinor;
      const index = this.known?.findIndex((row) => row.dueDate.equals(dueDate)) ?? -1;
      const row = this.known?.[index];
      if (this.known && row) this.known[index] = { ...row, paid: { ...slot } };
    }
  }

  private slot(slots: Map<number, Mutable>, date: LocalDate): Mutable {
    const day = date.toEpochDay();
    let slot = slots.get(day);
    if (!slot) slots.set(day, (slot = { ...NO_AMOUNTS }));
    return slot;
  }

  /** Divides money over the rows; what none takes is not yet credit. */
  pay(payment: IncomingPayment): Allocation {
    const allocation = allocate(payment, this.rows(), this.contract.allocation ?? DEFAULT_ALLOCATION);
    this.settle(allocation.lines);
    return allocation;
  }

  /** Exchanges plans, and frees what rows were paid ahead of time that the new plans no longer ask for. */
  replan(plans: readonly Plan[]): AllocationLine[] {
    this.plans = [...plans];
    this.known = undefined;
    const rows = new Map(this.rows().map((row) => [row.dueDate.toEpochDay(), row]));
    const freed: AllocationLine[] = [];
    for (const [day, paid] of this.paid) {
      const row = rows.get(day);
      for (const component of COMPONENTS) {
        const excess = paid[component] - (row?.[component] ?? 0n);
        const dueDate = row?.dueDate ?? LocalDate.ofEpochDay(day);
        if (excess > 0n) freed.push({ dueDate, component, amountMinor: -excess });
      }
    }
    this.settle(freed);
    return freed;
  }

  /** Credit settles rows on the day they fall due. */
  applyCredit(until: LocalDate, from: LocalDate): void {
    this.returnCredit(from);
    while (this.creditMinor > 0n) {
      const row = this.rows().find((each) => totalOf(openOf(each)) > 0n);
      if (!row || expectedOn(row).isAfter(until)) return;
      const date = expectedOn(row).isBefore(from) ? from : expectedOn(row);
      const { lines, excessMinor } = this.pay({ date, amountMinor: this.creditMinor, advance: 'hold' });
      const creditMinor = excessMinor - this.creditMinor;
      this.creditMinor = excessMinor;
      this.record({ eventId: '', type: 'creditApplied', date, lines, creditMinor });
    }
  }

  /** Credit that should not have been paid out comes back first. */
  private returnCredit(date: LocalDate): void {
    const minor = smaller(this.creditMinor, this.uncoveredMinor);
    if (minor === 0n) return;
    this.creditMinor -= minor;
    this.uncoveredMinor -= minor;
    this.record({ eventId: '', type: 'creditApplied', date, creditMinor: -minor });
  }

  record(entry: Pick<ServicingEntry, 'eventId' | 'type' | 'date'> & Partial<ServicingEntry>): void {
    this.entries.push({ ...NOTHING_DONE, ...entry });
  }

  /** Principal not yet due that has not been paid ahead of time. */
  futurePrincipal(date: LocalDate): bigint {
    let sum = 0n;
    for (const row of this.rows()) if (row.dueDate.isAfter(date)) sum += owedOf(row, 'principal');
    return sum;
  }
}
