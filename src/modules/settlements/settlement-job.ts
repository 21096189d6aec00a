import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { ClockMoves } from '../partners/index.js';
import { SettlingService } from './settling.service.js';

const EVERY_MS = 15_000;
const PARTNER_DAYS_A_ROUND = 5;
/** What a moved sandbox clock waits for; the rest comes with the next rounds. */
const PARTNER_DAYS_A_MOVE = 60;

/** Settles by itself when a business day is over, and at once when a sandbox clock is moved past its end. */
@Injectable()
export class SettlementJob {
  constructor(housekeeping: Housekeeping, moves: ClockMoves, database: Database, settling: SettlingService) {
    housekeeping.register('settlements', EVERY_MS, async (tx) =>
      (await settling.settleDue(tx, PARTNER_DAYS_A_ROUND)) > 0 ? 'more' : 'done',
    );
    moves.register('settlements', async ({ partnerId }) => {
      for (let days = 0; days < PARTNER_DAYS_A_MOVE; days += 1) {
        const actor = { kind: 'system', job: 'settlements' } as const;
        if ((await database.run(actor, (tx) => settling.settleDue(tx, 1, partnerId))) === 0) return;
      }
    });
  }
}
