import pg from 'pg';
import { databaseDigest } from '../support/database-digest.js';
import { apiDocument, nameOf } from '../support/openapi.js';
import { type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer, StaffCaller } from '../support/staff.js';

/** Signing in gives a new token each time, and deciding again stores nothing. */
const NOT_REPEATABLE = ['POST /staff/v1/sign-in', 'POST /staff/v1/decisions/{id}/replay'];
const POSTS = apiDocument('staff')
  .operations.filter(({ method }) => method === 'POST')
  .filter((operation) => !NOT_REPEATABLE.includes(nameOf(operation)));

let bank: Sandbox;
let client: pg.Client;
let maker: StaffCaller;
let checker: StaffCaller;
let keys = 0;

beforeAll(async () => {
  bank = await sandboxBank();
  client = new pg.Client({ connectionString: bank.ownerUrl });
  await client.connect();
  [maker, checker] = [await bank.staff('administrator'), await bank.staff('administrator')];
});
afterAll(async () => {
  await client?.end();
  await bank?.close();
});

/** Sends a request twice under one key: the second gets the first answer and changes nothing. */
async function twice(
  who: StaffCaller,
  path: string,
  body?: object,
  shownOnce: object = {},
): Promise<Answer['body']> {
  const headers = { 'idempotency-key': `staff-${++keys}` };
  const first = await who.post(`/staff/v1${path}`, body, headers);
  if (first.status >= 300) throw new Error(`${path}: ${first.status} ${JSON.stringify(first.body)}`);
  const before = await databaseDigest(client);
  const again = await who.post(`/staff/v1${path}`, body, headers);
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([first.status, 'true']);
  expect(again.body).toEqual({ ...first.body, ...shownOnce });
  expect(await databaseDigest(client)).toEqual(before);
  return first.body;
}

const approve = (approval: string): Promise<Answer['body']> =>
  twice(checker, `/approvals/${approval}/approve`);
const reason = { reason: 'Tried twice.' };

test('every POST but those that need none documents the key', () => {
  const without = POSTS.filter(
    ({ parameters }) => !parameters.some(({ name }) => name === 'idempotency-key'),
  );
  expect(without.map(nameOf)).toEqual([]);
});

test('a partner, its licences, keys and enrolments', async () => {
  await twice(maker, '/partners', { slug: 'twice', name: 'Twice', industry: 'retail' });
  const path = '/partners/twice';
  await twice(maker, `${path}/licences`, { kind: 'businessLicence', number: '1', expiresOn: '2099-12-31' });
  const order = { environment: 'sandbox', name: 'till', scopes: ['offers:read'] };
  const key = await twice(maker, `${path}/keys`, order, { secret: null });
  expect(key.secret).toMatch(/^ek_sandbox_/);
  const next = await twice(maker, `${path}/keys/${key.id}/rotate`, { overlapSeconds: 0 }, { secret: null });
  await twice(maker, `${path}/keys/${next.id}/revoke`, reason);
  const enrolment = { environment: 'sandbox', scenario: 'retail', jurisdiction: 'CN', ...reason };
  const { approval } = await twice(maker, `${path}/enrolments`, enrolment);
  const { applied } = await approve(approval);
  await twice(maker, `${path}/enrolments/${applied.enrolment}/end`, reason);
  await twice(maker, `${path}/suspend`, reason);
  const again = await twice(maker, `${path}/reinstate`, reason);
  await twice(checker, `/approvals/${again.approval}/reject`, reason);
});

test('a pause', async () => {
  const pause = await twice(maker, '/pauses', { kind: 'product', subject: 'goal-savings', ...reason });
  const { approval } = await twice(maker, `/pauses/${pause.id}/resume`, reason);
  await twice(maker, `/approvals/${approval}/withdraw`);
});

// Scenarios and packs have the same routes.
test('a product', async () => {
  const path = '/products/goal-savings';
  const copy = await twice(maker, `${path}/versions`, { note: 'a copy' });
  const body = { ...copy.body, description: { ...copy.body.description, en: 'Saves twice.' } };
  const draft = await twice(maker, `${path}/versions`, { note: 'new words', body });
  const submitted = await twice(maker, `${path}/versions/${draft.number}/submit`, reason);
  await approve(submitted.approval);
  const back = await twice(maker, `${path}/roll-back`, { number: 1, ...reason });
  await approve(back.approval);
  await twice(maker, `${path}/retire`, reason);
});

test('a key is its owner’s and its body’s, and what failed may be tried again', async () => {
  const headers = { 'idempotency-key': 'shared' };
  const pause = { kind: 'product', subject: 'pay-in-4', ...reason };
  const unknown = await maker.post('/staff/v1/pauses', { ...pause, subject: 'nothing' }, headers);
  expect(unknown.status).toBe(422);
  expect((await maker.post('/staff/v1/pauses', pause, headers)).status).toBe(201);
  const other = await maker.post('/staff/v1/pauses', { ...pause, reason: 'Other.' }, headers);
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  const stranger = await checker.post('/staff/v1/pauses', pause, headers);
  expect([stranger.status, stranger.body.code]).toEqual([409, 'already_paused']);
  const malformed = await maker.post('/staff/v1/pauses', pause, { 'idempotency-key': 'a b' });
  expect([malformed.status, malformed.body.code]).toEqual([400, 'invalid_idempotency_key']);
});

test('repeats that come together do the work once', async () => {
  const headers = { 'idempotency-key': 'together' };
  const partner = { slug: 'together', name: 'Together', industry: 'retail' };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => maker.post('/staff/v1/partners', partner, headers)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
});
