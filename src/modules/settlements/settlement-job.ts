import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { Piecework, ROUND_MS } from '../../platform/schedule/piecework.js';
import { ClockMoves, type ClockScope } from '../partners/index.js';
import type { PartnerDay } from './settling.repository.js';
import { SettlingService } from './settling.service.js';

const JOB = 'settlements';
const EVERY_MS = 15_000;
const PARTNER_DAYS_A_ROUND = 20;
/** What a moved sandbox clock waits for; the rest comes with the next rounds. */
const ROUNDS_A_MOVE = 60;

/** Settles by itself when a business day is over, and at once when a sandbox clock is moved past its end. */
@Injectable()
export class SettlementJob {
  constructor(
    housekeeping: Housekeeping,
    moves: ClockMoves,
    private readonly database: Database,
    private readonly settling: SettlingService,
    private readonly pieces: Piecework,
  ) {
    housekeeping.register(JOB, EVERY_MS, async () => ((await this.round()) > 0 ? 'more' : 'done'));
    moves.register(JOB, {
      next: (tx, scope, afterMs) => settling.nextSettling(tx, scope, afterMs),
      follow: (_actor, scope) => this.follow(scope),
    });
  }

  /** A partner is paid on his own days, whatever day it is for some of his customers. */
  private async follow({ partnerId, clockId }: ClockScope): Promise<void> {
    if (clockId !== null) return;
    for (let rounds = 0; rounds < ROUNDS_A_MOVE; rounds += 1) if ((await this.round(partnerId)) === 0) return;
  }

  /** @returns how many partner days were begun */
  private async round(partnerId?: Uuid): Promise<number> {
    const due = await this.database.read({ kind: 'system', job: JOB }, (tx) =>
      this.settling.due(tx, JOB, PARTNER_DAYS_A_ROUND, partnerId),
    );
    const piece = {
      subjectOf: ({ partnerId: partner, environment }: PartnerDay) => `${partner}/${environment}`,
      work: (tx: Tx, day: PartnerDay) => this.settling.settleDay(tx, day),
    };
    return this.pieces.each(JOB, due, piece, { untilMs: performance.now() + ROUND_MS });
  }
}
