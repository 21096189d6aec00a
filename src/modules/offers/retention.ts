import { Injectable } from '@nestjs/common';
import { newUuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { DecisionsRepository } from './decisions.repository.js';

const KEPT_MS = 30 * 86_400_000;
const EVERY_MS = 60_000;
const DROPPED_A_ROUND = 5_000;

/** An anonymous decision waits 30 days for somebody who joins it by its subject token; then it goes. */
@Injectable()
export class Retention {
  constructor(housekeeping: Housekeeping, decisions: DecisionsRepository, clock: SystemClock) {
    housekeeping.register('anonymousDecisions', EVERY_MS, (tx) =>
      decisions.dropAnonymous(tx, newUuid(clock.nowMs() - KEPT_MS, 0), DROPPED_A_ROUND),
    );
  }
}
