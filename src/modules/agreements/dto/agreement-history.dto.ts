import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import type { ServicingEventType } from '../servicing-events.js';
import type { AgreementAprDto } from './agreement-parts.dto.js';

export class AgreementInstalmentDto {
  /**
   * From 1, in the order of due dates.
   * @example 1
   */
  number: number;

  /**
   * Due date.
   * @example "2027-01-01"
   */
  dueDate: string;

  /**
   * Principal, minor units.
   * @example 39992
   */
  principal: number;

  /**
   * Interest, minor units.
   * @example 0
   */
  interest: number;

  /**
   * Fees, minor units.
   * @example 0
   */
  fee: number;

  /**
   * Late charges, minor units.
   * @example 0
   */
  penalty: number;

  /**
   * All of it, minor units.
   * @example 39992
   */
  total: number;

  /**
   * What is settled of it, minor units.
   * @example 0
   */
  paid: number;

  /**
   * `planned`, `due`, `overdue` or `paid`.
   * @example "planned"
   */
  status: 'planned' | 'due' | 'overdue' | 'paid';
}

export class ScheduleDto {
  /**
   * The agreement's id.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  agreement: string;

  /**
   * ISO 4217, of every amount here.
   * @example "CNY"
   */
  currency: string;

  /**
   * The business day that it is of.
   * @example "2026-12-01"
   */
  asOf: string;

  /** What is owed: instalments of what is paid out. Empty before the first payout. */
  instalments: AgreementInstalmentDto[];

  /** What it becomes if every open payout comes as planned; the same as `instalments` when none is open. */
  projected: AgreementInstalmentDto[];

  /** Yearly all-in cost of the projection, by the real days of what is paid out. */
  apr: AgreementAprDto | null;
}

export class AgreementEventDto {
  /**
   * Its id.
   * @example "sev_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * From 1, without gaps.
   * @example 1
   */
  number: number;

  /**
   * What happened.
   * @example "drawdown"
   */
  type: ServicingEventType;

  /**
   * Value date.
   * @example "2026-12-01"
   */
  occurredOn: string;

  /**
   * Business date on which it was booked.
   * @example "2026-12-01"
   */
  recordedOn: string;

  /** How much. */
  amount: MoneyDto;

  /**
   * The event that it takes back or ends.
   * @example null
   */
  reverses: string | null;

  /**
   * The rest, by type.
   * @example {"drawdown": 1}
   */
  details: Record<string, unknown>;
}

export class AgreementEventListDto {
  /** The history, oldest first. */
  data: AgreementEventDto[];
}
