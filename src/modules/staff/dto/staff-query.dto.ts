import { OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';

/** What every route of the Staff API takes. */
export class StaffQueryDto {
  /**
   * The environment that is looked at or changed.
   * @example sandbox
   */
  @IsOptional()
  @IsIn(['sandbox', 'live'])
  environment?: 'sandbox' | 'live';
}

/** What every list of the Staff API takes. */
export class StaffListQueryDto extends OmitType(ListQueryDto, ['include']) {
  /**
   * The environment that is looked at.
   * @example sandbox
   */
  @IsOptional()
  @IsIn(['sandbox', 'live'])
  environment?: 'sandbox' | 'live';
}
