import { IsIn, IsString, Length } from 'class-validator';
import { IsDateOnly } from '../../../platform/http/validation/decorators.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';

/** Why reminders and late charges stop for a while; a partner may say the first two, the bank’s staff all. */
export const PAUSE_REASONS = [
  'goodsNotDelivered',
  'goodsDisputed',
  'vulnerableCustomer',
  'paymentHoliday',
  'other',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export class PauseAgreementDto {
  /**
   * Why. A partner may pause for a dispute about its own goods.
   * @example "goodsNotDelivered"
   */
  @IsIn(PAUSE_REASONS)
  reason: PauseReason;

  /**
   * Last day of the pause, at most 180 days ahead; it ends by itself.
   * @example "2027-02-28"
   */
  @IsDateOnly()
  until: string;
}

export class ResumeAgreementDto {
  /**
   * Why it ends before its day.
   * @example "The goods have arrived."
   */
  @IsString()
  @Length(1, 200)
  reason: string;
}

export class DelinquencySpellDto {
  /**
   * How late: days past due.
   * @example "1-30"
   */
  bucket: string;

  /**
   * Days past due on its first day.
   * @example 1
   */
  daysPastDue: number;

  /** What was overdue on its first day. */
  overdue: MoneyDto;

  /**
   * First day.
   * @example "2027-01-02"
   */
  from: string;

  /**
   * Day on which it ended; null while it lasts.
   * @example null
   */
  to: string | null;
}

export class DelinquencyDto {
  /**
   * Days that the oldest unpaid instalment is past due.
   * @example 12
   */
  daysPastDue: number;

  /**
   * How late; null when nothing is overdue.
   * @example "1-30"
   */
  bucket: string | null;

  /** What is overdue now. */
  overdue: MoneyDto;

  /**
   * Last day of a pause; null when there is none.
   * @example null
   */
  pausedUntil: string | null;

  /** How it came about, newest first, at most 100. */
  history: DelinquencySpellDto[];
}
