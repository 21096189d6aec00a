import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsDateOnly, IsPublicId } from '../../../platform/http/validation/decorators.js';
import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { SCRIPT_NAMES, type Script } from './scripts.js';
import type { SimulationStatus } from './simulation.states.js';

export class CreateSimulationDto {
  /**
   * An active agreement; either this or `fixture`. If its customer goes by your own clock, he gets a test clock.
   * @example "agr_01m8qw4tg0ejst5q3jf33ws9nt"
   */
  @IsOptional()
  @IsPublicId('agreement')
  agreement?: string;

  /**
   * A fixture that is made first and has an active agreement; either this or `agreement`.
   * @example "agreement-active"
   */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  fixture?: string;

  /**
   * How the borrower behaves.
   * @example "payOnTime"
   */
  @IsIn(SCRIPT_NAMES)
  script: Script;

  /**
   * Nothing is done after this day; to the end of the script when it is left out.
   * @example "2027-06-30"
   */
  @IsOptional()
  @IsDateOnly()
  until?: string;
}

export class LedgerBalanceDto {
  /**
   * The account.
   * @example "principalReceivable"
   */
  account: string;

  /** Its balance, positive on the debit side. */
  balance: MoneyDto;
}

export class TranscriptLineDto {
  /**
   * The business day.
   * @example "2027-01-01"
   */
  day: string;

  /**
   * `wait`, `pay`, `prepay` or `refund`.
   * @example "pay"
   */
  act: string;

  /** How much, where the act has an amount. */
  amount: MoneyDto | null;

  /**
   * The agreement’s status after it.
   * @example "active"
   */
  status: string;

  /** What is still owed. */
  outstanding: MoneyDto;

  /** What is late. */
  overdue: MoneyDto;

  /**
   * For how many days.
   * @example 0
   */
  daysPastDue: number;

  /** The agreement’s accounts that are not zero. */
  ledger: LedgerBalanceDto[];
}

export class SimulationDto {
  /**
   * The simulation’s id.
   * @example "sim_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * `running` until the script has been played; see `GET /v1/state-machines/simulation`.
   * @example "completed"
   */
  status: SimulationStatus;

  /**
   * Why it failed, as a code.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when, in real time.
   * @example "2026-11-21T09:30:00.000Z"
   */
  statusChangedAt: string;

  /**
   * What can be done with it.
   * @example []
   */
  allowedActions: string[];

  /**
   * The agreement.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  agreement: string;

  /**
   * The test clock that its customer goes by.
   * @example "clk_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  clock: string;

  /**
   * How the borrower behaves.
   * @example "payOnTime"
   */
  script: Script;

  /**
   * The last day on which something is done.
   * @example null
   */
  until: string | null;

  /** What he did and how the agreement stood after it, in the order of days. */
  transcript: TranscriptLineDto[];
}

export class SimulationPageDto {
  /** The simulations of this page. */
  data: SimulationDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /** Where the next page begins; absent on the last one. */
  nextCursor?: string;
}
