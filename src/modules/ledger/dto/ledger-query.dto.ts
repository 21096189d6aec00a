import { IsIn, IsOptional, Matches } from 'class-validator';
import { IsDateOnly, IsPublicId } from '../../../platform/http/validation/decorators.js';
import { StaffListQueryDto, StaffQueryDto } from '../../staff/index.js';
import { ACCOUNT_NAMES, type Account } from '../accounts.js';

export class EntryListQueryDto extends StaffListQueryDto {
  /**
   * Only of this partner.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('partner')
  partner?: string;

  /**
   * Only of this customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  customer?: string;

  /**
   * Only of this agreement, guarantee or settlement.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
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
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('partner')
  partner?: string;
}

export class BalancesQueryDto extends BookDateQueryDto {
  /**
   * Only of this customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  customer?: string;

  /**
   * Only of this agreement, guarantee or settlement.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @Matches(/^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
  subject?: string;
}
