import { Injectable } from '@nestjs/common';
import type { VelocityRule } from '../../../engines/screening/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { type CountedEvent, fastIn, type Found } from './found.js';
import { type PartyPurchase, PartyPurchasesRepository } from './party-purchases.repository.js';
import { ScreeningService } from './screening.service.js';
import { screeningTermsPart } from './screening-terms.snapshot.js';

const JOB = 'partyScreening';
const EVERY_MS = 5_000;
/** Arrivals that are looked through at once, however long the job did not run. */
const SPAN_MS = 20_000;
/** An id is made before its event can be seen by others; nothing commits later than this. */
const OVERLAP_MS = 15_000;
const LOOK_BACK_MS = 600_000;

/**
 * Finds persons who buy too fast over several partners. Not while a partner waits: how long it takes depends on what the
 * bank knows of his customer elsewhere.
 */
@Injectable()
export class PartyScreening {
  private sinceMs = 0;

  constructor(
    private readonly purchases: PartyPurchasesRepository,
    private readonly screening: ScreeningService,
    private readonly snapshots: SnapshotService,
    private readonly clock: SystemClock,
    housekeeping: Housekeeping,
  ) {
    housekeeping.register(JOB, EVERY_MS, (tx) => this.round(tx));
  }

  private async round(tx: Tx): Promise<'more' | undefined> {
    const nowMs = this.clock.nowMs();
    // Whoever takes the job over has not looked for as long as he did not hold it.
    const sinceMs = Math.max(this.sinceMs, nowMs - LOOK_BACK_MS);
    const untilMs = Math.min(nowMs, sinceMs + SPAN_MS + OVERLAP_MS);
    const { number, terms } = this.snapshots.current().get(screeningTermsPart);
    const lately = await this.purchases.lately(tx, sinceMs, untilMs);
    for (const { purchase, found } of foundIn(lately, terms.velocity))
      await this.screening.keep(tx, purchase, [found], number);
    // Should it fail after this, his next purchase finds it again.
    this.sinceMs = untilMs - OVERLAP_MS;
    return untilMs < nowMs ? 'more' : undefined;
  }
}

interface FoundPurchase {
  readonly purchase: PartyPurchase;
  readonly found: Found;
}

/** In the order of customers, as intake writes too. What one customer does alone is looked at when it is stored. */
function foundIn(lately: readonly PartyPurchase[], rules: readonly VelocityRule[]): FoundPurchase[] {
  const parties = new Map<Uuid, CountedEvent[]>();
  for (const { partyId, id, atMs, customerId } of lately)
    parties.set(partyId, [...(parties.get(partyId) ?? []), { id, atMs, customer: customerId }]);
  return lately
    .filter(({ isNew }) => isNew)
    .flatMap((purchase) => {
      const { id, scenario, atMs, customerId, clockOffsetMs, partyId } = purchase;
      const customer = { id: customerId, clockOffsetMs };
      const report = { id, event: { scenario, occurredMs: atMs }, customer };
      return fastIn(report, 'party', parties.get(partyId) ?? [], rules).map((found) => ({ purchase, found }));
    })
    .sort((a, b) => (a.purchase.customerId < b.purchase.customerId ? -1 : 1));
}
