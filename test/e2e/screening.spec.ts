import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_SCREENING_TERMS } from '../../src/engines/screening/index.js';
import { bucketOf, formatId, newUuid, parseId, type Uuid } from '../../src/kernel/ids.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { SnapshotService } from '../../src/platform/snapshot/snapshot.service.js';
import { roundsUntil } from '../support/privacy.js';
import { staffWith } from '../support/staff.js';
import {
  callerOf,
  type PartnerAnswer,
  type PartnerCaller,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';

let bank: WholeBank;
let shop: PartnerCaller;
let made = 0;

beforeAll(async () => {
  bank = await wholeBank();
  shop = callerOf(bank.url, bank.keys.get('lumen-phones') as string);
}, 60_000);
afterAll(() => bank.close());

const unique = (name: string): string => `${name}-${++made}`;
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const HOUR = 60;
const DAY = 24 * HOUR;

function aPurchase(customer: string, ago: number, amount = 10_000, more: object = {}): object {
  return {
    externalId: unique('sale'),
    type: 'purchase',
    occurredAt: minutesAgo(ago),
    customer: { externalId: customer, register: true },
    scenario: 'retail.electronics.phone',
    amount: { amount, currency: 'CNY' },
    ...more,
  };
}

async function report(events: readonly object[]): Promise<string[]> {
  const { status, body } = await shop({ path: '/v1/events/batch', body: { events } });
  expect([status, body.recorded]).toEqual([200, events.length]);
  return (body.results as { id: string }[]).map(({ id }) => id);
}

const customerOf = async (externalId: string): Promise<PartnerAnswer['body']> =>
  (await shop({ method: 'GET', path: `/v1/customers/by-external-id/${externalId}` })).body;

interface Found {
  name: string;
  evidence: string[];
  scenario: string;
  is_shared: boolean;
}

/** What screening has found of a customer, and that his partner does not see it. */
async function foundOf(externalId: string): Promise<Found[]> {
  const customer = await customerOf(externalId);
  expect(customer.tags).toEqual([]);
  return bank.rows<Found>(
    `select name, evidence, scenario, is_shared from tag where customer_id = $1 and name like 'screening.%' order by name`,
    [parseId('customer', customer.id as string)],
  );
}

/** Ten purchases of about a hundred yuan, one every three days. */
const habit = (customer: string): object[] =>
  Array.from({ length: 10 }, (_, i) => aPurchase(customer, (3 * i + 3) * DAY, 9_000 + 300 * i));

test('an amount far above the usual is found, with the event as evidence, and the next usual one is not', async () => {
  const buyer = unique('buyer');
  await report(habit(buyer));
  expect(await foundOf(buyer)).toEqual([]);
  const [event] = await report([aPurchase(buyer, 5, 250_000)]);
  await report([aPurchase(buyer, 1, 9_500)]);
  expect(await foundOf(buyer)).toEqual([
    {
      name: 'screening.unusualAmount',
      evidence: [event],
      scenario: 'retail.electronics.phone',
      is_shared: false,
    },
  ]);
});

test('staff see what was compared with what, newest first, of one customer and of all', async () => {
  const buyer = unique('shown');
  const usual = await report(habit(buyer));
  const mismatch = { mcc: '5541' };
  const [event] = await report([aPurchase(buyer, 5, 250_000, mismatch)]);
  const officer = await staffWith(bank.booted, bank.urls.ownerUrl, ['riskOfficer']);
  const { id } = await customerOf(buyer);
  const path = `/staff/v1/customers/${String(id)}/screening-findings`;
  const { status, body } = await officer.get(path);
  expect(status).toBe(200);
  const common = {
    customer: id,
    scenario: 'retail.electronics.phone',
    event,
    termsVersion: 0,
    velocity: null,
  };
  const byFinding = [...(body.data as { finding: string }[])].sort((a, b) =>
    a.finding < b.finding ? -1 : 1,
  );
  expect(byFinding).toEqual([
    expect.objectContaining({
      ...common,
      finding: 'scenarioMismatch',
      comparedEvents: [],
      unusualAmount: null,
      scenarioMismatch: {
        scenario: expect.stringMatching(/^mobility/),
        confidence: 0.95,
        confidenceMin: 0.9,
      },
    }),
    expect.objectContaining({
      ...common,
      finding: 'unusualAmount',
      comparedEvents: usual,
      scenarioMismatch: null,
      unusualAmount: expect.objectContaining({
        amount: { amount: 250_000, currency: 'CNY' },
        median: { amount: 10_349, currency: 'CNY' },
        purchases: 10,
        purchasesMin: 8,
        scoreMin: 3.5,
        timesMedian: 24.157,
        timesMedianMin: 3,
      }),
    }),
  ]);
  expect((await officer.get(`${path}?finding=velocity`)).body.data).toEqual([]);
  const first = (await officer.get('/staff/v1/screening-findings?limit=1')).body;
  const rest = (await officer.get(`/staff/v1/screening-findings?limit=1&cursor=${first.nextCursor}`)).body;
  expect([...first.data, ...rest.data]).toEqual(body.data);
  expect((await officer.get('/staff/v1/screening-findings?environment=live')).body.data).toEqual([]);
  for (const role of ['viewer', 'partnerManager'] as const) {
    const other = await staffWith(bank.booted, bank.urls.ownerUrl, [role]);
    for (const hidden of [path, '/staff/v1/screening-findings', '/staff/v1/screening-terms'])
      expect((await other.get(hidden)).status).toBe(403);
  }
});

test('what was found goes with the customer, and with the months of his events', async () => {
  const [gone, old] = [unique('gone'), unique('old')];
  await report([aPurchase(gone, 5, 10_000, { mcc: '5541' }), aPurchase(old, 5, 10_000, { mcc: '5541' })]);
  const keyOf = async (name: string) => parseId('customer', (await customerOf(name)).id as string) as Uuid;
  const [goneId, oldId] = [await keyOf(gone), await keyOf(old)];
  const count = async (id: Uuid): Promise<number> =>
    (await bank.rows('select 1 from screening_finding where customer_id = $1', [id])).length;
  expect([await count(goneId), await count(oldId)]).toEqual([1, 1]);
  expect((await shop({ path: `/v1/customers/${formatId('customer', goneId)}/erasure` })).status).toBe(200);
  await roundsUntil(bank.booted, 'erasures', async () => (await count(goneId)) === 0);
  const longAgo = newUuid(Date.now() - 40 * 31 * 86_400_000, bucketOf(oldId));
  await bank.rows('update screening_finding set id = $2 where customer_id = $1', [oldId, longAgo]);
  await bank.booted.app.get(Housekeeping).round('screeningFindings');
  expect(await count(oldId)).toBe(0);
});

test('another currency, a newcomer and a file of last year say nothing', async () => {
  const [other, newcomer, past] = [unique('buyer'), unique('buyer'), unique('buyer')];
  await report([...habit(other), ...habit(past)]);
  await report([
    aPurchase(other, 5, 250_000, { amount: { amount: 250_000, currency: 'EUR' } }),
    aPurchase(newcomer, 5, 250_000),
    aPurchase(past, 300 * DAY, 250_000),
    aPurchase(past, 5, 250_000, { type: 'refund' }),
  ]);
  for (const buyer of [other, newcomer, past]) expect(await foundOf(buyer)).toEqual([]);
});

test('the ninth purchase in ten minutes is too fast, whichever batch it came in', async () => {
  const buyer = unique('hasty');
  await report(Array.from({ length: 8 }, () => aPurchase(buyer, 5)));
  expect(await foundOf(buyer)).toEqual([]);
  const [ninth] = await report([aPurchase(buyer, 4)]);
  expect(await foundOf(buyer)).toMatchObject([{ name: 'screening.velocity', evidence: [ninth] }]);
});

test('a person is too fast over several partners, and no partner can tell', async () => {
  const wallet = callerOf(bank.url, bank.keys.get('wayside-wallet') as string);
  const nationalId = '110101199003070099';
  const [here, there, alone] = [unique('here'), unique('there'), unique('alone')];
  for (const [by, externalId, number] of [
    [shop, here, nationalId],
    [wallet, there, nationalId],
    [wallet, alone, '110101199003070100'],
  ] as const)
    expect(
      (await by({ path: '/v1/customers', body: { externalId, kind: 'person', nationalId: number } })).status,
    ).toBe(201);
  const atWallet = (customer: string, count: number): Promise<PartnerAnswer> =>
    wallet({
      path: '/v1/events/batch',
      body: { events: Array.from({ length: count }, () => aPurchase(customer, 5)) },
    });
  const look = () => bank.booted.app.get(Housekeeping).round('partyScreening');
  // Six and six are what one person may buy in ten minutes, and eight what one customer may.
  const shopped = await report(Array.from({ length: 6 }, () => aPurchase(here, 6)));
  expect((await atWallet(there, 6)).body.recorded).toBe(6);
  expect((await atWallet(alone, 7)).body.recorded).toBe(7);
  await look();
  expect(await foundOf(here)).toEqual([]);
  const [last] = await report([aPurchase(here, 4)]);
  // The job runs by itself, too, and may hold its turn just then.
  for (let tries = 0; tries < 50 && (await foundOf(here)).length === 0; tries++) {
    await look();
    await sleep(100);
  }
  expect(await foundOf(here)).toMatchObject([{ name: 'screening.velocity', evidence: [last] }]);
  const officer = await staffWith(bank.booted, bank.urls.ownerUrl, ['riskOfficer']);
  const { data } = (await officer.get('/staff/v1/screening-findings?limit=3')).body;
  expect(data[0]).toMatchObject({ event: last, velocity: { subject: 'party', count: 13 } });
  expect(data[0].comparedEvents).toEqual(expect.arrayContaining(shopped));
  expect(data[0].comparedEvents).toHaveLength(12);
  // Once, however often it is looked for, and of nobody else.
  expect(
    await bank.rows(`select 1 from screening_finding where event_id = $1`, [
      parseId('event', last as string),
    ]),
  ).toHaveLength(1);
  expect(
    await bank.rows(`select 1 from tag where name = 'screening.velocity' and customer_id in (
    select id from customer where partner_id = (select id from partner where slug = 'wayside-wallet'))`),
  ).toEqual([]);
});

test('a device of four people is too many, and is forgotten after two days', async () => {
  const people = Array.from({ length: 4 }, () => unique('shared'));
  const device = { device: unique('device') };
  for (const person of people) await report([aPurchase(person, HOUR, 10_000, device)]);
  expect(await foundOf(people[2] as string)).toEqual([]);
  expect(await foundOf(people[3] as string)).toMatchObject([{ name: 'screening.velocity' }]);
  const signals = () => bank.rows<{ count: string }>('select count(*) from event_signal');
  expect(Number((await signals())[0]?.count)).toBe(4);
  await bank.rows(
    `update event_signal set event_id = first_id_of(now() - interval '3 days'), occurred_at = now() where customer_id = $1`,
    [parseId('customer', (await customerOf(people[0] as string)).id as string)],
  );
  await bank.booted.app.get(Housekeeping).round('eventSignals');
  expect(Number((await signals())[0]?.count)).toBe(3);
});

test('a scene that merchant or text contradict is found', async () => {
  const [byCode, byText, honest] = [unique('mixed'), unique('mixed'), unique('mixed')];
  await report([
    aPurchase(byCode, 5, 10_000, { mcc: '5541' }),
    aPurchase(byText, 5, 10_000, { text: 'bp snax 24 weoley castle' }),
    aPurchase(honest, 5, 10_000, { text: 'Phone 17, 256 GB, black', mcc: '4812' }),
  ]);
  expect(await foundOf(byCode)).toMatchObject([{ name: 'screening.scenarioMismatch' }]);
  expect(await foundOf(byText)).toMatchObject([{ name: 'screening.scenarioMismatch' }]);
  expect(await foundOf(honest)).toEqual([]);
});

test('nothing of a sensitive scene is screened', async () => {
  const patient = unique('patient');
  const consents = [{ purpose: 'sensitiveData', grantedAt: minutesAgo(DAY), textVersion: '1' }];
  await shop({ path: '/v1/customers', body: { externalId: patient, kind: 'person', consents } });
  await report(
    Array.from({ length: 12 }, () => aPurchase(patient, 5, 10_000, { scenario: undefined, mcc: '8021' })),
  );
  expect(await foundOf(patient)).toEqual([]);
});

test('affinity stands in the profile: what is frequent, and how it is shared', async () => {
  const buyer = unique('regular');
  const consents = [{ purpose: 'profiling', grantedAt: minutesAgo(400 * DAY), textVersion: '1' }];
  await shop({ path: '/v1/customers', body: { externalId: buyer, kind: 'person', consents } });
  await report([
    ...Array.from({ length: 8 }, () => aPurchase(buyer, HOUR)),
    aPurchase(buyer, HOUR, 10_000, { type: 'refund' }),
    ...Array.from({ length: 4 }, () =>
      aPurchase(buyer, 90 * DAY, 10_000, { scenario: undefined, mcc: '5541' }),
    ),
  ]);
  const { id } = await customerOf(buyer);
  const { status, body } = await shop({ method: 'GET', path: `/v1/customers/${String(id)}/profile` });
  expect(status).toBe(200);
  const drawn = (
    body.frames as { scope: string; affinity: { count: number; share: number; isFrequent: boolean } }[]
  ).map(({ scope, affinity: { count, share, isFrequent } }) => [
    scope,
    Math.round(count),
    share.toFixed(1),
    isFrequent,
  ]);
  expect(drawn).toEqual([
    ['mobility', 2, '0.2', false],
    ['retail', 8, '0.8', true],
  ]);
});

test('staff find the texts that many share and no leaf explains, without numbers, and nobody’s own', async () => {
  const texts = (words: string, customers: number): object[] =>
    Array.from({ length: 24 }, (_, i) =>
      aPurchase(`${words.slice(0, 4)}-${i % customers}`, 3 * DAY * (i + 1), 10_000, {
        scenario: undefined,
        text: `${words} ${4_000 + i}`,
      }),
    );
  await report([...texts('qqwv zzpl xkcd', 6), ...texts('zzqx vvkw pplq', 4)]);
  const staff = await staffWith(bank.booted, bank.urls.ownerUrl, ['scenarioManager']);
  const { status, body } = await staff.get('/staff/v1/scene-proposals');
  expect(status).toBe(200);
  expect(body.data).toEqual([
    { node: 'any', words: 'qqwv zzpl xkcd', events: 24, customers: 6, rhythmDays: 18, growth: 1 },
  ]);
  const viewer = await staffWith(bank.booted, bank.urls.ownerUrl, ['viewer']);
  expect((await viewer.get('/staff/v1/scene-proposals')).status).toBe(403);
});

test('staff change the terms by two people, in force with the next snapshot', async () => {
  const [maker, checker] = [
    await staffWith(bank.booted, bank.urls.ownerUrl, ['riskOfficer']),
    await staffWith(bank.booted, bank.urls.ownerUrl, ['riskOfficer']),
  ];
  const { version, ...usual } = (await maker.get('/staff/v1/screening-terms')).body;
  expect([version, usual]).toEqual([0, JSON.parse(JSON.stringify(DEFAULT_SCREENING_TERMS))]);
  const velocity = [{ subject: 'device', windowSeconds: 3_600, counts: 'events', max: 2 }];
  const strict = { ...usual, velocity, contradictionMin: 1 };
  const put = (body: object) => maker.put('/staff/v1/screening-terms', { ...body, reason: 'Stolen phones.' });
  expect((await put(usual)).body.code).toBe('nothing_changes');
  expect((await put({ ...strict, velocity: [{ ...velocity[0], windowSeconds: 172_801 }] })).status).toBe(400);
  const { approval } = (await put(strict)).body;
  const [early, late] = [unique('early'), unique('late')];
  const three = (buyer: string): object[] =>
    Array.from({ length: 3 }, () => aPurchase(buyer, 5, 10_000, { device: buyer }));
  await report(three(early));
  expect(await foundOf(early)).toEqual([]);
  expect((await checker.post(`/staff/v1/approvals/${approval}/approve`)).body.applied).toEqual({
    version: 1,
  });
  await bank.booted.app.get(SnapshotService).refresh();
  const events = await report(three(late));
  expect(await foundOf(late)).toMatchObject([{ name: 'screening.velocity' }]);
  const { data } = (await checker.get('/staff/v1/screening-findings?limit=1&finding=velocity')).body;
  expect(data).toMatchObject([{ termsVersion: 1, velocity: { ...velocity[0], count: 3 } }]);
  expect([data[0].event, ...data[0].comparedEvents].sort()).toEqual([...events].sort());
  // Nine in ten minutes, which the terms before would have found.
  const hasty = unique('hasty');
  await report(Array.from({ length: 9 }, () => aPurchase(hasty, 5)));
  expect(await foundOf(hasty)).toEqual([]);
  const back = (await put(usual)).body.approval;
  await checker.post(`/staff/v1/approvals/${back}/approve`);
  expect((await maker.get('/staff/v1/screening-terms')).body).toEqual({ version: 2, ...usual });
});
