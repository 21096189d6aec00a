import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { PartnerActor } from '../../../platform/database/actor.js';
import { ClockMoves } from '../../partners/index.js';

/** A clock on its way. */
export interface Walk {
  /** A test clock, or the partner's own. */
  readonly clockId: Uuid | null;
  readonly fromMs: number;
  readonly toMs: number;
  /** Sets the clock; called once for each step, with ever later instants. */
  readonly set: (instantMs: number) => Promise<void>;
}

/**
 * Moves a clock by steps, none so long that one thing could be passed by another: so everything comes about in the order
 * of business time, over all agreements, and what partners are told stands in that order, too.
 */
@Injectable()
export class Walking {
  constructor(private readonly moves: ClockMoves) {}

  /**
   * @param untilMs on `performance`'s clock: begins no step after it
   * @returns whether it has arrived
   */
  async walk(actor: PartnerActor, { clockId, fromMs, toMs, set }: Walk, untilMs: number): Promise<boolean> {
    // What was left over before, or has just been put on this clock.
    await this.moves.follow(actor, clockId);
    for (let nowMs = fromMs; nowMs < toMs;) {
      if (performance.now() >= untilMs) return false;
      nowMs = stepTo(await this.moves.next(actor, clockId, nowMs), toMs);
      await set(nowMs);
      await this.moves.follow(actor, clockId);
    }
    return true;
  }
}

/** A thing keeps the order of its own days, so a step is as long as only one of them has anything to do. */
function stepTo([first, second]: readonly number[], toMs: number): number {
  if (first === undefined || second === undefined) return toMs;
  return Math.min(second > first ? second - 1 : first, toMs);
}
