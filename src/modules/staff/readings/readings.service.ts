import { Injectable } from '@nestjs/common';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { ReadingsRepository } from './readings.repository.js';

const HOUR_MS = 3_600_000;
/** Two audits of a year each can look back. */
const MONTHS_KEPT = 24;
const FORGOTTEN_A_ROUND = 5_000;
/** What this process need not write again within the hour. */
const KNOWN_MAX = 20_000;

/** Keeps on record that somebody of the staff has read about a person, before he gets the answer. */
@Injectable()
export class ReadingsService {
  private known = new Set<string>();
  private knownHour = 0;

  constructor(
    private readonly database: Database,
    private readonly readings: ReadingsRepository,
    private readonly clock: SystemClock,
    housekeeping: Housekeeping,
  ) {
    housekeeping.register('staffReadings', HOUR_MS, async (tx) => {
      const count = await this.readings.forget(tx, MONTHS_KEPT, FORGOTTEN_A_ROUND);
      return count === FORGOTTEN_A_ROUND ? 'more' : undefined;
    });
  }

  /**
   * Once an hour for each subject, route and purpose; again is nothing new.
   * @param subjects public ids of whom it is about
   */
  async record(actor: StaffActor, route: string, subjects: readonly string[]): Promise<void> {
    const nowMs = this.clock.nowMs();
    const known = this.knownIn(Math.floor(nowMs / HOUR_MS));
    const keyOf = (subject: string): string =>
      [actor.userId, actor.environment, route, subject, actor.purpose].join('\n');
    const fresh = [...new Set(subjects)].filter((subject) => !known.has(keyOf(subject)));
    if (fresh.length === 0) return;
    await this.database.run(actor, (tx) => this.readings.add(tx, actor, route, fresh, nowMs));
    for (const subject of fresh) known.add(keyOf(subject));
  }

  private knownIn(hour: number): Set<string> {
    if (hour !== this.knownHour || this.known.size >= KNOWN_MAX) this.known = new Set();
    this.knownHour = hour;
    return this.known;
  }
}
