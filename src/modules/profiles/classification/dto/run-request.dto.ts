import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCurrencyCode } from '../../../../platform/http/validation/decorators.js';
import { StaffListQueryDto } from '../../../staff/index.js';
import { runStates, type RunStatus } from '../classification.states.js';
import { DEFAULT_THRESHOLDS } from '../rules.js';

export const STATUSES = Object.keys(runStates.states) as RunStatus[];
export const KINDS = ['person', 'organisation'] as const;
const TIES = ['equal', 'rank'] as const;

export class ThresholdsDto {
  /**
   * Customers are A up to this cumulative share of value, in 1/10,000.
   * @example 8000
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(9999)
  abcShareABps: number = DEFAULT_THRESHOLDS.abcShareABps;

  /**
   * And B up to this one.
   * @example 9500
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(9999)
  abcShareBBps: number = DEFAULT_THRESHOLDS.abcShareBBps;

  /**
   * A customer slips away after so much silence, in percent of his usual interval.
   * @example 200
   */
  @IsOptional()
  @IsInt()
  @Min(100)
  @Max(2000)
  slippingPercent: number = DEFAULT_THRESHOLDS.slippingPercent;

  /**
   * And is lost after so much.
   * @example 400
   */
  @IsOptional()
  @IsInt()
  @Min(100)
  @Max(4000)
  lostPercent: number = DEFAULT_THRESHOLDS.lostPercent;

  /**
   * How many months of purchases the lifetime value counts.
   * @example 12
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
  clvHorizonMonths: number = DEFAULT_THRESHOLDS.clvHorizonMonths;

  /**
   * By how much a year they are discounted, in 1/10,000.
   * @example 1000
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(5000)
  clvDiscountBps: number = DEFAULT_THRESHOLDS.clvDiscountBps;

  /**
   * Where the tiers private, premium and preferred end, counted from the top, in 1/10,000 of the customers.
   * @example [100, 500, 2000]
   */
  @ApiPropertyOptional({ isArray: true, type: 'integer', example: [100, 500, 2000] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(3)
  @ArrayMaxSize(3)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(9999, { each: true })
  tierShareBps: number[] = [...DEFAULT_THRESHOLDS.tierShareBps];

  /** Whether equal frequencies score alike, or are ranked by the customer’s id as published tables do. */
  @ApiPropertyOptional({ enum: TIES, example: 'equal' })
  @IsOptional()
  @IsIn(TIES)
  frequencyTies: (typeof TIES)[number] = DEFAULT_THRESHOLDS.frequencyTies;
}

export class StartRunDto {
  /** Persons and organisations are never scored together. */
  @ApiProperty({ enum: KINDS, example: 'person' })
  @IsIn(KINDS)
  kind: (typeof KINDS)[number];

  /**
   * Root of the scenario tree; `bank`: the bank’s own products.
   * @example "retail"
   */
  @IsString()
  @Matches(/^[a-z][A-Za-z]{1,39}$/)
  scope: string;

  /**
   * Only amounts of this currency are counted.
   * @example "CNY"
   */
  @IsCurrencyCode()
  currency: string;

  /** Those that are left out are the usual ones. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ThresholdsDto)
  thresholds?: ThresholdsDto;

  /**
   * What it is for.
   * @example "The autumn season."
   */
  @IsString()
  @Length(1, 500)
  note: string;
}

export class ProposePublicationDto {
  /**
   * For the second person and the audit log.
   * @example "A tenth of the customers move, none of them out of A."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class RunListQueryDto extends StaffListQueryDto {
  /**
   * Only in this state.
   * @example "computed"
   */
  @IsOptional()
  @IsIn(STATUSES)
  status?: RunStatus;

  /**
   * Only of this root.
   * @example "retail"
   */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z][A-Za-z]{1,39}$/)
  scope?: string;
}
