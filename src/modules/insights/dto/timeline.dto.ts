import { ApiProperty } from '@nestjs/swagger';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import type { EntryKind } from '../timeline.repository.js';

const KINDS: readonly EntryKind[] = [
  'event',
  'decision',
  'application',
  'agreement',
  'servicingEvent',
  'guarantee',
  'suretyship',
  'consent',
  'tag',
  'segment',
  'partyMerge',
  'householdMember',
  'erasure',
];

export class TimelineEntryDto {
  /**
   * When the bank learned of it or did it.
   * @example "2026-12-01T02:00:00.000Z"
   */
  at: string;

  /** What it is about. */
  @ApiProperty({ enum: KINDS, example: 'servicingEvent' })
  kind: EntryKind;

  /**
   * Its own id; null for a tag and a segment, which have names.
   * @example "sev_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string | null;

  /**
   * What became of it: the type of an event or act, the outcome of a decision, `granted`, `set`, `merged` …
   * @example "repayment"
   */
  act: string;

  /**
   * Of what: a product, a purpose, the name of a tag or segment.
   * @example null
   */
  subject: string | null;

  /**
   * What it says or has become by now: a tag’s value, a status, why a consent ended or parties were joined, how a household is known.
   * @example null
   */
  value: string | null;

  /**
   * The agreement that an act belongs to; the party that was joined; the household.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  about: string | null;

  /**
   * The scene; of a sensitive one its root only.
   * @example null
   */
  scenario: string | null;

  /** The sum, where there is one. */
  amount: MoneyDto | null;

  /**
   * When it happened, where that is another moment: an instant, of an act the day on which it counts.
   * @example "2026-12-01"
   */
  happenedAt: string | null;
}

export class TimelinePageDto {
  /** Newest first. */
  data: TimelineEntryDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` to `GET /staff/v1/customers/{id}/timeline` for the next page; absent on the last one.
   * @example "AcVG3f0mQ1q2nUe2m9k3v4"
   */
  nextCursor?: string;
}
