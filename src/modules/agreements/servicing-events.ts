import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';

/**
 * What can happen to an agreement. `reversal` and `chargeback` take an earlier event back; all others are facts that
 * the replay knows. Amounts are positive minor units; `details` say the rest.
 */
export const EVENT_TYPES = [
  'drawdown',
  'repayment',
  'prepayment',
  'settlement',
  'refund',
  'withdrawal',
  'reversal',
  'chargeback',
  'feeCharged',
  'feeWaived',
  'writeOff',
  'recovery',
  'pause',
  'resume',
  'reschedule',
  'creditPaidOut',
] as const;
export type ServicingEventType = (typeof EVENT_TYPES)[number];

/** Reasons of pauses that a partner sets, and may therefore end; all others are the bank's. */
export const PARTNER_PAUSE_REASONS: readonly string[] = ['goodsNotDelivered', 'goodsDisputed'];

/** Only what a type needs is set. Dates are YYYY-MM-DD, amounts minor units. */
export interface EventDetails {
  /** Number of the planned drawdown that is paid out. */
  readonly drawdown?: number;
  /** Kept back from the payee with this payout. */
  readonly discount?: number;
  /** Of a refund or withdrawal: the part of the merchant's discount that goes back to him. */
  readonly discountReturned?: number;
  /** How far ahead a repayment may reach, where it differs from the contract. */
  readonly advance?: 'hold' | 'next' | 'future';
  /** Of a prepayment or refund. */
  readonly effect?: 'shorten' | 'lower';
  readonly refundInterest?: boolean;
  readonly isFullPeriod?: boolean;
  /** What a charge, waiver or write-off is of; `credit`: credit that was paid out and is not there any more. */
  readonly component?: 'penalty' | 'fee' | 'interest' | 'principal' | 'credit';
  /** The instalment that it belongs to. */
  readonly dueDate?: string;
  readonly dueDates?: readonly string[];
  readonly includeArrears?: boolean;
  /** First day after a pause. */
  readonly until?: string;
  /** The reporter's own id of it, unique in the agreement. */
  readonly reference?: string;
  readonly reason?: string;
  /** Anything else that readers want to know. */
  readonly [key: string]: unknown;
}

export interface NewServicingEvent {
  /** Given where the caller keeps a row of his own under the same id. */
  readonly id?: Uuid;
  readonly type: ServicingEventType;
  /** Value date: a business date, not after today. */
  readonly occurredOn: LocalDate;
  readonly amountMinor: bigint;
  /** The event that a reversal, chargeback or resume is about. */
  readonly reverses?: Uuid;
  readonly details?: EventDetails;
}

export interface StoredServicingEvent {
  readonly id: Uuid;
  /** From 1, without gaps. */
  readonly number: number;
  readonly type: ServicingEventType;
  readonly occurredOn: LocalDate;
  /** Business date on which it was booked. */
  readonly recordedOn: LocalDate;
  readonly recordedAt: Date;
  readonly amountMinor: bigint;
  readonly reverses: Uuid | null;
  readonly details: EventDetails;
}
