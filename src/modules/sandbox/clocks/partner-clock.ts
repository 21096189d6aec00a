import { Injectable } from '@nestjs/common';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { PartnerActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { businessTime, ClockMoves } from '../../partners/index.js';
import { instant } from './clock-answer.js';
import { Walking } from './walking.js';

/** A longer way is made in one jump from where it has come: each agreement in its order, not all of them together. */
const WALK_MS = 3_000;

/** The business time of a partner, which all his customers have who are on no test clock. */
@Injectable()
export class PartnerClock {
  constructor(
    private readonly database: Database,
    private readonly moves: ClockMoves,
    private readonly walking: Walking,
    private readonly clock: SystemClock,
  ) {}

  /** @param toMs undefined goes back to the real time */
  async set(actor: PartnerActor, toMs: number | undefined): Promise<void> {
    const fromMs = await this.database.read(actor, (tx) => businessTime(tx, actor));
    const set = (instantMs: number): Promise<void> => this.setTo(actor, instantMs);
    const targetMs = toMs ?? this.clock.nowMs();
    if (targetMs > fromMs) {
      await this.walking.walk(
        actor,
        { clockId: null, fromMs, toMs: targetMs, set },
        performance.now() + WALK_MS,
      );
    }
    await this.database.run(actor, async (tx) => {
      await this.setTo(actor, toMs);
      tx.audit({
        action: 'sandbox.clockSet',
        subject: actor.partnerId,
        detail: { now: toMs === undefined ? null : instant(toMs) },
      });
    });
    await this.moves.follow(actor);
    await this.moves.arrive(actor);
  }

  private async setTo(actor: PartnerActor, instantMs: number | undefined): Promise<void> {
    await this.database.run(actor, (tx) =>
      tx.query(
        `update partner set sandbox_offset_ms = case when $2::float8 is null then 0
           else ($2::float8 - extract(epoch from clock_timestamp()) * 1000)::int8 end where id = $1`,
        [actor.partnerId, instantMs ?? null],
      ),
    );
  }
}
