import { Injectable } from '@nestjs/common';
import { BANK_SCOPE } from '../../../engines/segmentation/index.js';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { SystemActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { Piecework, ROUND_MS } from '../../../platform/schedule/piecework.js';
import { Log } from '../../../platform/telemetry/log.js';
import { ClassificationsRepository } from './classifications.repository.js';
import { frameName, type ScoredFrame } from './frame.js';
import { FramesRepository } from './frames.repository.js';
import type { NextMembers } from './member.js';
import { PopulationRepository } from './population.repository.js';
import { MEMBERS_A_READ, READS_A_STEP, Running } from './running.service.js';
import { RunsRepository } from './runs.repository.js';
import { Scoring } from './scoring.service.js';

const RUNS = 'classificationRuns';
const SWEEPS = 'classificationSweeps';
const FACTS = 'classificationFacts';
const EVERY_MS = 1_000;
/** A second: whoever keeps facts and segments looks at each customer who has moved, and events come first. */
const FACTS_A_ROUND = 2_000;
const FAULTS_MAX = 3;

/** Carries runs on, and carries what is published to the customers: after each publication, and once a day, as time passes. */
@Injectable()
export class ClassificationJobs {
  /** Of the runs whose steps could not be done, how often in a row. */
  private readonly faults = new Map<Uuid, number>();

  constructor(
    housekeeping: Housekeeping,
    private readonly database: Database,
    private readonly pieces: Piecework,
    private readonly clock: SystemClock,
    private readonly log: Log,
    private readonly running: Running,
    private readonly runs: RunsRepository,
    private readonly frames: FramesRepository,
    private readonly population: PopulationRepository,
    private readonly classifications: ClassificationsRepository,
    private readonly scoring: Scoring,
  ) {
    housekeeping.register(RUNS, EVERY_MS, () => this.runRound());
    housekeeping.register(SWEEPS, EVERY_MS, () => this.sweepRound());
    housekeeping.register(FACTS, EVERY_MS, () => this.factsRound());
  }

  private async runRound(): Promise<'more' | 'done'> {
    const open = await this.database.read(actorOf(RUNS), (tx) => this.runs.open(tx));
    const untilMs = performance.now() + ROUND_MS;
    let isMore = false;
    for (const { id } of open) {
      let isRunMore = true;
      while (isRunMore && performance.now() < untilMs) isRunMore = await this.step(id);
      isMore ||= isRunMore;
    }
    return isMore ? 'more' : 'done';
  }

  /** A step has transactions of its own; one that cannot be done is tried again, and then the run fails. */
  private async step(id: Uuid): Promise<boolean> {
    try {
      const isMore = await this.running.step(id);
      this.faults.delete(id);
      return isMore;
    } catch (error) {
      const count = (this.faults.get(id) ?? 0) + 1;
      this.faults.set(id, count);
      this.log.error(
        'classification.step_failed',
        { subject: formatId('classificationRun', id), count },
        error,
      );
      if (count < FAULTS_MAX) return false;
      this.faults.delete(id);
      await this.running.fail(id, 'A step could not be done; the log says why.');
      return false;
    }
  }

  private async sweepRound(): Promise<'more' | 'done'> {
    // Stages and recency go by the day: with the bank's midnight, not with that of UTC.
    const today = this.scoring.daysOf(BANK_SCOPE).dayOf(this.clock.nowMs());
    const due = await this.database.read(actorOf(SWEEPS), (tx) => this.frames.due(tx, SWEEPS, today));
    return this.eachFrame(SWEEPS, due, (tx, frame) => this.sweep(tx, frame, today));
  }

  /** At the pace of those who follow facts, so never at once again. */
  private async factsRound(): Promise<'done'> {
    const untold = await this.database.read(actorOf(FACTS), (tx) => this.frames.toTell(tx, FACTS));
    await this.eachFrame(FACTS, untold.slice(0, 1), async (tx, { tellAfter, ...frame }) => {
      const ids = await this.classifications.after(tx, frame, tellAfter, FACTS_A_ROUND);
      await this.classifications.tellFacts(tx, ids);
      await this.frames.told(tx, frame, ids.length < FACTS_A_ROUND ? undefined : ids.at(-1));
      return false;
    });
    return 'done';
  }

  /**
   * The next members of a frame by its published run: while some are scored, PostgreSQL stores those before and reads those
   * behind. Its one connection does so in turn.
   * @returns whether there are more
   */
  private async sweep(tx: Tx, frame: ScoredFrame, today: number): Promise<boolean> {
    const stored = await this.frames.lock(tx, frame);
    if (stored.publishedNumber === null) return false;
    const edges = await this.runs.edges(tx, frame, stored.publishedNumber);
    const asOf = new Date(this.clock.nowMs());
    const inTurn = oneByOne();
    const readAfter = (id: Uuid | null): Promise<NextMembers> =>
      inTurn(() => this.population.after(tx, frame, asOf, id, MEMBERS_A_READ));
    let next = readAfter(stored.sweepAfter);
    for (let read = 1; ; read += 1) {
      const { members, last } = await next;
      const isLast = last === undefined || read === READS_A_STEP;
      if (!isLast) next = readAfter(last);
      const scored = await this.scoring.score(members, edges);
      const saved = inTurn(() => this.classifications.save(tx, scored));
      if (!isLast) continue;
      await saved;
      await this.frames.swept(tx, stored, today, last);
      return last !== undefined;
    }
  }

  /** A transaction for each; the fault of one frame does not stop the others. */
  private async eachFrame<F extends ScoredFrame>(
    job: string,
    frames: readonly F[],
    step: (tx: Tx, frame: F) => Promise<boolean>,
  ): Promise<'more' | 'done'> {
    let isMore = false;
    const work = async (tx: Tx, frame: F): Promise<void> => {
      if (await step(tx, frame)) isMore = true;
    };
    const subjectOf = (frame: F): string => `${frame.environment}/${frameName(frame)}`;
    await this.pieces.each(job, frames, { subjectOf, work }, { untilMs: performance.now() + ROUND_MS });
    return isMore ? 'more' : 'done';
  }
}

function actorOf(job: string): SystemActor {
  return { kind: 'system', job };
}

/** Work for one connection: whoever asks for it goes on meanwhile. After a fault nothing more is begun. */
function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    // Whoever waits for it hears of its fault, and of one before it.
    mine.catch(() => undefined);
    last = mine;
    return mine;
  };
}
