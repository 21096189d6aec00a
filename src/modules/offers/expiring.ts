import { Injectable } from '@nestjs/common';
import { bucketOf, familyRoot, formatId } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { ClockMoves, type ClockScope } from '../partners/index.js';
import { ExpiringRepository } from './expiring.repository.js';

const JOB = 'offerExpiry';
const EVERY_MS = 15_000;
const TOLD_A_ROUND = 200;
/** What a moved sandbox clock waits for; the rest comes with the next rounds. */
const ROUNDS_A_MOVE = 20;

/** Tells partners that the time of an offer is over which the customer had seen or taken. What ends it is the clock alone. */
@Injectable()
export class Expiring {
  constructor(
    private readonly database: Database,
    private readonly offers: ExpiringRepository,
    housekeeping: Housekeeping,
    moves: ClockMoves,
  ) {
    housekeeping.register(JOB, EVERY_MS, async (tx) =>
      (await this.round(tx)) === TOLD_A_ROUND ? 'more' : undefined,
    );
    moves.register(JOB, {
      next: (tx, scope, afterMs) => offers.next(tx, scope, afterMs),
      follow: (_actor, scope) => this.follow(scope),
    });
  }

  private async follow(scope: ClockScope): Promise<void> {
    for (let rounds = 0; rounds < ROUNDS_A_MOVE; rounds += 1) {
      const told = await this.database.run({ kind: 'system', job: JOB }, (tx) => this.round(tx, scope));
      if (told < TOLD_A_ROUND) return;
    }
  }

  /** @returns how many ends were told */
  private async round(tx: Tx, scope?: ClockScope): Promise<number> {
    const expired = await this.offers.take(tx, scope, TOLD_A_ROUND);
    for (const { id, version, partnerId, environment, customerId, product, ...offer } of expired) {
      tx.emit({
        type: 'offer.expired',
        subject: id,
        bucket: bucketOf(id),
        sequence: version,
        partnerId,
        environment,
        customerId,
        payload: {
          v: 1,
          offer: formatId('offer', id),
          decision: formatId('decision', familyRoot(id)),
          product,
          amount: { amount: offer.amountMinor, currency: offer.currency },
        },
      });
    }
    return expired.length;
  }
}
