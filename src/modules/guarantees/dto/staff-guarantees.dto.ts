import { IsIn, IsInt, IsOptional, IsString, Length, Min } from 'class-validator';
import { IsPublicId } from '../../../platform/http/validation/decorators.js';
import { StaffListQueryDto } from '../../staff/index.js';
import { GuaranteeAmendmentDto, GuaranteeCallDto } from './guarantee-acts.dto.js';
import { GuaranteeDto } from './guarantee-answer.dto.js';
import { GUARANTEE_STATUSES } from './guarantee.dto.js';

const CALL_STATUSES = ['claimed', 'paid', 'rejected', 'withdrawn'] as const;

export class StaffGuaranteeQueryDto extends StaffListQueryDto {
  /**
   * Only in this status.
   * @example "issued"
   */
  @IsOptional()
  @IsIn(GUARANTEE_STATUSES)
  status?: (typeof GUARANTEE_STATUSES)[number];

  /**
   * Only of this partner.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('partner')
  partner?: string;
}

export class StaffCallQueryDto extends StaffListQueryDto {
  /**
   * Only in this status.
   * @example "claimed"
   */
  @IsOptional()
  @IsIn(CALL_STATUSES)
  status?: (typeof CALL_STATUSES)[number];
}

export class StaffCallPageDto {
  /** Newest first. */
  data: GuaranteeCallDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /** Cursor of the next page. */
  nextCursor?: string;
}

export class StaffGuaranteeDto extends GuaranteeDto {
  /**
   * Through whom it came.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  partner: string;

  /** Claims, oldest first. */
  calls: GuaranteeCallDto[];

  /** Amendments, newest first. */
  amendments: GuaranteeAmendmentDto[];
}

export class CallDecisionDto {
  /**
   * What is to happen.
   * @example "pay"
   */
  @IsIn(['pay', 'reject'])
  decision: 'pay' | 'reject';

  /**
   * A part of what is claimed, minor units; left out, all of it.
   * @example 250000
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  amountMinor?: number;

  /**
   * Why; the beneficiary reads it.
   * @example "The documents comply."
   */
  @IsString()
  @Length(3, 200)
  reason: string;
}

export class RefuseAmendmentDto {
  /**
   * Why.
   * @example "The lease was not extended."
   */
  @IsString()
  @Length(3, 200)
  reason: string;
}
