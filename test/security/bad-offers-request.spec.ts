import { parseId } from '../../src/kernel/ids.js';
import { twoTenants, type TwoTenants } from '../support/two-tenants.js';
import { callerOf } from '../support/whole-bank.js';
import { WriteWatch } from '../support/write-watch.js';

/** Requests whose every field is well formed, and that yet make no sense together; and some extremes of the fields. */
let world: TwoTenants;
let writes: WriteWatch;

beforeAll(async () => {
  world = await twoTenants();
  writes = await WriteWatch.on(world.client);
}, 60_000);
afterAll(() => world.close());

const cny = (amount: number): object => ({ amount, currency: 'CNY' });
const SUBJECT_TOKEN = `sbt_${'0'.repeat(26)}.${'A'.repeat(22)}`;
const consent = { purpose: 'profiling', grantedAt: '2026-01-01T00:00:00Z', textVersion: '1' };
const stage = (amount: number): object => ({ name: 'stage', date: '2027-01-10', amount: cny(amount) });
const line = (amount: object): object => ({ id: '1', description: 'a phone', quantity: 1, amount });
const party = { role: 'beneficiary', customer: { externalId: 'somebody' } };

const CASES: [string, object, number, string][] = [
  ['a context that the scenario does not know', { context: { nonsense: 1 } }, 422, 'context_invalid'],
  ['a context of the wrong type', { context: { deliveryDate: 7 } }, 422, 'context_invalid'],
  ['a context larger than 16 KB', { context: { brand: 'x'.repeat(17_000) } }, 422, 'context_invalid'],
  ['a context that is a list', { context: [] }, 400, 'invalid_request'],
  [
    'a balance in another currency',
    { availableBalance: { amount: { amount: 1, currency: 'GBP' }, source: 'partnerWallet' } },
    422,
    'mixed_currencies',
  ],
  [
    'a line in another currency',
    { order: { id: '1', lines: [line({ amount: 1, currency: 'EUR' })] } },
    422,
    'mixed_currencies',
  ],
  [
    'a balance above the amount',
    { availableBalance: { amount: cny(300_001), source: 'partnerWallet' } },
    422,
    'balance_exceeds_amount',
  ],
  ['stages that add up to less', { stages: [stage(1)] }, 422, 'stages_differ_from_amount'],
  [
    'stages that add up to more than a number holds',
    { stages: [stage(2 ** 53 - 1), stage(2 ** 53 - 1)] },
    422,
    'stages_differ_from_amount',
  ],
  ['sixty-one stages', { stages: Array.from({ length: 61 }, () => stage(1)) }, 400, 'invalid_request'],
  [
    'a stage on a day that is not',
    { stages: [{ ...stage(300_000), date: '2027-02-30' }] },
    400,
    'invalid_request',
  ],
  ['nothing', { amount: cny(0) }, 400, 'invalid_request'],
  ['less than nothing', { amount: cny(-1) }, 400, 'invalid_request'],
  ['2^53', { amount: cny(2 ** 53) }, 400, 'invalid_json'],
  ['half a cent', { amount: cny(100.5) }, 400, 'invalid_request'],
  ['half a yen', { amount: { amount: 100.5, currency: 'JPY' } }, 400, 'invalid_request'],
  ['an amount as text', { amount: { amount: '100', currency: 'CNY' } }, 400, 'invalid_request'],
  ['no currency', { amount: { amount: 100, currency: 'XXX' } }, 400, 'invalid_request'],
  ['a currency in small letters', { amount: { amount: 100, currency: 'cny' } }, 400, 'invalid_request'],
  ['a scenario that is not', { scenario: 'retail.nowhere' }, 422, 'unknown_scenario'],
  ['a scenario that is no path', { scenario: 'retail..phone' }, 400, 'invalid_request'],
  ['a scenario without an enrolment', { scenario: 'education.higher.tuition' }, 403, 'scenario_not_enrolled'],
  [
    'a customer named twice',
    { customer: { id: 'cus_01jd72mz00fay8vvr14d2pf2d0', externalId: 'a' } },
    422,
    'ambiguous_customer',
  ],
  ['a customer named not at all', { customer: {} }, 404, 'not_found'],
  ['a customer who is not', { customer: { id: 'cus_01jd72mz00fay8vvr14d2pf2d0' } }, 404, 'not_found'],
  ['eleven parties', { parties: Array.from({ length: 11 }, () => party) }, 400, 'invalid_request'],
  ['eleven consents', { consents: Array.from({ length: 11 }, () => consent) }, 400, 'invalid_request'],
  [
    'a consent to nothing we know',
    { consents: [{ ...consent, purpose: 'everything' }] },
    400,
    'invalid_request',
  ],
  ['a subject token of garbage', { subjectToken: 'sbt_x' }, 400, 'invalid_request'],
  [
    'a forged subject token',
    { subjectToken: SUBJECT_TOKEN, consents: [consent], customer: { externalId: 'nobody-elses' } },
    422,
    'invalid_subject_token',
  ],
  ['a purpose of his own', { purpose: 'gambling' }, 400, 'invalid_request'],
];

test.each(CASES)('%s', async (_name, change, status, code) => {
  const call = callerOf(world.bank.url, world.keys.owner);
  const body = { scenario: 'retail.electronics.phone', purpose: 'payment', amount: cny(300_000), ...change };
  const answer = await writes.nothing(() => call({ path: '/v1/offers', body }));
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
});

test('the same consent twice counts once', async () => {
  const call = callerOf(world.bank.url, world.keys.owner);
  const customer = { externalId: 'twice', register: { kind: 'person' } };
  const body = { scenario: 'retail.electronics.phone', purpose: 'payment', amount: cny(300_000), customer };
  const answer = await call({ path: '/v1/offers', body: { ...body, consents: [consent, consent] } });
  expect(answer.status).toBe(200);
  const { rows } = await world.client.query<{ count: string }>(
    `select count(*) from consent where customer_id = $1 and status = 'granted'`,
    [parseId('customer', answer.body.customer)],
  );
  expect(Number(rows[0]?.count)).toBe(1);
});
