import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, Matches } from 'class-validator';
import { rule } from '../../../platform/http/validation/rule.js';
import { isScenarioPath, SCENARIO_PATH_SCHEMA, SubmittedDto } from '../../scenarios/index.js';
import { COMMISSION_RATE } from '../enrolment.rules.js';
import type { EnrolmentLimits } from '../partners.snapshot.js';
import type { EnrolmentStatus } from '../partners.states.js';
import { PartnerReasonDto } from './partner.dto.js';

const isPath = (value: unknown): boolean => typeof value === 'string' && isScenarioPath(value);

const MINOR = { type: 'integer', minimum: 1, maximum: 1_000_000_000_000 };
const LIMITS = {
  type: 'object' as const,
  description:
    'The partner’s own limits by currency (ISO 4217), in minor units: highest single amount, and sum of a business day. A currency that is not named has none.',
  additionalProperties: {
    type: 'object' as const,
    properties: { ticketMaxMinor: MINOR, dayMaxMinor: MINOR, borrowerMaxMinor: MINOR },
    additionalProperties: false,
  },
  example: { CNY: { ticketMaxMinor: 5_000_000, dayMaxMinor: 100_000_000 } },
};
const SUBSIDY = {
  type: 'object' as const,
  description: 'By product: the partner pays the interest of its plans without interest.',
  additionalProperties: { type: 'string', enum: ['partner'] },
  example: { 'tuition-instalments': 'partner' },
};

const COMMISSION = {
  type: 'object' as const,
  description:
    'By product: the share of what is lent, or of what a guarantee costs, that the partner is paid with his settlement. It holds for offers made from then on; a product that is not named has the product’s own.',
  additionalProperties: { type: 'string', pattern: COMMISSION_RATE.source },
  example: { 'retail-flex': '0.0050' },
};

/** Members of `limits`, `subsidy` and `commission` are named by data, so they are checked apart (enrolment.rules.ts). */
export class CreateEnrolmentDto extends PartnerReasonDto {
  /**
   * Where it holds.
   * @example sandbox
   */
  @IsIn(['sandbox', 'live'])
  environment: 'sandbox' | 'live';

  /**
   * Path of a published scenario; the partner may use what is below it, too.
   * @example education.higher
   */
  @rule(
    'invalidPath',
    isPath,
    'must be a path such as education.higher.tuition',
    undefined,
    SCENARIO_PATH_SCHEMA,
  )
  scenario: string;

  /**
   * Whose rules hold; it needs a published policy pack.
   * @example CN
   */
  @Matches(/^[A-Z]{2}$/)
  jurisdiction: string;

  @ApiPropertyOptional(LIMITS)
  @IsOptional()
  @IsObject()
  limits?: object;

  @ApiPropertyOptional(SUBSIDY)
  @IsOptional()
  @IsObject()
  subsidy?: object;

  @ApiPropertyOptional(COMMISSION)
  @IsOptional()
  @IsObject()
  commission?: object;
}

/** What is given takes the place of all that was there; what is left out stays. */
export class ChangeEnrolmentDto extends PartnerReasonDto {
  @ApiPropertyOptional(LIMITS)
  @IsOptional()
  @IsObject()
  limits?: object;

  @ApiPropertyOptional(SUBSIDY)
  @IsOptional()
  @IsObject()
  subsidy?: object;

  @ApiPropertyOptional(COMMISSION)
  @IsOptional()
  @IsObject()
  commission?: object;
}

export class SubmittedEnrolmentDto extends SubmittedDto {
  /**
   * Where the approval is found: send it as `?environment=`.
   * @example sandbox
   */
  environment: 'sandbox' | 'live';
}

export class EnrolmentDto {
  /**
   * Public id of the enrolment.
   * @example enr_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * Where it holds.
   * @example sandbox
   */
  environment: 'sandbox' | 'live';

  /**
   * Path of the scenario.
   * @example education.higher
   */
  scenario: string;

  /**
   * Whose rules hold.
   * @example CN
   */
  jurisdiction: string;

  /**
   * Whether the partner may use the scenario.
   * @example active
   */
  status: EnrolmentStatus;

  /**
   * Why it ended; null otherwise.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when it is in this state.
   * @example 2026-06-01T12:00:00.000Z
   */
  statusChangedAt: string;

  /**
   * What the state allows.
   * @example ["change", "end"]
   */
  allowedActions: ('change' | 'end' | 'enrolAgain')[];

  @ApiProperty(LIMITS)
  limits: Readonly<Record<string, EnrolmentLimits>>;

  @ApiProperty(SUBSIDY)
  subsidy: Readonly<Record<string, 'partner'>>;

  @ApiProperty(COMMISSION)
  commission: Readonly<Record<string, string>>;

  /**
   * When the partner was first enrolled.
   * @example 2026-06-01T12:00:00.000Z
   */
  createdAt: string;
}

export class EnrolmentPageDto {
  /** Newest first. */
  data: EnrolmentDto[];

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
