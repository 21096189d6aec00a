import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
} from 'class-validator';
import { IsDateOnly, IsMoney } from '../../../platform/http/validation/decorators.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';

export class ChargeBackDto {
  /**
   * Why the payer’s bank took it back.
   * @example "The cardholder disputes the payment."
   */
  @IsString()
  @Length(1, 200)
  reason: string;

  /**
   * The case’s number at the payer’s bank or card scheme.
   * @example "case-7731"
   */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  dispute?: string;
}

export class ServicingReasonDto {
  /**
   * Why; the second person reads it.
   * @example "The customer has died and left nothing."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export const WAIVABLE = ['penalty', 'fee', 'interest'] as const;

export class WaiveDto extends ServicingReasonDto {
  /** How much is renounced; not more than is owed. */
  @IsMoney({ min: 1 })
  amount: MoneyDto;

  /**
   * What is renounced: late charges, fees or interest.
   * @example "penalty"
   */
  @IsIn(WAIVABLE)
  component: (typeof WAIVABLE)[number];
}

export class RescheduleDto extends ServicingReasonDto {
  /**
   * The new due dates, ascending, all after today. What was due before stays as it is.
   * @example ["2027-06-01", "2027-07-01", "2027-08-01"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(600)
  @IsDateOnly({ each: true })
  dueDates: string[];

  /**
   * Whether principal and interest that are overdue move to the new dates too. Late charges stay.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  includeArrears?: boolean;
}

export class StaffActDto {
  /**
   * The change that waits for a second person; null when it is in force already.
   * @example "apr_01jx2m5k3eet7r0e8gx2m9k3v4"
   */
  approval: string | null;
}
