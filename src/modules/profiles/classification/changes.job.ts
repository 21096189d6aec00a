import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { SummaryChanges } from '../../events/index.js';
import { ClassificationsRepository } from './classifications.repository.js';
import { frameName } from './frame.js';
import { FramesRepository } from './frames.repository.js';
import { type Member, PopulationRepository } from './population.repository.js';
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
    if (changed.length === 0) return 'done';
    for (const frame of byFrame(await this.population.some(tx, changed))) await this.classify(tx, frame);
    return isAll ? 'done' : 'more';
  }

  private async classify(tx: Tx, found: readonly Member[]): Promise<void> {
    const { frame } = found[0] as Member;
    // Under this lock nobody else scores in the frame, so what is read after it is the newest there is.
    const { publishedNumber } = await this.frames.lock(tx, frame);
    if (publishedNumber === null) return;
    const members = await this.population.some(
      tx,
      found.map(({ customerId }) => ({ customerId, scope: frame.scope, currency: frame.currency })),
    );
    const edges = await this.runs.edges(tx, frame, publishedNumber);
    await this.classifications.save(tx, await this.scoring.score(members, edges));
    const factless = await this.classifications.tellFacts(
      tx,
      members.map(({ customerId }) => customerId),
    );
    const { scope, currency } = frame;
    // Their row of facts is as new as they are: in the next turn it is there.
    await this.changes.again(
      tx,
      factless.map((customerId) => ({ customerId, scope, currency })),
    );
  }
}

/** In one order for everybody who locks frames. */
function byFrame(members: readonly Member[]): Member[][] {
  const frames = new Map<string, Member[]>();
  for (const member of members) {
    const name = `${member.frame.environment}/${frameName(member.frame)}`;
    const known = frames.get(name);
    if (known) known.push(member);
    else frames.set(name, [member]);
  }
  return [...frames].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, all]) => all);
}
