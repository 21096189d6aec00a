import type { Type } from '@nestjs/common';
import { loadSeedPacks, ScenariosModule, seedTree } from '../../src/modules/scenarios/index.js';
import { StaffModule, type StaffRole } from '../../src/modules/staff/index.js';
import type { Env } from '../../src/platform/config/env-reader.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import { Database } from '../../src/platform/database/database.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { bumpHead, SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../src/platform/versions/version-store.js';
import { VersionsModule } from '../../src/platform/versions/versions.module.js';
import { boot, type Booted } from './boot.js';
import { type DatabaseUrls, testDatabase, withClient } from './database.js';
import { staffWith, type StaffCaller } from './staff.js';

/** The application on a database of its own, and a clock that the test moves. */
export interface TestApp {
  readonly booted: Booted;
  readonly urls: DatabaseUrls;
  /** How far the system clock is ahead. */
  skewMs: number;
  /** Bound SQL as the owner of the schema. */
  rows<R>(sql: string, params?: unknown[]): Promise<R[]>;
  /** Writes configuration as the system does, and waits until it is in force here. */
  configure<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Somebody with these roles and a token of the application's own. */
  staff(...roles: StaffRole[]): Promise<StaffCaller>;
  /** Another process on the same database. */
  another(env?: Env): Promise<Booted>;
  close(): Promise<void>;
}

/** @param modules what the test is about; the bank's staff and scenarios are always there */
export async function testApp(...modules: Type[]): Promise<TestApp> {
  const urls = await testDatabase();
  const env = { DATABASE_URL: urls.appUrl, DATABASE_GATE_URL: urls.gateUrl };
  const all = [DatabaseModule, VersionsModule, StaffModule, ScenariosModule, ...modules];
  const booted = await boot(all, env);
  const app: TestApp = {
    booted,
    urls,
    skewMs: 0,
    rows: async <R>(sql: string, params: unknown[] = []) =>
      withClient(urls.ownerUrl, async (client) => (await client.query(sql, params)).rows as R[]),
    configure: async (work) => {
      const result = await booted.app.get(Database).run({ kind: 'system', job: 'test' }, async (tx) => {
        const made = await work(tx);
        await bumpHead(tx);
        return made;
      });
      await refreshed(booted);
      return result;
    },
    staff: (...roles) => staffWith(booted, urls.ownerUrl, roles),
    another: (more) => boot(all, { ...env, ...more }),
    close: () => booted.close(),
  };
  booted.app.get(SystemClock).nowMs = () => Date.now() + app.skewMs;
  return app;
}

/** Everything that is committed is in force in this process. */
export async function refreshed({ app }: Booted): Promise<void> {
  await app.get(SnapshotService).refresh();
}

/** Puts some scenarios and policy packs of the seed in force; all of them would take every test a while. */
export async function publishSeeds(
  app: TestApp,
  paths: readonly string[],
  packs: readonly string[],
): Promise<void> {
  const store = app.booted.app.get(VersionStore);
  await app.configure(async (tx) => {
    const publish = async (kind: 'scenario' | 'pack', name: string, body: object): Promise<unknown> =>
      store.publish(tx, await store.createDraft(tx, { kind, name, body, note: 'seed' }));
    for (const path of paths) await publish('scenario', path, seedTree().get(path) as object);
    for (const pack of loadSeedPacks()) {
      if (packs.includes(pack.jurisdiction)) await publish('pack', pack.jurisdiction, pack);
    }
  });
}
