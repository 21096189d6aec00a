import type { AccountTotals } from './balances.repository.js';
import { type Account, ACCOUNT_NAMES, balanceMinor, normalSide } from './accounts.js';

/** An account over one day, in minor units, positive on its own side. */
export interface TrialBalanceLine {
  readonly account: Account;
  readonly openingMinor: bigint;
  /** Debited and credited on the day itself. */
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  readonly closingMinor: bigint;
}

/** All accounts of one currency at the end of a day. */
export interface TrialBalance {
  readonly currency: string;
  readonly lines: readonly TrialBalanceLine[];
  /** Closing balances that stand in debit, and those that stand in credit: equal, or the books are wrong. */
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
}

/**
 * @param before totals up to the end of the day before
 * @param through totals up to the end of the day
 * @returns one trial balance for each currency, by its code; accounts in the chart's order
 */
export function trialBalances(
  before: readonly AccountTotals[],
  through: readonly AccountTotals[],
): TrialBalance[] {
  const currencies = [...new Set(through.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const lines = ACCOUNT_NAMES.flatMap((account) => {
      const one = (totals: AccountTotals): boolean =>
        totals.account === account && totals.currency === currency;
      const end = through.find(one);
      return end ? [lineOf(before.find(one), end)] : [];
    });
    const standing = lines.map(debitStanding);
    return {
      currency,
      lines,
      debitMinor: sum(standing.filter((minor) => minor > 0n)),
      creditMinor: -sum(standing.filter((minor) => minor < 0n)),
    };
  });
}

function lineOf(start: AccountTotals | undefined, end: AccountTotals): TrialBalanceLine {
  const { account } = end;
  const opening = { debit: start?.debitMinor ?? 0n, credit: start?.creditMinor ?? 0n };
  return {
    account,
    openingMinor: balanceMinor(account, opening.debit, opening.credit),
    debitMinor: end.debitMinor - opening.debit,
    creditMinor: end.creditMinor - opening.credit,
    closingMinor: end.balanceMinor,
  };
}

function debitStanding({ account, closingMinor }: TrialBalanceLine): bigint {
  return normalSide(account) === 'debit' ? closingMinor : -closingMinor;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, minor) => total + minor, 0n);
}
