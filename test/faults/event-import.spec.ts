import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProcess } from '../support/api-process.js';
import {
  callerOf,
  databaseEnv,
  type PartnerCaller,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';

/** `npm run test:faults` runs the long form; `npm test` a short one that kills twice. */
const IS_LONG = process.env['EMBANK_FAULTS'] === 'long';
const LINES = IS_LONG ? 200_000 : 6_000;
const KILLS = IS_LONG ? 8 : 2;
const CUSTOMERS = 40;

let bank: WholeBank;
let api: ApiProcess;
let dir: string;
let key: string;
let shop: PartnerCaller;

beforeAll(async () => {
  bank = await wholeBank();
  dir = await mkdtemp(path.join(tmpdir(), 'embank-import-'));
  api = await ApiProcess.on({ ...databaseEnv(bank.urls), LOG_LEVEL: 'warn' }, path.join(dir, 'api.log'));
  api.start();
  await api.ready();
  key = bank.keys.get('lumen-phones') as string;
  shop = callerOf(api.url, key);
}, 90_000);
afterAll(async () => {
  await api?.stop();
  await bank?.close();
  await rm(dir, { recursive: true, force: true });
});

const FILE = Buffer.from(
  Array.from({ length: LINES }, (_, i) =>
    JSON.stringify({
      externalId: `receipt-${i}`,
      type: 'purchase',
      occurredAt: `2026-0${1 + (i % 9)}-1${i % 7}T04:00:00Z`,
      customer: { externalId: `reader-${i % CUSTOMERS}`, register: true },
      amount: { amount: 100, currency: 'CNY' },
      text: i % 3 === 0 ? '手机壳' : 'Phone case',
    }),
  ).join('\n'),
);

interface Progress {
  readonly status: string;
  readonly offset: number;
  readonly lines: number;
  readonly recorded: number;
  readonly duplicates: number;
}

const read = async (id: string): Promise<Progress> =>
  (await shop({ method: 'GET', path: `/v1/event-imports/${id}` })).body as Progress;

/** Sends a part of the file and then nothing more, as a client does whose bank is about to die. */
function beginUpload(id: string, from: number, until: number): { abandon(): void } {
  const sent = httpRequest(`${api.url}/v1/event-imports/${id}/content`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/x-ndjson',
      'upload-offset': String(from),
    },
  });
  sent.on('error', () => undefined);
  sent.write(FILE.subarray(from, until));
  return { abandon: () => sent.destroy() };
}

test('a file goes on where kill -9 broke it off: nothing is lost, nothing is taken twice', async () => {
  const { id } = (await shop({ path: '/v1/event-imports', body: {} })).body as { id: string };
  let offset = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const upload = beginUpload(id, offset, Math.floor((FILE.length * kill) / (KILLS + 1)));
    // In the middle of it: some chunks are stored, others are read, one is under way.
    while ((await read(id)).offset === offset) await sleep(5);
    await api.kill();
    upload.abandon();
    api.start();
    await api.ready();
    const now = await read(id);
    expect(now).toMatchObject({ status: 'receiving', recorded: now.lines, duplicates: 0 });
    expect(now.offset).toBeGreaterThan(offset);
    expect(FILE[now.offset - 1]).toBe(0x0a);
    offset = now.offset;
  }
  const rest = await fetch(`${api.url}/v1/event-imports/${id}/content`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/x-ndjson',
      'upload-offset': String(offset),
    },
    body: FILE.subarray(offset),
  });
  expect([rest.status, await rest.json()]).toMatchObject([
    200,
    { status: 'done', offset: FILE.length, lines: LINES, recorded: LINES, duplicates: 0, refused: 0 },
  ]);
  const [counts] = await bank.rows<object>(
    `select (select count(*)::int from event) as events, (select count(*)::int from event_key) as keys,
       (select sum(occasions)::int from customer_summary) as occasions,
       (select sum(purchased_minor)::int from customer_summary) as purchased`,
  );
  expect(counts).toEqual({ events: LINES, keys: LINES, occasions: LINES, purchased: LINES * 100 });
}, 600_000);
