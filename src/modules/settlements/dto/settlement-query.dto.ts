import { OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCurrencyCode, IsDateOnly, IsPublicId } from '../../../platform/http/validation/decorators.js';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import { StaffListQueryDto } from '../../staff/index.js';

/** What a list of one's own takes, without the total. */
export class PageQueryDto extends OmitType(ListQueryDto, ['include']) {}

export class SettlementListQueryDto extends PageQueryDto {
  /**
   * Only in this currency.
   * @example "CNY"
   */
  @IsOptional()
  @IsCurrencyCode()
  currency?: string;

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

export class StaffSettlementListQueryDto extends SettlementListQueryDto implements StaffListQueryDto {
  /**
   * Only of this partner.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('partner')
  partner?: string;
}
