import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SystemClock } from '../clock/system-clock.js';
import { Database } from '../database/database.js';
import { patiently } from '../database/patience.js';
import type { ReadTx, Tx } from '../database/tx.js';
import { Log } from '../telemetry/log.js';
import type { FaultyVersion } from './faulty-version.js';

const POLL_MS = 250;

/** A module's share of the configuration, loaded whole. `previous` lets it keep what did not change (compiled rules). */
export interface SnapshotPart<T> {
  readonly name: string;
  load(tx: ReadTx, previous: T | undefined): Promise<T>;
  /** What is in force and had to be left out. */
  faultyIn?(value: T): readonly FaultyVersion[];
}

/** The bank's configuration at one version. Immutable: a decision that began with it ends with it. */
export class Snapshot {
  constructor(
    readonly version: number,
    private readonly parts: ReadonlyMap<string, unknown>,
    readonly faulty: readonly FaultyVersion[],
  ) {}

  get<T>(part: SnapshotPart<T>): T {
    const value = this.parts.get(part.name);
    if (value === undefined) throw new Error(`snapshot part ${part.name} is not registered`);
    return value as T;
  }
}

/**
 * Raises the configuration's version in the caller's transaction. The row lock makes publishers commit in the order of
 * their versions, so a reader that has seen version n has missed nothing below it.
 */
export async function bumpHead(tx: Tx): Promise<void> {
  await tx.query('update config_head set version = version + 1');
}

/** Makes publishers queue here and nowhere else: whoever changes configuration takes this lock before any other row. */
export async function lockHead(tx: Tx): Promise<void> {
  await tx.query('select 1 from config_head for update');
}

/**
 * Keeps the newest configuration in memory. Every process polls the one head row; there is no LISTEN, which would not
 * pass a transaction-mode pooler.
 */
@Injectable()
export class SnapshotService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly parts = new Map<string, SnapshotPart<unknown>>();
  private snapshot: Snapshot | undefined;
  private timer: NodeJS.Timeout | undefined;
  private refreshing: Promise<void> | undefined;
  /** The load that begins when the one under way has ended, where somebody waits for it. */
  private following: Promise<void> | undefined;
  private checkedAtMs = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: SystemClock,
    private readonly log: Log,
  ) {}

  /** Called by modules while they are constructed, before the first load. */
  register<T>(part: SnapshotPart<T>): void {
    if (this.parts.has(part.name)) throw new Error(`snapshot part ${part.name} is registered twice`);
    this.parts.set(part.name, part);
  }

  current(): Snapshot {
    if (!this.snapshot) throw new Error('configuration is not loaded yet');
    return this.snapshot;
  }

  /** Milliseconds since the head row was last compared; readiness fails when it grows. */
  lagMs(): number {
    return this.clock.nowMs() - this.checkedAtMs;
  }

  /** Versions in force that this program cannot use. */
  faulty(): readonly FaultyVersion[] {
    return this.snapshot?.faulty ?? [];
  }

  async onApplicationBootstrap(): Promise<void> {
    await patiently(() => this.refresh());
    this.timer = setInterval(() => {
      // A failed poll keeps the last snapshot in force; lagMs() and readiness tell of it.
      if (!this.refreshing) this.refresh().catch(() => undefined);
    }, POLL_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Afterwards everything is in force that was committed before the call. Overlapping calls share their loads. */
  refresh(): Promise<void> {
    if (this.refreshing) {
      // What is under way may have begun before the caller's change; the next one has not.
      this.following ??= this.refreshing
        .catch(() => undefined)
        .then(() => {
          this.following = undefined;
          return this.refresh();
        });
      return this.following;
    }
    this.refreshing = this.compareAndLoad().finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  private async compareAndLoad(): Promise<void> {
    const { rows } = await this.database.pool.query<{ version: string }>('select version from config_head');
    if (Number(rows[0]?.version) !== this.snapshot?.version) await this.load();
    this.checkedAtMs = this.clock.nowMs();
  }

  private async load(): Promise<void> {
    const before = new Set(this.faulty().map(({ id }) => id));
    this.snapshot = await this.database.readSnapshot({ kind: 'system', job: 'snapshot' }, async (tx) => {
      const head = await tx.query<{ version: string }>('select version from config_head');
      const parts = new Map<string, unknown>();
      const faulty: FaultyVersion[] = [];
      for (const part of this.parts.values()) {
        const value = await part.load(tx, this.snapshot?.get(part));
        parts.set(part.name, value);
        faulty.push(...(part.faultyIn?.(value) ?? []));
      }
      return new Snapshot(Number(head[0]?.version), parts, faulty);
    });
    for (const { id, kind, name, number, fault } of this.faulty()) {
      const { pointer, code } = fault;
      const definition = `${kind} ${name}`;
      if (!before.has(id)) {
        this.log.error('snapshot.version_faulty', { definition, version: String(number), pointer, code });
      }
    }
  }
}
