import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MoneyDto } from '../../../../platform/http/validation/money.dto.js';
import { RehearsedOffersDto } from '../../segments/dto/offer-change.dto.js';
import type { RunStatus } from '../classification.states.js';
import {
  AbcSizesDto,
  ClusterDto,
  DimensionMovesDto,
  FitDto,
  RunEdgesDto,
  RunProgressDto,
} from './run-figures.dto.js';
import { KINDS, STATUSES, ThresholdsDto } from './run-request.dto.js';

export class ClassificationRunDto {
  /**
   * The bank’s id of the run.
   * @example "clr_06fwm2a1c5e7r8e8gx2m9k3v4n"
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
   * Root of the scenario tree; `bank`: the bank’s own products.
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

  /** To whom products that read profile or segments could be offered, if it were published now. */
  offers?: RehearsedOffersDto;

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
