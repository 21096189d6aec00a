import { IsIn, IsString, Length } from 'class-validator';
import { PAUSE_KINDS, type PauseKind } from '../pauses.repository.js';

export class CreatePauseDto {
  /**
   * What is stopped.
   * @example product
   */
  @IsIn(PAUSE_KINDS)
  kind: PauseKind;

  /**
   * A partner's slug, a scenario's path (everything below it stops as well; `any` stops the bank) or a product's slug.
   * @example retail-flex
   */
  @IsString()
  @Length(1, 120)
  subject: string;

  /**
   * Why it is stopped; colleagues read it.
   * @example "Wrong instalments were reported at 09:40."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ResumeDto {
  /**
   * Why it may go on; the second person reads it.
   * @example "The cause is found and mended."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class PausedByDto {
  /**
   * Public id of the member of staff.
   * @example stf_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * Name as others see it.
   * @example "Chen Wei (checker)"
   */
  name: string;
}

export class PauseDto {
  /**
   * Public id of the pause.
   * @example pau_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * What is stopped.
   * @example product
   */
  kind: PauseKind;

  /**
   * Its name: a partner's slug, a scenario's path or a product's slug.
   * @example retail-flex
   */
  subject: string;

  /**
   * Why it is stopped.
   * @example "Wrong instalments were reported at 09:40."
   */
  reason: string;

  /** Who stopped it; null when the bank’s own rules did. */
  pausedBy: PausedByDto | null;

  /**
   * Since when.
   * @example 2026-06-01T12:00:00.000Z
   */
  pausedAt: string;
}

export class PausePageDto {
  /** What is stopped now, newest first. */
  data: PauseDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example AcVG3f0mQ1q2nUe2m9k3v4
   */
  nextCursor?: string;
}
