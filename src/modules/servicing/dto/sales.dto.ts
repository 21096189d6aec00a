import { IsDateOnly, IsMoney } from '../../../platform/http/validation/decorators.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';

export class ReportSalesDto {
  /**
   * The business day whose sales these are: at most 90 days back, never in the future. Each day is reported once.
   * @example "2026-12-02"
   */
  @IsDateOnly()
  day: string;

  /** All sales of the day, in the agreement's currency; none is a report too. */
  @IsMoney({ min: 0 })
  amount: MoneyDto;
}

export class SalesCollectedDto {
  /**
   * The agreement that they repay.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  agreement: string;

  /**
   * The day.
   * @example "2026-12-02"
   */
  day: string;

  /** The sales of the day. */
  sales: MoneyDto;

  /** The agreed share of them, or what ended the loan. */
  collected: MoneyDto;

  /** Of it, interest on the balance of each day. */
  interest: MoneyDto;

  /** Of it, principal. */
  principal: MoneyDto;

  /** Principal that is left to repay. */
  outstanding: MoneyDto;

  /**
   * The repayment that was booked; null where nothing was collected.
   * @example "rep_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  repayment: string | null;
}
