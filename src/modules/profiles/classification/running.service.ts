import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import { transition } from '../../../kernel/state-machine.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { SystemActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { CustomerRooms } from '../../customers/index.js';
import { runStates } from './classification.states.js';
import { FITS_ELSEWHERE } from './fit-elsewhere.js';
import { unitsPerAmount } from './frame.js';
import { countedFigures, countedPart, withModels } from './freezing.js';
import type { NextMembers } from './member.js';
import { countMoves, isMoved, type Movements } from './movements.js';
import { PopulationRepository } from './population.repository.js';
import { RunModels } from './run-models.js';
import { RunRehearsal } from './run-rehearsal.js';
import { type Moved, type Run, type RunChange, type RunFigures, RunsRepository } from './runs.repository.js';
import { Scoring } from './scoring.service.js';

const ACTOR: SystemActor = { kind: 'system', job: 'classificationRuns' };
/** Counting millions takes its time; nobody waits for it. */
const COUNTING_MAX_MS = 120_000;
const WAIT_MS = 500;
/** Few at a time: what lives shortly costs no memory. */
export const MEMBERS_A_READ = 1_000;
export const READS_A_STEP = 4;

/** What a step has scored. */
interface Scored {
  readonly customers: number;
  readonly last: Uuid | null;
  readonly movements: Movements;
  /** Who was classified before and would be told apart from what he was. */
  readonly moved: readonly Uuid[];
}

/**
 * A run, step by step: count the population, fit the models to a sample, score everybody once without changing anything. A
 * step that fails is done again; each goes on from what is stored, so a killed process loses one step.
 */
@Injectable()
export class Running {
  /** The members of runs who come next: the database reads them while those before are scored. */
  private readonly ahead = new Map<Uuid, { readonly after: Uuid; readonly next: Promise<NextMembers> }>();

  /** What the next step of a run stores, while it is being found out. */
  private readonly underWay = new Map<Uuid, Promise<RunChange>>();

  constructor(
    private readonly database: Database,
    private readonly clock: SystemClock,
    private readonly runs: RunsRepository,
    private readonly models: RunModels,
    private readonly population: PopulationRepository,
    private readonly scoring: Scoring,
    private readonly rooms: CustomerRooms,
    private readonly rehearsal: RunRehearsal,
  ) {}

  /** @returns whether another step follows */
  async step(id: Uuid): Promise<boolean> {
    const run = await this.database.run(ACTOR, (tx) => this.runs.lock(tx, id));
    if (!run || !isOpen(run)) {
      this.ahead.delete(id);
      this.underWay.delete(id);
      return false;
    }
    if (run.frozen === null) {
      // On another processor meanwhile; the next step asks for it. On this one it would hold up what counts.
      if (FITS_ELSEWHERE) void this.models.fit(run, ACTOR);
      return this.storeOnceKnown(id, () => this.count(run));
    }
    if (run.figures?.clv === undefined) {
      const change = await this.fitting(run);
      return change === undefined || this.store(id, change);
    }
    return (await this.score(run)) || this.storeOnceKnown(id, () => this.finished(run));
  }

  /** Ends a run that cannot go on. */
  async fail(id: Uuid, reason: string): Promise<void> {
    await this.database.run(ACTOR, async (tx) => {
      const run = await this.runs.lock(tx, id);
      if (run && isOpen(run)) await this.runs.change(tx, id, this.failed(run, reason));
    });
  }

  /** Unless somebody cancelled it meanwhile. */
  private async store(id: Uuid, change: RunChange): Promise<boolean> {
    return this.database.run(ACTOR, async (tx) => {
      const run = await this.runs.lock(tx, id);
      if (!run || !isOpen(run)) return false;
      const status = change.status ?? transition(runStates, run.status, 'begin');
      await this.runs.change(tx, id, { ...change, status });
      return status === 'running';
    });
  }

  /**
   * What takes long goes on from step to step: none may hold the job's connections for so long. Meanwhile it is known in this
   * process alone.
   */
  private async storeOnceKnown(id: Uuid, work: () => Promise<RunChange>): Promise<boolean> {
    const going = this.underWay.get(id) ?? work();
    this.underWay.set(id, going);
    let isKnown = true;
    try {
      const change = await withinAStep(going);
      isKnown = change !== undefined;
      return change === undefined || (await this.store(id, change));
    } finally {
      if (isKnown) this.underWay.delete(id);
    }
  }

  private async count(run: Run): Promise<RunChange> {
    const { asOf, rules } = run;
    return this.database.readAtLength(ACTOR, COUNTING_MAX_MS, async (tx) => {
      const edges = await this.population.edges(tx, run, asOf);
      if (edges.buyers === 0) return this.failed(run, 'Nobody in this frame has bought anything yet.');
      const abc = await this.population.abc(tx, run, asOf, rules);
      const ranks = rules.frequencyTies === 'rank' ? await this.population.ranks(tx, run, asOf) : undefined;
      return {
        customers: edges.customers,
        frozen: countedPart(edges, abc, ranks, unitsPerAmount(run.currency)),
        figures: countedFigures(edges.buyers, abc),
      };
    });
  }

  /** @returns nothing while it goes on */
  private async fitting(run: Run): Promise<RunChange | undefined> {
    const { frozen, figures } = run;
    if (!frozen || !figures) throw new Error('a run is counted before its models are known');
    const fitted = await withinAStep(this.models.fit(run, ACTOR));
    return fitted && withModels(frozen, figures, fitted);
  }

  /** @returns whether somebody was left to score */
  private async score(known: Run): Promise<boolean> {
    const { customers, last, movements, moved } = await this.scoreNext(known);
    if (last === known.scoreAfter) return false;
    await this.database.run(ACTOR, async (tx) => {
      const run = await this.runs.lock(tx, known.id);
      // Meanwhile somebody may have ended it, or scored the same customers; the next step sees which.
      if (!run || !isOpen(run) || run.scoreAfter !== known.scoreAfter) return;
      await this.runs.change(tx, run.id, {
        movements,
        figures: { ...run.figures, moved: await this.movedBy(tx, run, moved) } as RunFigures,
        scored: run.scored + customers,
        scoreAfter: last,
      });
    });
    return true;
  }

  /** A few reads, of which nothing is kept but counts. */
  private async scoreNext(run: Run): Promise<Scored> {
    const { frozen, rules, number } = run;
    if (!frozen) throw new Error('a run is counted before anybody is scored');
    let [customers, after, movements] = [0, run.scoreAfter, run.movements ?? {}];
    const moved: Uuid[] = [];
    for (let read = 0; read < READS_A_STEP; read += 1) {
      const { members, last } = await this.nextOf(run, after);
      if (last === undefined) break;
      this.readAhead(run, last);
      const scored = await this.scoring.score(members, { number, rules, frozen });
      const moves = scored.map(({ member: { before }, classes }) => ({ before, after: classes }));
      movements = countMoves(movements, moves);
      for (const { member, classes } of scored)
        if (member.before && isMoved({ before: member.before, after: classes }))
          moved.push(member.customerId);
      [customers, after] = [customers + members.length, last];
    }
    return { customers, last: after, movements, moved };
  }

  /** Everybody is scored: what that would do to offers is the last that a rehearsal says. */
  private async finished(run: Run): Promise<RunChange> {
    const offers = await this.database.readAtLength(ACTOR, COUNTING_MAX_MS, (tx) =>
      this.rehearsal.of(tx, run),
    );
    return {
      figures: { ...run.figures, offers } as RunFigures,
      status: transition(runStates, run.status, 'finish'),
      finishedAt: new Date(this.clock.nowMs()),
    };
  }

  private async nextOf(run: Run, after: Uuid | null): Promise<NextMembers> {
    const ahead = this.ahead.get(run.id);
    this.ahead.delete(run.id);
    return ahead && ahead.after === after ? ahead.next : this.readAfter(run, after);
  }

  private readAhead(run: Run, after: Uuid): void {
    const next = this.readAfter(run, after);
    // Whoever reads on hears of its fault, if there is one.
    next.catch(() => undefined);
    this.ahead.set(run.id, { after, next });
  }

  private readAfter(run: Run, after: Uuid | null): Promise<NextMembers> {
    return this.database.read(ACTOR, (tx) => this.population.after(tx, run, run.asOf, after, MEMBERS_A_READ));
  }

  /** What the bank has at stake with those who move. */
  private async movedBy(tx: ReadTx, { figures }: Run, moved: readonly Uuid[]): Promise<Moved> {
    const { customers, open } = figures?.moved ?? { customers: 0, open: {} };
    const sums: Record<string, number> = { ...open };
    for (const { currency, openMinor } of moved.length > 0 ? await this.rooms.weigh(tx, moved) : [])
      sums[currency] = (sums[currency] ?? 0) + openMinor;
    return { customers: customers + moved.length, open: sums };
  }

  private failed(run: Run, statusReason: string): RunChange {
    const finishedAt = new Date(this.clock.nowMs());
    return { status: transition(runStates, run.status, 'fail'), statusReason, finishedAt };
  }
}

/** @returns nothing when it takes longer; whoever asks again hears of its fault, if there is one */
async function withinAStep<T>(going: Promise<T>): Promise<T | undefined> {
  going.catch(() => undefined);
  return Promise.race([going, sleep(WAIT_MS, undefined, { ref: false })]);
}

function isOpen({ status }: Run): boolean {
  return status === 'queued' || status === 'running';
}
