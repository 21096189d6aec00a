import { BANK_MODULES } from '../../src/app.module.js';
import { SandboxSeed } from '../../src/modules/sandbox/index.js';
import type { StaffRole } from '../../src/modules/staff/index.js';
import type { Env } from '../../src/platform/config/env-reader.js';
import { SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import { boot, type Booted } from './boot.js';
import { testDatabase, withClient } from './database.js';
import { type Answer, call, staffWith, type StaffCaller } from './staff.js';

/** A partner's server: it calls with its key, and has a sandbox clock of its own. */
export interface PartnerCaller {
  get(path: string): Promise<Answer>;
  post(path: string, body?: object, idempotencyKey?: string): Promise<Answer>;
  /** Sets the business time; it moves on from there by itself. */
  setClock(now: string): Promise<void>;
}

/** The whole bank over HTTP, seeded as every sandbox is. */
export interface Sandbox {
  readonly booted: Booted;
  readonly url: string;
  readonly ownerUrl: string;
  /** Slug → key. */
  readonly keys: Readonly<Record<string, string>>;
  partner(slug: string): PartnerCaller;
  staff(...roles: StaffRole[]): Promise<StaffCaller>;
  /** Bound SQL as the owner of the schema. */
  rows<R>(sql: string, params?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

export async function sandboxBank(env: Env = {}): Promise<Sandbox> {
  const { ownerUrl, appUrl, gateUrl } = await testDatabase();
  const booted = await boot(BANK_MODULES, { ...env, DATABASE_URL: appUrl, DATABASE_GATE_URL: gateUrl });
  const { partners } = await booted.app.get(SandboxSeed).run();
  await booted.app.get(SnapshotService).refresh();
  const keys = Object.fromEntries(partners.map(({ slug, key }) => [slug, key]));
  for (const { key, example } of partners) await warmUp(booted.url, key, example);
  return {
    booted,
    url: booted.url,
    ownerUrl,
    keys,
    partner: (slug) => partnerCaller(booted.url, keys[slug] as string),
    staff: (...roles) => staffWith(booted, ownerUrl, roles),
    rows: async <R>(sql: string, params: unknown[] = []) =>
      withClient(ownerUrl, async (client) => (await client.query(sql, params)).rows as R[]),
    close: () => booted.close(),
  };
}

/** The first decisions of a cold process may take longer than a checkout waits, and are answered without offers. */
async function warmUp(url: string, key: string, example: object): Promise<void> {
  for (let i = 0; i < 10; i += 1) {
    const { body } = await call(url, 'POST', '/v1/offers', key, example);
    if (body.degraded === false) return;
  }
  throw new Error('every decision is late: the machine is too busy for this test');
}

function partnerCaller(url: string, key: string): PartnerCaller {
  return {
    get: (path) => call(url, 'GET', path, key),
    post: (path, body, idempotencyKey) =>
      call(
        url,
        'POST',
        path,
        key,
        body,
        idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey },
      ),
    setClock: async (now) => {
      const { status } = await call(url, 'PUT', '/v1/sandbox/clock', key, { now });
      if (status !== 200) throw new Error(`the sandbox clock answered ${status}`);
    },
  };
}

export const cny = (yuan: number): { amount: number; currency: string } => ({
  amount: Math.round(yuan * 100),
  currency: 'CNY',
});

/** A consent as a partner sends it, given now on the sandbox's clock. */
export const consent = (purpose: string, grantedAt: string): object => ({
  purpose,
  grantedAt,
  textVersion: '2026-11',
});

/** An answer's offers as `product option`, in their order. */
export const offered = ({ body }: Answer): string[] =>
  body.offers.map((offer: Answer['body']) => `${offer.product.code} ${offer.option}`);

/** Why each of the others is not offered, by `product` or `product option`. */
export const refused = ({ body }: Answer): Record<string, string> =>
  Object.fromEntries(
    body.notOffered.map((one: Answer['body']) => [
      [one.product, one.option].filter(Boolean).join(' '),
      one.code,
    ]),
  );

/** Neighbouring instalments of the same amount as one: `399.92 × 8 from 2027-01-01`. */
export function runsOf(instalments: readonly { total: number; dueDate: string }[]): string[] {
  const runs: { total: number; count: number; from: string }[] = [];
  for (const { total, dueDate } of instalments) {
    const last = runs.at(-1);
    if (last?.total === total) last.count += 1;
    else runs.push({ total, count: 1, from: dueDate });
  }
  return runs.map(({ total, count, from }) => `${(total / 100).toFixed(2)} × ${count} from ${from}`);
}
