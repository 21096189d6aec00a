import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { IsCurrencyCode } from '../../../platform/http/validation/decorators.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';

export class FromQueryDto {
  /**
   * The situation.
   * @example "retail.electronics.phone"
   */
  @Matches(/^[a-z][A-Za-z0-9]{0,39}(\.[a-z][A-Za-z0-9]{0,39}){0,7}$/)
  scenario: string;

  /**
   * The amount, minor units.
   * @example 479900
   */
  @IsInt()
  @Min(1)
  @Max(1_000_000_000_000)
  amount: number;

  /**
   * ISO 4217.
   * @example "CNY"
   */
  @IsCurrencyCode()
  currency: string;
}

export class FromOptionDto {
  /**
   * Product.
   * @example "retail-zero"
   */
  product: string;

  /**
   * Term option.
   * @example "12m"
   */
  option: string;

  /** The largest instalment. */
  @Type(() => MoneyDto)
  instalment: MoneyDto;

  /**
   * How many instalments.
   * @example 12
   */
  instalments: number;

  /** What it costs above the amount. */
  @Type(() => MoneyDto)
  totalCost: MoneyDto;
}

export class FromDto {
  /** The cheapest option, in its smallest instalment; null when nothing is financed at this amount. */
  from: FromOptionDto | null;

  /** Every option, the lowest cost first. */
  options: FromOptionDto[];
}
