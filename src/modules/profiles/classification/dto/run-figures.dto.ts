import { ApiProperty } from '@nestjs/swagger';
import { MOVED, type Moved } from '../movements.js';

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
   * `refused`: nobody gets a made-up value, and what the run before had fitted stays. `notApplicable`: the frame has no rhythm
   * to fit, and nobody has a value.
   * @example "accepted"
   */
  status: 'accepted' | 'refused' | 'notApplicable';

  /**
   * Why there is no fit.
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
   * Of those classified before and after, the share that stays; 1 when there are none, as in a first run.
   * @example 0.93
   */
  stability: number;

  /** From and to, the largest first; those who stay too. */
  moves: MoveDto[];
}
