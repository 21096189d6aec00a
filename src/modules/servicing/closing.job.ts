import { Injectable } from '@nestjs/common';
import { formatId } from '../../kernel/ids.js';
import type { SystemActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { Log } from '../../platform/telemetry/log.js';
import { OpenAgreement } from '../agreements/index.js';
import { ClockMoves } from '../partners/index.js';
import { Closing } from './closing.service.js';
import { type DueAgreement, DueForClosing, type Whose } from './due-for-closing.repository.js';

const JOB = 'closeOfBusiness';
const ACTOR: SystemActor = { kind: 'system', job: JOB };
const EVERY_MS = 30_000;
const AGREEMENTS_A_ROUND = 200;
/** Each has a connection of its own; acts of partners need the others. */
const AT_ONCE = 4;
/** The lease's own connection waits meanwhile, and PostgreSQL ends one that is idle for five seconds. */
const ROUND_MS = 2_000;
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
    private readonly log: Log,
    closing: Closing,
    housekeeping: Housekeeping,
    moves: ClockMoves,
  ) {
    open.registerCatchUp((tx, agreement) => closing.catchUp(tx, agreement));
    housekeeping.register(JOB, EVERY_MS, () => this.round());
    moves.register(JOB, (actor) => this.sweep(actor));
  }

  /** A bounded part of the sweep over everybody's agreements; the caller holds the job's lease. */
  async round(): Promise<'more' | 'done'> {
    const batch = await this.batch(undefined, this.after);
    const last = await this.closeAll(batch, performance.now() + ROUND_MS);
    const isWhole = batch.length < AGREEMENTS_A_ROUND && last === batch.at(-1);
    this.after = isWhole ? undefined : last;
    return isWhole ? 'done' : 'more';
  }

  /** All agreements of one partner, as far as time allows. */
  private async sweep(whose: Whose): Promise<void> {
    const untilMs = performance.now() + CLOCK_MOVE_MS;
    let batch: DueAgreement[] = [];
    do {
      batch = await this.batch(whose, batch.at(-1));
      await this.closeAll(batch, untilMs);
    } while (batch.length === AGREEMENTS_A_ROUND && performance.now() < untilMs);
  }

  private batch(whose: Whose | undefined, after: DueAgreement | undefined): Promise<DueAgreement[]> {
    return this.database.read(ACTOR, (tx) => this.due.list(tx, whose, after, AGREEMENTS_A_ROUND));
  }

  /** @returns the last one that it came to before time was up */
  private async closeAll(batch: readonly DueAgreement[], untilMs: number): Promise<DueAgreement | undefined> {
    let begun = 0;
    const work = async (): Promise<void> => {
      while (begun < batch.length && performance.now() < untilMs)
        await this.close(batch[begun++] as DueAgreement);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return batch[begun - 1];
  }

  /** Opening an agreement is closing its days. One that fails is reported and keeps nobody else waiting. */
  private async close({ id }: DueAgreement): Promise<void> {
    try {
      await this.database.run(ACTOR, (tx) => this.open.open(tx, {}, id));
    } catch (error) {
      this.log.error('closing.failed', { job: JOB, subject: formatId('agreement', id) }, error);
    }
  }
}
