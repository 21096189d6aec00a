import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { eventImportStates, type ImportStatus } from '../events.states.js';

const STATUSES = Object.keys(eventImportStates.states) as ImportStatus[];

export class OpenImportDto {
  /**
   * What you call the file.
   * @example "sales-2026-11.ndjson"
   */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;
}

export class EventImportDto {
  /**
   * The bank’s id of the import.
   * @example "eim_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * What you call the file.
   * @example "sales-2026-11.ndjson"
   */
  name?: string;

  /** Where it is in its life. */
  @ApiProperty({ enum: STATUSES, example: 'receiving' })
  status: ImportStatus;

  /**
   * Why it ended early.
   * @example "partner"
   */
  statusReason?: string;

  /**
   * When it last got on.
   * @example "2026-11-22T09:30:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  statusChangedAt: string;

  /** What you may do with it now. */
  @ApiProperty({ isArray: true, type: String, example: ['upload', 'cancel'] })
  allowedActions: string[];

  /**
   * Bytes of the file that are taken for good: always the end of a line. An upload that was broken off goes on from here.
   * @example 48210
   */
  offset: number;

  /**
   * Lines that are taken, empty ones too.
   * @example 190
   */
  lines: number;

  /**
   * Lines that are new events.
   * @example 187
   */
  recorded: number;

  /**
   * Lines whose event was known already.
   * @example 2
   */
  duplicates: number;

  /**
   * Lines that were refused; the report says which and why.
   * @example 1
   */
  refused: number;
}

export class EventImportPageDto {
  /** The page. */
  data: EventImportDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` to get that page.
   * @example "q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ"
   */
  nextCursor?: string;
}
