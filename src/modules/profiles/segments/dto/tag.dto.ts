import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { IsInstant, IsPublicId } from '../../../../platform/http/validation/decorators.js';
import { TAG_SOURCES, type TagSource } from '../../../customers/index.js';

/** An instant in the past or now, business time. */
export class TagsQueryDto {
  /**
   * What held at this instant of business time; what holds now when left out.
   * @example "2026-12-01T00:00:00Z"
   */
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

export class StaffTagsQueryDto extends TagsQueryDto {
  /**
   * The environment that is looked at.
   * @example sandbox
   */
  @IsOptional()
  @IsIn(['sandbox', 'live'])
  environment?: 'sandbox' | 'live';
}

export class SetTagDto {
  /**
   * The value; left out for a tag that is only there or not.
   * @example "gold"
   */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  @Matches(/^[A-Za-z0-9-][A-Za-z0-9._-]*$/)
  value?: string;

  /**
   * How sure you are, 0 to 1; 1 when left out.
   * @example 0.9
   */
  @ApiPropertyOptional({ type: 'number' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  confidence?: number;

  /**
   * Ids of the events that show it.
   * @example ["evt_06fwm2a1c5e7r8e8gx2m9k3v4n"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsPublicId('event', { each: true })
  evidence?: string[];

  /**
   * When it ends, RFC 3339 in UTC; never later than its definition says.
   * @example "2027-12-01T00:00:00Z"
   */
  @IsOptional()
  @IsInstant()
  expiresAt?: string;
}

export class TagDto {
  /**
   * Its name; a partner’s own ones begin with `own.`.
   * @example "own.loyal"
   */
  name: string;

  /**
   * `true` for a tag that is only there or not.
   * @example "gold"
   */
  value: string;

  /** Who said it. */
  @ApiProperty({ enum: TAG_SOURCES, example: 'partner' })
  source: TagSource;

  /**
   * 0 to 1.
   * @example 0.9
   */
  confidence: number;

  /**
   * What shows it: ids of events, or what the bank has seen.
   * @example ["evt_06fwm2a1c5e7r8e8gx2m9k3v4n"]
   */
  evidence: string[];

  /**
   * Version of the tag’s definition by which it was set.
   * @example 1
   */
  @ApiPropertyOptional({ type: 'integer' })
  version?: number;

  /**
   * Since when it has been said, business time.
   * @example "2026-12-01T02:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  computedAt: string;

  /**
   * Until when it was said; left out while it holds.
   * @example "2026-12-20T02:00:00.000Z"
   */
  @ApiPropertyOptional({ format: 'date-time' })
  endedAt?: string;

  /**
   * When it ends by itself; left out when it does not.
   * @example "2027-12-01T00:00:00.000Z"
   */
  @ApiPropertyOptional({ format: 'date-time' })
  expiresAt?: string;
}

export class TagListDto {
  /** In the order of their names. */
  data: TagDto[];
}
