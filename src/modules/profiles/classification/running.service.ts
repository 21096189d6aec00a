import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ClvFit } from '../../../engines/segmentation/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import { transition } from '../../../kernel/state-machine.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { SystemActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { CustomerRooms } from '../../customers/index.js';
import type { Edges } from './classes.js';
import type { Classified } from './classifications.repository.js';
import { runStates } from './classification.states.js';
import { unitsPerAmount } from './frame.js';
import { FramesRepository } from './frames.repository.js';
import { fitElsewhere } from './fit-elsewhere.js';
import { countedFigures, countedPart, SAMPLE_MAX, withModels } from './freezing.js';
import { countMoves, isMoved } from './movements.js';
import { type NextMembers, PopulationRepository } from './population.repository.js';
import { RunRehearsal } from './run-rehearsal.js';
import { type Moved, type Run, type RunChange, type RunFigures, RunsRepository } from './runs.repository.js';
import { Scoring } from './scoring.service.js';

const ACTOR: SystemActor = { kind: 'system', job: 'classificationRuns' };
/** Counting millions takes its time; nobody waits for it. */
const COUNTING_MAX_MS = 120_000;
const WAIT_MS = 500;
export const MEMBERS_A_STEP = 2_000;

/**
 * A run, step by step: count the population, fit the models to a sample, score everybody once without changing anything. A
 * step that fails is done again; each goes on from what is stored, so a killed process loses one step.
 */
@Injectable()
export class Running {
  /** Under way in this process. */
  private readonly fits = new Map<Uuid, Promise<RunChange>>();
  /** The members of runs who come next: the database reads them while those before are scored. */
  private readonly ahead = new Map<Uuid, { readonly after: Uuid; readonly next: Promise<NextMembers> }>();

  constructor(
    private readonly database: Database,
    private readonly clock: SystemClock,
    private readonly runs: RunsRepository,
    private readonly frames: FramesRepository,
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
      return false;
    }
    if (run.frozen === null) return this.store(id, await this.count(run));
    if (run.figures?.clv === undefined) {
      const change = await this.fitting(run);
      return change === undefined || this.store(id, change);
    }
    return (await this.score(run)) || this.finish(run);
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

  /** @returns nothing while it goes on: no step may hold the job's connections for as long as that takes */
  private async fitting(run: Run): Promise<RunChange | undefined> {
    let fitting = this.fits.get(run.id);
    if (!fitting) {
      fitting = this.fit(run).finally(() => this.fits.delete(run.id));
      // Whoever waits for it hears of its fault; nobody may be waiting just now.
      fitting.catch(() => undefined);
      this.fits.set(run.id, fitting);
    }
    return Promise.race([fitting, sleep(WAIT_MS, undefined, { ref: false })]);
  }

  private async fit(run: Run): Promise<RunChange> {
    const { asOf, rules, frozen, figures } = run;
    if (!frozen || !figures) throw new Error('a run is counted before it is fitted');
    const { sample, previous } = await this.database.readAtLength(ACTOR, COUNTING_MAX_MS, async (tx) => ({
      sample: await this.population.sample(tx, run, asOf, SAMPLE_MAX),
      previous: await this.previous(tx, run),
    }));
    const ms = asOf.getTime();
    const models = await fitElsewhere({
      sample: sample.map(({ customerId, summary }) => ({ customer: customerId, summary })),
      asOf: { ms, day: this.scoring.daysOf(run.scope).dayOf(ms) },
      rules,
      unitsPerAmount: frozen.unitsPerAmount,
      previousClv: previous?.frozen.clv as ClvFit | undefined,
      previousClusters: previous?.frozen.clusters ?? undefined,
    });
    return withModels(frozen, figures, { models, previous });
  }

  /** By which the frame's customers are classified now. */
  private async previous(tx: ReadTx, run: Run): Promise<Edges | undefined> {
    const number = await this.frames.publishedNumber(tx, run);
    return number === null ? undefined : this.runs.edges(tx, run, number);
  }

  /** @returns whether somebody was left to score */
  private async score(known: Run): Promise<boolean> {
    const { id, frozen, rules, number, scoreAfter } = known;
    if (!frozen) throw new Error('a run is counted before anybody is scored');
    const { members, last } = await this.nextOf(known);
    if (last === undefined) return false;
    this.readAhead(known, last);
    const scored = await this.scoring.score(members, { number, rules, frozen });
    const moves = scored.map(({ member: { before }, classes }) => ({ before, after: classes }));
    await this.database.run(ACTOR, async (tx) => {
      const run = await this.runs.lock(tx, id);
      // Meanwhile somebody may have ended it, or scored the same customers; the next step sees which.
      if (!run || !isOpen(run) || run.scoreAfter !== scoreAfter) return;
      await this.runs.change(tx, id, {
        movements: countMoves(run.movements ?? {}, moves),
        figures: { ...run.figures, moved: await this.movedBy(tx, run, scored) } as RunFigures,
        scored: run.scored + members.length,
        scoreAfter: last,
      });
    });
    return true;
  }

  /** Everybody is scored: what that would do to offers is the last that a rehearsal says. */
  private async finish({ id }: Run): Promise<boolean> {
    const run = await this.database.run(ACTOR, (tx) => this.runs.lock(tx, id));
    if (!run || !isOpen(run)) return false;
    const offers = await this.database.readAtLength(ACTOR, COUNTING_MAX_MS, (tx) =>
      this.rehearsal.of(tx, run),
    );
    return this.store(id, {
      figures: { ...run.figures, offers } as RunFigures,
      status: transition(runStates, run.status, 'finish'),
      finishedAt: new Date(this.clock.nowMs()),
    });
  }

  private async nextOf(run: Run): Promise<NextMembers> {
    const ahead = this.ahead.get(run.id);
    this.ahead.delete(run.id);
    return ahead && ahead.after === run.scoreAfter ? ahead.next : this.readAfter(run, run.scoreAfter);
  }

  private readAhead(run: Run, after: Uuid): void {
    const next = this.readAfter(run, after);
    // The next step hears of its fault, if there is one.
    next.catch(() => undefined);
    this.ahead.set(run.id, { after, next });
  }

  private readAfter(run: Run, after: Uuid | null): Promise<NextMembers> {
    return this.database.read(ACTOR, (tx) => this.population.after(tx, run, run.asOf, after, MEMBERS_A_STEP));
  }

  /** What the bank has at stake with those who move. */
  private async movedBy(tx: ReadTx, { figures }: Run, scored: readonly Classified[]): Promise<Moved> {
    const { customers, open } = figures?.moved ?? { customers: 0, open: {} };
    const moved = scored.filter(
      ({ member: { before }, classes }) => before && isMoved({ before, after: classes }),
    );
    const sums: Record<string, number> = { ...open };
    const ids = moved.map(({ member }) => member.customerId);
    for (const { currency, openMinor } of ids.length > 0 ? await this.rooms.weigh(tx, ids) : [])
      sums[currency] = (sums[currency] ?? 0) + openMinor;
    return { customers: customers + moved.length, open: sums };
  }

  private failed(run: Run, statusReason: string): RunChange {
    const finishedAt = new Date(this.clock.nowMs());
    return { status: transition(runStates, run.status, 'fail'), statusReason, finishedAt };
  }
}

function isOpen({ status }: Run): boolean {
  return status === 'queued' || status === 'running';
}
