import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Embank, EmbankProblem, unwrap, WebhookRefused } from '../../clients/typescript/src/index.js';
import { WebhookWorker } from '../../src/modules/webhooks/index.js';
import { type Sandbox, sandboxBank } from '../support/sandbox.js';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const CLIENT = path.join(PROJECT, 'clients/typescript');
const PAGES = path.join(PROJECT, 'docs/partners');
const run = promisify(execFile);
const waits: number[] = [];

let bank: Sandbox;
/** What the network does to the next tries; the bank answers when it is empty. */
const mishaps: (() => Response | 'lose the answer')[] = [];
const keysSent: (string | null)[] = [];

async function badNetwork(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  keysSent.push(new Headers(init?.headers).get('idempotency-key'));
  const mishap = mishaps.shift()?.();
  if (mishap instanceof Response) return mishap;
  const response = await fetch(input, init);
  if (mishap === undefined) return response;
  throw new TypeError('fetch failed');
}

function client(options: { key?: string } = {}): Embank {
  return new Embank({
    baseUrl: bank.url,
    key: bank.keys['lumen-phones'] as string,
    fetch: badNetwork,
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    ...options,
  });
}

beforeAll(async () => {
  bank = await sandboxBank({ WEBHOOK_ALLOW_LOOPBACK: 'true' });
}, 60_000);
afterAll(() => bank.close());
beforeEach(() => {
  waits.length = keysSent.length = mishaps.length = 0;
});

const phone = { kind: 'person', phone: '+8613800138000' } as const;
const unavailable = (retryAfter: string): Response =>
  Response.json(
    { code: 'overloaded', status: 503, detail: '', retryable: true },
    { status: 503, headers: { 'retry-after': retryAfter } },
  );

it('registers once though the answer is lost, under one key', async () => {
  mishaps.push(() => 'lose the answer');
  const body = { externalId: 'client-lost', ...phone };
  const registered = await client().post('/v1/customers', { body });
  expect(keysSent).toHaveLength(2);
  expect(keysSent[0]).toEqual(keysSent[1]);
  const path = { externalId: 'client-lost' };
  expect(await client().get('/v1/customers/by-external-id/{externalId}', { path })).toMatchObject({
    id: registered.id,
  });
});

it('waits at least as long as Retry-After says, and gives up after three repeats', async () => {
  mishaps.push(() => unavailable('2'));
  await client().get('/v1/me');
  expect(waits[0]).toBeGreaterThanOrEqual(2_000);
  mishaps.push(...Array.from({ length: 4 }, () => () => unavailable('1')));
  await expect(client().get('/v1/me')).rejects.toMatchObject({ code: 'overloaded' });
  expect(waits).toHaveLength(4);
  expect(mishaps).toEqual([]);
});

it('does not repeat what cannot succeed, nor what is not safe', async () => {
  await expect(client({ key: 'ek_sandbox_wrong' }).get('/v1/me')).rejects.toBeInstanceOf(EmbankProblem);
  expect(keysSent).toHaveLength(1);
  mishaps.push(() => 'lose the answer');
  await expect(client().put('/v1/sandbox/clock', { body: { now: null } })).rejects.toThrow('fetch failed');
  expect(keysSent).toHaveLength(2);
});

it('tells what is wrong with a request, and where', async () => {
  const amount = { amount: 1, currency: 'XXQ' };
  const asked = client().post('/v1/offers', { body: { purpose: 'payment', amount } });
  await expect(asked).rejects.toMatchObject({
    code: 'invalid_request',
    errors: [{ pointer: '/amount/currency' }],
  });
});

it('walks a list from page to page', async () => {
  for (const externalId of ['client-a', 'client-b', 'client-c'])
    await client().post('/v1/customers', { body: { externalId, ...phone } });
  const seen: (string | null | undefined)[] = [];
  for await (const { externalId } of client().list('/v1/customers', { query: { limit: 2 } }))
    seen.push(externalId);
  expect(seen).toEqual(expect.arrayContaining(['client-a', 'client-b', 'client-c']));
  expect(new Set(seen).size).toBe(seen.length);
  expect(keysSent.length).toBeGreaterThan(3 + 1);
});

describe('a webhook', () => {
  const SECRET = `whsec_${Buffer.from('a secret of twenty-four by').toString('base64')}`;
  const BODY = '{"type":"offer.accepted","timestamp":"2026-12-01T00:00:00Z","data":{}}';
  const NOW_S = 1_796_083_200;
  const signed = (secret: string, timestamp = NOW_S, body = BODY): Record<string, string> => {
    const key = Buffer.from(secret.slice(6), 'base64');
    const signature = createHmac('sha256', key).update(`msg_1.${timestamp}.${body}`).digest('base64');
    return {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `v1a,other v1,${signature}`,
    };
  };
  const open = (headers: Record<string, string>, body = BODY, secret: string | string[] = SECRET): unknown =>
    unwrap(headers, body, { secret, nowMs: NOW_S * 1_000 });
  const other = `whsec_${Buffer.from('another secret of some by').toString('base64')}`;

  it('is read when it is genuine, under either secret of a rotation', () => {
    expect(open(signed(SECRET))).toMatchObject({ type: 'offer.accepted' });
    expect(open(signed(SECRET), BODY, [other, SECRET])).toMatchObject({ type: 'offer.accepted' });
    expect(
      unwrap(new Headers(signed(SECRET)), Buffer.from(BODY), { secret: SECRET, nowMs: NOW_S * 1_000 }),
    ).toBeDefined();
  });

  it.each<[string, Record<string, string>, string]>([
    ['another secret', signed(other), BODY],
    ['another body', signed(SECRET), BODY.replace('accepted', 'declined')],
    ['an old time', signed(SECRET, NOW_S - 301), BODY],
    ['a time to come', signed(SECRET, NOW_S + 301), BODY],
    ['another id', { ...signed(SECRET), 'webhook-id': 'msg_2' }, BODY],
    ['no signature', { 'webhook-id': 'msg_1', 'webhook-timestamp': String(NOW_S) }, BODY],
    ['no time', { ...signed(SECRET), 'webhook-timestamp': 'soon' }, BODY],
    ['a body that is not JSON', signed(SECRET, NOW_S, '{'), '{'],
  ])('is refused with %s', (_, headers, body) => {
    expect(() => open(headers, body)).toThrow(WebhookRefused);
  });
});

/** As those get it who install it: packed, and put into a project that has nothing else. */
describe('as a package', () => {
  let temporary: string;
  let home: string;

  beforeAll(async () => {
    temporary = mkdtempSync(path.join(tmpdir(), 'embank-client-'));
    home = path.join(temporary, 'project');
    mkdirSync(home);
    writeFileSync(path.join(home, 'package.json'), '{ "private": true, "type": "module" }');
    await npm(CLIENT, 'pack', '--pack-destination', temporary);
    const [packed = ''] = readdirSync(temporary).filter((file) => file.endsWith('.tgz'));
    await npm(home, 'install', '--offline', '--no-audit', '--no-fund', path.join(temporary, packed));
    await bank.booted.app.get(WebhookWorker).start();
  }, 180_000);
  afterAll(async () => {
    await bank.booted.app.get(WebhookWorker).stop();
    rmSync(temporary, { recursive: true });
  });

  const npm = (cwd: string, ...args: string[]): Promise<unknown> => {
    const { npm_node_execpath: node, npm_execpath: cli } = process.env;
    return node && cli ? run(node, [cli, ...args], { cwd }) : run('npm', args, { cwd });
  };

  it('holds what is needed to use it, and no sources', () => {
    const held = readdirSync(path.join(home, 'node_modules/@embank/client'), { recursive: true });
    expect(held).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'README.md']));
    expect(held.filter((file) => String(file).startsWith('src'))).toEqual([]);
  });

  it('tells the compiler what each call takes and answers', async () => {
    const program = `
      import { Embank, type WebhookEvent } from '@embank/client';
      const bank = new Embank({ baseUrl: '', key: '' });
      export const name: Promise<string> = bank.get('/v1/me').then(({ partner }) => partner.name);
      // @ts-expect-error there is no such call
      void bank.get('/v1/nowhere');
      // @ts-expect-error it needs an id
      void bank.get('/v1/offers/{id}');
      export const kind = (event: WebhookEvent): string | undefined =>
        event.type === 'customer.registered' ? event.data.kind : undefined;
    `;
    writeFileSync(path.join(home, 'program.ts'), program);
    const options = [
      '--strict',
      '--noEmit',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2023,dom',
    ];
    const tsc = path.join(PROJECT, 'node_modules/typescript/bin/tsc');
    await run(process.execPath, [tsc, ...options, 'program.ts'], { cwd: home });
  });

  /** @returns what the program printed */
  async function play(program: string): Promise<string> {
    writeFileSync(path.join(home, 'program.mjs'), program);
    const keys = Object.entries(bank.keys).map(([slug, key]) => [
      `${slug.toUpperCase().replaceAll('-', '_')}_KEY`,
      key,
    ]);
    const { stdout } = await run(process.execPath, ['program.mjs'], {
      cwd: home,
      env: {
        ...Object.fromEntries(keys),
        EMBANK_URL: bank.url,
        EMBANK_KEY: bank.keys['lumen-phones'],
      },
    });
    return stdout;
  }

  it('has a quick start that works', async () => {
    const [, quickStart = ''] =
      /```js\n(.*?)```/s.exec(readFileSync(path.join(CLIENT, 'README.md'), 'utf8')) ?? [];
    expect((await play(quickStart)).split('\n')).toEqual(
      expect.arrayContaining(['Lumen Phones, sandbox', 'accepted', '404 not_found', 'reader-1']),
    );
  });

  const pages = readdirSync(PAGES).filter((file) => file !== 'README.md');
  test.each(pages)(
    'plays docs/partners/%s, which prints what the page says',
    async (file) => {
      const text = readFileSync(path.join(PAGES, file), 'utf8');
      const blocks = [...text.matchAll(/```(\w*)\n(.*?)```/gs)].map(([, kind, block]) => ({ kind, block }));
      expect(new Set(blocks.map(({ kind }) => kind))).toEqual(new Set(['js', 'text']));
      // What a block prints stands right after it; a block without such a text may print what it likes.
      const mark = '· end of a block';
      const parts = blocks.filter(({ kind }) => kind === 'js').map(({ block }) => block);
      const printed = (await play(parts.join(`console.log('${mark}');\n`))).split(`${mark}\n`);
      let part = -1;
      for (const { kind, block } of blocks) {
        if (kind === 'js') part += 1;
        else expect(printed[part]).toBe(block);
      }
      // Some pages live through a year.
    },
    120_000,
  );
});
