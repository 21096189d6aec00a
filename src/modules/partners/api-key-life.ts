import { Injectable } from '@nestjs/common';
import { formatId } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { ApiKeysRepository, type KeyNotice, type KeyRecord } from './api-keys.repository.js';

const DAY_MS = 86_400_000;
const EVERY_MS = 300_000;
const TOLD_A_ROUND = 500;

/** Each event of one key has a number of its own, whenever it comes. */
const SEQUENCE = { issued: 1, rotated: 2, revoked: 3, expiring: 4, expired: 5, unused: 6 } as const;

/** How long before its end a key is said to be expiring, and how long it must rest to be unused. */
const NOTICE_MS: Readonly<Record<KeyNotice, number>> = {
  expiring: 7 * DAY_MS,
  expired: 0,
  unused: 90 * DAY_MS,
};

/** Tells partners of what comes to their keys by time alone, so that no till stops without a word. */
@Injectable()
export class ApiKeyLife {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly clock: SystemClock,
    housekeeping: Housekeeping,
  ) {
    housekeeping.register('apiKeyLife', EVERY_MS, (tx) => this.tellDue(tx));
  }

  private async tellDue(tx: Tx): Promise<void> {
    const now = new Date(this.clock.nowMs());
    for (const [notice, leadMs] of Object.entries(NOTICE_MS) as [KeyNotice, number][]) {
      for (const key of await this.keys.markDue(tx, notice, { now, leadMs, limit: TOLD_A_ROUND })) {
        emitKeyEvent(tx, notice, key, notice === 'unused' ? { lastUsedAt: key.lastUsedAt } : {});
      }
    }
  }
}

export function emitKeyEvent(tx: Tx, what: keyof typeof SEQUENCE, key: KeyRecord, detail: object): void {
  const { id, partnerId, environment, name, lastFour, expiresAt } = key;
  tx.emit({
    type: `apiKey.${what}`,
    subject: id,
    sequence: SEQUENCE[what],
    partnerId,
    environment,
    payload: { v: 1, key: formatId('apiKey', id), name, lastFour, expiresAt, ...detail },
  });
}
