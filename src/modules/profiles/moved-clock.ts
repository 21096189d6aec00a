import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { SystemActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { type ChangedSummary, SummaryChanges } from '../events/index.js';
import { ClockMoves, type ClockScope } from '../partners/index.js';
import { ClassifyChanges } from './classification/changes.job.js';
import { audienceToken } from './segments/audience-book.js';
import { FactsRepository } from './segments/facts.repository.js';
import { KeepingService } from './segments/keeping.service.js';

const ACTOR: SystemActor = { kind: 'system', job: 'movedClock' };
/** As many as a test clock may have: whoever moves it waits for all of them. Others on a partner's own clock follow. */
const CUSTOMERS_AT_ONCE = 1_000;

/** What time alone changes of a customer is as it should be when a sandbox's clock has come to where it was to go. */
@Injectable()
export class MovedClock {
  constructor(
    moves: ClockMoves,
    private readonly database: Database,
    private readonly snapshots: SnapshotService,
    private readonly summaries: SummaryChanges,
    private readonly classifying: ClassifyChanges,
    private readonly facts: FactsRepository,
    private readonly keeping: KeepingService,
  ) {
    moves.register('profiles', { arrive: (_actor, scope) => this.arrive(scope) });
  }

  /** First the classes, for facts, tags and segments read them. */
  private async arrive(scope: ClockScope): Promise<void> {
    const everybody = await this.database.read(ACTOR, (tx) => this.facts.onClock(tx, scope));
    if (everybody.length === 0) return;
    const now = everybody.slice(0, CUSTOMERS_AT_ONCE);
    const later = everybody.slice(CUSTOMERS_AT_ONCE);
    await this.database.run(ACTOR, async (tx) => {
      const waiting = await classifiedOf(tx, later);
      for (let i = 0; i < waiting.length; i += CUSTOMERS_AT_ONCE)
        await this.summaries.put(tx, waiting.slice(i, i + CUSTOMERS_AT_ONCE), false);
      await this.classifying.classifyThose(tx, await classifiedOf(tx, now));
    });
    await this.database.run(ACTOR, async (tx) => {
      await this.facts.mark(tx, later);
      await this.keeping.keep(tx, this.snapshots.current().get(audienceToken), now);
    });
  }
}

/** Their summaries in frames by which anybody is classified. */
async function classifiedOf(tx: ReadTx, customers: readonly Uuid[]): Promise<ChangedSummary[]> {
  if (customers.length === 0) return [];
  return tx.query<ChangedSummary>(
    `select k.customer_id as "customerId", k.scope, k.currency
     from unnest($1::uuid[], $2::int2[]) as a(id, bucket)
     join classification k on k.customer_id = a.id and k.bucket = a.bucket order by 1, 2, 3`,
    [arrayLiteral(customers), arrayLiteral(customers.map(bucketOf))],
  );
}
