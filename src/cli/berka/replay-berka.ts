import type { INestApplicationContext } from '@nestjs/common';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { type Findings, findings } from './findings.js';
import { type BookedLoan, LoanBook, type Movement } from './loan-book.js';
import type { BerkaSource, SourceLoan } from './source.js';

/** Loans are dealt out to so many books, whose days are lived at the same time: each needs a connection of its own. */
const BOOKS_AT_ONCE = 3;

/**
 * Lives the days of the data in the books: pays every loan out on its day, books every repayment on its day, and closes
 * the days of the covered loans (those lent while the transactions run) up to the end of the transactions. Of a later
 * loan nothing but its payout is known, so its clock stops there.
 * @param app the bank, on a database that has not seen these loans before
 * @throws DomainError `partner_exists` when it has
 */
export async function replayBerka(app: INestApplicationContext, source: BerkaSource): Promise<Findings> {
  // Days go by when the data says so, and not beside it.
  await app.get(Housekeeping).beforeApplicationShutdown();
  const isCovered = ({ paidOn }: SourceLoan): boolean => !paidOn.isAfter(source.until);
  const loansOf = {
    covered: source.loans.filter(isCovered),
    later: source.loans.filter((loan) => !isCovered(loan)),
  };
  const [covered, later] = await Promise.all([
    lived(app, 'covered', { ...source, loans: loansOf.covered }),
    lived(app, 'later', { loans: loansOf.later, repayments: [] }),
  ]);
  // One after the other: each sweep of the closing job works on several agreements at once.
  for (const book of covered) await book.closeThrough(source.until);
  const movements: Movement[] = [];
  for (const book of [...covered, ...later]) movements.push(...(await book.movements()));
  return findings(source, {
    covered: await rowsOf(covered, loansOf.covered),
    later: await rowsOf(later, loansOf.later),
    movements,
  });
}

type Life = Pick<BerkaSource, 'loans' | 'repayments'>;

function lived(app: INestApplicationContext, name: string, { loans, repayments }: Life): Promise<LoanBook[]> {
  const numbers = Array.from({ length: BOOKS_AT_ONCE }, (_, number) => number);
  return Promise.all(
    numbers.map(async (number) => {
      const dealt = loans.filter((_, index) => index % BOOKS_AT_ONCE === number);
      const accounts = new Set(dealt.map(({ account }) => account));
      const book = await LoanBook.open(app, `berka-${name}-${number + 1}`);
      await liveThrough(book, {
        loans: dealt,
        repayments: repayments.filter(({ account }) => accounts.has(account)),
      });
      return book;
    }),
  );
}

/** In the order of the source. */
async function rowsOf(books: readonly LoanBook[], loans: readonly SourceLoan[]): Promise<BookedLoan[]> {
  const rows: BookedLoan[] = [];
  for (const book of books) rows.push(...(await book.rows()));
  const byLoan = new Map(rows.map((row) => [row.source.loan, row]));
  return loans.flatMap(({ loan }) => byLoan.get(loan) ?? []);
}

async function liveThrough(book: LoanBook, { loans, repayments }: Life): Promise<void> {
  const dates = [...loans.map(({ paidOn }) => paidOn), ...repayments.map(({ on }) => on)];
  const days = new Map(dates.map((date) => [date.toEpochDay(), date]));
  for (const day of [...days.values()].sort((a, b) => a.compareTo(b))) {
    await book.live(
      day,
      loans.filter(({ paidOn }) => paidOn.equals(day)),
      repayments.filter(({ on }) => on.equals(day)),
    );
  }
}
