import { ApiProperty } from '@nestjs/swagger';
import {
  LIFECYCLE_STAGES,
  type LifecycleStage,
  RFM_CELLS,
  type RfmCell,
} from '../../../../engines/segmentation/index.js';
import { MoneyDto } from '../../../../platform/http/validation/money.dto.js';

const STANDINGS = ['classified', 'pending', 'notCounted'] as const;
export type Standing = (typeof STANDINGS)[number];

export class BasisDto {
  /**
   * Number of the run whose edges were used.
   * @example 3
   */
  run: number;

  /**
   * From when recency counts, in the customer’s business time.
   * @example "2026-11-22T01:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  asOf: string;

  /**
   * What value is made of: what he spends at the partner.
   * @example "partnerSpend"
   */
  value: string;
}

export class FreshnessDto {
  /**
   * When it was computed.
   * @example "2026-11-22T01:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  computedAt: string;

  /** What it was computed from. */
  basis: BasisDto;

  /**
   * An event, a newer run or a new day is not in it yet; look again in a second.
   * @example false
   */
  stale: boolean;
}

export class RfmDto {
  /**
   * Whole days since the last purchase.
   * @example 12
   */
  recencyDays: number;

  /**
   * Purchase occasions.
   * @example 9
   */
  frequency: number;

  /** Net value: refunds subtracted. */
  monetary: MoneyDto;

  /**
   * Recency, 5 is best.
   * @example 5
   */
  r: number;

  /**
   * Frequency, 5 is best.
   * @example 4
   */
  f: number;

  /**
   * Monetary value, 5 is best.
   * @example 4
   */
  m: number;

  /** The name of r and f. */
  @ApiProperty({ enum: RFM_CELLS, example: 'champions' })
  cell: RfmCell;
}

export class LifetimeValueDto {
  /**
   * Probability that he will come back at all.
   * @example 0.91
   */
  pAlive: number;

  /**
   * Purchases that are expected within the horizon of the run.
   * @example 8.4
   */
  expectedPurchases: number;

  /** Expected value of one. */
  expectedValue: MoneyDto;

  /** All of them, discounted. */
  value: MoneyDto;
}

export class AffinityDto {
  /**
   * What happened in the scene, each event counting half as much for every 90 days of its age.
   * @example 5.2
   */
  count: number;

  /**
   * Of everything that happened in all his scenes, 0 to 1.
   * @example 0.61
   */
  share: number;

  /**
   * About once a month, or more often: a count of 4 or more.
   * @example true
   */
  isFrequent: boolean;
}

export class FrameProfileDto {
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
   * `pending`: no run counts here yet, or his first event is seconds old. `notCounted`: in such scenes (housing, healthcare) people do
   * not come back by habit.
   */
  @ApiProperty({ enum: STANDINGS, example: 'classified' })
  standing: Standing;

  /** When and from what the rest was computed. */
  freshness?: FreshnessDto;

  /** Recency, frequency and value; left out before the first purchase. */
  rfm?: RfmDto;

  /** Pareto’s class by value; left out before the first purchase. */
  @ApiProperty({ enum: ['A', 'B', 'C'], required: false, example: 'A' })
  abc?: 'A' | 'B' | 'C';

  /** Where he is in his life as a customer. */
  @ApiProperty({ enum: LIFECYCLE_STAGES, required: false, example: 'mature' })
  lifecycle?: LifecycleStage;

  /** By BG/NBD and Gamma-Gamma; left out where the population cannot be fitted. */
  lifetimeValue?: LifetimeValueDto;

  /**
   * By lifetime value.
   * @example "preferred"
   */
  tier?: string;

  /**
   * The cluster whose middle is nearest.
   * @example "cluster-1"
   */
  cluster?: string;

  /**
   * Days of the last 30 on which something happened.
   * @example 4
   */
  activeDays: number;

  /** How much he is drawn to the scene, in all its currencies. Refunds and cancellations do not count. */
  affinity: AffinityDto;
}

export class ProfileDto {
  /**
   * Whose it is.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /** One for each kind of scene and currency that events were reported of; sensitive ones have none. */
  frames: FrameProfileDto[];
}
