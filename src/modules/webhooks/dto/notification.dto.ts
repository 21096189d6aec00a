import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

const LIMIT_MAX = 100;
const LIMIT_DEFAULT = 20;

export class FeedQueryDto {
  /**
   * The last position that you have; the feed goes on after it. 0 is the beginning.
   * @example 0
   */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after: number = 0;

  /**
   * How many to return at most.
   * @example 20
   */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LIMIT_MAX)
  limit: number = LIMIT_DEFAULT;

  /**
   * Only these: a type, or `agreement.*`.
   * @example "offer.*"
   */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  type?: string;
}

export class NotificationDto {
  /**
   * Its id: the `webhook-id` of every message that tells it.
   * @example "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * What happened, a type of the catalogue.
   * @example "offer.accepted"
   */
  type: string;

  /**
   * When it happened, in business time.
   * @example "2026-11-21T09:30:00.000Z"
   */
  timestamp: string;

  /**
   * Version of the API that it follows.
   * @example "v1"
   */
  apiVersion: string;

  /**
   * Where it happened.
   * @example "sandbox"
   */
  environment: 'sandbox' | 'live';

  /**
   * Its place in your feed: 1, 2, 3 … without a gap.
   * @example 41
   */
  position: number;

  /**
   * What it happened to; null when the type is newer than this document.
   * @example "off_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  subject: string | null;

  /**
   * Orders what happened to one subject; several notifications of one change share it.
   * @example 2
   */
  sequence: number;

  /** What the catalogue says of the type. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { status: 'active' } })
  data: object;
}

export class FeedGapDto {
  /**
   * First position that is kept no more.
   * @example 1
   */
  from: number;

  /**
   * Last position that is kept no more.
   * @example 40
   */
  to: number;
}

export class FeedDto {
  /** The notifications after `after`, in their order. */
  data: NotificationDto[];

  /**
   * Whether the feed goes on.
   * @example false
   */
  hasMore: boolean;

  /**
   * What to ask with next.
   * @example 41
   */
  nextAfter: number;

  /**
   * The oldest position that is still kept; null when the feed is empty.
   * @example 1
   */
  oldestAvailable: number | null;

  /**
   * The newest position; 0 when the feed is empty.
   * @example 41
   */
  latest: number;

  /** What you have not seen and cannot get any more: read those resources anew. Null when nothing is missing. */
  gap: FeedGapDto | null;
}

export class EventTypeDto {
  /**
   * The type.
   * @example "offer.accepted"
   */
  type: string;

  /**
   * What it happens to.
   * @example "offer"
   */
  subject: string;

  /**
   * What it tells.
   * @example "The customer took the offer; the bank holds it for him."
   */
  description: string;

  /** An example of its `data`. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { status: 'active' } })
  example: object;
}

export class EventTypeListDto {
  /** Every type that there is. */
  data: EventTypeDto[];
}
