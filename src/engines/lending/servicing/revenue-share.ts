import { type LocalDate } from '../../../kernel/calendar-date.js';
import { divideRounded, type Fraction, type RoundingMode } from '../../../kernel/fraction.js';
import { type DayCount, dayCountParts, partsPerYear } from '../day-count.js';
import { termsInvalid } from '../lending-errors.js';
import { notNegative, smaller } from './amounts.js';

/** A loan to a merchant that is repaid by a share of its sales. No instalments: interest on the daily balance. */
export interface RevenueShareTerms {
  readonly principalMinor: bigint;
  readonly start: LocalDate;
  readonly rateAnnual: Fraction;
  readonly dayCount: DayCount;
  readonly rounding: RoundingMode;
  /** At least this share of the principal is repaid in every so many days from the start. */
  readonly floor?: { readonly share: Fraction; readonly everyDays: number };
  /** Everything is due. */
  readonly finalDue: LocalDate;
}

export interface Collection {
  readonly date: LocalDate;
  /** Positive. */
  readonly amountMinor: bigint;
}

export interface CollectedRow {
  readonly date: LocalDate;
  readonly interest: bigint;
  readonly principal: bigint;
  readonly balance: bigint;
}

export interface RevenueShareState {
  readonly asOf: LocalDate;
  readonly rows: readonly CollectedRow[];
  readonly balanceMinor: bigint;
  /** Accrued to the day and not collected. */
  readonly interestDueMinor: bigint;
  /** What ends the loan on the day. */
  readonly payoffMinor: bigint;
  readonly interestPaidMinor: bigint;
  /** Collected beyond the debt. */
  readonly creditMinor: bigint;
  /** Principal that should have been repaid by now and was not; everything after the final day. */
  readonly shortfallMinor: bigint;
}

/**
 * The state of the loan on a day. Interest accrues on the balance of each day, is rounded once per collection and is
 * paid before principal; unpaid interest bears none.
 * @param collections in any order; several of one day count as one
 */
export function revenueShareState(
  terms: RevenueShareTerms,
  collections: readonly Collection[],
  asOf: LocalDate,
): RevenueShareState {
  const rows: CollectedRow[] = [];
  let balance = terms.principalMinor;
  let [interestDue, interestPaid, credit] = [0n, 0n, 0n];
  let since = terms.start;
  for (const { date, amountMinor } of byDay(collections, terms.start, asOf)) {
    interestDue += accrued(terms, balance, since, date);
    since = date;
    const interest = smaller(amountMinor, interestDue);
    const principal = smaller(amountMinor - interest, balance);
    interestDue -= interest;
    interestPaid += interest;
    balance -= principal;
    credit += amountMinor - interest - principal;
    if (interest + principal > 0n) rows.push({ date, interest, principal, balance });
  }
  interestDue += accrued(terms, balance, since, asOf);
  return {
    asOf,
    rows,
    balanceMinor: balance,
    interestDueMinor: interestDue,
    payoffMinor: balance + interestDue,
    interestPaidMinor: interestPaid,
    creditMinor: credit,
    shortfallMinor: shortfallOf(terms, balance, asOf),
  };
}

/** What is taken of a day's sales: the agreed share, rounded as the contract says, and no more than ends the loan. */
export function shareOfSales(
  salesMinor: bigint,
  share: Fraction,
  payoffMinor: bigint,
  rounding: RoundingMode,
): bigint {
  return smaller(divideRounded(notNegative(salesMinor) * share.num, share.den, rounding), payoffMinor);
}

function byDay(collections: readonly Collection[], start: LocalDate, asOf: LocalDate): Collection[] {
  const sums = new Map<number, Collection>();
  for (const { date, amountMinor } of collections) {
    if (amountMinor <= 0n || date.isBefore(start)) throw termsInvalid('collections');
    if (date.isAfter(asOf)) continue;
    const day = date.toEpochDay();
    sums.set(day, { date, amountMinor: amountMinor + (sums.get(day)?.amountMinor ?? 0n) });
  }
  return [...sums.values()].sort((a, b) => a.date.compareTo(b.date));
}

function accrued(terms: RevenueShareTerms, balance: bigint, from: LocalDate, to: LocalDate): bigint {
  if (balance === 0n || !to.isAfter(from)) return 0n;
  const { rateAnnual, dayCount, rounding } = terms;
  const parts = BigInt(dayCountParts(dayCount, from, to));
  return divideRounded(
    balance * rateAnnual.num * parts,
    rateAnnual.den * BigInt(partsPerYear(dayCount)),
    rounding,
  );
}

function shortfallOf(terms: RevenueShareTerms, balance: bigint, asOf: LocalDate): bigint {
  const { principalMinor, floor, start, finalDue } = terms;
  if (!asOf.isBefore(finalDue)) return balance;
  if (!floor) return 0n;
  const spans = BigInt(Math.max(0, Math.floor((asOf.toEpochDay() - start.toEpochDay()) / floor.everyDays)));
  const wanted = divideRounded(principalMinor * floor.share.num * spans, floor.share.den, 'UP');
  return notNegative(smaller(wanted, principalMinor) - (principalMinor - balance));
}
