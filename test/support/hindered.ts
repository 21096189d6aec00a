import type { FastifyRequest } from 'fastify';
import { BANK_MODULES } from '../../src/app.module.js';
import { boot, type Booted } from './boot.js';
import type { DatabaseUrls } from './database.js';
import { SlowProxy } from './slow-proxy.js';
import { databaseEnv } from './whole-bank.js';

/** A further process of a bank whose handlers break or stand still on demand, and whose way to its database can be cut. */
export interface Hindered {
  readonly booted: Booted;
  /** `broken`: the next handlers throw; `stalled`: they never answer. */
  mode: 'none' | 'broken' | 'stalled';
  /** How many requests stand still. */
  readonly stalled: number;
  /** To whatever stands still it is as if it had come long ago. */
  passTime(): void;
  /** The database can no longer be reached. */
  cut(): Promise<void>;
  close(): Promise<void>;
}

/** @param maxInFlight as many as may stand still before others are refused at the door */
export async function hindered(urls: DatabaseUrls, maxInFlight: number): Promise<Hindered> {
  const proxy = await SlowProxy.before(urls.appUrl);
  const through = (target: string): string => {
    const url = new URL(proxy.through(target));
    // Nobody is kept waiting by a test that holds the locks.
    url.searchParams.set('options', '-c lock_timeout=100ms');
    return url.href;
  };
  const [appUrl, gateUrl] = [through(urls.appUrl), through(urls.gateUrl)];
  const stalled = new Set<FastifyRequest>();
  const env = {
    ...databaseEnv({ ...urls, appUrl, gateUrl }),
    MAX_IN_FLIGHT: String(maxInFlight),
    SHED_QUEUE_MS: '10000',
    // Each that waits for the key of another has one, and all of a test wait at once.
    DATABASE_POOL_SIZE: '24',
    RATE_LIMIT_SANDBOX: '100000,100000,100000',
  };
  const booted = await boot(BANK_MODULES, env, (server) => {
    server.addHook('preHandler', (request, _reply, done) => {
      if (one.mode === 'stalled') return void stalled.add(request);
      done(one.mode === 'broken' ? new Error('a fault of ours') : undefined);
    });
  });
  let isCut = false;
  const cut = async (): Promise<void> => {
    if (!isCut) await proxy.close();
    isCut = true;
  };
  const one: Hindered = {
    booted,
    mode: 'none',
    get stalled() {
      return stalled.size;
    },
    passTime: () => {
      for (const { context } of stalled) Object.assign(context, { startedMs: 0 });
      stalled.clear();
    },
    cut,
    close: async () => {
      await booted.close();
      await cut();
    },
  };
  return one;
}
