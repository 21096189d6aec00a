import pg from 'pg';
import { BANK_MODULES } from '../../src/app.module.js';
import { SandboxSeed } from '../../src/modules/sandbox/index.js';
import { SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import type { Env } from '../../src/platform/config/env-reader.js';
import { boot, type Booted } from './boot.js';
import { type DatabaseUrls, testDatabase } from './database.js';

export interface PartnerAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests look at answers of every shape.
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

export interface PartnerRequest {
  readonly method?: string;
  readonly path: string;
  readonly body?: object;
  /** Idempotency-Key, as it is written into the header. */
  readonly key?: string;
}

/** A partner's app. */
export type PartnerCaller = (request: PartnerRequest) => Promise<PartnerAnswer>;

/** The whole bank with its sandbox on a database of its own. */
export interface WholeBank {
  readonly booted: Booted;
  readonly urls: DatabaseUrls;
  readonly url: string;
  /** API keys of the sandbox's partners, by slug. */
  readonly keys: ReadonlyMap<string, string>;
  /** Bound SQL as a superuser would see it: past the walls. */
  rows<R>(sql: string, params?: unknown[]): Promise<R[]>;
  /** A further process of the same bank, as far as anybody outside can tell. */
  another(): Promise<Booted>;
  close(): Promise<void>;
  /** Ends the connections of `rows` alone. */
  endRows(): Promise<void>;
}

/** @param given a migrated database; a fresh one of the test server when it is left out */
export async function wholeBank(env: Env = {}, given?: DatabaseUrls): Promise<WholeBank> {
  const urls = given ?? (await testDatabase());
  const bootOne = (): Promise<Booted> => boot(BANK_MODULES, { ...databaseEnv(urls), ...env });
  const booted = await bootOne();
  const { partners } = await booted.app.get(SandboxSeed).run();
  await booted.app.get(SnapshotService).refresh();
  const others: Booted[] = [];
  const owner = ownerPool(urls);
  return {
    booted,
    urls,
    url: booted.url,
    keys: new Map(partners.map(({ slug, key }) => [slug, key])),
    rows: async <R>(sql: string, params: unknown[] = []) => (await owner.query(sql, params)).rows as R[],
    another: async () => {
      const other = await bootOne();
      others.push(other);
      return other;
    },
    endRows: () => owner.end(),
    close: async () => {
      await Promise.all([booted, ...others].map((one) => one.close()));
      await owner.end();
    },
  };
}

export function databaseEnv({ appUrl, gateUrl }: DatabaseUrls): Env {
  return { DATABASE_URL: appUrl, DATABASE_GATE_URL: gateUrl };
}

/** The owner's policy lets the owner see every row (migrations/support.ts). */
export function ownerPool({ ownerUrl }: DatabaseUrls): pg.Pool {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  pool.on('error', () => undefined);
  return pool;
}

export function callerOf(url: string, apiKey: string): PartnerCaller {
  return async ({ method = 'POST', path, body, key }) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
}

/** A person whom the partner knows well enough to be offered credit. */
export function aPerson(externalId: string): object {
  return { externalId, kind: 'person', phone: '+8613800138000', birthDate: '1990-05-17' };
}

/** A phone for 3,000 yuan at the shop of the sandbox. */
export function aPhone(externalId: string, amountMinor = 300_000): object {
  return {
    scenario: 'retail.electronics.phone',
    purpose: 'payment',
    amount: { amount: amountMinor, currency: 'CNY' },
    customer: { externalId },
  };
}
