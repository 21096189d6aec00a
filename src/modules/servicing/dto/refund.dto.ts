import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { IsExternalId, IsMoney } from '../../../platform/http/validation/decorators.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import type { RefundStatus } from '../servicing.states.js';

export const REFUND_MODES = ['shorten', 'lower'] as const;

export class RefundLineDto {
  /**
   * The order line’s id, as the order named it.
   * @example "1"
   */
  @IsExternalId()
  id: string;

  /** What goes back for it. */
  @IsMoney({ min: 1 })
  amount: MoneyDto;
}

export class PreviewRefundDto {
  /** Order lines that come back, or part of one. Send either lines or an amount. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => RefundLineDto)
  lines?: RefundLineDto[];

  /** What goes back, when it is of no line in particular. */
  @IsOptional()
  @IsMoney({ min: 1 })
  amount?: MoneyDto;

  /**
   * What becomes of the instalments: fewer of the same size, or as many smaller ones.
   * @example "shorten"
   */
  @IsIn(REFUND_MODES)
  mode: (typeof REFUND_MODES)[number];
}

export class RecordRefundDto extends PreviewRefundDto {
  /**
   * Why the goods come back.
   * @example "Returned within the return window."
   */
  @IsString()
  @Length(1, 200)
  reason: string;

  /**
   * Your own id of the refund, unique in the agreement.
   * @example "refund-881"
   */
  @IsExternalId()
  reference: string;
}

export class RefundInstalmentDto {
  /**
   * Number of the instalment.
   * @example 4
   */
  number: number;

  /**
   * Day on which it is due.
   * @example "2027-04-01"
   */
  dueDate: string;

  /** What is left to pay of it. */
  amount: MoneyDto;
}

/** The plan before or after a refund. */
export class RefundSideDto {
  /** Principal that is not paid yet. */
  outstandingPrincipal: MoneyDto;

  /** What all instalments still collect. */
  toPay: MoneyDto;

  /** Interest and fees of the whole agreement, paid and to come. */
  cost: MoneyDto;

  /** Instalments that are not paid, in order. */
  instalments: RefundInstalmentDto[];
}

export class RefundFiguresDto {
  /** What goes back altogether. */
  amount: MoneyDto;

  /** Of it, what the bank had paid: the customer owes that much less, or has it to his credit. */
  financed: MoneyDto;

  /** Of it, what the merchant gives back to the customer himself: his down payment. */
  downPayment: MoneyDto;

  /** Of the financed part, what the customer has paid already: it stands to his credit and can be paid out. */
  credited: MoneyDto;

  /** The part of the merchant’s discount that is not earned and goes back to the merchant. */
  discountReturned: MoneyDto;

  /** The part of your commission that goes back to the bank. */
  commissionReturned: MoneyDto;

  /**
   * What the merchant gives back to the bank: the financed part, less the discount returned, with the commission that
   * goes back.
   */
  net: MoneyDto;
}

export class RefundableLineDto {
  /**
   * The order line’s id; null for what is of no line.
   * @example "1"
   */
  id: string | null;

  /** What can still be refunded of it. */
  refundable: MoneyDto;
}

export class RefundPreviewDto extends RefundFiguresDto {
  /** The plan as it is. */
  before: RefundSideDto;

  /** The plan as it will be. */
  after: RefundSideDto;

  /** What is left to refund before this refund, line by line. */
  refundable: RefundableLineDto[];
}

export class RefundDto extends RefundFiguresDto {
  /**
   * The refund’s id.
   * @example "rfd_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * The agreement that it changes.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  agreement: string;

  /**
   * Your own id of the refund.
   * @example "refund-881"
   */
  reference: string;

  /**
   * Why the goods came back.
   * @example "Returned within the return window."
   */
  reason: string;

  /**
   * What became of the instalments.
   * @example "shorten"
   */
  mode: (typeof REFUND_MODES)[number];

  /**
   * The day on which it counts.
   * @example "2027-03-15"
   */
  occurredOn: string;

  /**
   * Where it stands; the graph is at GET /v1/state-machines/refund.
   * @example "booked"
   */
  status: RefundStatus;

  /**
   * Why it was taken back; null while it is booked.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when.
   * @example "2027-03-15T04:00:00.000Z"
   */
  statusChangedAt: string;

  /** The order lines that came back; empty for an amount of none in particular. */
  lines: RefundLineDto[];

  /**
   * What can be asked for now.
   * @example ["reverse"]
   */
  allowedActions: string[];
}

export class RefundListDto {
  /** Newest first. */
  data: RefundDto[];

  /**
   * Whether there are more; a list holds the newest 100.
   * @example false
   */
  hasMore: boolean;
}
