import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseId, type Uuid } from '../../src/kernel/ids.js';
import type { PartnerActor } from '../../src/platform/database/actor.js';
import { FileMemory } from '../../src/modules/events/file-memory.js';
import { IntakeService, type ReadEvent, type ReportedEvent } from '../../src/modules/events/index.js';
import { drainAndClose } from '../../src/platform/http/shutdown.js';
import {
  callerOf,
  type PartnerAnswer,
  type PartnerCaller,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';

let bank: WholeBank;
let key: string;
let shop: PartnerCaller;
let made = 0;

beforeAll(async () => {
  bank = await wholeBank();
  key = bank.keys.get('lumen-phones') as string;
  shop = callerOf(bank.url, key);
}, 60_000);
afterAll(() => bank.close());

function line(more: object = {}): string {
  made += 1;
  return JSON.stringify({
    externalId: `line-${made}`,
    type: 'purchase',
    occurredAt: '2026-01-05T04:00:00Z',
    customer: { externalId: `reader-${made % 7}`, register: true },
    amount: { amount: 100, currency: 'CNY' },
    ...more,
  });
}

function anEvent(id: Uuid, number: number): ReportedEvent {
  return {
    externalId: `prepared-${number}`,
    digest: randomBytes(16).toString('hex'),
    fingerprint: randomBytes(16).toString('hex'),
    customer: { kind: 'id', id, name: id },
    type: 'purchase',
    occurredMs: Date.parse('2026-01-05T04:00:00Z'),
    scenario: 'retail',
    source: 'none',
    confidence: 1,
    isSensitive: false,
    zone: 'Asia/Shanghai',
    amountMinor: 100,
    currency: 'CNY',
    mcc: undefined,
    relatesTo: undefined,
    device: undefined,
    payee: undefined,
    contradiction: undefined,
    text: 'Phone case',
    payload: undefined,
  };
}

/** An event as it is reported. */
const reported = (customer: string): object => ({
  externalId: `live-${customer}`,
  type: 'purchase',
  occurredAt: '2026-01-05T04:00:00Z',
  customer: { id: customer },
  scenario: 'retail.electronics.phone',
  amount: { amount: 100, currency: 'CNY' },
});

async function open(): Promise<string> {
  const { status, body } = await shop({ path: '/v1/event-imports', body: { name: 'a.ndjson' } });
  expect([status, body]).toMatchObject([201, { status: 'receiving', offset: 0, lines: 0 }]);
  return body.id as string;
}

async function put(
  id: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: PartnerAnswer['body'] }> {
  const response = await fetch(`${bank.url}/v1/event-imports/${id}/content`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson', ...headers },
    body,
  });
  return { status: response.status, body: await response.json() };
}

const read = async (id: string): Promise<PartnerAnswer['body']> =>
  (await shop({ method: 'GET', path: `/v1/event-imports/${id}` })).body;

async function reportOf(id: string): Promise<unknown[]> {
  const response = await fetch(`${bank.url}/v1/event-imports/${id}/report`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text) as unknown);
}

test('a file is taken line by line; what is refused stands in the report', async () => {
  const id = await open();
  const good = line();
  const file = [good, '', '{"broken', good, line({ type: 'theft' }), `"${'x'.repeat(20_000)}"`, line()];
  const { status, body } = await put(id, file.join('\n'));
  expect([status, body]).toMatchObject([
    200,
    { status: 'done', lines: 7, recorded: 2, duplicates: 1, refused: 3, allowedActions: [] },
  ]);
  expect(body.offset).toBe(Buffer.byteLength(file.join('\n')));
  expect(await reportOf(id)).toMatchObject([
    { line: 3, code: 'invalid_json' },
    { line: 5, code: 'not_allowed_value', pointer: '/type' },
    { line: 6, code: 'line_too_long' },
  ]);
  expect((await put(id, line())).body.code).toBe('state_conflict');
});

test('a file comes in parts, each from where the one before it ended', async () => {
  const id = await open();
  const file = Buffer.from([line(), line({ text: '手机壳' }), line()].join('\n'));
  const half = file.length - 20;
  const part = await put(id, file.subarray(0, half).toString(), { 'upload-complete': '?0' });
  expect(part.body).toMatchObject({ status: 'receiving', lines: 2, recorded: 2 });
  const { offset } = part.body as { offset: number };
  expect(file[offset - 1]).toBe(0x0a);
  const wrong = await put(id, file.subarray(half).toString(), { 'upload-offset': String(half) });
  expect([wrong.status, wrong.body.code]).toEqual([409, 'upload_offset_mismatch']);
  const rest = await put(id, file.subarray(offset).toString(), { 'upload-offset': String(offset) });
  expect(rest.body).toMatchObject({ status: 'done', lines: 3, recorded: 3, offset: file.length });
});

test.each([
  ['offset', { 'upload-offset': '-1' }],
  ['offset', { 'upload-offset': '1e3' }],
  ['completeness', { 'upload-complete': 'yes' }],
])('a bad header is refused: %s', async (_, headers) => {
  const { status, body } = await put(await open(), '', headers);
  expect([status, body.code]).toEqual([400, 'invalid_upload_header']);
});

test('only lines are taken here, and lines nowhere else', async () => {
  const id = await open();
  expect((await put(id, '{}', { 'content-type': 'application/json' })).status).toBe(415);
  const response = await fetch(`${bank.url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: line(),
  });
  expect(response.status).toBe(415);
});

test('cancelled, it takes nothing more', async () => {
  const id = await open();
  await put(id, `${line()}\n`, { 'upload-complete': '?0' });
  const { body } = await shop({ path: `/v1/event-imports/${id}/cancel` });
  expect(body).toMatchObject({ status: 'cancelled', statusReason: 'partner', recorded: 1 });
  expect((await put(id, line(), { 'upload-offset': String(body.offset) })).body.code).toBe('state_conflict');
});

/** New customers, and who reports them. */
async function customers(...externalIds: string[]): Promise<{ ids: string[]; actor: PartnerActor }> {
  const ids = await Promise.all(
    externalIds.map(async (externalId) => {
      const { body } = await shop({ path: '/v1/customers', body: { kind: 'person', externalId } });
      return body.id as string;
    }),
  );
  const [{ partnerId } = { partnerId: '' as Uuid }] = await bank.rows<{ partnerId: Uuid }>(
    'select partner_id as "partnerId" from customer where id = $1',
    [parseId('customer', ids[0] as string)],
  );
  const actor = {
    kind: 'partner',
    partnerId,
    environment: 'sandbox',
    keyId: partnerId,
    requestId: 'test',
  } as const;
  return { ids, actor };
}

test('a summary that somebody else has changed between two parts of a file is counted from what it is', async () => {
  const { ids, actor } = await customers('shared');
  const [id = ''] = ids;
  const intake = bank.booted.app.get(IntakeService);
  const file = new FileMemory();
  for (let part = 0; part < 3; part += 1) {
    const reports = [{ event: anEvent(parseId('customer', id) as Uuid, part) }];
    const prepared = await intake.preparePart(actor, reports, file);
    await intake.takePart(actor, prepared, file, (outcomes) => outcomes);
    if (part === 1) expect((await shop({ path: '/v1/events', body: reported(id) })).status).toBe(201);
  }
  const rows = await bank.rows('select occasions, version from customer_summary where customer_id = $1', [
    parseId('customer', id),
  ]);
  expect(rows).toEqual([{ occasions: 4, version: 4 }]);
});

test('a customer who is erased after his events were prepared gets none of them', async () => {
  const { ids, actor } = await customers('stays', 'goes');
  const reports = ids.map((id, i): ReadEvent => ({ event: anEvent(parseId('customer', id) as Uuid, i) }));
  const intake = bank.booted.app.get(IntakeService);
  const file = new FileMemory();
  const prepared = await intake.preparePart(actor, reports, file);
  const next = await intake.preparePart(actor, [...reports].reverse(), file);
  expect((await shop({ path: `/v1/customers/${ids[1]}/erasure`, body: {} })).status).toBe(200);
  const taken = [prepared, next].map(
    (part) => () => intake.takePart(actor, part, file, (outcomes) => outcomes),
  );
  const erased = { outcome: 'refused', refusal: { code: 'customer_erased' } };
  expect(await taken[0]?.()).toMatchObject([{ outcome: 'recorded' }, erased]);
  expect(await taken[1]?.()).toMatchObject([erased, { outcome: 'duplicate' }]);
});

test('a connection that breaks keeps the whole lines before it', async () => {
  const id = await open();
  const [first, second] = [line(), line()];
  const sent = httpRequest(`${bank.url}/v1/event-imports/${id}/content`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  });
  sent.on('error', () => undefined);
  sent.write(`${first}\n${second.slice(0, 20)}`);
  await sleep(300);
  sent.destroy();
  let now = await read(id);
  for (let i = 0; i < 50 && now.lines === 0; i += 1) {
    await sleep(100);
    now = await read(id);
  }
  expect(now).toMatchObject({ status: 'receiving', lines: 1, offset: first.length + 1 });
  const rest = await put(id, second, { 'upload-offset': String(now.offset) });
  expect(rest.body).toMatchObject({ status: 'done', lines: 2, recorded: 2, duplicates: 0 });
});

/** Begins to send a file and does not end. */
function slowly(
  url: string,
  id: string,
  lines: string,
): { end: () => void; answer: Promise<[number, string]> } {
  const sent = httpRequest(`${url}/v1/event-imports/${id}/content`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  });
  const answer = new Promise<[number, string]>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.setEncoding('utf8').on('data', (text: string) => {
        resolve([response.statusCode ?? 0, (JSON.parse(text) as { code: string }).code]);
      });
    });
  });
  sent.write(lines);
  return { answer, end: () => void sent.end(`${line()}\n`) };
}

test('two files are read at once; the third comes again', async () => {
  const [one, two, three] = [await open(), await open(), await open()];
  const sent = [one, two].map((id) => slowly(bank.url, id, `${line()}\n`));
  await sleep(300);
  expect(await put(three, line())).toMatchObject({ status: 503, body: { code: 'too_many_uploads' } });
  for (const { end } of sent) end();
  expect(await Promise.all(sent.map(({ answer }) => answer))).toMatchObject([[200], [200]]);
  expect((await put(three, line())).status).toBe(200);
});

test('a process that ends keeps what it has taken, and says so', async () => {
  const id = await open();
  const other = await bank.another();
  const first = `${line()}\n`;
  const { answer, end } = slowly(other.url, id, first);
  await sleep(300);
  const ended = drainAndClose(other.app, 50);
  await sleep(20);
  end();
  expect(await answer).toEqual([503, 'upload_interrupted']);
  await ended;
  const { lines, offset } = await read(id);
  expect(lines).toBeGreaterThan(0);
  const rest = await put(id, line(), { 'upload-offset': String(offset) });
  expect(rest.body).toMatchObject({ status: 'done', refused: 0 });
});

test('a file larger than any other body is taken, and counted once though it is sent twice', async () => {
  const lines = Array.from({ length: 2_500 }, () => line());
  const file = lines.join('\n');
  expect(file.length).toBeGreaterThan(256 * 1024);
  expect((await put(await open(), file)).body).toMatchObject({ recorded: 2_500, refused: 0 });
  expect((await put(await open(), file)).body).toMatchObject({ recorded: 0, duplicates: 2_500 });
});
