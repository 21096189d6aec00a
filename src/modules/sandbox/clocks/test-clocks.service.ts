import { Injectable } from '@nestjs/common';
import { notFound } from '../../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import { transition } from '../../../kernel/state-machine.js';
import type { PartnerActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { businessTime, ClockMoves } from '../../partners/index.js';
import { sandboxProblems } from '../sandbox.errors.js';
import { later } from './span.js';
import { partnerActions, testClockStates } from './test-clock.states.js';
import { type TestClock, TestClocksRepository } from './test-clocks.repository.js';
import { Walking } from './walking.js';

const CLOCKS_MAX = 1_000;
const CUSTOMERS_MAX = 1_000;
const FARTHEST_MOVE = 'P10Y';
const LAST_INSTANT_MS = Date.UTC(2150, 0);
/** A request waits so long for a move; a job does the rest. */
const WAIT_MS = 5_000;
/** A step is shorter; after it somebody else may take a move over whose process has died. */
const CLAIM_MS = 15_000;
const JOB_EVERY_MS = 2_000;
/** The job's transaction waits meanwhile, and PostgreSQL ends one that is idle for five seconds. */
const ROUND_MS = 2_000;

/** Test clocks: their life, their customers, and their way through time. */
@Injectable()
export class TestClocksService {
  constructor(
    private readonly database: Database,
    private readonly clocks: TestClocksRepository,
    private readonly walking: Walking,
    private readonly moves: ClockMoves,
    housekeeping: Housekeeping,
  ) {
    housekeeping.register('testClocks', JOB_EVERY_MS, (tx) => this.goOn(tx));
  }

  /** @param nowMs where it begins; the partner's business time when it is left out */
  async create(
    tx: Tx,
    actor: PartnerActor,
    { name, nowMs, frozen }: { name: string; nowMs?: number | undefined; frozen: boolean },
  ): Promise<TestClock> {
    if ((await this.clocks.count(tx, actor)) >= CLOCKS_MAX) throw sandboxProblems.clock_limit_reached();
    const beginsMs = nowMs ?? Math.floor(await businessTime(tx, actor));
    if (beginsMs > LAST_INSTANT_MS) throw sandboxProblems.clock_move_too_long();
    const id = await this.clocks.insert(tx, actor, { name, nowMs: beginsMs, frozen });
    return this.get(tx, actor, id);
  }

  async get(tx: ReadTx, actor: PartnerActor, id: Uuid): Promise<TestClock> {
    return found(await this.clocks.find(tx, actor, id));
  }

  list(tx: ReadTx, actor: PartnerActor, before: Uuid | undefined, limit: number): Promise<TestClock[]> {
    return this.clocks.list(tx, actor, before, limit);
  }

  /** Puts customers on a clock, at any time of their lives; what is due by it happens to them at once. */
  async attach(actor: PartnerActor, id: Uuid, customers: readonly Uuid[]): Promise<TestClock> {
    await this.database.run(actor, (tx) => this.attachIn(tx, actor, id, customers));
    await this.moves.follow(actor, id);
    await this.moves.arrive(actor, id);
    return this.database.read(actor, (tx) => this.get(tx, actor, id));
  }

  async attachIn(tx: Tx, actor: PartnerActor, id: Uuid, customers: readonly Uuid[]): Promise<void> {
    const clock = found(await this.clocks.lock(tx, actor, id));
    transition(testClockStates, clock.status, 'attach', partnerActions(clock));
    const wanted = new Set(customers);
    if ((await this.clocks.attach(tx, actor, id, [...wanted])) < wanted.size) throw notFound('customer');
    if (found(await this.clocks.find(tx, actor, id)).customers > CUSTOMERS_MAX) {
      throw sandboxProblems.clock_limit_reached();
    }
    if (await this.clocks.isBehindBooks(tx, id)) throw sandboxProblems.clock_behind_books();
  }

  /** @returns the clock as it stood */
  async delete(tx: Tx, actor: PartnerActor, id: Uuid): Promise<TestClock> {
    const clock = found(await this.clocks.lock(tx, actor, id));
    transition(testClockStates, clock.status, 'delete', partnerActions(clock));
    await this.clocks.delete(tx, clock);
    return clock;
  }

  /**
   * Says where the clock goes. It is on its way when this is committed, whoever makes the steps.
   * @param under digest of the request's idempotency key: the same sends the clock off once
   * @returns whether the caller is to make them
   */
  async depart(
    tx: Tx,
    actor: PartnerActor,
    id: Uuid,
    to: { span: string } | { ms: number },
    under: Buffer | undefined,
  ): Promise<boolean> {
    const clock = found(await this.clocks.lock(tx, actor, id));
    if (under && clock.movedUnder?.equals(under)) return false;
    transition(testClockStates, clock.status, 'advance', partnerActions(clock));
    const toMs = 'ms' in to ? to.ms : later(clock.nowMs, to.span);
    if (toMs < clock.nowMs) throw sandboxProblems.clock_only_forward();
    if (toMs > later(clock.nowMs, FARTHEST_MOVE) || toMs > LAST_INSTANT_MS)
      throw sandboxProblems.clock_move_too_long();
    await this.clocks.depart(tx, clock, { toMs, by: actor.keyId, under }, CLAIM_MS);
    tx.audit({ action: 'sandbox.clockAdvanced', subject: formatId('testClock', id), detail: { toMs } });
    return true;
  }

  /** Makes the steps of a move that was claimed, as far as time allows. */
  async walk(actor: PartnerActor, id: Uuid, waitMs = WAIT_MS): Promise<TestClock> {
    const untilMs = performance.now() + waitMs;
    const clock = await this.database.read(actor, (tx) => this.get(tx, actor, id));
    const walk = {
      clockId: id,
      fromMs: clock.nowMs,
      toMs: clock.toMs ?? clock.nowMs,
      set: (nowMs: number) => this.database.run(actor, (tx) => this.clocks.set(tx, id, nowMs, CLAIM_MS)),
    };
    const hasArrived = await this.walking.walk(actor, walk, untilMs);
    if (hasArrived) await this.moves.arrive(actor, id);
    return this.database.run(actor, async (tx) => {
      await (hasArrived ? this.clocks.arrive(tx, id) : this.clocks.leave(tx, id));
      return this.get(tx, actor, id);
    });
  }

  /** Goes on with moves that a request has left over. */
  private async goOn(tx: Tx): Promise<'more' | 'done'> {
    const [waiting] = await this.clocks.waiting(tx, 1);
    if (!waiting) return 'done';
    const { id, partnerId, movedBy } = waiting;
    const who = { kind: 'partner', partnerId, environment: 'sandbox', keyId: movedBy } as const;
    const actor = { ...who, requestId: 'testClocks' };
    if (await this.database.run(actor, (own) => this.clocks.claim(own, id, CLAIM_MS))) {
      await this.walk(actor, id, ROUND_MS);
    }
    return 'more';
  }
}

function found(clock: TestClock | undefined): TestClock {
  if (!clock) throw notFound('test clock');
  return clock;
}
