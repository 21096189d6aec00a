import type { LocalDate } from '../../kernel/calendar-date.js';
import type { BookedLoan, Movement } from './loan-book.js';
import { type BerkaSource, type SourceRepayment, type SourceStatus } from './source.js';

/** How an agreement stands at the end of the transactions. */
export const STANDINGS = ['settled', 'nothingDue', 'inOrder', 'roundings', 'inArrears'] as const;
export type Standing = (typeof STANDINGS)[number];

export const VERDICTS = ['confirmed', 'contradicted', 'undecided'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Judged {
  readonly loan: string;
  readonly status: SourceStatus;
  readonly standing: Standing;
  readonly verdict: Verdict;
  readonly fellDue: number;
  readonly paid: number;
  readonly overdueMinor: bigint;
  readonly daysPastDue: number;
}

/** Minor units where a name says so, otherwise counts. */
export interface Findings {
  readonly source: {
    readonly loans: number;
    readonly amountMinor: bigint;
    /** Loans whose payment times their months is their amount. */
    readonly amountsThatFit: number;
    readonly months: number;
    readonly transactions: number;
    readonly from: LocalDate;
    readonly until: LocalDate;
    readonly repayments: number;
    readonly repaidMinor: bigint;
    readonly accountsRepaying: number;
  };
  readonly books: {
    readonly agreements: number;
    readonly paidOutMinor: bigint;
    readonly instalments: number;
    readonly instalmentsMinor: bigint;
    readonly receivedMinor: bigint;
    readonly outstandingMinor: bigint;
  };
  /** Of the repayments. */
  readonly matched: {
    readonly onDueDate: number;
    readonly exact: number;
    /** Not a whole crown apart. */
    readonly rounded: number;
    readonly otherAmount: number;
    /** Of one repayment from its instalment. */
    readonly mostApartMinor: bigint;
  };
  /** Loans lent while the transactions run. */
  readonly covered: readonly Judged[];
  readonly later: number;
}

/** Half a crown: what rounding a payment to whole crowns can take or give. */
const ROUNDING_MINOR = 50n;

/** Compares what the books hold with what the source says. Pure. */
export function findings(
  source: BerkaSource,
  books: {
    readonly covered: readonly BookedLoan[];
    readonly later: readonly BookedLoan[];
    readonly movements: readonly Movement[];
  },
): Findings {
  const { loans, repayments, transactions, from, until } = source;
  const all = [...books.covered, ...books.later];
  const instalments = all.flatMap((loan) => loan.instalments);
  const moved = (debit: string, credit: string): bigint =>
    sum(
      books.movements.filter((one) => one.debit === debit && one.credit === credit).map(({ minor }) => minor),
    );
  return {
    source: {
      loans: loans.length,
      amountMinor: sum(loans.map(({ amountMinor }) => amountMinor)),
      amountsThatFit: loans.filter((one) => one.paymentMinor * BigInt(one.months) === one.amountMinor).length,
      months: loans.reduce((total, { months }) => total + months, 0),
      transactions,
      from,
      until,
      repayments: repayments.length,
      repaidMinor: sum(repayments.map(({ amountMinor }) => amountMinor)),
      accountsRepaying: new Set(repayments.map(({ account }) => account)).size,
    },
    books: {
      agreements: all.length,
      paidOutMinor: moved('principalReceivable', 'cashClearing'),
      instalments: instalments.length,
      instalmentsMinor: sum(instalments.map(({ principal }) => BigInt(principal))),
      receivedMinor: moved('cashClearing', 'customerCredit'),
      outstandingMinor: sum(all.map(({ row }) => row.outstandingMinor)),
    },
    matched: matchedOf(repayments, books.covered),
    covered: books.covered.map((loan) => judge(loan, until)),
    later: books.later.length,
  };
}

function matchedOf(
  repayments: readonly SourceRepayment[],
  booked: readonly BookedLoan[],
): Findings['matched'] {
  const loans = new Map(booked.map((loan) => [loan.source.account, loan]));
  const pairs = repayments.map(({ account, on, amountMinor }) => {
    const due = loans.get(account)?.instalments.find(({ dueOn }) => dueOn === on.toString());
    return { due, apartMinor: due && magnitude(amountMinor - BigInt(due.principal)) };
  });
  const apart = pairs.flatMap(({ apartMinor }) => (apartMinor === undefined ? [] : [apartMinor]));
  return {
    onDueDate: apart.length,
    exact: apart.filter((minor) => minor === 0n).length,
    rounded: apart.filter((minor) => minor > 0n && minor <= ROUNDING_MINOR).length,
    otherAmount: apart.filter((minor) => minor > ROUNDING_MINOR).length,
    mostApartMinor: apart.reduce((most, minor) => (minor > most ? minor : most), 0n),
  };
}

function judge({ source, row, instalments }: BookedLoan, until: LocalDate): Judged {
  const fellDue = instalments.filter(({ dueOn }) => dueOn <= until.toString()).length;
  const standing = standingOf(row, fellDue);
  return {
    loan: source.loan,
    status: source.status,
    standing,
    verdict: verdictOf(source.status, standing, fellDue === instalments.length),
    fellDue,
    paid: instalments.filter(({ status }) => status === 'paid').length,
    overdueMinor: row.overdueMinor,
    daysPastDue: row.daysPastDue,
  };
}

function standingOf({ status, overdueMinor }: BookedLoan['row'], fellDue: number): Standing {
  if (status === 'settled') return 'settled';
  if (fellDue === 0) return 'nothingDue';
  if (overdueMinor === 0n) return 'inOrder';
  return overdueMinor <= ROUNDING_MINOR * BigInt(fellDue) ? 'roundings' : 'inArrears';
}

/**
 * The source speaks of the end of 1998, the books of the end of the transactions: only a loan that is over by then can
 * be confirmed. Arrears of one that the source finds in order contradict it; they are no surprise in the others.
 */
function verdictOf(status: SourceStatus, standing: Standing, isOver: boolean): Verdict {
  const isGood = standing !== 'inArrears';
  if (isOver) return (status === 'A' && isGood) || (status === 'B' && !isGood) ? 'confirmed' : 'contradicted';
  return (status === 'A' || status === 'C') && !isGood ? 'contradicted' : 'undecided';
}

/** Covered loans by the source's status and something that the books say. */
export function countsBy<K extends 'standing' | 'verdict'>(
  covered: readonly Judged[],
  key: K,
): Record<SourceStatus, Partial<Record<Judged[K], number>>> {
  const counts: Record<SourceStatus, Partial<Record<Judged[K], number>>> = { A: {}, B: {}, C: {}, D: {} };
  for (const one of covered) counts[one.status][one[key]] = (counts[one.status][one[key]] ?? 0) + 1;
  return counts;
}

const magnitude = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
const sum = (minors: readonly bigint[]): bigint => minors.reduce((total, minor) => total + minor, 0n);
