import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { Database } from '../../platform/database/database.js';
import { ApiKeysRepository } from './api-keys.repository.js';

const FLUSH_MS = 60_000;

/** Remembers when each key was last used and writes it once a minute, so that no request waits for it. */
@Injectable()
export class KeyUse implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private lastUsedMs = new Map<Uuid, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeysRepository,
  ) {}

  note(key: Uuid, nowMs: number): void {
    this.lastUsedMs.set(key, nowMs);
  }

  async flush(): Promise<void> {
    if (this.lastUsedMs.size === 0) return;
    const noted = this.lastUsedMs;
    this.lastUsedMs = new Map();
    try {
      await this.database.run({ kind: 'system', job: 'key-use' }, (tx) => this.keys.storeLastUse(tx, noted));
    } catch (error) {
      // Kept for the next minute, behind what came meanwhile.
      this.lastUsedMs = new Map([...noted, ...this.lastUsedMs]);
      throw error;
    }
  }

  onApplicationBootstrap(): void {
    // A minute that cannot be written is written with the next one; the database's absence shows elsewhere.
    this.timer = setInterval(() => void this.flush().catch(() => undefined), FLUSH_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush().catch(() => undefined);
  }
}
