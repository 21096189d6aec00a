import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsDateOnly, IsExternalId, IsMoney } from '../../../platform/http/validation/decorators.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { REFUND_MODES } from './refund.dto.js';

export class SettlementQuoteQueryDto {
  /**
   * The day on which the customer would pay: today when it is left out, at most 30 days ahead.
   * @example "2027-03-15"
   */
  @IsOptional()
  @IsDateOnly()
  on?: string;
}

export class SettlementQuoteDto {
  /**
   * Send it to `POST …/settle`. It names the agreement, the day and the amount, and changes nothing by itself.
   * @example "stq_bXkgcXVvdGUgb2YgdG9kYXk"
   */
  quote: string;

  /**
   * The agreement.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  agreement: string;

  /**
   * The day of payment; the quote holds to the end of it, unless something is booked before.
   * @example "2027-03-15"
   */
  validUntil: string;

  /** Everything that settles the agreement on that day. */
  amount: MoneyDto;

  /** Of it, principal. */
  principal: MoneyDto;

  /** Of it, interest to that day. */
  interest: MoneyDto;

  /** Of it, fees. */
  fee: MoneyDto;

  /** Of it, late charges. */
  penalty: MoneyDto;

  /** Fees paid for the whole term, of which the part for the time that is left is given back and taken off already. */
  feeRebate: MoneyDto;

  /** What stands to the customer’s credit, or was paid ahead of time, and is taken off already. */
  creditUsed: MoneyDto;

  /** What the customer saves against paying every instalment when it is due. */
  saved: MoneyDto;
}

export class SettleDto {
  /**
   * The quote that the customer paid.
   * @example "stq_bXkgcXVvdGUgb2YgdG9kYXk"
   */
  @IsString()
  @Matches(/^stq_[\w-]+$/)
  @Length(8, 400)
  quote: string;

  /**
   * Your own id of the payment, unique in the agreement.
   * @example "pay-77120-last"
   */
  @IsExternalId()
  reference: string;
}

export class PrepayDto {
  /** What the customer pays ahead of time, less than what would settle the agreement. */
  @IsMoney({ min: 1 })
  amount: MoneyDto;

  /**
   * What becomes of the instalments: fewer of the same size, or as many smaller ones.
   * @example "lower"
   */
  @IsIn(REFUND_MODES)
  mode: (typeof REFUND_MODES)[number];

  /**
   * Your own id of the payment, unique in the agreement.
   * @example "pay-77120-extra"
   */
  @IsExternalId()
  reference: string;
}

export class PayOutCreditDto {
  /** How much of the credit balance the customer has got. */
  @IsMoney({ min: 1 })
  amount: MoneyDto;

  /**
   * Your own id of the payment to the customer, unique in the agreement.
   * @example "back-77120"
   */
  @IsExternalId()
  reference: string;
}

export class CreditBalanceDto {
  /** What the customer has still paid too much. */
  creditBalance: MoneyDto;
}
