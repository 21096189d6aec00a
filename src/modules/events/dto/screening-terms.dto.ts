import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { VELOCITY_SUBJECTS, type VelocitySubject } from '../../../engines/screening/index.js';

const COUNTS = ['events', 'customers'] as const;

export class AmountRulesDto {
  /**
   * With fewer earlier purchases of the scene nothing is usual yet.
   * @example 8
   */
  @IsInt()
  @Min(3)
  @Max(50)
  purchasesMin: number;

  /**
   * The modified z-score from which an amount is unusual.
   * @example 3.5
   */
  @ApiProperty({ type: 'number' })
  @IsNumber()
  @Min(1)
  @Max(100)
  scoreMin: number;

  /**
   * It must also be so many times the median.
   * @example 4
   */
  @ApiProperty({ type: 'number' })
  @IsNumber()
  @Min(1)
  @Max(1000)
  timesMedianMin: number;
}

export class VelocityRuleDto {
  /** What purchases are counted by. */
  @ApiProperty({ enum: VELOCITY_SUBJECTS, example: 'device' })
  @IsIn(VELOCITY_SUBJECTS)
  subject: VelocitySubject;

  /**
   * Length of the window that ends with the purchase, at most 48 hours.
   * @example 86400
   */
  @IsInt()
  @Min(60)
  @Max(172800)
  windowSeconds: number;

  /** Whether purchases are counted, or the customers whose they are. */
  @ApiProperty({ enum: COUNTS, example: 'customers' })
  @IsIn(COUNTS)
  counts: (typeof COUNTS)[number];

  /**
   * More than so many are too fast.
   * @example 3
   */
  @IsInt()
  @Min(1)
  @Max(99)
  max: number;
}

export class ScreeningRulesDto {
  /** When an amount is out of a customer’s usual. */
  @IsObject()
  @ValidateNested()
  @Type(() => AmountRulesDto)
  amount: AmountRulesDto;

  /** When purchases come too fast; with none of them nothing does. */
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => VelocityRuleDto)
  velocity: VelocityRuleDto[];

  /**
   * How surely merchant category or text must speak of another scene than the one that is named.
   * @example 0.9
   */
  @ApiProperty({ type: 'number' })
  @IsNumber()
  @Min(0.5)
  @Max(1)
  contradictionMin: number;
}

export class ScreeningTermsDto extends ScreeningRulesDto {
  /**
   * Which version is in force; 0 as long as the bank has set none of its own.
   * @example 0
   */
  version: number;
}

export class ProposeScreeningTermsDto extends ScreeningRulesDto {
  /**
   * For the second person and the audit log.
   * @example "Families share a device; three customers a day were too few."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}
