import { ApiProperty } from '@nestjs/swagger';
import { KINDS } from './run-request.dto.js';

export class FrameDto {
  /** Persons or organisations. */
  @ApiProperty({ enum: KINDS, example: 'person' })
  kind: (typeof KINDS)[number];

  /**
   * Root of the scenario tree; `bank`: the bank’s own products.
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
