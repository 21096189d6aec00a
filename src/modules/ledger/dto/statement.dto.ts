import { IsOptional } from 'class-validator';
import { IsDateOnly, IsPublicId } from '../../../platform/http/validation/decorators.js';

export class StatementQueryDto {
  /**
   * First business date.
   * @example "2026-11-01"
   */
  @IsDateOnly()
  from: string;

  /**
   * Last business date; at most 366 days from the first.
   * @example "2026-11-30"
   */
  @IsDateOnly()
  to: string;

  /**
   * Only of this agreement.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('agreement')
  agreement?: string;
}

export class StatementLineDto {
  /**
   * The business date.
   * @example "2026-11-21"
   */
  date: string;

  /**
   * What happened.
   * @example "repayment"
   */
  type: string;

  /**
   * The agreement or guarantee.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  subject: string;

  /**
   * The entry in the bank's books.
   * @example "ent_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  entry: string;

  /**
   * Change of the principal owed, minor units.
   * @example -95000
   */
  principal: number;

  /**
   * Change of the interest owed.
   * @example -5000
   */
  interest: number;

  /**
   * Change of the fees and late charges owed.
   * @example 0
   */
  charges: number;

  /**
   * Change of the credit that the customer holds; negative when he holds more.
   * @example 0
   */
  credit: number;

  /**
   * Change of all that is owed: the sum of the four.
   * @example -100000
   */
  change: number;

  /**
   * What is owed after it.
   * @example 200000
   */
  balance: number;
}

export class CurrencyStatementDto {
  /**
   * ISO 4217; all its amounts are in minor units.
   * @example "CNY"
   */
  currency: string;

  /**
   * What was owed before the first day; negative when the bank owes the customer.
   * @example 300000
   */
  opening: number;

  /** By business date, oldest first. */
  lines: StatementLineDto[];

  /**
   * What is owed at the end of the last day.
   * @example 200000
   */
  closing: number;
}

export class StatementDto {
  /**
   * The customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * First business date.
   * @example "2026-11-01"
   */
  from: string;

  /**
   * Last business date.
   * @example "2026-11-30"
   */
  to: string;

  /** One for each currency. */
  data: CurrencyStatementDto[];
}
