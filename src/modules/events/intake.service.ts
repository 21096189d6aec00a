import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { sqlState } from '../../platform/database/sql-state.js';
import type { Tx } from '../../platform/database/tx.js';
import { columnsOf, type EventKey, EventsRepository } from './events.repository.js';
import { FileMemory } from './file-memory.js';
import { asTaken } from './outcomes.js';
import { type PreparedReports, PreparingService, type Source } from './preparing.service.js';
import type { Outcome, ReadEvent } from './reported-event.js';
import { ScreeningService } from './screening/screening.service.js';
import { Slots } from './slots.js';
import { type SavedSummary, SummariesRepository } from './summaries.repository.js';
import { changesOf, type KeptSummary, type SummaryChange, withEvents } from './summarising.js';

/** A process keeps two cores busy with them, and leaves connections to its other callers. */
const BATCHES_AT_ONCE = 3;
const TURNS_MAX = 3;
const LOCK_TIMEOUT = '55P03';
/** The first finds out what others have changed and locks it; the second cannot fail. */
const SAVES_MAX = 2;

/** What else belongs to the transaction, and the answer; gets an outcome for each report, in their order. */
type Then<T> = (outcomes: readonly Outcome[], tx: Tx) => T | Promise<T>;

interface Recorded {
  readonly outcomes: readonly Outcome[];
  readonly saved: readonly SavedSummary[];
}

/** Takes a batch of reports in a handful of statements, whatever its size; the fault of one never harms another. */
@Injectable()
export class IntakeService {
  private readonly slots = new Slots(BATCHES_AT_ONCE);

  constructor(
    private readonly database: Database,
    private readonly preparing: PreparingService,
    private readonly events: EventsRepository,
    private readonly summaries: SummariesRepository,
    private readonly screening: ScreeningService,
  ) {}

  /** Takes reports in a transaction of their own. */
  take<T>(actor: PartnerActor, reports: readonly ReadEvent[], then: Then<T>): Promise<T> {
    const source = { actor, file: undefined };
    return this.inTurn(actor, async (tx) => {
      const prepared = await this.preparing.prepare(tx, source, reports);
      return then((await this.record(tx, source, prepared)).outcomes, tx);
    });
  }

  /**
   * The first half of taking a part of a file, which may be done while the part before is being stored. Customers who are
   * new stay registered, whatever becomes of the part.
   */
  async preparePart(
    actor: PartnerActor,
    reports: readonly ReadEvent[],
    file: FileMemory,
  ): Promise<PreparedReports> {
    const prepared = await this.database.run(actor, (tx) =>
      this.preparing.prepare(tx, { actor, file }, reports),
    );
    for (const [name, customer] of prepared.lookedUp) file.customers.set(name, customer);
    return prepared;
  }

  /** The second half; parts of one file come here one after the other. What follows from a file waits behind what happens now. */
  async takePart<T>(
    actor: PartnerActor,
    prepared: PreparedReports,
    file: FileMemory,
    then: Then<T>,
  ): Promise<T> {
    const source = { actor, file };
    const { result, saved } = await this.inTurn(actor, async (tx) => {
      const current = await this.preparing.refresh(tx, source, prepared);
      const recorded = await this.record(tx, source, current);
      return { result: await then(recorded.outcomes, tx), saved: recorded.saved };
    });
    for (const { key, kept } of saved) file.keep(key, kept);
    return result;
  }

  private inTurn<T>(actor: PartnerActor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.slots.run(() => this.patiently(actor, work));
  }

  /** Where many report the same few customers at once, a row may be held for longer than anybody may wait for it. */
  private async patiently<T>(actor: PartnerActor, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let turn = 1; ; turn++) {
      try {
        return await this.database.run(actor, work);
      } catch (error) {
        if (turn === TURNS_MAX || sqlState(error) !== LOCK_TIMEOUT) throw error;
      }
    }
  }

  private async record(
    tx: Tx,
    source: Source,
    { reports, outcomes, ...all }: PreparedReports,
  ): Promise<Recorded> {
    if (all.events.length === 0) return { outcomes, saved: [] };
    const taken = await this.takeKeys(tx, source.actor, all);
    if (taken.size === 0) return { outcomes, saved: await this.store(tx, source, all) };
    const events = all.events.filter(({ event }) => !taken.has(event.digest));
    return {
      outcomes: outcomes.map((outcome, i) => asTaken(outcome, reports[i] as ReadEvent, taken)),
      saved:
        events.length === 0
          ? []
          : await this.store(tx, source, { events, columns: columnsOf(events), changes: changesOf(events) }),
    };
  }

  /** @returns what is stored under those keys that somebody took before */
  private async takeKeys(
    tx: Tx,
    actor: PartnerActor,
    { events, columns }: Pick<PreparedReports, 'events' | 'columns'>,
  ): Promise<Map<string, EventKey>> {
    if ((await this.events.takeKeys(tx, actor, columns)) === events.length) return new Map();
    const digests = events.map(({ event }) => event.digest);
    const stored = await this.events.findKeys(tx, actor, digests);
    const ours = new Set<string>(events.map(({ id }) => id));
    return new Map([...stored].filter(([, { eventId }]) => !ours.has(eventId)));
  }

  private async store(
    tx: Tx,
    source: Source,
    { events, columns, changes }: Pick<PreparedReports, 'events' | 'columns' | 'changes'>,
  ): Promise<SavedSummary[]> {
    await this.events.insert(tx, source.actor, columns);
    const saved = await this.summarise(tx, source, changes);
    await this.screening.screen(tx, source.actor, events);
    return saved;
  }

  /** Whoever finds that another batch was quicker has locked the row by then, and reads it again. */
  private async summarise(
    tx: Tx,
    { actor, file }: Source,
    changes: readonly SummaryChange[],
  ): Promise<SavedSummary[]> {
    const saved: SavedSummary[] = [];
    let left = changes;
    for (let turn = 0; left.length > 0; turn++) {
      if (turn === SAVES_MAX) throw new Error('summaries that are locked were changed');
      const kept = await this.summariesOf(tx, actor, left, turn === 0 ? file : undefined);
      const wanted = left.map(({ key, events }, i) => ({
        key,
        kept: withEvents(kept[i] as KeptSummary, events),
      }));
      // A part of a file changes thousands, and other callers must not wait for all of that at once.
      if (file) await breathe();
      const unsaved = await this.summaries.save(tx, actor, wanted, file !== undefined);
      saved.push(...wanted.filter((_, i) => !unsaved.has(i)));
      left = left.filter((_, i) => unsaved.has(i));
    }
    return saved;
  }

  /** As they stand, or stood when this file last changed them. */
  private async summariesOf(
    tx: Tx,
    actor: PartnerActor,
    changes: readonly SummaryChange[],
    file: FileMemory | undefined,
  ): Promise<KeptSummary[]> {
    const kept = changes.map(({ key }) => file?.summary(key));
    const unknown = changes.flatMap(({ key }, i) => (kept[i] ? [] : key));
    const read = unknown.length === 0 ? [] : await this.summaries.read(tx, actor, unknown);
    let next = 0;
    return kept.map((one) => one ?? (read[next++] as KeptSummary));
  }
}
