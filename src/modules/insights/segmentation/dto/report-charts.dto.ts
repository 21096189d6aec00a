import { ApiProperty } from '@nestjs/swagger';
import { MoneyDto } from '../../../../platform/http/validation/money.dto.js';

export class CurvePointDto {
  /**
   * Share of the customers, those who bring most first.
   * @example 0.2
   */
  customers: number;

  /**
   * Share of the value that they bring.
   * @example 0.736
   */
  value: number;
}

export class ConcentrationDto {
  /**
   * Share of value that the top fifth brings.
   * @example 0.736
   */
  topFifthShare: number;

  /**
   * Gini coefficient of value: 0 when all are equal.
   * @example 0.704
   */
  gini: number;

  /** Pareto’s curve, at most fifty points. */
  curve: CurvePointDto[];
}

export class RfmSquareDto {
  /**
   * Recency, 1 to 5.
   * @example 5
   */
  @ApiProperty({ type: 'integer' })
  r: number;

  /**
   * Frequency, 1 to 5.
   * @example 4
   */
  @ApiProperty({ type: 'integer' })
  f: number;

  /**
   * What the square is called.
   * @example "champions"
   */
  cell: string;

  /**
   * How many.
   * @example 912
   */
  @ApiProperty({ type: 'integer' })
  customers: number;

  /** What they have spent, less refunds. */
  value: MoneyDto;
}

export class LifecycleStageDto {
  /**
   * Stage of the lifecycle.
   * @example "mature"
   */
  stage: string;

  /**
   * How many now.
   * @example 4100
   */
  @ApiProperty({ type: 'integer' })
  customers: number;
}

export class ClassMoveDto {
  /** Null: was not classified. */
  @ApiProperty({ type: String, nullable: true, example: 'mature' })
  from: string | null;

  /** Null: is not classified. */
  @ApiProperty({ type: String, nullable: true, example: 'slipping' })
  to: string | null;

  /**
   * How many; those who stay too.
   * @example 214
   */
  @ApiProperty({ type: 'integer' })
  customers: number;
}

export class LifecycleDto {
  /** In the order of a life. */
  stages: LifecycleStageDto[];

  /** The largest first. */
  moves: ClassMoveDto[];
}

export class MigrationDto {
  /**
   * Of those classified before and after, the share that stayed.
   * @example 0.93
   */
  stability: number;

  /** The largest first. */
  moves: ClassMoveDto[];
}

export class CohortDto {
  /**
   * Month of the first purchase.
   * @example "2026-03"
   */
  month: string;

  /**
   * How many of the sample.
   * @example 240
   */
  @ApiProperty({ type: 'integer' })
  customers: number;

  /**
   * Share with a purchase in that month, in the next, and so on.
   * @example [1, 0.42, 0.31]
   */
  active: number[];
}
