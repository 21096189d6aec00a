import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { ClockMoves } from '../partners/index.js';
import { ApplicationQueueRepository } from './application-queue.repository.js';
import { CheckResultsRepository } from './check-results.repository.js';
import { LifecycleService } from './lifecycle.service.js';

const EVERY_MS = 5_000;
const A_ROUND = 100;
/** What a moved clock leaves over is done by the job. */
const FOLLOWED_ROUNDS_MAX = 10;
/** Whoever broke down between a question and its answer gets this long to come again with its key. */
const GRACE_MS = 30_000;

/** What the clock does to applications. */
@Injectable()
export class ApplicationJobs {
  constructor(
    housekeeping: Housekeeping,
    private readonly queue: ApplicationQueueRepository,
    private readonly results: CheckResultsRepository,
    private readonly lifecycle: LifecycleService,
    private readonly database: Database,
    clockMoves: ClockMoves,
  ) {
    housekeeping.register('lapsedApplications', EVERY_MS, (tx) => this.expireLapsed(tx));
    clockMoves.register('lapsedApplications', (actor) => this.follow(actor));
    housekeeping.register('stuckApplications', EVERY_MS, (tx) => this.referStuck(tx));
  }

  async expireLapsed(tx: Tx, partnerId?: Uuid): Promise<'more' | 'done'> {
    const lapsed = await this.queue.lapsed(tx, A_ROUND, partnerId);
    for (const application of lapsed) await this.lifecycle.expire(tx, application);
    return lapsed.length === A_ROUND ? 'more' : 'done';
  }

  private async follow(actor: PartnerActor): Promise<void> {
    for (let round = 0; round < FOLLOWED_ROUNDS_MAX; round += 1) {
      if ((await this.database.run(actor, (tx) => this.expireLapsed(tx, actor.partnerId))) === 'done') return;
    }
  }

  /** Nobody waits for the answers any more, so a person decides; never the rules without them. */
  async referStuck(tx: Tx, graceMs = GRACE_MS): Promise<void> {
    for (const application of await this.queue.stuck(tx, graceMs, A_ROUND)) {
      await this.results.giveUp(tx, application);
      const reasons = [{ code: 'checks_unfinished', class: 'security' as const }];
      await this.lifecycle.refer(tx, application, { reasons, by: 'rules' });
    }
  }
}
