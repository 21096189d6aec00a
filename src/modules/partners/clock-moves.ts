import { Injectable } from '@nestjs/common';
import type { PartnerActor } from '../../platform/database/actor.js';

/** Brings what depends on a partner's business time up to date after his sandbox clock was moved. */
export type ClockMove = (actor: PartnerActor) => Promise<void>;

/**
 * What a moved sandbox clock sets going. Rooms register their part by name at boot; the sandbox, which knows none of
 * them, has all of them done before it answers, in the order in which they came.
 */
@Injectable()
export class ClockMoves {
  private readonly moves = new Map<string, ClockMove>();

  register(name: string, move: ClockMove): void {
    if (this.moves.has(name)) throw new Error(`clock move ${name} is registered twice`);
    this.moves.set(name, move);
  }

  async follow(actor: PartnerActor): Promise<void> {
    for (const move of this.moves.values()) await move(actor);
  }
}
