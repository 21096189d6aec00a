import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';

export class AccountBalanceDto {
  /**
   * The account.
   * @example "principalReceivable"
   */
  account: string;

  /** All that was ever debited. */
  debit: MoneyDto;

  /** All that was ever credited. */
  credit: MoneyDto;

  /** What is left, positive on the account's own side. */
  balance: MoneyDto;
}

export class BalancesDto {
  /**
   * The business date at whose end they stand.
   * @example "2026-11-30"
   */
  date: string;

  /** Accounts that were ever moved. */
  data: AccountBalanceDto[];
}

export class TrialBalanceLineDto {
  /**
   * The account.
   * @example "principalReceivable"
   */
  account: string;

  /**
   * Its number in the chart of accounts.
   * @example "1100"
   */
  code: string;

  /**
   * Balance at the end of the day before, in minor units, positive on the account's own side.
   * @example 300000
   */
  opening: number;

  /**
   * Debited on the day.
   * @example 0
   */
  debit: number;

  /**
   * Credited on the day.
   * @example 100000
   */
  credit: number;

  /**
   * Balance at the end of the day, positive on the account's own side.
   * @example 200000
   */
  closing: number;
}

export class CurrencyTrialBalanceDto {
  /**
   * ISO 4217; all its amounts are in minor units.
   * @example "CNY"
   */
  currency: string;

  /** Accounts that were ever moved, in the order of their numbers. */
  lines: TrialBalanceLineDto[];

  /**
   * Sum of the balances that stand in debit.
   * @example 200000
   */
  debit: number;

  /**
   * Sum of the balances that stand in credit.
   * @example 200000
   */
  credit: number;

  /**
   * Whether the two are equal, as they must be.
   * @example true
   */
  isBalanced: boolean;
}

export class TrialBalanceDto {
  /**
   * The business date.
   * @example "2026-11-30"
   */
  date: string;

  /** One for each currency. */
  data: CurrencyTrialBalanceDto[];
}
