import { termsInvalid } from '../lending-errors.js';
import { type AllocationLine } from './allocate.js';
import { owedOf, smaller } from './amounts.js';
import { closeBook } from './close-book.js';
import { reschedulePlan } from './close-plan.js';
import { reducePrincipal } from './reduce-principal.js';
import { type LoanBook } from './loan-book.js';
import { changePlan, openPlan, type Plan } from './plan.js';
import {
  type ChargeEvent,
  type CreditPayoutEvent,
  type CreditWaiverEvent,
  type DrawdownEvent,
  type PaymentEvent,
  type RescheduleEvent,
  type ServicingEvent,
  type SettlementEvent,
  type WaiverEvent,
} from './servicing.types.js';

/** One step of the fold. */
export function applyEvent(book: LoanBook, event: ServicingEvent): void {
  // A settlement may need no money: what stands to the customer's credit is enough, or the rest will be written off.
  const least = event.type === 'settlement' ? 0n : 1n;
  if ('amountMinor' in event && event.amountMinor < least) throw termsInvalid('amountMinor');
  switch (event.type) {
    case 'payment':
      return takePayment(book, event);
    case 'prepayment':
    case 'refund':
      return reducePrincipal(book, event);
    case 'settlement':
      return settle(book, event);
    case 'charge':
      return charge(book, event);
    case 'waiver':
      return waive(book, event);
    case 'drawdown':
      return draw(book, event);
    case 'reschedule':
      return reschedule(book, event);
    case 'creditPayout':
      return payOutCredit(book, event);
    case 'creditWaiver':
      return waiveCredit(book, event);
    case 'pause':
    case 'reversal':
      book.record({ eventId: event.id, type: event.type, date: event.date });
  }
}

function takePayment(book: LoanBook, { id, type, date, amountMinor, advance }: PaymentEvent): void {
  const { lines, excessMinor } = book.pay({ date, amountMinor, ...(advance && { advance }) });
  book.creditMinor += excessMinor;
  book.record({ eventId: id, type, date, lines, creditMinor: excessMinor });
}

/** The plan ends; what it leaves is due today and is paid with the credit balance and the payment. */
function settle(book: LoanBook, event: SettlementEvent): void {
  const { id, type, date, amountMinor } = event;
  const { freed, ...closing } = closeBook(book, event);
  const creditBefore = book.creditMinor;
  const moneyMinor = amountMinor + creditBefore + closing.rebateMinor + closing.freedMinor;
  const { lines, excessMinor } = book.pay({ date, amountMinor: moneyMinor, advance: 'future' });
  book.creditMinor = excessMinor;
  book.record({
    eventId: id,
    type,
    date,
    lines: [...freed, ...lines],
    rebateMinor: closing.rebateMinor,
    overdueInterestMinor: closing.overdueInterestMinor,
    creditMinor: excessMinor - creditBefore,
  });
}

function charge(book: LoanBook, { id, type, date, component, amountMinor, dueDate }: ChargeEvent): void {
  book.chargeOn(dueDate ?? date, component, amountMinor);
  const overdueInterestMinor = component === 'interest' ? amountMinor : 0n;
  book.record({ eventId: id, type, date, overdueInterestMinor });
}

/** Only what no later change of the plan can take away: rows due by the day, and penalties on any row. */
function waive(book: LoanBook, { id, type, date, component, amountMinor, dueDate }: WaiverEvent): void {
  let left = amountMinor;
  const lines: AllocationLine[] = [];
  for (const row of book.rows()) {
    if (dueDate && !row.dueDate.equals(dueDate)) continue;
    if (component !== 'penalty' && row.dueDate.isAfter(date)) continue;
    const part = smaller(left, owedOf(row, component));
    if (part === 0n) continue;
    lines.push({ dueDate: row.dueDate, component, amountMinor: part });
    book.charge(row.dueDate, component, -part);
    left -= part;
  }
  book.record({ eventId: id, type, date, lines });
}

function draw(book: LoanBook, { id, type, date, amountMinor, calendar }: DrawdownEvent): void {
  const [first, ...others] = book.plans as [Plan, ...Plan[]];
  const { changes: _changes, fees: _fees, balloonMinor: _balloon, ...terms } = book.contract.terms;
  const plans = calendar
    ? [...book.plans, openPlan({ ...terms, principalMinor: amountMinor, calendar }, id)]
    : [changePlan(first, { date, amountMinor, effect: 'respread' }), ...others];
  const lines = book.replan(plans);
  const creditMinor = -lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  book.creditMinor += creditMinor;
  book.record({ eventId: id, type, date, lines, creditMinor });
}

function reschedule(book: LoanBook, event: RescheduleEvent): void {
  const { id, type, date, dueDates, includeArrears = false } = event;
  const arrears = { principal: 0n, interest: 0n };
  if (includeArrears) {
    for (const row of book.rows().filter(({ dueDate }) => !dueDate.isAfter(date))) {
      for (const component of ['principal', 'interest'] as const) {
        const owed = owedOf(row, component);
        arrears[component] += owed;
        book.charge(row.dueDate, component, -owed);
      }
    }
  }
  const none = { principal: 0n, interest: 0n };
  const plans = book.plans.map((plan, index) =>
    reschedulePlan(plan, { date, dueDates, arrears: index === 0 ? arrears : none }),
  );
  const lines = book.replan(plans);
  const creditMinor = -lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  book.creditMinor += creditMinor;
  book.record({ eventId: id, type, date, lines, creditMinor });
}

function payOutCredit(book: LoanBook, { id, type, date, amountMinor }: CreditPayoutEvent): void {
  const covered = smaller(amountMinor, book.creditMinor);
  book.creditMinor -= covered;
  book.uncoveredMinor += amountMinor - covered;
  book.record({ eventId: id, type, date, creditMinor: -covered });
}

/** As if he had brought it back: the fold covers with it what is uncovered. */
function waiveCredit(book: LoanBook, { id, type, date, amountMinor }: CreditWaiverEvent): void {
  book.creditMinor += amountMinor;
  book.record({ eventId: id, type, date, creditMinor: amountMinor });
}
