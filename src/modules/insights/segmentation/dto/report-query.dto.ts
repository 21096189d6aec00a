import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { IsCurrencyCode } from '../../../../platform/http/validation/decorators.js';
import { StaffQueryDto } from '../../../staff/index.js';

const KINDS = ['person', 'organisation'] as const;
/** What a population is parted by; `segment`: by what staff have defined. */
export const PARTED_BY = ['cell', 'abc', 'stage', 'tier', 'cluster', 'segment'] as const;
export type PartedBy = (typeof PARTED_BY)[number];

export class SegmentationReportQueryDto extends StaffQueryDto {
  /** Persons or organisations. */
  @ApiProperty({ enum: KINDS, example: 'person' })
  @IsIn(KINDS)
  kind: (typeof KINDS)[number];

  /**
   * Root of the scenario tree; `bank`: the bank’s own products.
   * @example "retail"
   */
  @IsString()
  @Matches(/^[a-z][A-Za-z]{1,39}$/)
  scope: string;

  /**
   * Only amounts of this currency are counted.
   * @example "CNY"
   */
  @IsCurrencyCode()
  currency: string;

  /** By which classes the customers are parted; `segment`: by the segments that staff have defined. */
  @ApiPropertyOptional({ enum: PARTED_BY, example: 'cell' })
  @IsOptional()
  @IsIn(PARTED_BY)
  by?: PartedBy;
}
