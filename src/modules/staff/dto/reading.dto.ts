import { IsOptional, IsString, Length } from 'class-validator';
import { IsPublicId } from '../../../platform/http/validation/decorators.js';
import { StaffListQueryDto } from './staff-query.dto.js';

export class ReadingListQueryDto extends StaffListQueryDto {
  /**
   * Only what was read of this one: the public id of a customer or a party, or of a thing that is nobody's.
   * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  subject?: string;

  /**
   * Only what this member of staff read.
   * @example stf_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  @IsOptional()
  @IsPublicId('staffUser')
  staff?: string;
}

export class ReaderDto {
  /**
   * Public id of the member of staff.
   * @example stf_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * His name.
   * @example "Mei Lin (maker)"
   */
  name: string | null;
}

export class ReadingDto {
  /**
   * Public id of the entry.
   * @example rdg_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * When he first read it in that hour.
   * @example 2026-06-01T12:00:00.000Z
   */
  at: string;

  /** Who read. */
  staff: ReaderDto;

  /**
   * Environment that he looked at.
   * @example sandbox
   */
  environment: 'sandbox' | 'live';

  /**
   * Of whom: a customer or a party; of a document or of what is nobody's, the public id of that.
   * @example cus_06fwm2a1c5e7r8e8gx2m9k3v4n
   */
  subject: string;

  /**
   * By which operation.
   * @example "GET /staff/v1/customers/{id}/overview"
   */
  route: string;

  /**
   * Why, as he said it in the header `reading-purpose`; null when he did not.
   * @example "case 4711"
   */
  purpose: string | null;

  /**
   * The request, as in its `Request-Id` header; the first one of that hour.
   * @example req_0123456789abcdef01234567
   */
  requestId: string;
}

export class ReadingPageDto {
  /** Newest first. */
  data: ReadingDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example AcVG3f0mQ1q2nUe2m9k3v4
   */
  nextCursor?: string;
}
