import { type LocalDate } from '../../../kernel/calendar-date.js';
import { termsInvalid } from '../lending-errors.js';
import { openOf, sumAmounts, totalOf } from './amounts.js';
import { applyEvent } from './apply-event.js';
import { LoanBook } from './loan-book.js';
import { type Contract, type LoanState, type ServicingEvent } from './servicing.types.js';

/**
 * The state of a loan on a day: a fold of its history over its terms, the same for the same facts however often and in
 * whatever order they are given, but for the order within one day. Events after the day are left out; a reversed event
 * never happened.
 * @throws DomainError `lending_terms_invalid` when an event does not fit the loan
 */
export function replay(contract: Contract, history: readonly ServicingEvent[], asOf: LocalDate): LoanState {
  const events = effectiveHistory(history, asOf);
  const pauses = events.flatMap(({ date, ...event }) =>
    event.type === 'pause' ? { from: date, until: event.until } : [],
  );
  return stateOf(replayBook(contract, events, asOf), pauses, asOf);
}

/** @param events effective and in order */
export function replayBook(contract: Contract, events: readonly ServicingEvent[], asOf: LocalDate): LoanBook {
  const book = new LoanBook(contract);
  let today = contract.terms.calendar.periods[0]?.start ?? asOf;
  for (const event of events) {
    book.applyCredit(event.date, today);
    today = event.date;
    applyEvent(book, event);
    book.applyCredit(event.date, today);
  }
  book.applyCredit(asOf, today);
  return book;
}

/** Payments of every day for 27 years; a longer history is a mistake, and would make every question slow. */
export const MAX_EVENTS = 10_000;

/** The events that count on a day, in their order. */
export function effectiveHistory(history: readonly ServicingEvent[], asOf: LocalDate): ServicingEvent[] {
  if (history.length > MAX_EVENTS) throw termsInvalid('history');
  const reversed = new Set(history.flatMap((event) => (event.type === 'reversal' ? event.of : [])));
  return history
    .filter(({ id, type, date }) => type !== 'reversal' && !reversed.has(id) && !date.isAfter(asOf))
    .sort((a, b) => a.date.compareTo(b.date));
}

function stateOf(book: LoanBook, pauses: LoanState['pauses'], asOf: LocalDate): LoanState {
  const rows = book.rows();
  const open = sumAmounts(rows.map(openOf));
  return {
    asOf,
    rows,
    open,
    creditMinor: book.creditMinor,
    uncoveredMinor: book.uncoveredMinor,
    entries: book.entries,
    pauses,
    isPaused: pauses.some(({ from, until }) => !from.isAfter(asOf) && until.isAfter(asOf)),
    isRepaid: totalOf(open) === 0n,
  };
}
