import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { type ChangedSummary, SummaryChanges } from '../../events/index.js';
import { ClassificationsRepository } from './classifications.repository.js';
import type { ScoredFrame } from './frame.js';
import { FramesRepository } from './frames.repository.js';
import { PopulationRepository } from './population.repository.js';
import { RunsRepository } from './runs.repository.js';
import { Scoring } from './scoring.service.js';

const EVERY_MS = 400;
/** A round takes transactions until they have changed so many summaries, and then goes on at once. */
const SUMMARIES_A_ROUND = 2_000;

/** Classifies again whose summary has changed: within a second of the event, and without making it wait. */
@Injectable()
export class ClassifyChanges {
  constructor(
    housekeeping: Housekeeping,
    private readonly changes: SummaryChanges,
    private readonly population: PopulationRepository,
    private readonly frames: FramesRepository,
    private readonly runs: RunsRepository,
    private readonly classifications: ClassificationsRepository,
    private readonly scoring: Scoring,
  ) {
    housekeeping.register('classifyChanges', EVERY_MS, (tx) => this.round(tx));
  }

  private async round(tx: Tx): Promise<unknown> {
    const { changed, isAll } = await this.changes.take(tx, SUMMARIES_A_ROUND);
    await this.classifyThose(tx, changed);
    return isAll ? 'done' : 'gently';
  }

  /** Of all these summaries those that are classified at all. */
  async classifyThose(tx: Tx, changed: readonly ChangedSummary[]): Promise<void> {
    if (changed.length === 0) return;
    const frames = await this.frames.published(tx);
    const counted = changed.filter((one) => frames.some((frame) => isIn(one, frame)));
    for (const { customers, ...frame } of await this.population.framesOf(tx, counted))
      await this.classify(tx, frame, customers);
  }

  private async classify(tx: Tx, frame: ScoredFrame, customers: readonly Uuid[]): Promise<void> {
    // Under this lock nobody else scores in the frame, so what is read after it is the newest there is.
    const { publishedNumber } = await this.frames.lock(tx, frame);
    if (publishedNumber === null) return;
    const { scope, currency } = frame;
    const members = await this.population.some(
      tx,
      customers.map((customerId) => ({ customerId, scope, currency })),
    );
    const edges = await this.runs.edges(tx, frame, publishedNumber);
    await this.classifications.save(tx, await this.scoring.score(members, edges));
    const factless = await this.classifications.tellFacts(
      tx,
      members.map(({ customerId }) => customerId),
    );
    // Their row of facts is as new as they are: in the next turn it is there.
    await this.changes.again(
      tx,
      factless.map((customerId) => ({ customerId, scope, currency })),
    );
  }
}

function isIn(change: ChangedSummary, frame: Pick<ScoredFrame, 'scope' | 'currency'>): boolean {
  return change.scope === frame.scope && change.currency === frame.currency;
}
