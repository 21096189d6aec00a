import { IsOptional, IsString, Length } from 'class-validator';
import { IsDateOnly, IsExternalId, IsMoney } from '../../../platform/http/validation/decorators.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import type { RepaymentStatus } from '../servicing.states.js';

export class RecordRepaymentDto {
  /** What the customer paid, in the agreement's currency. */
  @IsMoney({ min: 1 })
  amount: MoneyDto;

  /**
   * The day on which it counts: today when it is left out, at most 90 days back, never in the future.
   * @example "2027-01-01"
   */
  @IsOptional()
  @IsDateOnly()
  occurredOn?: string;

  /**
   * Your own id of the payment, unique in the agreement: the same payment is never booked twice, whatever key it comes with.
   * @example "pay-77120-1"
   */
  @IsExternalId()
  reference: string;
}

export class ReverseDto {
  /**
   * Why it is taken back.
   * @example "The direct debit bounced."
   */
  @IsString()
  @Length(1, 200)
  reason: string;
}

export const REPAYMENT_KINDS = ['instalments', 'prepayment', 'settlement', 'recovery'] as const;

/** What of a payment went to one instalment. */
export class AllocationDto {
  /**
   * Due date of the instalment.
   * @example "2027-01-01"
   */
  dueDate: string;

  /** Late charges settled. */
  penalty: MoneyDto;

  /** Fees settled. */
  fee: MoneyDto;

  /** Interest settled. */
  interest: MoneyDto;

  /** Principal settled. */
  principal: MoneyDto;
}

export class RepaymentDto {
  /**
   * The repayment’s id.
   * @example "rep_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * The agreement that it pays.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  agreement: string;

  /**
   * Your own id of the payment.
   * @example "pay-77120-1"
   */
  reference: string;

  /**
   * What it is: of instalments, ahead of time, of everything, or of a debt that was written off.
   * @example "instalments"
   */
  kind: (typeof REPAYMENT_KINDS)[number];

  /** What was paid. */
  amount: MoneyDto;

  /**
   * The day on which it counts.
   * @example "2027-01-01"
   */
  occurredOn: string;

  /**
   * The suretyship on which a guarantor paid it; null when the borrower did.
   * @example null
   */
  suretyship: string | null;

  /** Where it went, as the agreement’s whole history now says: a payment of an earlier day moves later ones. */
  allocation: AllocationDto[];

  /** Of it, principal that was not due yet and is taken off the plan. */
  reducedPrincipal: MoneyDto;

  /** Of it, what no instalment took: it stands to the customer’s credit. */
  credited: MoneyDto;

  /**
   * Where it stands; the graph is at GET /v1/state-machines/repayment.
   * @example "booked"
   */
  status: RepaymentStatus;

  /**
   * Why it was taken back; null while it is booked.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when.
   * @example "2027-01-01T04:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * What can be asked for now.
   * @example ["reverse"]
   */
  allowedActions: string[];
}

export class RepaymentListDto {
  /** Newest first. */
  data: RepaymentDto[];

  /**
   * Whether there are more; a list holds the newest 100.
   * @example false
   */
  hasMore: boolean;
}
