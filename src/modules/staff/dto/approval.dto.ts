import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { ANY_JSON } from '../../../platform/http/validation/any-json.js';
import type { ApprovalStatus } from '../approval.states.js';
import type { ApprovalDecision } from '../approval.rules.js';
import type { Json } from '../json-diff.js';
import { StaffListQueryDto } from './staff-query.dto.js';

export class ApprovalListQueryDto extends StaffListQueryDto {
  /**
   * Only approvals in this state.
   * @example submitted
   */
  @IsOptional()
  @IsIn(['submitted', 'approved', 'rejected', 'expired', 'withdrawn'])
  status?: ApprovalStatus;

  /**
   * Only approvals of this kind of change.
   * @example product.publish
   */
  @IsOptional()
  @Matches(/^[a-z][A-Za-z.]{0,63}$/)
  kind?: string;
}

export class RejectDto {
  /**
   * Why the change is refused; the maker reads it.
   * @example "The cap is above what the risk committee agreed on."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ApprovalPersonDto {
  /**
   * Public id of the member of staff.
   * @example stf_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * Name as others see it.
   * @example "Mei Lin (maker)"
   */
  name: string;
}

export class ApprovalChangeDto {
  /**
   * Where in the subject, as a JSON pointer (RFC 6901).
   * @example /terms/rateAnnual
   */
  pointer: string;

  @ApiPropertyOptional({
    ...ANY_JSON,
    description: 'What is in force; absent when something is added.',
    example: '0.0599',
  })
  before?: Json;

  @ApiPropertyOptional({
    ...ANY_JSON,
    description: 'What would be in force; absent when something goes.',
    example: '0.0549',
  })
  after?: Json;
}

export class ApprovalDto {
  /**
   * Public id of the approval.
   * @example apr_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * The kind of change; it decides who may propose and who may approve.
   * @example product.publish
   */
  kind: string;

  /**
   * What whoever approves does, in a sentence.
   * @example "Publish version 3 of the product tuition-instalments."
   */
  summary: string;

  /**
   * What is changed, in the words of its kind.
   * @example tuition-instalments
   */
  subject: string;

  /**
   * The environment that is changed; null for the whole bank's configuration.
   * @example null
   */
  environment: 'sandbox' | 'live' | null;

  /**
   * Why the maker wants the change.
   * @example "The autumn campaign needs the lower rate."
   */
  reason: string;

  /**
   * State of the approval.
   * @example submitted
   */
  status: ApprovalStatus;

  /**
   * Why it was rejected; null otherwise.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when it is in this state.
   * @example 2026-06-01T12:00:00.000Z
   */
  statusChangedAt: string;

  /**
   * What you may do with it now.
   * @example ["approve", "reject"]
   */
  allowedActions: ApprovalDecision[];

  /** Every place that would differ. */
  changes: ApprovalChangeDto[];

  /** Who submitted the change. */
  maker: ApprovalPersonDto;

  /** Who approved or rejected it; null until then. */
  checker: ApprovalPersonDto | null;

  @ApiProperty({
    ...ANY_JSON,
    description: 'What was put in force; null until it is approved.',
    example: { version: 3 },
  })
  applied: Json;

  /**
   * When it was submitted.
   * @example 2026-06-01T12:00:00.000Z
   */
  submittedAt: string;

  /**
   * When it lapses unless somebody decides.
   * @example 2026-06-08T12:00:00.000Z
   */
  expiresAt: string;
}

export class ApprovalPageDto {
  /** Newest first. */
  data: ApprovalDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example AcVG3f0mQ1q2nUe2m9k3v4
   */
  nextCursor?: string;
}
