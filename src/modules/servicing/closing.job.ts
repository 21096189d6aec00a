import { Injectable } from '@nestjs/common';
import type { SystemActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { Piecework, ROUND_MS } from '../../platform/schedule/piecework.js';
import { OpenAgreement } from '../agreements/index.js';
import { ClockMoves, type ClockScope } from '../partners/index.js';
import { Closing } from './closing.service.js';
import { type DueAgreement, DueForClosing } from './due-for-closing.repository.js';

const JOB = 'closeOfBusiness';
const ACTOR: SystemActor = { kind: 'system', job: JOB };
const EVERY_MS = 30_000;
const AGREEMENTS_A_ROUND = 200;
/** Each has a connection of its own; acts of partners need the others. */
const AT_ONCE = 4;
/** A moved sandbox clock answers after this; what is left then is done by the job, and by every act for itself. */
const CLOCK_MOVE_MS = 7_000;

/** Close of business for all agreements that nobody is acting on: each in a transaction of its own. */
@Injectable()
export class ClosingJob {
  /** Where the sweep stands. It passes by an agreement that cannot be closed, and comes back to it in the next one. */
  private after: DueAgreement | undefined;

  constructor(
    private readonly database: Database,
    private readonly due: DueForClosing,
    private readonly open: OpenAgreement,
    private readonly pieces: Piecework,
    closing: Closing,
    housekeeping: Housekeeping,
    moves: ClockMoves,
  ) {
    open.registerCatchUp((tx, agreement) => closing.catchUp(tx, agreement));
    housekeeping.register(JOB, EVERY_MS, () => this.round());
    moves.register(JOB, {
      next: (tx, scope, afterMs) => due.nextDays(tx, scope, afterMs),
      follow: (_actor, scope) => this.sweep(scope),
    });
  }

  /** A bounded part of the sweep over everybody's agreements; the caller holds the job's lease. */
  async round(): Promise<'more' | 'done'> {
    const batch = await this.batch(undefined, this.after);
    const last = await this.closeAll(batch, performance.now() + ROUND_MS);
    const isWhole = batch.length < AGREEMENTS_A_ROUND && last === batch.at(-1);
    this.after = isWhole ? undefined : last;
    return isWhole ? 'done' : 'more';
  }

  /** All agreements of one clock's customers, as far as time allows. */
  private async sweep(whose: ClockScope): Promise<void> {
    const untilMs = performance.now() + CLOCK_MOVE_MS;
    let batch: DueAgreement[] = [];
    do {
      batch = await this.batch(whose, batch.at(-1));
      await this.closeAll(batch, untilMs);
    } while (batch.length === AGREEMENTS_A_ROUND && performance.now() < untilMs);
  }

  private batch(whose: ClockScope | undefined, after: DueAgreement | undefined): Promise<DueAgreement[]> {
    return this.database.read(ACTOR, (tx) => this.due.list(tx, JOB, whose, after, AGREEMENTS_A_ROUND));
  }

  /** @returns the last one that it came to before time was up */
  private async closeAll(batch: readonly DueAgreement[], untilMs: number): Promise<DueAgreement | undefined> {
    const piece = {
      subjectOf: ({ id }: DueAgreement) => id,
      // Opening an agreement is closing its days.
      work: (tx: Tx, { id }: DueAgreement) => this.open.open(tx, {}, id),
    };
    const begun = await this.pieces.each(JOB, batch, piece, { untilMs, atOnce: AT_ONCE });
    return batch[begun - 1];
  }
}
