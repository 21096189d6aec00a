import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProcess } from '../support/api-process.js';
import { SlowProxy } from '../support/slow-proxy.js';
import {
  aPerson,
  aPhone,
  callerOf,
  type PartnerAnswer,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';

/** Fewer than the crowd below, so that some of it is always refused at the door. */
const MAX_IN_FLIGHT = 32;
const CROWD = 120;

let bank: WholeBank;
let proxy: SlowProxy;
let api: ApiProcess;
let dir: string;
let shop: ReturnType<typeof callerOf>;
let sequence = 0;

beforeAll(async () => {
  bank = await wholeBank();
  proxy = await SlowProxy.before(bank.urls.appUrl);
  dir = await mkdtemp(path.join(tmpdir(), 'embank-load-'));
  const env = {
    DATABASE_URL: proxy.through(bank.urls.appUrl),
    DATABASE_GATE_URL: proxy.through(bank.urls.gateUrl),
    MAX_IN_FLIGHT: String(MAX_IN_FLIGHT),
    LOG_LEVEL: 'warn',
  };
  api = await ApiProcess.on(env, path.join(dir, 'api.log'));
  api.start();
  await api.ready();
  shop = callerOf(api.url, bank.keys.get('lumen-phones') as string);
  await shop({ path: '/v1/customers', body: aPerson('buyer') });
}, 120_000);
afterAll(async () => {
  await api?.stop();
  await proxy?.close();
  await bank?.close();
  if (dir) await rm(dir, { recursive: true, force: true });
});

const ask = (): Promise<PartnerAnswer> => shop({ path: '/v1/offers', body: aPhone('buyer') });
const register = (): Promise<PartnerAnswer> => {
  const name = `guest-${++sequence}`;
  return shop({ path: '/v1/customers', body: aPerson(name), key: name });
};

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const startedMs = performance.now();
  return [await work(), performance.now() - startedMs];
}

/** Both ways into the database answer as on any other day. */
async function isNormal(): Promise<boolean> {
  const [asked, registered] = await Promise.all([ask(), register()]);
  return registered.status === 201 && (asked.body as { degraded?: boolean }).degraded === false;
}

async function untilNormal(): Promise<number> {
  const startedMs = performance.now();
  while (!(await isNormal().catch(() => false))) {
    if (performance.now() - startedMs > 30_000) break;
    await sleep(50);
  }
  return performance.now() - startedMs;
}

/** How a program without a bug may answer when it cannot do what it is asked. */
function expectPolite({ status, headers, body }: PartnerAnswer): void {
  expect([200, 201, 503]).toContain(status);
  if (status !== 503) return;
  expect(headers.get('retry-after')).toMatch(/^\d+$/);
  expect(body).toMatchObject({ retryable: true });
}

test('with a slow database the door refuses quickly, liveness answers, and soon all is normal', async () => {
  proxy.delayMs = 50;
  const until = performance.now() + 4_000;
  const answers: PartnerAnswer[] = [];
  const crowd = Array.from({ length: CROWD }, async (_, index) => {
    while (performance.now() < until) {
      const answer = await (index % 2 ? ask() : register());
      answers.push(answer);
      // A caller that is refused waits; a tenth of what it was told keeps the pressure up.
      if (answer.status === 503) await sleep(100);
    }
  });
  const livenessMs: number[] = [];
  const probes = (async () => {
    while (performance.now() < until) {
      const [{ status }, tookMs] = await timed(() => fetch(`${api.url}/health/live`));
      expect(status).toBe(200);
      livenessMs.push(tookMs);
      await sleep(100);
    }
  })();
  await Promise.all([...crowd, probes]);
  proxy.delayMs = 0;
  answers.forEach(expectPolite);
  const shed = answers.filter(({ status }) => status === 503);
  expect(shed.length).toBeGreaterThan(0);
  expect(answers.length - shed.length).toBeGreaterThan(0);
  expect(new Set(shed.map(({ body }) => (body as { code: string }).code))).toContain('overloaded');
  expect(Math.max(...livenessMs)).toBeLessThan(1_000);
  expect(await untilNormal()).toBeLessThan(5_000);
}, 60_000);

test('when the way to the database leads nowhere every request ends, and soon after it heals all is normal', async () => {
  proxy.isBlackHole = true;
  const requests = Array.from({ length: 20 }, (_, index) => timed(index % 2 ? ask : register));
  const ended = await Promise.all(requests);
  expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
  expect((await fetch(`${api.url}/health/ready`)).status).toBe(503);
  proxy.isBlackHole = false;
  for (const [answer, tookMs] of ended) {
    expectPolite(answer);
    // Nothing can have been decided or stored: "not now", in one form or the other.
    if (answer.status !== 503) expect(answer.body).toMatchObject({ degraded: true });
    expect(tookMs).toBeLessThan(7_000);
  }
  expect(await untilNormal()).toBeLessThan(5_000);
  expect(api.log()).not.toMatch(/request\.failed|process\.uncaught/);
}, 60_000);

test('a process that is told to end under load finishes what it began: no reset, out within ten seconds', async () => {
  let isEnding = false;
  const resets: string[] = [];
  const answers: PartnerAnswer[] = [];
  const clients = Array.from({ length: 16 }, async (_, index) => {
    for (;;) {
      try {
        const answer = await (index % 2 ? ask() : register());
        answers.push(answer);
        // Told to go elsewhere, as a balancer is: a connection that is opened later may find nobody.
        if (isEnding && answer.headers.get('connection') === 'close') return;
      } catch (error) {
        const code = ((error as Error).cause as { code?: string } | undefined)?.code ?? 'unknown';
        // Nobody listens any more: the balancer would have sent it elsewhere.
        if (code === 'ECONNREFUSED' && isEnding) return;
        resets.push(code);
        if (isEnding) return;
      }
    }
  });
  await sleep(1_000);
  isEnding = true;
  const { code, tookMs } = await api.stop();
  await Promise.all(clients);
  expect(resets).toEqual([]);
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(10_000);
  expect(answers.length).toBeGreaterThan(16);
  answers.forEach(expectPolite);
  expect(api.log()).not.toMatch(/request\.failed|process\.uncaught|stop_failed/);
}, 60_000);
