import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { ANY_JSON } from '../../../platform/http/validation/any-json.js';
import { IsPublicId } from '../../../platform/http/validation/decorators.js';
import { StaffListQueryDto, StaffQueryDto } from '../../staff/index.js';
import { DecisionDto, NotOfferedDto, SmallestChangeDto } from './offers-answer.dto.js';

export class DecisionQueryDto extends StaffListQueryDto {
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
   * Only in this scenario.
   * @example "retail.electronics.phone"
   */
  @IsOptional()
  @Matches(/^[a-z][A-Za-z0-9]{0,39}(\.[a-z][A-Za-z0-9]{0,39}){0,7}$/)
  scenario?: string;

  /**
   * Only with this outcome: `offered`, or the reason of no offer.
   * @example "identity_unknown"
   */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  outcome?: string;
}

export class UnservedQueryDto extends StaffQueryDto {
  /**
   * Of the last so many days.
   * @example 30
   */
  @ApiPropertyOptional({ type: 'integer', default: 30 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(92)
  days: number = 30;
}

export class DecisionSummaryDto {
  /**
   * The decision's id.
   * @example "dec_06fwm2a1c5e7r8e8gx2m9k3v40"
   */
  id: string;

  /**
   * When it arrived.
   * @example "2026-12-01T02:00:00.000Z"
   */
  receivedAt: string;

  /**
   * The partner.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  partner: string;

  /**
   * The customer, if known.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string | null;

  /**
   * The situation.
   * @example "retail.electronics.phone"
   */
  scenario: string;

  /**
   * Why it was asked.
   * @example "payment"
   */
  purpose: string;

  /**
   * `offered`, or the reason of no offer.
   * @example "offered"
   */
  outcome: string;

  /**
   * How many offers were made.
   * @example 3
   */
  offers: number;
}

export class DecisionPageDto {
  /** Decisions, newest first. */
  data: DecisionSummaryDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /** Cursor of the next page. */
  nextCursor?: string;
}

export class StaffNotOfferedDto extends NotOfferedDto {
  /**
   * Who may see the reason: `request`, `offer`, `credit` or `security`.
   * @example "credit"
   */
  class: string;
}

export class ClauseExplanationDto {
  /**
   * Reason code of the clause.
   * @example "age_at_least_18"
   */
  code: string;

  /**
   * What it reads.
   * @example "age"
   */
  field: string;

  /**
   * `failed` or `missing`.
   * @example "failed"
   */
  verdict: string;

  /** What the rule wants. */
  @ApiProperty(ANY_JSON)
  wanted: unknown;

  /** What was there. */
  @ApiProperty(ANY_JSON)
  actual: unknown;
}

export class ProductExplanationDto {
  /**
   * Product code.
   * @example "retail-flex"
   */
  product: string;

  /**
   * Version.
   * @example 1
   */
  version: number;

  /**
   * Whether it passed every gate.
   * @example false
   */
  passed: boolean;

  /**
   * The deciding reason; null when it passed.
   * @example "exposure_exceeded"
   */
  code: string | null;

  /**
   * Class of the reason.
   * @example "credit"
   */
  class: string | null;

  /** What would turn it. */
  smallestChange: SmallestChangeDto | null;

  /** Clauses of its eligibility rule that were not true. */
  clauses: ClauseExplanationDto[];
}

export class NeedStrengthDto {
  /**
   * Kind of product.
   * @example "instalment"
   */
  kind: string;

  /**
   * How strongly he needs it, 0 to 1.
   * @example 0.25
   */
  strength: number;
}

export class LeaningsDto {
  /**
   * How much he avoids owing, 0 to 1: longer terms weigh less. Null: not known.
   * @example 0.5
   */
  debtAversion: number | null;

  /** His needs; kinds that are not named he does not need. Null: not known. */
  needs: NeedStrengthDto[] | null;
}

export class ExplanationDto {
  /** The answer as it was sent. */
  answer: DecisionDto;

  /** Version of the bank's configuration that it used. */
  snapshotVersion: number;

  /** Version of the decision code. */
  engine: string;

  /** What was known of the borrower and weighed by the ranking; null where nothing was, or without his consent. */
  leanings: LeaningsDto | null;

  /** Bit masks per candidate as they were recorded: product@version:reason:failed:unknown. */
  recorded: string;

  /** Each candidate on its way through the gates, by today's code on the recorded inputs. */
  products: ProductExplanationDto[];
}

export class ReplayDto {
  /** The answer as it was sent, byte for byte. */
  sent: DecisionDto;

  /** Whether today's code makes the same offers and refusals of the recorded inputs. */
  same: boolean;

  /** JSON pointers into the answer at which it differs, at most 50. */
  differences: string[];
}

export class UnservedDto {
  /**
   * The situation.
   * @example "mobility.fuel"
   */
  scenario: string;

  /**
   * Why nothing was offered.
   * @example "identity_unknown"
   */
  reason: string;

  /**
   * Currency; null where no amount was given.
   * @example "GBP"
   */
  currency: string | null;

  /**
   * Requests.
   * @example 120
   */
  requests: number;

  /**
   * What they asked for together, minor units.
   * @example 5784000
   */
  amountMinor: number;
}

export class UnservedDemandDto {
  /** Largest first. */
  data: UnservedDto[];
}
