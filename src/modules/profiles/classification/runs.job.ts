import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { SystemActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { isNotPutOff, Piecework, ROUND_MS } from '../../../platform/schedule/piecework.js';
import { ClassificationsRepository } from './classifications.repository.js';
import { frameName, type ScoredFrame } from './frame.js';
import { FramesRepository, type StoredFrame } from './frames.repository.js';
import { PopulationRepository } from './population.repository.js';
import { MEMBERS_A_STEP, Running } from './running.service.js';
import { RunsRepository } from './runs.repository.js';
import { Scoring } from './scoring.service.js';

const RUNS = 'classificationRuns';
const SWEEPS = 'classificationSweeps';
const EVERY_MS = 1_000;
const DAY_MS = 86_400_000;

/** Carries runs on, and carries what is published to the customers: after each publication, and once a day, as time passes. */
@Injectable()
export class ClassificationJobs {
  constructor(
    housekeeping: Housekeeping,
    private readonly database: Database,
    private readonly pieces: Piecework,
    private readonly clock: SystemClock,
    private readonly running: Running,
    private readonly runs: RunsRepository,
    private readonly frames: FramesRepository,
    private readonly population: PopulationRepository,
    private readonly classifications: ClassificationsRepository,
    private readonly scoring: Scoring,
  ) {
    housekeeping.register(RUNS, EVERY_MS, () => this.runRound());
    housekeeping.register(SWEEPS, EVERY_MS, () => this.sweepRound());
  }

  private async runRound(): Promise<'more' | 'done'> {
    const open = await this.database.read(actorOf(RUNS), (tx) =>
      this.runs.open(tx, isNotPutOff(RUNS, 'r.id::text')),
    );
    const untilMs = performance.now() + ROUND_MS;
    let isMore = false;
    const work = async (_tx: Tx, { id }: { readonly id: Uuid }): Promise<void> => {
      do isMore = await this.running.step(id);
      while (isMore && performance.now() < untilMs);
    };
    await this.pieces.each(RUNS, open, { subjectOf: ({ id }) => id, work }, { untilMs });
    return isMore ? 'more' : 'done';
  }

  private async sweepRound(): Promise<'more' | 'done'> {
    const today = Math.floor(this.clock.nowMs() / DAY_MS);
    const due = await this.database.read(actorOf(SWEEPS), (tx) => this.frames.due(tx, SWEEPS, today));
    const untilMs = performance.now() + ROUND_MS;
    let isMore = false;
    const piece = {
      subjectOf: (frame: StoredFrame) => `${frame.environment}/${frameName(frame)}`,
      work: async (_tx: Tx, frame: StoredFrame): Promise<void> => {
        let isFrameMore = true;
        while (isFrameMore && performance.now() < untilMs) isFrameMore = await this.sweep(frame, today);
        isMore ||= isFrameMore;
      },
    };
    await this.pieces.each(SWEEPS, due, piece, { untilMs });
    return isMore ? 'more' : 'done';
  }

  /** The next members of a frame by its published run. @returns whether there are more */
  private async sweep(frame: ScoredFrame, today: number): Promise<boolean> {
    return this.database.run(actorOf(SWEEPS), async (tx) => {
      const stored = await this.frames.lock(tx, frame);
      if (stored.publishedNumber === null) return false;
      const asOf = new Date(this.clock.nowMs());
      const members = await this.population.after(tx, frame, asOf, stored.sweepAfter, MEMBERS_A_STEP);
      const edges = await this.runs.edges(tx, frame, stored.publishedNumber);
      await this.classifications.save(tx, await this.scoring.score(members, edges));
      const isOver = members.length < MEMBERS_A_STEP;
      await this.frames.swept(tx, stored, today, isOver ? undefined : members.at(-1)?.customerId);
      return !isOver;
    });
  }
}

function actorOf(job: string): SystemActor {
  return { kind: 'system', job };
}
