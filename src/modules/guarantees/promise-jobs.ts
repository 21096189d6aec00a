import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { Piecework, ROUND_MS } from '../../platform/schedule/piecework.js';
import { ClockMoves, type ClockScope } from '../partners/index.js';
import { GuaranteeLifeService } from './guarantee-life.service.js';
import { GuaranteesRepository } from './guarantees.repository.js';
import { SuretyshipCallsService } from './suretyship-calls.service.js';
import { SuretyshipsRepository } from './suretyships.repository.js';

const EVERY_MS = 60_000;
const A_ROUND = 100;
/** A moved sandbox clock waits for so many rounds; the jobs do the rest. */
const ROUNDS_MAX = 20;

interface Due {
  readonly id: Uuid;
  readonly environment: Environment;
}

interface Days {
  readonly job: string;
  readonly repository: {
    due(tx: ReadTx, job: string, scope: Partial<ClockScope>, limit: number): Promise<Due[]>;
    nextDays(tx: ReadTx, scope: ClockScope, afterMs: number): Promise<number[]>;
  };
  readonly promises: { live(tx: Tx, one: Due): Promise<void> };
}

/**
 * What the days do to promises, when nobody acts on them. Each promise has its own transaction, which locks its customers
 * in the order of their ids: with many in one, two sweeps or a sweep and a consent could wait for each other.
 */
@Injectable()
export class PromiseJobs {
  private readonly kinds: readonly Days[];

  constructor(
    housekeeping: Housekeeping,
    moves: ClockMoves,
    private readonly database: Database,
    private readonly pieces: Piecework,
    guarantees: GuaranteesRepository,
    suretyships: SuretyshipsRepository,
    guaranteeLife: GuaranteeLifeService,
    suretyshipCalls: SuretyshipCallsService,
  ) {
    this.kinds = [
      { job: 'guaranteeDays', repository: guarantees, promises: guaranteeLife },
      { job: 'suretyshipDays', repository: suretyships, promises: suretyshipCalls },
    ];
    for (const days of this.kinds) housekeeping.register(days.job, EVERY_MS, () => this.round(days, {}));
    moves.register('promises', {
      next: async (tx, scope, afterMs) => [
        ...(await guarantees.nextDays(tx, scope, afterMs)),
        ...(await suretyships.nextDays(tx, scope, afterMs)),
      ],
      follow: (_actor, scope) => this.follow(scope),
    });
  }

  private async follow(scope: ClockScope): Promise<void> {
    for (const days of this.kinds) {
      for (let round = 0; round < ROUNDS_MAX; round += 1)
        if ((await this.round(days, scope)) === 'done') break;
    }
  }

  private async round(
    { job, repository, promises }: Days,
    scope: Partial<ClockScope>,
  ): Promise<'more' | 'done'> {
    const due = await this.database.read({ kind: 'system', job }, (tx) =>
      repository.due(tx, job, scope, A_ROUND),
    );
    const piece = { subjectOf: ({ id }: Due) => id, work: (tx: Tx, one: Due) => promises.live(tx, one) };
    const begun = await this.pieces.each(job, due, piece, { untilMs: performance.now() + ROUND_MS });
    return begun === A_ROUND || begun < due.length ? 'more' : 'done';
  }
}
