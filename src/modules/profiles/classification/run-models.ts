import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ClvFit } from '../../../engines/segmentation/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { SystemActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { Edges } from './classes.js';
import { fitElsewhere } from './fit-elsewhere.js';
import { unitsPerAmount, valueBasisOf } from './frame.js';
import { FramesRepository } from './frames.repository.js';
import { type Models, SAMPLE_MAX } from './freezing.js';
import { PopulationRepository } from './population.repository.js';
import { type Run, RunsRepository } from './runs.repository.js';
import { scoredOf, Scoring } from './scoring.service.js';

/** The sample is drawn from everybody. */
const DRAWING_MAX_MS = 120_000;

export interface Fitted {
  readonly models: Models;
  /** By which the frame's customers are classified now. */
  readonly previous: Edges | undefined;
}

/** Of runs that were ended meanwhile, nobody fetches them. */
const FITS_KEPT = 20;

/** Fits the models of a run; what is under way, or done and not yet stored, is known in this process alone. */
@Injectable()
export class RunModels {
  private readonly fits = new LRUCache<Uuid, Promise<Fitted>>({ max: FITS_KEPT });

  constructor(
    private readonly database: Database,
    private readonly runs: RunsRepository,
    private readonly frames: FramesRepository,
    private readonly population: PopulationRepository,
    private readonly scoring: Scoring,
  ) {}

  /** Whoever asks again gets the same, unless it failed. */
  fit(run: Run, actor: SystemActor): Promise<Fitted> {
    let fitting = this.fits.get(run.id);
    if (!fitting) {
      fitting = this.once(run, actor);
      // Whoever waits for it hears of its fault; nobody may be waiting just now.
      fitting.catch(() => this.fits.delete(run.id));
      this.fits.set(run.id, fitting);
    }
    return fitting;
  }

  private async once(run: Run, actor: SystemActor): Promise<Fitted> {
    const { asOf, rules } = run;
    const { sample, previous } = await this.database.readAtLength(actor, DRAWING_MAX_MS, async (tx) => ({
      sample: await this.population.sample(tx, run, asOf, SAMPLE_MAX),
      previous: await this.previous(tx, run),
    }));
    const ms = asOf.getTime();
    const days = this.scoring.daysOf(run.scope);
    const models = await fitElsewhere({
      sample: sample.map((member) => scoredOf(member, days)),
      asOf: { ms, day: days.dayOf(ms) },
      valueBasis: valueBasisOf(run.scope),
      rules,
      unitsPerAmount: unitsPerAmount(run.currency),
      previousClv: previous?.frozen.clv as ClvFit | undefined,
      previousClusters: previous?.frozen.clusters ?? undefined,
    });
    return { models, previous };
  }

  private async previous(tx: ReadTx, run: Run): Promise<Edges | undefined> {
    const number = await this.frames.publishedNumber(tx, run);
    return number === null ? undefined : this.runs.edges(tx, run, number);
  }
}
