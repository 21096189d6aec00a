import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Coalescer } from '../../platform/database/coalescer.js';
import { Database } from '../../platform/database/database.js';
import { Log } from '../../platform/telemetry/log.js';
import { Courier } from './courier.js';
import { EndpointsService } from './endpoints.service.js';
import { type Verdict } from './judging.js';
import { Lane } from './lane.js';
import { type Due, type Job, type Outcome, QueueRepository, type Target } from './queue.repository.js';
import type { SendResult } from './sender.js';

const ACTOR = { kind: 'system', job: 'webhookDispatch' } as const;
/** Messages in memory at most, whoever they are for; each endpoint gets a share. */
const IN_MEMORY_MAX = 5_000;
const SHARE_MAX = 200;
const SHARE_MIN = 10;
const WRITES = { maxBatch: 500, minBeside: 0, maxInFlight: 1, maxWaiting: 2 * IN_MEMORY_MAX };
/**
 * From one write to the next at least: what becomes of messages meanwhile shares the next one. A message that is alone
 * does not wait, and whoever dies meanwhile sends some tens of messages twice instead of ten.
 */
const GATHER_MS = 50;
/** About as long as the schedule of one message. */
export const DISABLE_AFTER_MS = 76 * 3_600_000;

/**
 * Sends what is due, endpoint by endpoint. Each endpoint has a lane of its own with its own places, so one that hangs
 * only ever holds its own; what became of many messages is written by one statement. It owns its endpoints alone
 * (WebhookWorker holds their lease), so nothing is marked while it is under way: what was not written is sent again.
 */
@Injectable()
export class Dispatcher {
  private readonly lanes = new Map<Uuid, Lane>();
  private readonly outcomes: Coalescer<Outcome, void>;
  private readonly underWay = new Set<Promise<void>>();
  private share = SHARE_MAX;
  /** Told when a lane has room for more than it has. */
  onRoom: () => void = () => undefined;
  /** By result, since the process began. */
  readonly counts = { delivered: 0, retried: 0, failed: 0 };

  constructor(
    private readonly database: Database,
    private readonly queue: QueueRepository,
    private readonly courier: Courier,
    private readonly endpoints: EndpointsService,
    private readonly clock: SystemClock,
    private readonly log: Log,
  ) {
    this.outcomes = new Coalescer<Outcome, void>(
      async (batch) => {
        const now = new Date(this.clock.nowMs());
        const write = this.database.run(ACTOR, (tx) => this.queue.settle(tx, batch, now));
        await Promise.all([write, sleep(GATHER_MS)]);
        return batch.map(() => undefined);
      },
      WRITES,
      () => new Error('too many outcomes wait to be written'),
    );
  }

  get openCircuits(): number {
    return [...this.lanes.values()].filter(({ circuit }) => circuit.isOpen).length;
  }

  /** Takes over which endpoints there are; those that are gone give back what has not begun. */
  own(targets: readonly Target[]): void {
    const now = new Map(targets.map((target) => [target.id, target]));
    for (const [id, lane] of this.lanes) {
      const target = now.get(id);
      // What was made of an unchanged one (its keys) stays of use.
      if (target?.version === lane.target.version) continue;
      if (target) lane.target = target;
      else this.drop(id, lane);
    }
    for (const [id, target] of now) if (!this.lanes.has(id)) this.lanes.set(id, new Lane(target));
  }

  /** The queue has something new for these. */
  wake(endpointIds: Iterable<Uuid>): void {
    for (const id of endpointIds) {
      const lane = this.lanes.get(id);
      if (lane) lane.mayHaveMore = true;
    }
  }

  /** The queue may hold something for anybody, anywhere: what is due again, or was committed by somebody else. */
  wakeAll(): void {
    for (const lane of this.lanes.values()) lane.lookFromStart();
  }

  /**
   * Fetches for lanes that have room and starts what may start.
   * @returns whether anything was fetched or started
   */
  async cycle(): Promise<boolean> {
    const fetched = await this.fetch();
    const started = this.start();
    return fetched > 0 || started > 0;
  }

  /** Waits for everything that is under way. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  /** Stores since when endpoints fail. */
  async storeHealth(): Promise<void> {
    const dirty = [...this.lanes.values()].filter(({ isDirty }) => isDirty);
    if (dirty.length === 0) return;
    for (const lane of dirty) lane.isDirty = false;
    const rows = dirty.map(({ target: { id, bucket }, circuit, failingSinceMs }) => ({
      id,
      bucket,
      failures: circuit.failuresInRow,
      failingSinceMs,
    }));
    await this.database.run(ACTOR, (tx) => this.queue.markHealth(tx, rows));
  }

  private drop(id: Uuid, lane: Lane): void {
    lane.clear();
    this.lanes.delete(id);
  }

  private async fetch(): Promise<number> {
    const nowMs = this.clock.nowMs();
    const hungry = this.hungry(nowMs);
    if (hungry.length === 0) return 0;
    const wanted = hungry.map(({ target, size, circuit, place }) => ({
      endpointId: target.id,
      count: circuit.isOpen ? 1 : this.share - size,
      after: place,
    }));
    // Whoever is woken while the queue is read is woken again.
    for (const lane of hungry) lane.mayHaveMore = false;
    const known = hungry.flatMap((lane) => [...lane.known()]);
    const jobs = await this.database.read(ACTOR, (tx) => this.queue.due(tx, wanted, known, new Date(nowMs)));
    const found = new Map<Uuid, number>();
    for (const job of jobs) {
      this.lanes.get(job.endpointId)?.add(job);
      found.set(job.endpointId, (found.get(job.endpointId) ?? 0) + 1);
    }
    this.wake(wanted.filter(({ endpointId, count }) => (found.get(endpointId) ?? 0) >= count).map(idOf));
    return jobs.length;
  }

  /** Lanes that could send more than they hold; everybody's share of the memory follows from how many are busy. */
  private hungry(nowMs: number): Lane[] {
    let busy = 0;
    for (const { size, isIdle } of this.lanes.values()) if (size > 0 || !isIdle) busy++;
    this.share = Math.min(SHARE_MAX, Math.max(SHARE_MIN, Math.floor(IN_MEMORY_MAX / (busy + 1))));
    return [...this.lanes.values()].filter((lane) => this.isHungry(lane) && lane.circuit.room(nowMs) > 0);
  }

  private isHungry({ mayHaveMore, size }: Lane): boolean {
    return mayHaveMore && size < this.share / 2;
  }

  private start(): number {
    let started = 0;
    for (const lane of this.lanes.values()) started += this.startLane(lane);
    return started;
  }

  private startLane(lane: Lane): number {
    let started = 0;
    for (let job = lane.next(this.clock.nowMs()); job; job = lane.next(this.clock.nowMs())) {
      const work = this.deliver(lane, job).finally(() => this.underWay.delete(work));
      this.underWay.add(work);
      started++;
    }
    return started;
  }

  private async deliver(lane: Lane, job: Job): Promise<void> {
    const { target } = lane;
    const { result, verdict, body } = await this.courier.deliver(target, job);
    this.note(lane, job, verdict);
    // The place is free: the next of this endpoint need not wait until this one is written.
    this.startLane(lane);
    if (this.isHungry(lane)) this.onRoom();
    try {
      await this.outcomes.submit(outcomeOf(job, result, verdict, body, this.clock.nowMs()));
      if (verdict.isGone) await this.disable(lane, 'gone');
      else if (this.isHopeless(lane)) await this.disable(lane, 'failing');
    } catch (error) {
      // It is still in the queue, and is sent again; receivers know it by its id.
      this.log.warn('webhook.outcome_lost', {}, error);
    }
    lane.forget(job.deliveryId);
  }

  private async disable(lane: Lane, reason: 'gone' | 'failing'): Promise<void> {
    const { target } = lane;
    this.drop(target.id, lane);
    await this.endpoints.disableBySystem(target, reason);
  }

  private note(lane: Lane, job: Job, { status, retryAfterS }: Verdict): void {
    if (status === 'delivered') {
      lane.succeed(job);
      this.counts.delivered++;
      return;
    }
    lane.fail(job, this.clock.nowMs(), Math.random(), retryAfterS * 1_000);
    if (status === 'pending') this.counts.retried++;
    else this.counts.failed++;
  }

  private isHopeless({ failingSinceMs }: Lane): boolean {
    return failingSinceMs !== undefined && this.clock.nowMs() - failingSinceMs >= DISABLE_AFTER_MS;
  }
}

const idOf = ({ endpointId }: Due): Uuid => endpointId;

function outcomeOf(
  { deliveryId, bucket }: Job,
  { status, error, durationMs, response }: SendResult,
  verdict: Verdict,
  body: string | null,
  nowMs: number,
): Outcome {
  return {
    deliveryId,
    bucket,
    status: verdict.status,
    reason: verdict.reason,
    nextAttemptMs: verdict.nextAttemptMs,
    body,
    attempt: {
      at: new Date(nowMs - durationMs).toISOString(),
      durationMs,
      status: status ?? null,
      error: error ?? null,
      response,
    },
  };
}
