import { cny, consent, offered, refused, runsOf, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

/** Story 1: a phone for 5,999.00 CNY, 1,200.00 in the shop's wallet, a customer of a minute ago. */
let bank: Sandbox;
let shop: ReturnType<Sandbox['partner']>;
let buyers = 0;

const NOON = '2026-12-01T04:00:00Z';

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
});
beforeEach(() => shop.setClock(NOON));
afterAll(() => bank.close());

const at = (minutes: number): Promise<void> =>
  shop.setClock(new Date(Date.parse(NOON) + minutes * 60_000).toISOString());

function askForThePhone(more: object = {}): Promise<Answer> {
  buyers += 1;
  return shop.post('/v1/offers', {
    scenario: 'retail.electronics.phone',
    purpose: 'payment',
    amount: cny(5999),
    availableBalance: { amount: cny(1200), source: 'partnerWallet' },
    customer: { externalId: `buyer-${buyers}`, register: { kind: 'person', phone: '+8613800138000' } },
    ...more,
  });
}

async function freePlan(): Promise<{ id: string; customer: string; answer: Answer }> {
  const answer = await askForThePhone();
  return { id: answer.body.offers[0].id, customer: answer.body.customer, answer };
}

const accept = (id: string, key: string, body: object = {}): Promise<Answer> =>
  shop.post(`/v1/offers/${id}/accept`, body, key);

describe('what the shop is answered', () => {
  let answer: Answer;
  beforeAll(async () => {
    await shop.setClock(NOON);
    answer = await askForThePhone();
  });
  const offer = (rank: number): Answer['body'] => answer.body.offers[rank - 1];

  test('three offers, all conditional, the free one first', () => {
    expect(answer.status).toBe(200);
    expect(offered(answer)).toEqual(['retail-zero 12m', 'retail-flex 24m', 'device-insurance 12m']);
    for (const { firmness, conditions } of answer.body.offers) {
      expect(firmness).toBe('conditional');
      expect(conditions).toContain('verifyIdentity');
    }
    expect(answer.body).toMatchObject({
      degraded: false,
      environment: 'sandbox',
      subjectToken: null,
      scenario: { path: 'retail.electronics.phone', version: 1, confidence: 1, runnerUp: null },
    });
  });

  test('12 months at 0 %: 399.92 × 8, 399.91 × 4, and the shop is paid 4,616.96', () => {
    expect(offer(1)).toMatchObject({
      amount: cny(4799),
      downPayment: cny(1200),
      dueToday: cny(0),
      rateAnnual: '0',
      totalCost: cny(0),
      totalPayable: cny(4799),
      payout: cny(4616.96),
      payee: 'merchant',
      termOptions: ['12m', '6m', '3m'],
    });
    expect(runsOf(offer(1).instalments)).toEqual([
      '399.92 × 8 from 2027-01-01',
      '399.91 × 4 from 2027-09-01',
    ]);
    expect(Number(offer(1).apr.value)).toBe(0);
    expect(offer(1).amount.amount - offer(1).payout.amount).toBe(182_04);
  });

  test('24 months at 7.20 %: 215.30 × 23 + 215.26, cost 368.16, APR 7.4 %', () => {
    expect(offer(2)).toMatchObject({
      amount: cny(4799),
      rateAnnual: '0.0720',
      totalCost: cny(368.16),
      totalPayable: cny(5167.16),
      payout: cny(4799),
    });
    expect(runsOf(offer(2).instalments)).toEqual([
      '215.30 × 23 from 2027-01-01',
      '215.26 × 1 from 2028-12-01',
    ]);
    expect((Number(offer(2).apr.value) * 100).toFixed(1)).toBe('7.4');
  });

  test('the insurance stands last, costs its premium, and takes no part of his own money', () => {
    expect(offer(3)).toMatchObject({ job: 'protect', payee: 'insurer', apr: null, downPayment: cny(0) });
    expect(runsOf(offer(3).instalments)).toEqual(['22.00 × 12 from 2027-01-01']);
  });

  test('and why nothing else', () => {
    expect(refused(answer)).toEqual({
      'pay-in-4': 'due_today_exceeds_available',
      'retail-flex 12m': 'cheaper_alternative',
      'retail-flex 6m': 'cheaper_alternative',
      'cash-loan': 'kind_not_allowed_in_scenario',
      'cashback-card': 'kind_not_allowed_in_scenario',
      'goal-savings': 'kind_not_allowed_in_scenario',
    });
  });

  test('"from": each term with its instalment, without a customer', async () => {
    const { status, body } = await shop.get(
      '/v1/offers/from?scenario=retail.electronics.phone&amount=479900&currency=CNY',
    );
    expect(status).toBe(200);
    expect(body.from).toMatchObject({ product: 'retail-zero', option: '12m', instalment: cny(399.92) });
    expect(body.options).toContainEqual({
      product: 'retail-flex',
      option: '24m',
      instalment: cny(215.3),
      instalments: 24,
      totalCost: cny(368.16),
    });
  });
});

describe('he takes 12 months', () => {
  test('and the bank has a customer: how he came, his first credit, his phone', async () => {
    const { id, customer } = await freePlan();
    expect((await shop.get(`/v1/customers/${customer}`)).body.tags).toEqual([
      'acquisition.first:retail.electronics.phone',
      'acquisition.last:retail.electronics.phone',
    ]);
    const accepted = await accept(id, 'take-12', { orderId: 'order-1' });
    expect(accepted).toMatchObject({
      status: 200,
      body: { status: 'accepted', allowedActions: ['decline'] },
    });
    const { body } = await shop.get(`/v1/customers/${customer}`);
    expect(body.tags).toEqual([
      'acquisition.first:retail.electronics.phone',
      'acquisition.last:retail.electronics.phone',
      'credit.firstWithUs',
      'owns.phone',
    ]);
    const came = { scenario: 'retail.electronics.phone', channel: 'app' };
    expect(body.acquisition).toMatchObject({ first: came, last: came });
    expect(body.verification).toBe('phone');
  });

  test('view, accept, 15 minutes, lapsed, accept again, expired', async () => {
    const { id, answer } = await freePlan();
    const proof = { locale: 'en', disclosures: ['device_insurance_optional'], seconds: 12 };
    expect((await shop.post(`/v1/offers/${id}/view`, proof)).body.status).toBe('viewed');

    const accepted = await accept(id, 'first-time');
    const heldMs = Date.parse(accepted.body.reservedUntil) - Date.parse(answer.body.decidedAt);
    expect(heldMs).toBeGreaterThanOrEqual(15 * 60_000);
    expect(heldMs).toBeLessThan(15 * 60_000 + 20_000);
    expect((await accept(id, 'second-time')).body).toMatchObject({
      code: 'state_conflict',
      allowedActions: ['decline'],
    });

    await at(14);
    expect((await shop.get(`/v1/offers/${id}`)).body.status).toBe('accepted');
    await at(16);
    expect((await shop.get(`/v1/offers/${id}`)).body).toMatchObject({
      status: 'lapsed',
      allowedActions: ['view', 'accept', 'decline', 'quote'],
    });
    expect((await accept(id, 'third-time')).body.status).toBe('accepted');

    await at(32);
    expect((await shop.get(`/v1/offers/${id}`)).body).toMatchObject({
      status: 'expired',
      allowedActions: [],
    });
    expect(await accept(id, 'too-late')).toMatchObject({ status: 409, body: { code: 'state_conflict' } });
  });

  test('an offer nobody touched expires after 30 minutes', async () => {
    const { id } = await freePlan();
    await at(29);
    expect((await shop.get(`/v1/offers/${id}`)).body.status).toBe('open');
    await at(31);
    expect((await shop.get(`/v1/offers/${id}`)).body.status).toBe('expired');
    expect((await shop.post(`/v1/offers/${id}/quote`, { option: '6m' })).body.code).toBe('state_conflict');
  });

  test('a repeat under the same key is the same answer, and no second reservation', async () => {
    const { id, customer } = await freePlan();
    expect((await accept(id, undefined as unknown as string)).body.code).toBe('idempotency_key_required');
    const [one, two] = await Promise.all([accept(id, 'double-click'), accept(id, 'double-click')]);
    expect(one.body).toEqual(two.body);
    const again = await accept(id, 'double-click');
    expect(again.body).toEqual(one.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const held = await bank.rows<{ sum: string }>(
      `select sum(amount_minor) from reservation where status = 'reserved' and customer_id =
         (select customer_id from offer where status = 'accepted' order by id desc limit 1)`,
    );
    expect(held).toEqual([{ sum: '479900' }]);
    expect(customer).toMatch(/^cus_/);
  });
});

describe('he thinks about it', () => {
  test('another term is priced, and nothing is stored', async () => {
    const { id } = await freePlan();
    const six = await shop.post(`/v1/offers/${id}/quote`, { option: '6m' });
    expect(six).toMatchObject({ status: 200, body: { option: '6m', status: 'open', totalCost: cny(0) } });
    expect(runsOf(six.body.instalments)).toEqual([
      '799.84 × 2 from 2027-01-01',
      '799.83 × 4 from 2027-03-01',
    ]);
    const three = await shop.post(`/v1/offers/${id}/quote`, { option: '3m' });
    const discount = ({ body }: Answer): string =>
      (100 - (body.payout.amount / body.amount.amount) * 100).toFixed(2);
    const twelve = await shop.get(`/v1/offers/${id}`);
    expect([three, six, twelve].map(discount)).toEqual(['1.19', '2.07', '3.79']);
    expect(twelve.body).toMatchObject({ status: 'open', option: '12m' });
  });

  test('another amount keeps his own money, and must be within the product’s bounds', async () => {
    const { id } = await freePlan();
    const less = await shop.post(`/v1/offers/${id}/quote`, { amount: cny(3000) });
    expect(less.body).toMatchObject({ amount: cny(3000), downPayment: cny(1200) });
    expect(runsOf(less.body.instalments)).toEqual(['250.00 × 12 from 2027-01-01']);
    for (const body of [{ amount: cny(299.99) }, { amount: cny(20_000.01) }, { option: '13m' }]) {
      const { status, body: problem } = await shop.post(`/v1/offers/${id}/quote`, body);
      expect({ status, code: problem.code }).toEqual({ status: 422, code: 'option_not_offered' });
    }
    const pounds = await shop.post(`/v1/offers/${id}/quote`, { amount: { amount: 300000, currency: 'GBP' } });
    expect(pounds.body.errors[0].pointer).toBe('/amount/currency');
  });

  test('what he takes is what he chose, also when it is read later', async () => {
    const { id, answer } = await freePlan();
    const accepted = await accept(id, 'six', { option: '6m' });
    expect(accepted.body).toMatchObject({ status: 'accepted', option: '6m' });
    const read = await shop.get(`/v1/offers/${id}`);
    expect(runsOf(read.body.instalments)).toEqual(runsOf(accepted.body.instalments));
    const decision = await shop.get(`/v1/decisions/${answer.body.id}`);
    expect(decision.body.offers.map((offer: Answer['body']) => offer.status)).toEqual([
      'accepted',
      'open',
      'open',
    ]);
  });

  test('he does not want it: what it held is free, and it cannot be taken any more', async () => {
    const { id, customer } = await freePlan();
    await accept(id, 'hasty');
    const declined = await shop.post(`/v1/offers/${id}/decline`, { reason: 'too_expensive' });
    expect(declined.body).toMatchObject({ status: 'declined', allowedActions: [] });
    expect(await accept(id, 'regret')).toMatchObject({ status: 409, body: { code: 'state_conflict' } });
    const again = await askForThePhone({ amount: cny(21_200), customer: { id: customer } });
    expect(offered(again)).toContain('retail-zero 12m');
  });

  test('he may owe 30,000.00 in this scene: beyond it the shop reads only "not available"', async () => {
    const twenty = { amount: cny(21_200) };
    const first = await askForThePhone(twenty);
    const same = { ...twenty, customer: { id: first.body.customer } };
    const beside = await askForThePhone(same);
    expect((await accept(first.body.offers[0].id, 'twenty')).status).toBe(200);
    expect(await accept(beside.body.offers[0].id, 'forty')).toMatchObject({
      status: 409,
      body: { code: 'limit_reached' },
    });
    const third = await askForThePhone(same);
    expect(offered(third)).toEqual(['device-insurance 12m']);
    expect(third.body.notOffered).toContainEqual({
      product: 'retail-zero',
      code: 'not_available',
      detail: 'Not available to this customer now.',
    });
    await at(16);
    const later = await askForThePhone(same);
    expect(offered(later)).toContain('retail-zero 12m');
  });
});

describe('staff', () => {
  test('find the decision, see each product’s way through the gates, and decide it again the same', async () => {
    const { customer, answer } = await freePlan();
    const viewer = await bank.staff('viewer');
    const found = await viewer.get(`/staff/v1/decisions?customer=${customer}`);
    expect(found.body.data).toMatchObject([
      { id: answer.body.id, customer, scenario: 'retail.electronics.phone', outcome: 'offered', offers: 3 },
    ]);
    const none = await viewer.get('/staff/v1/decisions?scenario=retail.electronics.phone&outcome=nothing');
    expect(none.body.data).toEqual([]);

    const { body } = await viewer.get(`/staff/v1/decisions/${answer.body.id}`);
    expect(body.answer).toEqual(answer.body);
    const codes = Object.fromEntries(body.products.map((one: Answer['body']) => [one.product, one.code]));
    expect(codes).toMatchObject({
      'retail-zero': null,
      'retail-flex': null,
      'pay-in-4': 'due_today_exceeds_available',
      'cash-loan': 'kind_not_allowed_in_scenario',
    });

    await at(600);
    const replay = await viewer.post(`/staff/v1/decisions/${answer.body.id}/replay`);
    expect(replay.body).toMatchObject({ same: true, differences: [] });
    expect(replay.body.sent).toEqual(answer.body);
  });
});

test('an acceptance needs somebody: the same phone without a customer is indicative', async () => {
  const answer = await askForThePhone({ customer: undefined });
  expect(offered(answer)).toEqual([]);
  expect(refused(answer)).toMatchObject({
    'retail-zero': 'identity_unknown',
    'pay-in-4': 'identity_unknown',
  });
  expect(answer.body.subjectToken).toMatch(/^sbt_/);
  const joined = await askForThePhone({
    subjectToken: answer.body.subjectToken,
    consents: [consent('profiling', NOON)],
  });
  expect(joined.status).toBe(200);
});

describe('who is named and not known', () => {
  test.each([
    [
      'an id of the shop’s own, without a registration',
      { customer: { externalId: 'nobody-yet' } },
      '/customer',
      '`register`',
    ],
    [
      'an id of the bank’s',
      { customer: { id: 'cus_01m81qsnt0f1nvrz99g9jwaxmz' } },
      '/customer/id',
      'is not the id',
    ],
    [
      'a guarantor',
      { parties: [{ role: 'guarantor', customer: { externalId: 'no-father' } }] },
      '/parties/0/customer',
      'register him first',
    ],
  ])('is shown, with what to do: %s', async (_, more, pointer, detail) => {
    const { status, body } = await askForThePhone(more);
    expect(status).toBe(404);
    expect(body.errors).toMatchObject([
      { pointer, code: 'unknown_customer', detail: expect.stringContaining(detail) },
    ]);
  });
});

test('a child is offered nothing, and nobody is told to leave his age out', async () => {
  const kid = { kind: 'person', phone: '+8613800138000', birthDate: '2014-01-01' };
  const answer = await askForThePhone({ customer: { externalId: 'kid-1', register: kid } });
  expect(offered(answer)).toEqual([]);
  expect(answer.body.notOffered).toContainEqual({
    product: 'device-insurance',
    code: 'borrower_under_age',
    detail: 'A condition of this product is not met: borrower under age.',
    smallestChange: { field: 'age', change: 'atLeast', value: 18 },
  });
});
