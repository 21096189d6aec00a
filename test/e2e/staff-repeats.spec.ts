import pg from 'pg';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { aBusyMaker } from '../support/refusals/definitions.js';
import { apiDocument, nameOf, type Operation } from '../support/openapi.js';
import { type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer, StaffCaller } from '../support/staff.js';
import { type StaffPost, StaffPosts } from '../support/staff-posts.js';
import { WriteWatch } from '../support/write-watch.js';

/** Signing in gives a new token each time, and deciding again stores nothing. */
const NOT_REPEATABLE = ['POST /staff/v1/sign-in', 'POST /staff/v1/decisions/{id}/replay'];
const POSTS = apiDocument('staff')
  .operations.filter(({ method }) => method === 'POST')
  .filter((operation) => !NOT_REPEATABLE.includes(nameOf(operation)));

let bank: Sandbox;
let client: pg.Client;
let writes: WriteWatch;
let maker: StaffCaller;
let checker: StaffCaller;
let busy: StaffCaller;
let posts: StaffPosts;
let keys = 0;

beforeAll(async () => {
  bank = await sandboxBank();
  await bank.booted.app.get(Housekeeping).stop();
  client = new pg.Client({ connectionString: bank.ownerUrl });
  await client.connect();
  writes = await WriteWatch.on(client);
  [maker, checker] = [await bank.staff('administrator'), await bank.staff('administrator')];
  busy = await aBusyMaker(bank);
  posts = await StaffPosts.on(bank);
});
beforeEach(() => bank.partner('lumen-phones').setClock('2026-12-01T04:00:00Z'));
afterAll(async () => {
  await client?.end();
  await bank?.close();
});

/** A key of the sandbox needs no second person; test/support/refusals/staff.ts asks for a live one. */
const DONE_ALONE = 'partners/{slug}/keys';

/** A route as the cases call it: `pauses/{id}/resume`. */
const caseOf = ({ path }: Operation): string => path.slice('/staff/v1/'.length);
const reason = { reason: 'Tried twice.' };

test('every POST but those that need none documents the key', () => {
  const without = POSTS.filter(
    ({ parameters }) => !parameters.some(({ name }) => name === 'idempotency-key'),
  );
  expect(without.map(nameOf)).toEqual([]);
});

test('every POST has its case', () => {
  expect(Object.keys(posts.cases).sort()).toEqual(POSTS.map(caseOf).sort());
});

test.each(POSTS.map((operation) => [caseOf(operation), operation] as const))(
  'POST %s is done once, however often it comes',
  async (name, operation) => {
    const {
      who,
      path,
      body,
      shownOnce = {},
    } = await (posts.cases[name] as () => StaffPost | Promise<StaffPost>)();
    const headers = { 'idempotency-key': `staff-${++keys}` };
    const send = (sent: object | string | undefined): Promise<Answer> =>
      who.post(`/staff/v1${path}`, sent, headers);
    await writes.look();
    if (operation['x-error-codes']?.includes('too_many_open_changes') && name !== DONE_ALONE) {
      const refused = await busy.post(`/staff/v1${path}`, body);
      expect([refused.status, refused.body.code]).toEqual([409, 'too_many_open_changes']);
      expect(await writes.look()).toEqual([]);
    }
    const first = await send(body);
    if (first.status >= 300) throw new Error(`${path}: ${first.status} ${JSON.stringify(first.body)}`);
    expect(await writes.look()).not.toEqual([]);

    const again = await send(body);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([first.status, 'true']);
    expect(again.body).toEqual({ ...first.body, ...shownOnce });
    // Another body is one that differs in a byte.
    const other = await send(body ? `${JSON.stringify(body)} ` : '{}');
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(await writes.look()).toEqual([]);
  },
);

test('a key is its owner’s and its body’s, and what failed may be tried again', async () => {
  const headers = { 'idempotency-key': 'shared' };
  const pause = { kind: 'product', subject: 'retail-zero', ...reason };
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
