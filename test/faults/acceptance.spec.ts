import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { bucketOf, parseId, type Uuid } from '../../src/kernel/ids.js';
import { LimitsRepository } from '../../src/modules/limits/index.js';
import { Database } from '../../src/platform/database/database.js';
import { SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import type { Booted } from '../support/boot.js';
import {
  aPerson,
  aPhone,
  callerOf,
  type PartnerAnswer,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';
import { forbiddenStates } from './oracle.js';

const IS_LONG = process.env['EMBANK_FAULTS'] === 'long';
const RACES = IS_LONG ? 200 : 50;
const AMOUNT = 100_000;

let bank: WholeBank;
let other: Booted;
let shops: ReturnType<typeof callerOf>[];
let sequence = 0;
const fresh = (prefix: string): string => `${prefix}-${++sequence}`;

beforeAll(async () => {
  bank = await wholeBank({ SHED_QUEUE_MS: '10000' });
  other = await bank.another();
  shops = [bank.url, other.url].map((url) => callerOf(url, bank.keys.get('lumen-phones') as string));
}, 60_000);
afterAll(() => bank.close());

/** Sends until there is an answer of its own, as the documents tell clients to. */
async function answered(request: Parameters<ReturnType<typeof callerOf>>[0], at = 0): Promise<PartnerAnswer> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await shops[at % shops.length]!(request);
    const { degraded, code } = answer.body as { degraded?: boolean; code?: string };
    if (answer.status !== 503 && degraded !== true && code !== 'idempotency_in_flight') return answer;
    await sleep(50 + 100 * Math.random());
  }
  throw new Error('no answer');
}

async function aCustomer(): Promise<string> {
  const externalId = fresh('buyer');
  await answered({ path: '/v1/customers', body: aPerson(externalId), key: fresh('key') });
  return externalId;
}

/** The best credit that is offered for a purchase. */
async function anOffer(customer: string, amountMinor = AMOUNT): Promise<string> {
  const { body } = await answered({
    path: '/v1/offers',
    body: aPhone(customer, amountMinor),
    key: fresh('key'),
  });
  return (body as { offers: { id: string }[] }).offers[0]!.id;
}

const act = (offer: string, what: 'accept' | 'decline', at = 0): Promise<PartnerAnswer> =>
  answered({ path: `/v1/offers/${offer}/${what}`, body: {}, key: fresh('key') }, at);

async function limitDay(maxMinor: number | undefined): Promise<void> {
  const limits = maxMinor === undefined ? {} : { CNY: { dayMaxMinor: maxMinor } };
  await bank.rows(`update enrolment set limits = $1 where scenario = 'retail'`, [limits]);
  await bank.rows('update config_head set version = version + 1');
  // In force within a second in every process; here at once. A load that is under way may have begun before the change.
  for (const { app } of [bank.booted, other, bank.booted, other]) await app.get(SnapshotService).refresh();
}

const reserved = async (): Promise<number> =>
  Number(
    (
      await bank.rows<{ sum: string }>(`select coalesce(sum(reserved_minor), 0) as sum from enrolment_budget`)
    )[0]!.sum,
  );

test('of 500 who accept at once within a day’s budget for 100, exactly 100 win', async () => {
  const offers: string[] = [];
  for (let batch = 0; batch < 50; batch++) {
    offers.push(...(await Promise.all(Array.from({ length: 10 }, async () => anOffer(await aCustomer())))));
  }
  await limitDay(100 * AMOUNT);
  const answers = await Promise.all(offers.map((offer, at) => act(offer, 'accept', at)));
  await limitDay(undefined);
  const count = (outcome: string): number => answers.filter((answer) => outcomeOf(answer) === outcome).length;
  expect([count('200'), count('409 limit_reached')]).toEqual([100, 400]);
  expect(await reserved()).toBe(100 * AMOUNT);
  expect(await forbiddenStates(bank)).toEqual([]);

  // Of the winners some apply, some of those withdraw, some change their mind, all at once: what is given back is exact.
  const winners = offers.filter((_, at) => answers[at]?.status === 200);
  const ends = await Promise.all(winners.map((offer, at) => anEnd(offer, at)));
  expect(ends.filter((end) => end === 'held')).toHaveLength(50);
  expect(await reserved()).toBe(50 * AMOUNT);
  expect(await forbiddenStates(bank)).toEqual([]);
}, 300_000);

/** A quarter declines the offer, a quarter applies and withdraws, a half applies and stays. */
async function anEnd(offer: string, at: number): Promise<'free' | 'held'> {
  if (at % 4 === 0) {
    expect(outcomeOf(await act(offer, 'decline', at))).toBe('200');
    return 'free';
  }
  const opened = await answered({ path: '/v1/applications', body: { offer }, key: fresh('key') }, at);
  expect(opened.status).toBe(201);
  if (at % 4 !== 1) return 'held';
  const { id } = opened.body as { id: string };
  const withdrawn = await answered({ path: `/v1/applications/${id}/withdraw`, key: fresh('key') }, at);
  expect(outcomeOf(withdrawn)).toBe('200');
  return 'free';
}

test('a customer who accepts many offers at once never owes more than the cap', async () => {
  const amount = 1_500_000;
  const [{ cap }] = (await bank.rows<{ cap: number }>(
    `select least(
       (select (body #>> '{policy,caps,CNY,perCustomerOpenMinor}')::float8 from definition
        where kind = 'scenario' and name = 'retail.electronics.phone' and status = 'published'),
       (select (body #>> '{limitsPerBorrower,CNY,openMinor}')::float8 from definition
        where kind = 'pack' and name = 'CN' and status = 'published')) as cap`,
  )) as [{ cap: number }];
  for (let round = 0; round < 3; round++) {
    const customer = await aCustomer();
    const offers = await Promise.all(Array.from({ length: 12 }, () => anOffer(customer, amount)));
    const answers = await Promise.all(offers.map((offer, at) => act(offer, 'accept', at)));
    const won = answers.filter(({ status }) => status === 200).length;
    expect(won).toBe(Math.floor(cap / amount));
    expect(won).toBeLessThan(12);
  }
  expect(await forbiddenStates(bank)).toEqual([]);
}, 120_000);

type State = 'open' | 'accepted' | 'lapsed' | 'declined';
type Op = 'accept' | 'decline' | 'lapse';

/** What one act does when nothing else happens. */
function step(state: State, op: Op): { state: State; isDone: boolean } {
  if (op === 'lapse') return { state: state === 'accepted' ? 'lapsed' : state, isDone: true };
  const from: State[] = op === 'accept' ? ['open', 'lapsed'] : ['open', 'accepted', 'lapsed'];
  if (!from.includes(state)) return { state, isDone: false };
  return { state: op === 'accept' ? 'accepted' : 'declined', isDone: true };
}

/** Everything that two acts at the same moment may come to: one of them was first. */
function outcomes(state: State, [one, two]: readonly [Op, Op]): string[] {
  const first = step(state, one);
  const last = step(first.state, two);
  const other = step(state, two);
  const end = step(other.state, one);
  return [`${first.isDone} ${last.isDone} ${last.state}`, `${end.isDone} ${other.isDone} ${end.state}`];
}

/** Lets the time of an acceptance run out, and sweeps. */
async function lapse(offer: string): Promise<boolean> {
  const id = parseId('offer', offer) as Uuid;
  const key = [id, bucketOf(id)];
  const client = await connected();
  try {
    await client.query('begin');
    await client.query(
      `update offer set reserved_until = now() - interval '1 s' where id = $1 and bucket = $2 and status = 'accepted'`,
      key,
    );
    await client.query(
      `update reservation set expires_at = now() - interval '1 s' where id = $1 and bucket = $2 and status = 'reserved'`,
      key,
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
  const limits = bank.booted.app.get(LimitsRepository);
  await bank.booted.app
    .get(Database)
    .run({ kind: 'system', job: 'sweep' }, (tx) => limits.releaseLapsed(tx, 100));
  return true;
}

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: bank.urls.ownerUrl });
  await client.connect();
  return client;
}

test('accept, decline and lapse at the same moment end as if one had come first', async () => {
  const op = fc.constantFrom<Op>('accept', 'accept', 'decline', 'lapse');
  const pairs = fc.array(fc.tuple(op, op), { minLength: 1, maxLength: 4 });
  const customer = await aCustomer();
  const run = async (rounds: [Op, Op][]): Promise<void> => {
    const offer = await anOffer(customer);
    const doOne = (what: Op, at: number): Promise<boolean> =>
      what === 'lapse' ? lapse(offer) : act(offer, what, at).then((answer) => isDone(answer));
    let state: State = 'open';
    for (const pair of rounds) {
      const done = await Promise.all(pair.map((what, at) => doOne(what, at)));
      const now = await answered({ method: 'GET', path: `/v1/offers/${offer}` });
      const after = (now.body as { status: State }).status;
      expect(outcomes(state, pair)).toContain(`${done[0]} ${done[1]} ${after}`);
      state = after;
    }
    if (state !== 'declined') await act(offer, 'decline');
  };
  await fc.assert(fc.asyncProperty(pairs, run), { numRuns: RACES, interruptAfterTimeLimit: 240_000 });
  expect(await forbiddenStates(bank)).toEqual([]);
}, 300_000);

test('of several offers for one order the newest choice alone holds', async () => {
  const customer = await aCustomer();
  const order = fresh('order');
  const offers = await Promise.all(Array.from({ length: 4 }, () => anOffer(customer)));
  const accept = (offer: string, at: number): Promise<PartnerAnswer> =>
    answered({ path: `/v1/offers/${offer}/accept`, body: { orderId: order }, key: fresh('key') }, at);
  await Promise.all(offers.map(accept));
  const statuses = await Promise.all(
    offers.map(async (offer) => {
      const { body } = await answered({ method: 'GET', path: `/v1/offers/${offer}` });
      return (body as { status: string }).status;
    }),
  );
  expect(statuses.sort()).toEqual(['accepted', 'superseded', 'superseded', 'superseded']);
  expect(await forbiddenStates(bank)).toEqual([]);
});

function isDone(answer: PartnerAnswer): boolean {
  expect(['200', '409 state_conflict']).toContain(outcomeOf(answer));
  return answer.status === 200;
}

function outcomeOf({ status, body }: PartnerAnswer): string {
  return status === 200 ? '200' : `${status} ${(body as { code: string }).code}`;
}
