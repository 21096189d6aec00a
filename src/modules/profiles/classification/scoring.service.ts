import { Injectable } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ScoredCustomer } from '../../../engines/segmentation/index.js';
import { formatId } from '../../../kernel/ids.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { Log } from '../../../platform/telemetry/log.js';
import { scenariosToken } from '../../scenarios/index.js';
import { classesOf, type Edges } from './classes.js';
import type { Classified } from './classified-rows.js';
import { FrameDays } from './frame.js';
import type { Member } from './member.js';

/** Then others get their turn, and the database its next statement; a customer costs some 8 µs. */
const AT_A_STRETCH = 100;

/** Scores members of one frame; a full run, the nightly sweep and a single event go the same way. */
@Injectable()
export class Scoring {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly log: Log,
  ) {}

  daysOf(scope: string): FrameDays {
    return FrameDays.of(scope, this.snapshots.current().get(scenariosToken));
  }

  /** @param members all of one frame; one who cannot be scored is logged and left out, so that he stops nobody else */
  async score(
    members: readonly Member[],
    edges: Pick<Edges, 'number' | 'rules' | 'frozen'>,
  ): Promise<Classified[]> {
    const scope = members[0]?.frame.scope;
    if (scope === undefined) return [];
    const days = this.daysOf(scope);
    const scored: Classified[] = [];
    for (const [i, member] of members.entries()) {
      if (i > 0 && i % AT_A_STRETCH === 0) await breathe();
      const { customerId, nowMs } = member;
      try {
        const classes = classesOf(scoredOf(member, days), { ms: nowMs, day: days.dayOf(nowMs) }, edges);
        scored.push({ member, runNumber: edges.number, classes });
      } catch (error) {
        this.log.error('classification.not_scored', { subject: formatId('customer', customerId) }, error);
      }
    }
    return scored;
  }
}

/** A member as the engine knows him. */
export function scoredOf({ customerId: customer, summary, seenMs }: Member, days: FrameDays): ScoredCustomer {
  return { customer, summary, ...(seenMs !== null && { seenDay: days.dayOf(seenMs) }) };
}
