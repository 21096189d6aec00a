import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { Piecework, ROUND_MS } from '../../platform/schedule/piecework.js';
import { ClockMoves, type ClockScope } from '../partners/index.js';
import { ApplicationLocks } from './application-locks.js';
import { ApplicationQueueRepository, type Waiting } from './application-queue.repository.js';
import { isLive, statusAt } from './application.states.js';
import { CheckResultsRepository } from './check-results.repository.js';
import { LifecycleService } from './lifecycle.service.js';

const LAPSED = 'lapsedApplications';
const STUCK = 'stuckApplications';
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
    private readonly locks: ApplicationLocks,
    private readonly results: CheckResultsRepository,
    private readonly lifecycle: LifecycleService,
    private readonly pieces: Piecework,
    private readonly database: Database,
    clockMoves: ClockMoves,
  ) {
    housekeeping.register(LAPSED, EVERY_MS, () => this.expireLapsed());
    clockMoves.register(LAPSED, {
      next: (tx, scope, afterMs) => queue.nextLapses(tx, scope, afterMs),
      follow: (_actor, scope) => this.follow(scope),
    });
    housekeeping.register(STUCK, EVERY_MS, () => this.referStuck());
  }

  private expireLapsed(scope?: ClockScope): Promise<'more' | 'done'> {
    return this.round(
      LAPSED,
      (tx) => this.queue.lapsed(tx, LAPSED, A_ROUND, scope),
      (tx, one) => this.expire(tx, one),
    );
  }

  private async follow(scope: ClockScope): Promise<void> {
    for (let round = 0; round < FOLLOWED_ROUNDS_MAX; round += 1) {
      if ((await this.expireLapsed(scope)) === 'done') return;
    }
  }

  private referStuck(): Promise<'more' | 'done'> {
    return this.round(
      STUCK,
      (tx) => this.queue.stuck(tx, STUCK, GRACE_MS, A_ROUND),
      (tx, one) => this.refer(tx, one),
    );
  }

  private async round(
    job: string,
    find: (tx: ReadTx) => Promise<Waiting[]>,
    work: (tx: Tx, one: Waiting) => Promise<unknown>,
  ): Promise<'more' | 'done'> {
    const found = await this.database.read({ kind: 'system', job }, find);
    const piece = { subjectOf: ({ id }: Waiting) => id, work };
    const begun = await this.pieces.each(job, found, piece, { untilMs: performance.now() + ROUND_MS });
    return begun === A_ROUND || begun < found.length ? 'more' : 'done';
  }

  private async expire(tx: Tx, { id, ...tenant }: Waiting): Promise<void> {
    const application = await this.locks.take(tx, tenant, id);
    const { status, expiresAtMs, nowMs } = application;
    if (isLive(status) && statusAt(status, expiresAtMs, nowMs) === 'expired')
      await this.lifecycle.expire(tx, application);
  }

  /** Nobody waits for the answers any more, so a person decides; never the rules without them. */
  private async refer(tx: Tx, { id, ...tenant }: Waiting): Promise<void> {
    const application = await this.locks.take(tx, tenant, id);
    if (!(await this.queue.isStuck(tx, application, GRACE_MS))) return;
    await this.results.giveUp(tx, application);
    const reasons = [{ code: 'checks_unfinished', class: 'security' as const }];
    await this.lifecycle.refer(tx, application, { reasons, by: 'rules' });
  }
}
