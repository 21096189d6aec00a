import { deviationOf, meanOf, sumOf } from './statistics.js';

/** A whole month of an account or of what is known of a customer's money; amounts in one unit, not negative. */
export interface CashMonth {
  readonly income: number;
  readonly spending: number;
  /** Mean balance over the month, and over its last five days; where balances are known. */
  readonly meanBalance?: number;
  readonly endBalance?: number;
}

export interface CashFlow {
  readonly months: number;
  readonly incomePerMonth: number;
  readonly spendingPerMonth: number;
  /** 1 for the same income every month, 0 for one that varies by its own size; null below three months. */
  readonly incomeRegularity: number | null;
  /** Days that the last mean balance would last at the usual spending; null where no balance is known. */
  readonly bufferDays: number | null;
  /** How far the balance falls below its mean at the end of the month, 0–1, mean over months. */
  readonly monthEndDip: number | null;
}

const MONTHS_FOR_REGULARITY = 3;
const MONTH_DAYS = 365.25 / 12;
const BUFFER_DAYS_MAX = 3_650;

/** @param months the newest last; at most as many as the window of the frame */
export function cashFlowOf(months: readonly CashMonth[]): CashFlow {
  const incomes = months.map(({ income }) => income);
  const incomePerMonth = meanOf(incomes);
  const spendingPerMonth = meanOf(months.map(({ spending }) => spending));
  const balance = months.findLast(({ meanBalance }) => meanBalance !== undefined)?.meanBalance;
  const dips = months.flatMap(({ meanBalance, endBalance }) =>
    meanBalance !== undefined && endBalance !== undefined && meanBalance > 0
      ? [Math.min(1, Math.max(0, 1 - endBalance / meanBalance))]
      : [],
  );
  return {
    months: months.length,
    incomePerMonth,
    spendingPerMonth,
    incomeRegularity:
      months.length < MONTHS_FOR_REGULARITY || incomePerMonth === 0
        ? null
        : Math.max(0, 1 - deviationOf(incomes) / incomePerMonth),
    bufferDays: balance === undefined ? null : bufferDays(balance, spendingPerMonth),
    monthEndDip: dips.length === 0 ? null : sumOf(dips) / dips.length,
  };
}

function bufferDays(balance: number, spendingPerMonth: number): number {
  if (balance <= 0) return 0;
  return spendingPerMonth === 0
    ? BUFFER_DAYS_MAX
    : Math.min(BUFFER_DAYS_MAX, balance / (spendingPerMonth / MONTH_DAYS));
}
