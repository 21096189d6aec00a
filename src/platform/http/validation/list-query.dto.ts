import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { PAGE_LIMIT_DEFAULT, PAGE_LIMIT_MAX } from '../../../kernel/page.js';

/** Query of every list; lists with filters extend it. */
export class ListQueryDto {
  /**
   * How many to return at most.
   * @example 20
   */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(PAGE_LIMIT_MAX)
  limit: number = PAGE_LIMIT_DEFAULT;

  /**
   * `nextCursor` of the page before; valid for the same path and filters only.
   * @example "q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ"
   */
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  @Matches(/^[\w-]+$/)
  cursor?: string;

  /**
   * Extras that cost more to answer.
   * @example ["totalCount"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1)
  @IsIn(['totalCount'], { each: true })
  include?: 'totalCount'[];
}
