import { Injectable } from '@nestjs/common';
import type { PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { ClockMoves } from '../partners/index.js';
import { GuaranteeLifeService } from './guarantee-life.service.js';
import { SuretyshipCallsService } from './suretyship-calls.service.js';

const EVERY_MS = 60_000;
const A_ROUND = 100;
/** A moved sandbox clock waits for so many rounds; the jobs do the rest. */
const ROUNDS_MAX = 20;

/** What the days do to promises, when nobody acts on them. */
@Injectable()
export class PromiseJobs {
  constructor(
    housekeeping: Housekeeping,
    moves: ClockMoves,
    private readonly database: Database,
    private readonly guarantees: GuaranteeLifeService,
    private readonly suretyships: SuretyshipCallsService,
  ) {
    housekeeping.register('guaranteeDays', EVERY_MS, async (tx) =>
      more(await guarantees.sweep(tx, {}, A_ROUND)),
    );
    housekeeping.register('suretyshipDays', EVERY_MS, async (tx) =>
      more(await suretyships.sweep(tx, {}, A_ROUND)),
    );
    moves.register('promises', (actor) => this.follow(actor));
  }

  private async follow({ partnerId, environment }: PartnerActor): Promise<void> {
    const scope = { partnerId, environment };
    for (const sweeper of [this.guarantees, this.suretyships]) {
      for (let round = 0; round < ROUNDS_MAX; round += 1) {
        const done = await this.database.run({ kind: 'system', job: 'promises' }, (tx) =>
          sweeper.sweep(tx, scope, A_ROUND),
        );
        if (done < A_ROUND) break;
      }
    }
  }
}

function more(done: number): 'more' | 'done' {
  return done < A_ROUND ? 'done' : 'more';
}
