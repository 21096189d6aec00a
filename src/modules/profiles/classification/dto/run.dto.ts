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
import { MoneyDto } from '../../../../platform/http/validation/money.dto.js';
import { IsCurrencyCode } from '../../../../platform/http/validation/decorators.js';
import { StaffListQueryDto } from '../../../staff/index.js';
import { runStates, type RunStatus } from '../classification.states.js';
import { MOVED, type Moved } from '../movements.js';
import { DEFAULT_THRESHOLDS } from '../rules.js';

const STATUSES = Object.keys(runStates.states) as RunStatus[];
const KINDS = ['person', 'organisation'] as const;
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
   * Root of the scenario tree.
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

export class RunProgressDto {
  /**
   * Customers of the frame; 0 until they are counted.
   * @example 200000
   */
  customers: number;

  /**
   * Those who have been scored.
   * @example 84000
   */
  scored: number;
}

export class RunEdgesDto {
  /**
   * Days since the last purchase that part the fifths.
   * @example [7, 19, 48, 142]
   */
  recencyDays: number[];

  /**
   * Purchase occasions that part the fifths.
   * @example [1, 2, 3, 6]
   */
  frequency: number[];

  /**
   * Net values that part the fifths, minor units.
   * @example [12000, 31000, 65500, 151200]
   */
  monetaryMinor: number[];

  /**
   * Usual days between two purchases.
   * @example 34.5
   */
  typicalIntervalDays: number;
}

export class AbcSizesDto {
  /**
   * Customers of class A.
   * @example 1177
   */
  A: number;

  /**
   * Of class B.
   * @example 1456
   */
  B: number;

  /**
   * Of class C.
   * @example 1706
   */
  C: number;

  /**
   * Share of value that the top fifth brings.
   * @example 0.736
   */
  topFifthShare: number;

  /**
   * Gini coefficient of value.
   * @example 0.704
   */
  gini: number;
}

export class FitDto {
  /**
   * `refused`: nobody gets a made-up value, and what the run before had fitted stays.
   * @example "accepted"
   */
  status: 'accepted' | 'refused';

  /**
   * Why it was refused.
   * @example null
   */
  @ApiProperty({ type: String, nullable: true, example: null })
  refusal: string | null;

  /**
   * The same in words, with its figures.
   * @example null
   */
  @ApiProperty({ type: String, nullable: true, example: null })
  reason: string | null;

  /**
   * Whether lifetime values go by the fit of the run before.
   * @example false
   */
  isOfEarlierRun: boolean;

  /**
   * Customers whom it was fitted to: all, or 5,000 of them.
   * @example 2357
   */
  customers: number;

  /** r, alpha, a and b of BG/NBD in weeks, with their standard errors and the log-likelihood. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, logLikelihood: -9582.4 },
  })
  bgNbd: object | null;

  /** p, q and v of Gamma-Gamma. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { p: 6.25, q: 3.74, v: 15.44, logLikelihood: -4055.9 },
  })
  gammaGamma: object | null;

  /**
   * Between number and mean value of repeat purchases; above 0.3 the fit is refused.
   * @example 0.114
   */
  @ApiProperty({ type: Number, nullable: true, example: 0.114 })
  spendCorrelation: number | null;
}

export class ClusterDto {
  /**
   * Name, kept over runs.
   * @example "cluster-1"
   */
  name: string;

  /**
   * Customers of the sample in it.
   * @example 697
   */
  customers: number;

  /**
   * Days since the last purchase, occasions and net value of its middle.
   * @example [12.5, 9.1, 4210.4]
   */
  center: number[];
}

export class MoveDto {
  /** Null: was not classified. */
  @ApiProperty({ type: String, nullable: true, example: 'loyal' })
  from: string | null;

  /** Null: would not be classified. */
  @ApiProperty({ type: String, nullable: true, example: 'slipping_away' })
  to: string | null;

  /**
   * How many.
   * @example 214
   */
  customers: number;
}

export class DimensionMovesDto {
  /** What the classes are of. */
  @ApiProperty({ enum: MOVED, example: 'cell' })
  dimension: Moved;

  /**
   * Of those classified before and after, the share that stays.
   * @example 0.93
   */
  stability: number;

  /** From and to, the largest first; those who stay too. */
  moves: MoveDto[];
}

export class ClassificationRunDto {
  /**
   * The bank’s id of the run.
   * @example "clr_06fwm2a1c5t7r0e8gx2m9k3v4n"
   */
  id: string;

  /**
   * 1, 2, 3 … in its frame; profiles name it.
   * @example 3
   */
  number: number;

  /** Persons or organisations. */
  @ApiProperty({ enum: KINDS, example: 'person' })
  kind: (typeof KINDS)[number];

  /**
   * Root of the scenario tree.
   * @example "retail"
   */
  scope: string;

  /**
   * Of all its amounts.
   * @example "CNY"
   */
  currency: string;

  /** Where it is in its life. */
  @ApiProperty({ enum: STATUSES, example: 'computed' })
  status: RunStatus;

  /**
   * Why it failed.
   * @example "Nobody in this frame has bought anything yet."
   */
  statusReason?: string;

  /** What may be done with it now. */
  @ApiProperty({ isArray: true, type: String, example: ['publish'] })
  allowedActions: string[];

  /**
   * The instant from which recency counts.
   * @example "2026-11-22T01:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  asOf: string;

  /**
   * What it is for.
   * @example "The autumn season."
   */
  note: string;

  /** What it goes by. */
  thresholds: ThresholdsDto;

  /** How far it is. */
  progress: RunProgressDto;

  /** What it has frozen; left out until the population is counted. */
  edges?: RunEdgesDto;

  /** Pareto’s classes. */
  abc?: AbcSizesDto;

  /** The models of lifetime value. */
  lifetimeValue?: FitDto;

  /** What k-means found. */
  clusters?: ClusterDto[];

  /** Who would move from which class to which, if it were published now: the rehearsal. */
  rehearsal?: DimensionMovesDto[];

  /**
   * Customers classified before who would be told apart from what they were, in any dimension.
   * @example 431
   */
  movedCustomers?: number;

  /** What those owe the bank and have reserved. */
  movedExposure?: MoneyDto[];

  /**
   * When somebody asked for it.
   * @example "2026-11-22T01:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  requestedAt: string;

  /**
   * When it ended.
   * @example "2026-11-22T01:00:06.000Z"
   */
  @ApiPropertyOptional({ format: 'date-time' })
  finishedAt?: string;

  /**
   * When it was published last.
   * @example "2026-11-22T02:00:00.000Z"
   */
  @ApiPropertyOptional({ format: 'date-time' })
  publishedAt?: string;
}

export class ClassificationRunPageDto {
  /** Newest first. */
  data: ClassificationRunDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Cursor of the next page.
   * @example "q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ"
   */
  nextCursor?: string;
}

export class FrameDto {
  /** Persons or organisations. */
  @ApiProperty({ enum: KINDS, example: 'person' })
  kind: (typeof KINDS)[number];

  /**
   * Root of the scenario tree.
   * @example "retail"
   */
  scope: string;

  /**
   * Of all its amounts; XXX where none is reported.
   * @example "CNY"
   */
  currency: string;

  /**
   * Whether people come back often enough to be counted; if not, it has no runs.
   * @example true
   */
  isCounted: boolean;

  /**
   * With a running summary in it.
   * @example 4372
   */
  customers: number;

  /**
   * Those who are classified.
   * @example 4372
   */
  classified: number;

  /**
   * Number of the run in force; null before the first.
   * @example 3
   */
  @ApiProperty({ type: 'integer', nullable: true, example: 3 })
  publishedRun: number | null;

  /**
   * Whether everybody is scored by it as of today; if not, that is under way.
   * @example true
   */
  isUpToDate: boolean;
}

export class FrameListDto {
  /** By kind, root and currency. */
  data: FrameDto[];
}
