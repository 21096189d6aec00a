import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';

export class PostingDto {
  /**
   * The account that is debited.
   * @example "principalReceivable"
   */
  debit: string;

  /**
   * The account that is credited.
   * @example "settlementPayable"
   */
  credit: string;

  /** What is moved; always positive. */
  amount: MoneyDto;
}

export class LedgerEntryDto {
  /**
   * The entry's id.
   * @example "ent_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * What happened.
   * @example "drawdown"
   */
  type: string;

  /**
   * What it happened to: an agreement, a guarantee or a settlement.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  subject: string;

  /**
   * Whose partner's book it is in.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  partner: string;

  /**
   * Whom it concerns; null where no customer is.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string | null;

  /**
   * The business date on which it counts.
   * @example "2026-11-21"
   */
  businessDate: string;

  /**
   * When it was posted.
   * @example "2026-11-21T09:30:00.000Z"
   */
  postedAt: string;

  /**
   * The event of the agreement's history that it books; null where there is none.
   * @example "sev_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  event: string | null;

  /**
   * The entry that it takes back.
   * @example null
   */
  reverses: string | null;

  /** What it moves, in order. */
  postings: PostingDto[];
}

export class LedgerEntryPageDto {
  /** Newest first. */
  data: LedgerEntryDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example "AcVG3f0mQ1q2nUe2m9k3v4"
   */
  nextCursor?: string;
}

export class AccountDto {
  /**
   * Its name in the API.
   * @example "principalReceivable"
   */
  account: string;

  /**
   * Its number in the chart of accounts.
   * @example "1100"
   */
  code: string;

  /**
   * Its name for people.
   * @example "Principal receivable"
   */
  name: string;

  /**
   * Assets and expenses grow by debit, liabilities and income by credit.
   * @example "asset"
   */
  type: 'asset' | 'liability' | 'income' | 'expense';

  /**
   * Whether it is kept beside the balance sheet, as promises are.
   * @example false
   */
  isOffBalance: boolean;

  /**
   * What it means.
   * @example "What customers were lent and have not repaid."
   */
  meaning: string;
}

export class ChartOfAccountsDto {
  /** In the order of their numbers. */
  data: AccountDto[];
}
