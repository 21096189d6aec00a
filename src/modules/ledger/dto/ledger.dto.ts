import { IsIn, IsOptional, Matches } from 'class-validator';
import { IsDateOnly, IsPublicId } from '../../../platform/http/validation/decorators.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { StaffListQueryDto, StaffQueryDto } from '../../staff/index.js';
import { ACCOUNT_NAMES, type Account } from '../accounts.js';

export class EntryListQueryDto extends StaffListQueryDto {
  /**
   * Only of this partner.
   * @example "prt_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('partner')
  partner?: string;

  /**
   * Only of this customer.
   * @example "cus_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  customer?: string;

  /**
   * Only of this agreement, guarantee or settlement.
   * @example "agr_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  @IsOptional()
  @Matches(/^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
  subject?: string;

  /**
   * Only entries that move this account.
   * @example "principalReceivable"
   */
  @IsOptional()
  @IsIn(ACCOUNT_NAMES)
  account?: Account;

  /**
   * Only of this type.
   * @example "repayment"
   */
  @IsOptional()
  @Matches(/^[a-z][A-Za-z]{0,63}$/)
  type?: string;

  /**
   * First business date.
   * @example "2026-11-01"
   */
  @IsOptional()
  @IsDateOnly()
  from?: string;

  /**
   * Last business date.
   * @example "2026-11-30"
   */
  @IsOptional()
  @IsDateOnly()
  to?: string;
}

export class BookDateQueryDto extends StaffQueryDto {
  /**
   * The business date at whose end the books are read.
   * @example "2026-11-30"
   */
  @IsDateOnly()
  date: string;

  /**
   * Only of this partner; the whole bank when it is left out.
   * @example "prt_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('partner')
  partner?: string;
}

export class BalancesQueryDto extends BookDateQueryDto {
  /**
   * Only of this customer.
   * @example "cus_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  customer?: string;

  /**
   * Only of this agreement, guarantee or settlement.
   * @example "agr_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  @IsOptional()
  @Matches(/^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
  subject?: string;
}

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
   * @example "ent_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  id: string;

  /**
   * What happened.
   * @example "drawdown"
   */
  type: string;

  /**
   * What it happened to: an agreement, a guarantee or a settlement.
   * @example "agr_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  subject: string;

  /**
   * Whose partner's book it is in.
   * @example "prt_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  partner: string;

  /**
   * Whom it concerns; null where no customer is.
   * @example "cus_06fwm2a1c5t7r0e8gx2m9k3v4n"
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
   * @example "sev_06fwm2a1c5t7r0e8gx2m9k3v4n"
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
