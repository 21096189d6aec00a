import {
  type Component,
  type Contract,
  partsBetween,
  partsPerYear,
  repaymentCalendar,
  type RepaymentCalendar,
  type ScheduleTerms,
  type ServicingEvent,
  stepDate,
} from '../../engines/lending/index.js';
import { type LocalDate, storedDate } from '../../kernel/calendar-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { type Fraction, parseDecimal } from '../../kernel/fraction.js';
import type { AgreementContract, ContractLoan } from './contract.types.js';
import type { EventDetails, ServicingEventType, StoredServicingEvent } from './servicing-events.js';

/** An event with what the replay needs of it; planned payouts look like it too. */
export type ReplayableEvent = Pick<
  StoredServicingEvent,
  'id' | 'type' | 'occurredOn' | 'amountMinor' | 'reverses' | 'details'
>;

/** What the lending engine replays; undefined while nothing has been paid out, because then nothing is owed. */
export interface Loan {
  readonly contract: Contract;
  readonly history: readonly ServicingEvent[];
}

/** Puts contract and history into the words of the lending engine. */
export function loanOf(contract: AgreementContract, events: readonly ReplayableEvent[]): Loan | undefined {
  const drawn = events
    .filter(({ type }) => type === 'drawdown')
    .sort((a, b) => a.occurredOn.compareTo(b.occurredOn));
  const first = drawn[0];
  if (!first) return undefined;
  const history = events.flatMap((event) =>
    event === first ? [] : (TRANSLATIONS[event.type](event, contract, events) ?? []),
  );
  return {
    contract: {
      terms: {
        ...termsOf(contract, loanNumber(contract, first), first.occurredOn),
        principalMinor: first.amountMinor,
      },
      allocation: { across: 'rows', components: contract.allocation, advance: 'next' },
      feeRebate: 'proRata',
    },
    history,
  };
}

/** The rules of one loan whose first payout comes on a day; the principal is still to be said. */
export function termsOf(contract: AgreementContract, loan: ContractLoan, paidOn: LocalDate): ScheduleTerms {
  const calendar = calendarOf(contract, loan, paidOn);
  const missed = loan.dueDates.length - calendar.periods.length;
  return {
    principalMinor: 0n,
    rateAnnual: rateOf(contract.rateAnnual),
    calendar,
    rounding: contract.rounding,
    remainder: loan.remainder,
    ...(loan.amortisation === 'bullet' && { amortisation: 'bullet' as const }),
    ...(loan.principalGrace > missed && { principalGrace: loan.principalGrace - missed }),
    ...(loan.balloon > 0 && { balloonMinor: BigInt(loan.balloon) }),
    ...(loan.instalment !== null && {
      instalmentMinor: BigInt(loan.instalment),
      unpaidInterest: 'carry' as const,
      lastRow: 'takesRest' as const,
    }),
    ...(loan.fees.length > 0 && {
      fees: loan.fees.map(({ amount, collected }) => ({ amountMinor: BigInt(amount), collected })),
    }),
  };
}

/**
 * The due dates of a loan whose first payout comes on a day. Dates that are agreed as such stay, and only those after
 * the payout count; the others are counted from the payout, so that nothing falls due sooner than was signed.
 */
export function calendarOf(
  contract: AgreementContract,
  loan: ContractLoan,
  paidOn: LocalDate,
): RepaymentCalendar {
  const start = storedDate(loan.start);
  const dueDates = loan.dueDates.map(storedDate);
  const { dayCount, frequency } = contract;
  const rules = { dayCount, unit: frequency.unit, partsPerYear: partsPerYear(dayCount) };
  if (loan.movesWithPayout && !paidOn.equals(start)) {
    const firstDue = movedFirstDue(contract, start, dueDates, paidOn);
    return repaymentCalendar({
      start: paidOn,
      frequency,
      count: dueDates.length,
      dayCount,
      ...(firstDue && { firstDue }),
    });
  }
  let previous = start;
  const periods = dueDates.map((due, index) => {
    const period = { start: previous, due, parts: loan.parts[index] ?? 0 };
    previous = due;
    return period;
  });
  if (paidOn.equals(start)) return { ...rules, periods };
  const [next, ...later] = periods.filter(({ due }) => due.isAfter(paidOn));
  if (!next)
    throw new DomainError(
      'lending_terms_invalid',
      'unprocessable',
      'The payout comes after the last due date.',
    );
  const first = { start: paidOn, due: next.due, parts: partsBetween(rules, paidOn, next.due) };
  return { ...rules, periods: [first, ...later] };
}

/** The whole periods that end after a day. */
export function calendarAfter(calendar: RepaymentCalendar, day: LocalDate): RepaymentCalendar {
  return { ...calendar, periods: calendar.periods.filter(({ due }) => due.isAfter(day)) };
}

/** Undefined: one regular step after the payout. */
function movedFirstDue(
  { frequency }: AgreementContract,
  start: LocalDate,
  [first]: readonly LocalDate[],
  paidOn: LocalDate,
): LocalDate | undefined {
  if (!first || first.equals(stepDate(start, frequency, 1))) return undefined;
  if (first.equals(start)) return paidOn;
  if (frequency.unit === 'days') return paidOn.plusDays(first.toEpochDay() - start.toEpochDay());
  const regular = stepDate(paidOn, frequency, 1);
  return first.isAfter(regular) ? first : undefined;
}

export function rateOf(text: string): Fraction {
  const rate = parseDecimal(text);
  if (!rate) throw new RangeError(`a contract's rate of ${text}`);
  return rate;
}

function loanNumber(contract: AgreementContract, { details }: ReplayableEvent): ContractLoan {
  const drawdown = contract.drawdowns.find(({ number }) => number === details.drawdown);
  const loan = contract.loans.find(({ number }) => number === drawdown?.loan);
  if (!loan) throw new RangeError(`a payout of drawdown ${details.drawdown}, which the contract lacks`);
  return loan;
}

type Translate = (
  event: ReplayableEvent,
  contract: AgreementContract,
  all: readonly ReplayableEvent[],
) => ServicingEvent | undefined;

const taken: Translate = ({ id, occurredOn: date, reverses: of }) =>
  of ? { id, type: 'reversal', date, of } : undefined;
/** What goes back of the down payment alone moves no debt. */
const given: Translate = ({ id, occurredOn: date, amountMinor, details }) => {
  if (amountMinor === 0n) return undefined;
  const { effect = 'shorten', refundInterest = false } = details;
  return { id, type: 'refund', date, amountMinor, effect, refundInterest };
};
const waived =
  (component: Component): Translate =>
  ({ id, occurredOn: date, amountMinor, details }) => ({
    id,
    type: 'waiver',
    date,
    amountMinor,
    component: componentOf(details) ?? component,
    ...dueOf(details),
  });
const nothing: Translate = () => undefined;

/** Each kind of event as the lending engine knows it; what moves no debt it does not know. */
const TRANSLATIONS: Readonly<Record<ServicingEventType, Translate>> = {
  drawdown: (event, contract) => {
    const { id, occurredOn: date, amountMinor } = event;
    const own = contract.drawdownPolicy === 'perDrawdown';
    const calendar = own && calendarOf(contract, loanNumber(contract, event), date);
    return { id, type: 'drawdown', date, amountMinor, ...(calendar && { calendar }) };
  },
  repayment: ({ id, occurredOn: date, amountMinor, details: { advance } }) => ({
    id,
    type: 'payment',
    date,
    amountMinor,
    ...(advance && { advance }),
  }),
  prepayment: ({ id, occurredOn: date, amountMinor, details: { effect = 'shorten' } }) => ({
    id,
    type: 'prepayment',
    date,
    amountMinor,
    effect,
  }),
  settlement: ({ id, occurredOn: date, amountMinor, details: { isFullPeriod = false } }) => ({
    id,
    type: 'settlement',
    date,
    amountMinor,
    isFullPeriod,
  }),
  refund: given,
  withdrawal: given,
  reversal: taken,
  chargeback: taken,
  feeCharged: ({ id, occurredOn: date, amountMinor, details }) => ({
    id,
    type: 'charge',
    date,
    amountMinor,
    component: chargeOf(details),
    ...dueOf(details),
  }),
  feeWaived: waived('penalty'),
  writeOff: (event, ...rest) =>
    event.details.component === 'credit'
      ? { id: event.id, type: 'creditWaiver', date: event.occurredOn, amountMinor: event.amountMinor }
      : waived('principal')(event, ...rest),
  pause: (event, _contract, all) => ({
    id: event.id,
    type: 'pause',
    date: event.occurredOn,
    until: pauseEnd(event, all),
  }),
  reschedule: ({ id, occurredOn: date, details: { dueDates = [], includeArrears = false } }) => ({
    id,
    type: 'reschedule',
    date,
    dueDates: dueDates.map(storedDate),
    includeArrears,
  }),
  creditPaidOut: ({ id, occurredOn: date, amountMinor }) => ({ id, type: 'creditPayout', date, amountMinor }),
  recovery: nothing,
  resume: nothing,
};

function componentOf({ component }: EventDetails): Component | undefined {
  return component === 'credit' ? undefined : component;
}

function chargeOf(details: EventDetails): 'penalty' | 'fee' | 'interest' {
  const component = componentOf(details);
  return component === undefined || component === 'principal' ? 'penalty' : component;
}

function dueOf(details: EventDetails): { dueDate?: LocalDate } {
  return details.dueDate === undefined ? {} : { dueDate: storedDate(details.dueDate) };
}

/** A pause ends on the day it was given for, or sooner when it is taken back. */
export function pauseEnd(
  { id, occurredOn, details }: ReplayableEvent,
  all: readonly ReplayableEvent[],
): LocalDate {
  const until = details.until === undefined ? occurredOn.plusDays(30) : storedDate(details.until);
  const resumed = all.find(({ type, reverses }) => type === 'resume' && reverses === id)?.occurredOn;
  return resumed?.isBefore(until) ? resumed : until;
}
