import { IsInt, Max, Min } from 'class-validator';
import { IsCurrencyCode } from './rule.js';

export class MoneyDto {
  /**
   * Whole minor units of the currency: 129900 CNY is 1,299.00 yuan, 500 JPY is 500 yen.
   * @example 129900
   */
  @IsInt()
  @Min(Number.MIN_SAFE_INTEGER)
  @Max(Number.MAX_SAFE_INTEGER)
  amount: number;

  /**
   * ISO 4217.
   * @example "CNY"
   */
  @IsCurrencyCode()
  currency: string;
}
