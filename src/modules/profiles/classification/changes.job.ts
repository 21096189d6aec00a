import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { Turns } from '../../../platform/schedule/turns.js';
import { type ChangedSummary, SummaryChanges } from '../../events/index.js';
import { BankCounting } from '../bank/bank-counting.service.js';
import { ClassificationsRepository } from './classifications.repository.js';
import { isBank, type ScoredFrame } from './frame.js';
import { FramesRepository } from './frames.repository.js';
import { PopulationRepository } from './population.repository.js';
import { RunsRepository } from './runs.repository.js';
import { Scoring } from './scoring.service.js';

const EVERY_MS = 400;
const SUMMARIES_A_ROUND = 2_000;
/** Of what can wait: a turn of it is as long as what happens now may have to wait. */
const SUMMARIES_A_LATER_ROUND = 1_000;

/** Classifies again whose summary has changed: within a second of the event, and without making it wait. */
@Injectable()
export class ClassifyChanges {
  private readonly turns = new Turns();

  constructor(
    housekeeping: Housekeeping,
    private readonly changes: SummaryChanges,
    private readonly population: PopulationRepository,
    private readonly frames: FramesRepository,
    private readonly runs: RunsRepository,
    private readonly classifications: ClassificationsRepository,
    private readonly scoring: Scoring,
    private readonly bank: BankCounting,
  ) {
    housekeeping.register('classifyChanges', EVERY_MS, (tx) => this.round(tx));
  }

  private async round(tx: Tx): Promise<unknown> {
    return this.turns.round(await this.changes.waiting(tx), async (canWait) => {
      const wanted = canWait ? SUMMARIES_A_LATER_ROUND : SUMMARIES_A_ROUND;
      const { changed, isMore } = await this.changes.take(tx, wanted, canWait);
      await this.classifyThose(tx, changed, canWait);
      return isMore;
    });
  }

  /**
   * Of all these summaries those that are classified at all. Those of the bank are counted here, from its books.
   * @param canWait whether what follows from their classes can wait, too
   */
  async classifyThose(tx: Tx, changed: readonly ChangedSummary[], canWait = false): Promise<void> {
    if (changed.length === 0) return;
    const ofBank = changed.filter(({ scope }) => isBank(scope));
    await this.bank.count(
      tx,
      ofBank.map(({ customerId }) => customerId),
    );
    const published = await this.frames.published(tx);
    for (const part of [changed.filter(({ scope }) => !isBank(scope)), ofBank]) {
      const counted = part.filter((one) => published.some((frame) => isIn(one, frame)));
      for (const { customers, ...frame } of await this.population.framesOf(tx, counted))
        await this.classify(tx, frame, customers, canWait);
    }
  }

  private async classify(
    tx: Tx,
    frame: ScoredFrame,
    customers: readonly Uuid[],
    canWait: boolean,
  ): Promise<void> {
    // Under this lock nobody else scores in the frame, so what is read after it is the newest there is.
    const { publishedNumber } = await this.frames.lock(tx, frame);
    if (publishedNumber === null) return;
    const members = await this.population.some(tx, frame, customers);
    const { scope, currency } = frame;
    const edges = await this.runs.edges(tx, frame, publishedNumber);
    await this.classifications.save(tx, await this.scoring.score(members, edges));
    const factless = await this.classifications.tellFacts(
      tx,
      members.map(({ customerId }) => customerId),
      canWait,
    );
    // Their row of facts is as new as they are: in the next turn it is there.
    await this.changes.put(
      tx,
      factless.map((customerId) => ({ customerId, scope, currency })),
      canWait,
    );
  }
}

function isIn(change: ChangedSummary, frame: Pick<ScoredFrame, 'scope' | 'currency'>): boolean {
  return change.scope === frame.scope && change.currency === frame.currency;
}
