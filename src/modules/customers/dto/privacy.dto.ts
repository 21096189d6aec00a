import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ANY_JSON } from '../../../platform/http/validation/any-json.js';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';

export class ExportListQueryDto extends OmitType(ListQueryDto, ['include']) {}

export class ErasureDto {
  /**
   * The customer who was erased. His id stays, with facts about money.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * When his key was destroyed; from then on nothing that was sealed for him can be read.
   * @example "2026-12-01T02:00:00.000Z"
   */
  requestedAt: string | null;

  /**
   * When nothing was left of him in clear either; null for some seconds.
   * @example "2026-12-01T02:00:07.000Z"
   */
  completedAt: string | null;
}

export class CustomerExportDto {
  /**
   * The export's id.
   * @example "cex_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Whose data it is.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * `running`, `ready` to be fetched, or `expired` after seven days.
   * @example "ready"
   */
  status: 'running' | 'ready' | 'expired';

  /**
   * Since when it is in this state.
   * @example "2026-12-01T02:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * When it was asked for.
   * @example "2026-12-01T02:00:00.000Z"
   */
  requestedAt: string;

  /**
   * How many parts of the bank have said what they hold.
   * @example 9
   */
  partsDone: number;

  /**
   * How many there are.
   * @example 9
   */
  parts: number;

  /**
   * Records so far.
   * @example 412
   */
  records: number;
}

export class ExportRecordDto {
  /**
   * Its place in the export, from 1.
   * @example 2
   */
  number: number;

  /**
   * What it is: `customer`, `events`, `decisions`, `agreements` …
   * @example "events"
   */
  kind: string;

  @ApiProperty({
    ...ANY_JSON,
    description: 'The record as the bank holds it, an object whose members depend on its kind.',
    example: { id: 'evt_06fwm2a1c5e7r8e8gx2m9k3v4n', type: 'purchase' },
  })
  record: object;
}

export class ExportRecordPageDto {
  /** In the order of their numbers. */
  data: ExportRecordDto[];

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
