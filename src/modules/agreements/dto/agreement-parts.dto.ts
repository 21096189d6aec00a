import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import type { DrawdownStatus } from '../agreements.states.js';

export class AgreementProductDto {
  /**
   * Product code.
   * @example "retail-zero"
   */
  code: string;

  /**
   * Version whose terms are in the contract.
   * @example 1
   */
  version: number;

  /**
   * The term option.
   * @example "12m"
   */
  option: string;
}

export class AgreementAprDto {
  /**
   * Yearly all-in cost; once something is paid out, by the real days of the payouts.
   * @example "0.074400"
   */
  value: string;

  /**
   * How it is computed.
   * @example "cn-irr-compound"
   */
  method: string;
}

export class NextDueDto {
  /**
   * The next due date.
   * @example "2027-01-01"
   */
  date: string;

  /** What is due then and not paid yet. */
  amount: MoneyDto;
}

export class AgreementDelinquencyDto {
  /**
   * Days since the oldest unpaid instalment was due, without days of pause.
   * @example 0
   */
  daysPastDue: number;

  /**
   * Range of days, null when nothing is late.
   * @example null
   */
  bucket: string | null;

  /**
   * Last day of a pause that is in force; null when there is none.
   * @example null
   */
  pausedUntil: string | null;
}

export class AgreementLossDto {
  /** What was written off: the customer still owes it. */
  writtenOff: MoneyDto;

  /** What has come in of it since. */
  recovered: MoneyDto;
}

export class DrawdownDto {
  /**
   * Its id.
   * @example "drw_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * From 1, in the order planned.
   * @example 1
   */
  number: number;

  /**
   * Name of the stage or drawdown.
   * @example null
   */
  name: string | null;

  /**
   * Where it is in its life, see `GET /v1/state-machines/drawdown`.
   * @example "planned"
   */
  status: DrawdownStatus;

  /**
   * Why, as a code.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when, in business time.
   * @example "2026-12-01T04:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * The day that was planned for it.
   * @example "2026-12-01"
   */
  plannedOn: string;

  /**
   * Last day on which it can be captured.
   * @example "2027-03-01"
   */
  lapsesOn: string;

  /** What was agreed. */
  amount: MoneyDto;

  /** What is paid out of it. */
  paid: MoneyDto;

  /** What can still be captured. */
  remaining: MoneyDto;

  /**
   * `capture` and `void` while it is open.
   * @example ["capture", "void"]
   */
  allowedActions: string[];
}

export class ContractReferenceDto {
  /**
   * SHA-256 over the canonical JSON of the contract.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  hash: string;

  /**
   * How long the document must be open before the customer can sign.
   * @example 18
   */
  minimumReadingSeconds: number;

  /**
   * Last day on which it can be signed.
   * @example "2026-12-08"
   */
  signBy: string;

  /**
   * The business day of signing.
   * @example null
   */
  signedOn: string | null;

  /**
   * Last day on which the customer can withdraw; null where there is no such right or nothing is signed.
   * @example null
   */
  withdrawBy: string | null;
}
