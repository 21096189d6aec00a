import { IsBoolean, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { IsInstant, IsPublicId } from '../../../platform/http/validation/decorators.js';
import { SPAN } from './span.js';
import type { TestClockStatus } from './test-clock.states.js';

export class CreateTestClockDto {
  /**
   * For you to find it again.
   * @example "Phone, three months on"
   */
  @IsString()
  @Length(1, 80)
  name: string;

  /**
   * Where it begins; the partner’s business time when it is left out.
   * @example "2026-12-01T04:00:00Z"
   */
  @IsOptional()
  @IsInstant()
  now?: string;

  /**
   * Whether it stands still between two moves, which makes tests repeatable, or runs on from where it was set.
   * @default true
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  frozen?: boolean;
}

export class AdvanceTestClockDto {
  /**
   * How far, as an ISO 8601 duration in UTC; either this or `to`. At most 10 years in one move.
   * @example "P1M"
   */
  @IsOptional()
  @Matches(SPAN)
  @MaxLength(40)
  by?: string;

  /**
   * Until when; either this or `by`.
   * @example "2027-06-30T04:00:00Z"
   */
  @IsOptional()
  @IsInstant()
  to?: string;
}

export class AttachCustomerDto {
  /**
   * The customer who goes by this clock from now on.
   * @example "cus_01m8qw4tg0ejst5q3jf33ws9nt"
   */
  @IsPublicId('customer')
  customer: string;
}

export class TestClockMoveDto {
  /**
   * Where it began.
   * @example "2026-12-01T04:00:00.000Z"
   */
  from: string;

  /**
   * Where it goes.
   * @example "2027-01-01T04:00:00.000Z"
   */
  to: string;

  /**
   * How much of the way is made, from 0 to 1.
   * @example 0.4
   */
  share: number;
}

export class TestClockDto {
  /**
   * The clock’s id.
   * @example "clk_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Its name.
   * @example "Phone, three months on"
   */
  name: string;

  /**
   * `advancing` as long as something on the way has still to happen; see `GET /v1/state-machines/testClock`.
   * @example "ready"
   */
  status: TestClockStatus;

  /**
   * Why, as a code.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when, in real time.
   * @example "2026-11-21T09:30:00.000Z"
   */
  statusChangedAt: string;

  /**
   * What can be done with it now.
   * @example ["advance", "attach", "delete"]
   */
  allowedActions: string[];

  /**
   * The business time of its customers.
   * @example "2026-12-01T04:00:00.000Z"
   */
  now: string;

  /**
   * Whether it stands still between two moves.
   * @example true
   */
  frozen: boolean;

  /**
   * How many customers go by it.
   * @example 1
   */
  customers: number;

  /** The move that it is on; null when it is `ready`. */
  move: TestClockMoveDto | null;
}

export class TestClockPageDto {
  /** The clocks of this page. */
  data: TestClockDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /** Where the next page begins; absent on the last one. */
  nextCursor?: string;
}
