import { Injectable } from '@nestjs/common';
import type { Environment, PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { Uuid } from '../../kernel/ids.js';

/** The customers who share a clock. */
export interface ClockScope {
  readonly partnerId: Uuid;
  readonly environment: Environment;
  /** A test clock; null: the partner's own, which all customers have who are on no other. */
  readonly clockId: Uuid | null;
}

/** What of a room depends on business time. */
export interface ClockMove {
  /**
   * The next instants after another one at which time alone does something, one of each thing that it happens to, in
   * milliseconds of business time: the first two. An instant that is too early costs a step; one that is too late breaks
   * the order of what the partner is told.
   */
  next?(tx: ReadTx, scope: ClockScope, afterMs: number): Promise<readonly number[]>;
  /** Does what is due by now, after each step. It may stop short; a job does the rest. */
  follow?(actor: PartnerActor, scope: ClockScope): Promise<void>;
  /** Once the clock is where it was to go: what nobody is told of is computed for that moment. It may stop short, too. */
  arrive?(actor: PartnerActor, scope: ClockScope): Promise<void>;
}

/**
 * What a moved sandbox clock sets going. Rooms register their part by name at boot; the sandbox, which knows none of
 * them, has all of them done before it answers, in the order in which they came.
 */
@Injectable()
export class ClockMoves {
  private readonly moves = new Map<string, ClockMove>();

  constructor(private readonly database: Database) {}

  register(name: string, move: ClockMove): void {
    if (this.moves.has(name)) throw new Error(`clock move ${name} is registered twice`);
    this.moves.set(name, move);
  }

  /** @param clockId whose customers; those of the partner's own clock when it is left out */
  async follow(actor: PartnerActor, clockId: Uuid | null = null): Promise<void> {
    const { partnerId, environment } = actor;
    for (const move of this.moves.values()) await move.follow?.(actor, { partnerId, environment, clockId });
  }

  /** @param clockId whose customers; those of the partner's own clock when it is left out */
  async arrive(actor: PartnerActor, clockId: Uuid | null = null): Promise<void> {
    const { partnerId, environment } = actor;
    for (const move of this.moves.values()) await move.arrive?.(actor, { partnerId, environment, clockId });
  }

  /** When the first two things have something to do after an instant, whatever room they are of. */
  async next(actor: PartnerActor, clockId: Uuid | null, afterMs: number): Promise<readonly number[]> {
    const { partnerId, environment } = actor;
    return this.database.read(actor, async (tx) => {
      const instants: number[] = [];
      for (const move of this.moves.values()) {
        instants.push(...((await move.next?.(tx, { partnerId, environment, clockId }, afterMs)) ?? []));
      }
      return instants.sort((a, b) => a - b).slice(0, 2);
    });
  }
}
