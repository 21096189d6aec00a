import { Injectable } from '@nestjs/common';
import { type Uuid } from '../../../kernel/ids.js';
import { transition } from '../../../kernel/state-machine.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { SystemActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { Edges } from './classes.js';
import { runStates } from './classification.states.js';
import { unitsPerAmount } from './frame.js';
import { FramesRepository } from './frames.repository.js';
import { countedFigures, countedPart, fitModels, SAMPLE_MAX, withModels } from './freezing.js';
import { countMoves } from './movements.js';
import { PopulationRepository } from './population.repository.js';
import { type Run, type RunChange, RunsRepository } from './runs.repository.js';
import { Scoring } from './scoring.service.js';

const ACTOR: SystemActor = { kind: 'system', job: 'classificationRuns' };
/** Counting millions takes its time; nobody waits for it. */
const COUNTING_MAX_MS = 120_000;
export const MEMBERS_A_STEP = 4_000;

/**
 * A run, step by step: count the population, fit the models to a sample, score everybody once without changing anything. A
 * step that fails is done again; each goes on from what is stored, so a killed process loses one step.
 */
@Injectable()
export class Running {
  constructor(
    private readonly database: Database,
    private readonly clock: SystemClock,
    private readonly runs: RunsRepository,
    private readonly frames: FramesRepository,
    private readonly population: PopulationRepository,
    private readonly scoring: Scoring,
  ) {}

  /** @returns whether another step follows */
  async step(id: Uuid): Promise<boolean> {
    const run = await this.database.run(ACTOR, (tx) => this.runs.lock(tx, id));
    if (!run || !isOpen(run)) return false;
    if (run.frozen === null) return this.store(id, await this.count(run));
    if (run.figures?.clv === undefined) return this.store(id, await this.fit(run));
    return this.score(run);
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
        customers: await this.population.count(tx, run),
        frozen: countedPart(edges, abc, ranks, unitsPerAmount(run.currency)),
        figures: countedFigures(edges.buyers, abc),
      };
    });
  }

  private async fit(run: Run): Promise<RunChange> {
    const { asOf, rules, frozen, figures } = run;
    if (!frozen || !figures) throw new Error('a run is counted before it is fitted');
    const { sample, previous } = await this.database.readAtLength(ACTOR, COUNTING_MAX_MS, async (tx) => ({
      sample: await this.population.sample(tx, run, asOf, SAMPLE_MAX),
      previous: await this.previous(tx, run),
    }));
    const days = this.scoring.daysOf(run.scope);
    const models = fitModels(sample, asOf.getTime(), days, rules, frozen.unitsPerAmount, previous);
    return withModels(frozen, figures, { models, previous });
  }

  /** By which the frame's customers are classified now. */
  private async previous(tx: ReadTx, run: Run): Promise<Edges | undefined> {
    const number = await this.frames.publishedNumber(tx, run);
    return number === null ? undefined : this.runs.edges(tx, run, number);
  }

  private async score({ id }: Run): Promise<boolean> {
    return this.database.run(ACTOR, async (tx) => {
      const run = await this.runs.lock(tx, id);
      if (!run?.frozen || !isOpen(run)) return false;
      const { frozen, rules, number } = run;
      const members = await this.population.after(tx, run, run.asOf, run.scoreAfter, MEMBERS_A_STEP);
      const scored = await this.scoring.score(members, { number, rules, frozen });
      const moves = scored.map(({ member: { before }, classes }) => ({ before, after: classes }));
      const isOver = members.length < MEMBERS_A_STEP;
      await this.runs.change(tx, id, {
        movements: countMoves(run.movements ?? {}, moves),
        scored: run.scored + members.length,
        scoreAfter: members.at(-1)?.customerId ?? run.scoreAfter,
        ...(isOver && {
          status: transition(runStates, run.status, 'finish'),
          finishedAt: new Date(this.clock.nowMs()),
        }),
      });
      return !isOver;
    });
  }

  private failed(run: Run, statusReason: string): RunChange {
    const finishedAt = new Date(this.clock.nowMs());
    return { status: transition(runStates, run.status, 'fail'), statusReason, finishedAt };
  }
}

function isOpen({ status }: Run): boolean {
  return status === 'queued' || status === 'running';
}
