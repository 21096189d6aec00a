import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsInstant, IsMoney, IsPublicId } from '../../../platform/http/validation/decorators.js';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import { type MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { StaffListQueryDto, StaffQueryDto } from '../../staff/index.js';
import type { AgreementStatus } from '../agreements.states.js';

const LOCALES = ['en', 'zh'] as const;
export const AGREEMENT_STATUSES = [
  'awaitingSignature',
  'signed',
  'active',
  'settled',
  'cancelled',
  'withdrawn',
  'chargedOff',
] as const satisfies readonly AgreementStatus[];

export class MakeAgreementDto {
  /**
   * An approved application.
   * @example "app_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsPublicId('application')
  application: string;
}

export class CodeRequestDto {
  /**
   * Language of the message to the customer.
   * @example "zh"
   */
  @ApiPropertyOptional({ enum: LOCALES, default: 'zh' })
  @IsOptional()
  @IsIn(LOCALES)
  locale?: 'en' | 'zh';
}

export class ConfirmationPageDto extends CodeRequestDto {
  /**
   * Where the bank's page sends the browser on every ending, with `status` (signed, refused, expired, failed) and
   * `agreement` added. https; in the sandbox also http on a loopback address.
   * @example "https://shop.example/checkout/done"
   */
  @IsString()
  @Length(1, 1000)
  returnUrl: string;
}

export class ContractDisplayDto {
  /**
   * SHA-256 of the contract that was shown, as `contract.hash` says it.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  @Matches(/^[0-9a-f]{64}$/)
  documentHash: string;

  /**
   * Language in which it was shown.
   * @example "zh"
   */
  @IsIn(LOCALES)
  locale: 'en' | 'zh';

  /**
   * When it appeared, in business time.
   * @example "2026-12-01T03:58:00Z"
   */
  @IsInstant()
  shownAt: string;

  /**
   * For how long it was open.
   * @example 45
   */
  @IsInt()
  @Min(0)
  @Max(86_400)
  readSeconds: number;
}

export class SignAgreementDto {
  /**
   * The one-time code that the customer typed in.
   * @example "482913"
   */
  @Matches(/^\d{6}$/)
  code: string;

  /** What the customer was shown before. */
  @IsObject()
  @ValidateNested()
  @Type(() => ContractDisplayDto)
  display: ContractDisplayDto;
}

export class RefuseAgreementDto {
  /**
   * Why, as a code.
   * @example "changed_mind"
   */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{0,63}$/)
  reason?: string;
}

export class DeliveryEvidenceDto {
  /**
   * What it is.
   * @example "shipment"
   */
  @IsIn(['shipment', 'handover', 'invoice', 'stage', 'milestone', 'month'])
  kind: string;

  /**
   * Your record of it: a shipment, an invoice, a completion report. No personal data.
   * @example "parcel-8813"
   */
  @IsString()
  @Length(1, 200)
  reference: string;
}

export class CaptureDto {
  /**
   * Which planned drawdown; may be left out while only one is open.
   * @example "drw_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('drawdown')
  drawdown?: string;

  /** How much of it; all that is left when left out. */
  @IsOptional()
  @IsMoney({ min: 1 })
  amount?: MoneyDto;

  /** What was delivered; needed where the situation pays on delivery, invoice, stage or milestone. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DeliveryEvidenceDto)
  evidence?: DeliveryEvidenceDto;
}

export class VoidDto {
  /**
   * Which planned drawdown; all that are open when left out.
   * @example "drw_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('drawdown')
  drawdown?: string;

  /**
   * Why, as a code.
   * @example "order_cancelled"
   */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{0,63}$/)
  reason?: string;
}

export class WithdrawDto {
  /**
   * Your record of the customer's declaration.
   * @example "withdrawal-8813"
   */
  @IsString()
  @Length(1, 128)
  reference: string;
}

export class AgreementQueryDto extends ListQueryDto {
  /**
   * Only in this status.
   * @example "active"
   */
  @ApiPropertyOptional({ enum: AGREEMENT_STATUSES })
  @IsOptional()
  @IsIn(AGREEMENT_STATUSES)
  status?: AgreementStatus;

  /**
   * Only of this customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  customer?: string;
}

export class ContractQueryDto {
  /**
   * Language of the document; the signed one's own when left out.
   * @example "zh"
   */
  @IsOptional()
  @IsIn(LOCALES)
  locale?: 'en' | 'zh';
}

export class StaffContractQueryDto extends StaffQueryDto {
  /**
   * Language of the document; the signed one's own when left out.
   * @example "zh"
   */
  @IsOptional()
  @IsIn(LOCALES)
  locale?: 'en' | 'zh';
}

export class AgreementSearchDto extends StaffListQueryDto {
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
   * Only in this status.
   * @example "active"
   */
  @ApiPropertyOptional({ enum: AGREEMENT_STATUSES })
  @IsOptional()
  @IsIn(AGREEMENT_STATUSES)
  status?: AgreementStatus;

  /**
   * Only in this bucket of arrears.
   * @example "31-60"
   */
  @IsOptional()
  @IsIn(['0', '1-30', '31-60', '61-90', '90+'])
  bucket?: string;
}
