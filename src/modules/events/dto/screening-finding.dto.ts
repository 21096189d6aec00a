import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { VELOCITY_SUBJECTS, type VelocitySubject } from '../../../engines/screening/index.js';
import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { StaffListQueryDto } from '../../staff/index.js';
import { type Finding, FINDINGS } from '../screening/found.js';

export class ScreeningFindingQueryDto extends StaffListQueryDto {
  /**
   * Only findings of this kind.
   * @example "velocity"
   */
  @IsOptional()
  @IsIn(FINDINGS)
  finding?: Finding;
}

export class UnusualAmountDto {
  /** What was spent. */
  amount: MoneyDto;

  /** Median of the earlier purchases in the same root and currency. */
  median: MoneyDto;

  /**
   * How many earlier purchases it was compared with.
   * @example 10
   */
  purchases: number;

  /**
   * With fewer nothing is usual.
   * @example 8
   */
  purchasesMin: number;

  /**
   * Modified z-score of the amount’s logarithm.
   * @example 15.68
   */
  score: number;

  /**
   * The score from which an amount is unusual.
   * @example 3.5
   */
  scoreMin: number;

  /**
   * The amount as a multiple of the median.
   * @example 11.175
   */
  timesMedian: number;

  /**
   * The multiple that it must reach as well.
   * @example 3
   */
  timesMedianMin: number;
}

export class ComparedCountDto {
  /** What purchases were counted by. */
  @ApiProperty({ enum: VELOCITY_SUBJECTS, example: 'customer' })
  subject: VelocitySubject;

  /**
   * Length of the window that ended with the purchase.
   * @example 600
   */
  windowSeconds: number;

  /** Whether purchases were counted, or the customers whose they are. */
  @ApiProperty({ enum: ['events', 'customers'], example: 'events' })
  counts: 'events' | 'customers';

  /**
   * How many there were.
   * @example 9
   */
  count: number;

  /**
   * More than so many are too fast.
   * @example 8
   */
  max: number;
}

export class ScenarioMismatchDto {
  /**
   * The scene that merchant category or text speak of: a sensitive one by its root, null for one of which nothing is kept.
   * @example "mobility.fuel"
   */
  scenario: string | null;

  /**
   * How surely; 0 to 1.
   * @example 0.97
   */
  confidence: number;

  /**
   * From when on that contradicts.
   * @example 0.9
   */
  confidenceMin: number;
}

export class ScreeningFindingDto {
  /**
   * When it was found.
   * @example "2026-12-01T02:00:00.000Z"
   */
  foundAt: string;

  /**
   * Whose purchase it is.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * The partner whose customer he is.
   * @example "prt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  partner: string;

  /** What is conspicuous. */
  @ApiProperty({ enum: FINDINGS, example: 'velocity' })
  finding: Finding;

  /**
   * The scene that the purchase was reported in.
   * @example "retail.electronics.phone"
   */
  scenario: string;

  /**
   * The purchase.
   * @example "evt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  event: string;

  /**
   * What it was compared or counted with, newest first, at most 20; of a device or payee other customers’ too.
   * @example ["evt_06fwm2a1c5e7r8e8gx2m9k3v4n"]
   */
  comparedEvents: string[];

  /**
   * The version of the terms that were in force; 0 for the usual ones.
   * @example 0
   */
  termsVersion: number;

  /** For `unusualAmount`: the amount against those before it. */
  unusualAmount: UnusualAmountDto | null;

  /** For `velocity`: the rule that was broken furthest. */
  velocity: ComparedCountDto | null;

  /** For `scenarioMismatch`: the other scene. */
  scenarioMismatch: ScenarioMismatchDto | null;
}

export class ScreeningFindingPageDto {
  /** Newest first. */
  data: ScreeningFindingDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example "AcVG3f0mQ1q2nUe2m9k3v4"
   */
  nextCursor?: string;
}
