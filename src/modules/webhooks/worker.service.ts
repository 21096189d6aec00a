import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { newUuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Database } from '../../platform/database/database.js';
import { leaveLeases, takeLease } from '../../platform/schedule/lease.js';
import { Log } from '../../platform/telemetry/log.js';
import { Dispatcher } from './dispatcher.js';
import { Loop } from './loop.js';
import { QueueRepository } from './queue.repository.js';
import { Relay, RELAY_BATCH } from './relay.js';
import { RelayRepository } from './relay.repository.js';

const ACTOR = { kind: 'system', job: 'webhookWorker' } as const;
/** A worker owns ranges of buckets whole; several workers share them, and one that dies loses them within the lease. */
const SLOTS = 8;
const BUCKETS_A_SLOT = 4096 / SLOTS;
const LEASE_MS = 12_000;

const RELAY_IDLE_MS = 50;
const DISPATCH_IDLE_MS = 100;
/** Between two looks into the queue, so that several endpoints share one. */
const DISPATCH_PAUSE_MS = 5;
/** How soon we see what is due again, and what other processes put into the queue. */
const WAKE_ALL_MS = 500;
const OWN_MS = 1_000;
const LEASES_MS = 3_000;
const SWEEP_MS = 5_000;
const SWEPT_A_ROUND = 1_000;
const RETENTION_MS = 3_600_000;
const KEPT_DAYS = 60;

/**
 * The background process of webhooks: relays events into feeds, owns endpoints under leases, sends what is due, and
 * clears up. Killed at any moment it leaves nothing half done: what was not written as done is done again by whoever
 * owns the endpoint next.
 */
@Injectable()
export class WebhookWorker {
  private readonly holder;
  private slots: readonly number[] = [];
  private ownedUntilMs = 0;
  private readonly loops: readonly Loop[];
  private wokeAllAtMs = 0;

  constructor(
    private readonly database: Database,
    private readonly relay: Relay,
    private readonly relayRows: RelayRepository,
    private readonly dispatcher: Dispatcher,
    private readonly queue: QueueRepository,
    private readonly clock: SystemClock,
    log: Log,
  ) {
    this.holder = newUuid(clock.nowMs());
    const loop = (name: string, everyMs: number, round: () => Promise<boolean>): Loop =>
      new Loop(name, everyMs, round, log);
    const dispatching = loop('webhookDispatch', DISPATCH_IDLE_MS, () => this.dispatchOnce());
    dispatcher.onRoom = () => dispatching.kick();
    this.loops = [
      dispatching,
      loop('webhookLeases', LEASES_MS, () => this.renew()),
      loop('webhookTargets', OWN_MS, () => this.own()),
      loop('webhookRelay', RELAY_IDLE_MS, () => this.relayOnce()),
      loop('webhookSweep', SWEEP_MS, () => this.sweep()),
      loop('webhookRetention', RETENTION_MS, () => this.forgetOld()),
    ];
  }

  /** Whether it could renew its leases lately; what it does without them is nothing. */
  get isWorking(): boolean {
    return this.clock.nowMs() < this.ownedUntilMs;
  }

  async start(): Promise<void> {
    await this.renew();
    await this.own();
    for (const loop of this.loops) loop.start();
  }

  /** Begins nothing more, waits for what is under way, and leaves the endpoints to others. */
  async stop(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
    this.dispatcher.own([]);
    await this.dispatcher.settled();
    await this.dispatcher.storeHealth();
    await this.database.run(ACTOR, (tx) => leaveLeases(tx, this.holder));
  }

  /** Does everything that is due now, once and without loops: for tests and for tools. */
  async drain(): Promise<void> {
    await this.renew();
    await this.own();
    while (await this.relayOnce());
    do {
      this.dispatcher.wakeAll();
      while (await this.dispatcher.cycle());
      await this.dispatcher.settled();
    } while (await this.more());
    await this.dispatcher.storeHealth();
    await this.sweep();
  }

  private async more(): Promise<boolean> {
    this.dispatcher.wakeAll();
    return this.dispatcher.cycle();
  }

  private async renew(): Promise<boolean> {
    const untilMs = this.clock.nowMs() + LEASE_MS;
    const mine: number[] = [];
    await this.database.run(ACTOR, async (tx) => {
      mine.length = 0;
      for (let slot = 0; slot < SLOTS; slot++) {
        if (await takeLease(tx, `webhooks/${slot}`, this.holder, LEASE_MS)) mine.push(slot);
      }
    });
    this.slots = mine;
    this.ownedUntilMs = untilMs;
    return false;
  }

  /** Without a lease nobody owns anything: a worker that cannot reach the database stops sending. */
  private async own(): Promise<boolean> {
    if (!this.isWorking) this.slots = [];
    const ranges = this.slots.map(
      (slot) => [slot * BUCKETS_A_SLOT, (slot + 1) * BUCKETS_A_SLOT - 1] as const,
    );
    this.dispatcher.own(await this.database.read(ACTOR, (tx) => this.queue.targets(tx, ranges)));
    await this.dispatcher.storeHealth();
    return false;
  }

  private async relayOnce(): Promise<boolean> {
    const { taken, endpointIds } = await this.relay.round(this.holder);
    this.dispatcher.wake(endpointIds);
    if (endpointIds.size > 0) this.dispatcher.onRoom();
    return taken >= RELAY_BATCH;
  }

  private async dispatchOnce(): Promise<boolean> {
    const nowMs = this.clock.nowMs();
    if (nowMs - this.wokeAllAtMs >= WAKE_ALL_MS) {
      this.wokeAllAtMs = nowMs;
      this.dispatcher.wakeAll();
    }
    const isBusy = await this.dispatcher.cycle();
    if (isBusy) await sleep(DISPATCH_PAUSE_MS);
    return isBusy;
  }

  private async sweep(): Promise<boolean> {
    const now = new Date(this.clock.nowMs());
    const swept = await this.database.run(ACTOR, (tx) => this.queue.cancelOrphans(tx, SWEPT_A_ROUND, now));
    return swept >= SWEPT_A_ROUND;
  }

  private async forgetOld(): Promise<boolean> {
    await this.database.run(ACTOR, (tx) => this.relayRows.dropOldMonths(tx, KEPT_DAYS));
    return false;
  }
}
