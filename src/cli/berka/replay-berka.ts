import type { INestApplicationContext } from '@nestjs/common';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { type Findings, findings } from './findings.js';
import { LoanBook } from './loan-book.js';
import type { BerkaSource, SourceLoan } from './source.js';

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
  const booked = await Promise.all(
    [...vintagesOf(source)].map(async ([name, loans]) => {
      const book = await LoanBook.open(app, `berka-${name}`);
      const accounts = new Set(loans.map(({ account }) => account));
      const isCovered = name.startsWith(COVERED);
      const repayments = source.repayments.filter(({ account }) => accounts.has(account));
      await liveThrough(book, { loans, repayments });
      if (isCovered) await book.closeThrough(source.until);
      return { isCovered, rows: await book.rows(), movements: await book.movements() };
    }),
  );
  return findings(source, {
    covered: booked.flatMap(({ isCovered, rows }) => (isCovered ? rows : [])),
    later: booked.flatMap(({ isCovered, rows }) => (isCovered ? [] : rows)),
    movements: booked.flatMap(({ movements }) => movements),
  });
}

const COVERED = 'covered';

/** Loans of one year share a partner, whose clock they live by; the years are lived at the same time. */
function vintagesOf({ loans, until }: BerkaSource): Map<string, SourceLoan[]> {
  const vintages = new Map<string, SourceLoan[]>();
  for (const loan of loans) {
    const name = `${loan.paidOn.isAfter(until) ? 'later' : COVERED}-${loan.paidOn.year()}`;
    vintages.set(name, [...(vintages.get(name) ?? []), loan]);
  }
  return vintages;
}

async function liveThrough(
  book: LoanBook,
  { loans, repayments }: Pick<BerkaSource, 'loans' | 'repayments'>,
): Promise<void> {
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
