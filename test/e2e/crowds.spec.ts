import pg from 'pg';
import { newUuid, parseId, type Uuid } from '../../src/kernel/ids.js';
import { Relay } from '../../src/modules/webhooks/relay.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { anAgreement, aPhoneOrder, capture, sign } from '../support/agreement-story.js';
import { drawnAgreement } from '../support/agreements.js';
import { anAcceptedOffer, anApplication, CREDIT_CONSENT, unique } from '../support/applications.js';
import { phoneContract } from '../support/contracts.js';
import { Crowd, REPEATABLE } from '../support/crowd.js';
import { approved, issued, must, signed, twoOfThem } from '../support/guarantees.js';
import { setDay } from '../support/life.js';
import { nameOf } from '../support/openapi.js';
import { aBid } from '../support/promises.js';
import { cny, type PartnerCaller } from '../support/sandbox.js';
import { type Answer, type StaffCaller, staffWith } from '../support/staff.js';
import { wholeBank, type WholeBank } from '../support/whole-bank.js';

/**
 * Whatever a partner does of which he sends a key is done once, though each request comes 200 times at the same moment, to
 * two processes of the bank. Staff's own: staff-repeats.spec.ts.
 */
let bank: WholeBank;
let client: pg.Client;
let crowd: Crowd;
let shop: PartnerCaller;
let officers: [StaffCaller, StaffCaller];

type Body = Answer['body'];
const SIZE = 200;

beforeAll(async () => {
  // What is refused at the door is another story: here everybody is let in, and nobody hurries.
  bank = await wholeBank({ SHED_QUEUE_MS: '10000', MAX_IN_FLIGHT: '1000' });
  const other = await bank.another();
  for (const { app } of [bank.booted, other]) await app.get(Housekeeping).stop();
  client = new pg.Client({ connectionString: bank.urls.ownerUrl });
  await client.connect();
  crowd = new Crowd([bank.url, other.url], client, SIZE);
  shop = crowd.partner(bank.keys.get('lumen-phones') as string);
  const { booted, urls } = bank;
  officers = [
    await staffWith(booted, urls.ownerUrl, ['riskOfficer']),
    await staffWith(booted, urls.ownerUrl, ['administrator', 'riskOfficer']),
  ];
}, 120_000);
afterAll(async () => {
  await client?.end();
  await bank?.close();
});
beforeEach(() => setDay(shop, '2026-12-01'));
afterEach(() => {
  expect(crowd.faults.splice(0)).toEqual([]);
});

const pay = (agreement: string, yuan: number): Promise<Body> =>
  must(
    201,
    shop.post(`/v1/agreements/${agreement}/repayments`, { amount: cny(yuan), reference: unique('payment') }),
  );
/** An agreement of the shop, as far as the signature. */
const agreed = (externalId = unique('buyer')): Promise<Body> =>
  anAgreement(shop, aPhoneOrder(externalId), 'retail-zero');
async function paidOut(): Promise<string> {
  const agreement = await agreed();
  await sign(shop, agreement);
  await must(200, capture(shop, agreement));
  return agreement.id;
}

test('a customer, his consents, and an offer that he looks at and declines', async () => {
  const { id } = await must(201, shop.post('/v1/customers', { externalId: unique('x'), kind: 'person' }));
  await must(200, shop.post(`/v1/customers/${id}/consents`, { consents: [CREDIT_CONSENT] }));
  await must(202, shop.post(`/v1/customers/${id}/exports`));
  const offer = await anAcceptedOffer(shop);
  const seen = { locale: 'en', disclosures: [], seconds: 3 };
  const { body } = await shop.post('/v1/offers', { ...aPhoneOrder(unique('looks')) });
  await must(200, shop.post(`/v1/offers/${body.offers[0].id}/view`, seen));
  await must(200, shop.post(`/v1/offers/${offer.id}/decline`, { reason: 'other_offer' }));
});

test('an application, given evidence and withdrawn; a counter-offer, taken or not', async () => {
  const { id } = await anApplication(shop);
  await must(200, shop.post(`/v1/applications/${id}/evidence`, { consents: [CREDIT_CONSENT] }));
  await must(200, shop.post(`/v1/applications/${id}/withdraw`));
  const earner = (debts: string): object => ({
    name: `Wang Debts ${debts}`,
    facts: { currency: 'CNY', incomeMonthlyMinor: 800_000 },
  });
  const longer = await anApplication(shop, { person: earner('3500.00'), option: '3m' });
  await must(200, shop.post(`/v1/applications/${longer.id}/counter-offer/accept`));
  const smaller = await anApplication(shop, { person: earner('3900.00'), option: '12m' });
  await must(200, shop.post(`/v1/applications/${smaller.id}/counter-offer/refuse`));
});

test('an agreement that is refused, voided, or withdrawn from', async () => {
  const refused = await agreed();
  await must(200, shop.post(`/v1/agreements/${refused.id}/refuse`, { reason: 'changed_mind' }));
  const voided = await agreed();
  await sign(shop, voided);
  await must(200, shop.post(`/v1/agreements/${voided.id}/void`, { reason: 'out_of_stock' }));
  const wallet = crowd.partner(bank.keys.get('wayside-wallet') as string);
  await setDay(wallet, '2026-12-01');
  const pounds = {
    amount: { amount: 50_000, currency: 'GBP' },
    availableBalance: undefined,
    order: undefined,
  };
  const left = await anAgreement(wallet, { ...aPhoneOrder(unique('briton')), ...pounds }, 'retail-flex');
  await sign(wallet, left);
  await must(200, wallet.post(`/v1/agreements/${left.id}/withdraw`, { reference: 'declared' }));
});

test('payments, refunds, pauses, and the end of an agreement', async () => {
  const id = await paidOut();
  const path = `/v1/agreements/${id}`;
  const bounced = await pay(id, 100);
  await must(200, shop.post(`${path}/repayments/${bounced.id}/reverse`, { reason: 'bounced' }));
  const goods = { amount: cny(100), reason: 'One came back.', mode: 'lower', reference: unique('goods') };
  const refund = await must(201, shop.post(`${path}/refunds`, goods));
  await must(200, shop.post(`${path}/refunds/${refund.id}/reverse`, { reason: 'Sent in error.' }));
  const until = '2027-01-31';
  await must(200, shop.post(`${path}/pause`, { reason: 'goodsNotDelivered', until }));
  await must(200, shop.post(`${path}/resume`, { reason: 'arrived' }));
  await setDay(shop, '2027-01-01');
  const early = { amount: cny(1_000), mode: 'lower', reference: unique('early') };
  await must(201, shop.post(`${path}/prepayments`, early));
  const { quote } = await must(200, shop.get(`${path}/settlement-quote`));
  await must(201, shop.post(`${path}/settle`, { quote, reference: unique('last') }));
  const other = await paidOut();
  const { credited } = await pay(other, 5_000);
  const back = { amount: credited, reference: unique('back') };
  await must(201, shop.post(`/v1/agreements/${other}/credit-payouts`, back));
});

test('the sales of a day', async () => {
  const request = {
    scenario: 'trade.inventory',
    purpose: 'financing',
    amount: cny(40_000),
    customer: {
      externalId: unique('stock'),
      register: { kind: 'organisation', phone: '+862155501234', registrationNumber: '91310000MA1K3XYZ0B' },
    },
    context: {
      stockCategory: 'electronics',
      salesLast90Days: cny(540_000),
      historyMonths: 14,
      grossMarginShare: 0.25,
    },
  };
  const application = await approved(shop, request, 'merchant-working-capital');
  const path = `/staff/v1/applications/${application.id}/approve`;
  const [maker, checker] = officers;
  const { approval } = await must(200, maker.post(path, { reason: 'Good sales.' }));
  if (approval !== null) await must(200, checker.post(`/staff/v1/approvals/${approval}/approve`));
  const agreement = await must(201, shop.post('/v1/agreements', { application: application.id }));
  await sign(shop, agreement);
  const evidence = { kind: 'invoice', reference: unique('goods') };
  await must(200, capture(shop, agreement, { evidence }));
  await setDay(shop, '2026-12-02');
  const day = { day: '2026-12-02', amount: cny(6_000) };
  await must(201, shop.post(`/v1/agreements/${agreement.id}/sales`, day));
});

test('a guarantee: claims, amendments, what is paid back, release and cancellation', async () => {
  const buyer = { name: 'Nanjing Metro', kind: 'organisation' };
  const aGuarantee = async (): Promise<Body> =>
    issued(shop, (await approved(shop, aBid(20_000), 'bid-guarantee')).id, buyer);
  const { id } = await aGuarantee();
  const path = `/v1/guarantees/${id}`;
  const documents = ['writtenDemand', 'statementOfBreach'].map((kind) => ({ kind, reference: 'file-1' }));
  const claim = (yuan: number): Promise<Body> =>
    must(201, shop.post(`${path}/calls`, { amount: cny(yuan), reference: unique('claim'), documents }));
  const { id: mistaken } = await claim(1_000);
  await must(200, shop.post(`/v1/guarantee-calls/${mistaken}/withdraw`));
  const { id: paid } = await claim(12_000);
  const decision = { decision: 'pay', reason: 'It complies.' };
  await must(200, twoOfThem(officers, `/staff/v1/guarantee-calls/${paid}/decision`, decision));
  const back = await must(
    201,
    shop.post(`${path}/repayments`, { amount: cny(10), reference: unique('back') }),
  );
  await must(200, shop.post(`${path}/repayments/${back.id}/reverse`, { reason: 'It bounced.' }));
  const larger = { amount: cny(25_000), reason: 'A larger lot.', consents: { applicant: 'consent-1' } };
  const other = await aGuarantee();
  await must(201, shop.post(`/v1/guarantees/${other.id}/amendments`, larger));
  const third = await aGuarantee();
  await must(200, shop.post(`/v1/guarantees/${third.id}/release`, { reference: 'release-1' }));
  const { id: application } = await approved(shop, aBid(20_000), 'bid-guarantee');
  const unsigned = await must(201, shop.post('/v1/guarantees', { application, beneficiary: buyer }));
  await must(200, shop.post(`/v1/guarantees/${unsigned.id}/cancel`, { reason: 'not_wanted' }));
});

test('a suretyship: consent, signature, refusal, and what the guarantor pays', async () => {
  const aFather = (): object => ({
    externalId: unique('father'),
    register: {
      kind: 'person',
      phone: '+8613800138009',
      birthDate: '1975-05-05',
      facts: { currency: 'CNY', incomeMonthlyMinor: 300_000, debtServiceMonthlyMinor: 50_000 },
    },
  });
  const { id: application, customer } = await anApplication(shop);
  const invite = (): Promise<Body> =>
    must(
      201,
      shop.post('/v1/suretyships', { application, guarantor: aFather(), kind: 'joint', cap: cny(3_000) }),
    );
  const refusing = await invite();
  await must(200, shop.post(`/v1/suretyships/${refusing.id}/refuse`));
  const { id } = await invite();
  const path = `/v1/suretyships/${id}`;
  await must(200, shop.post(`${path}/consent`, { consents: [CREDIT_CONSENT] }));
  await must(200, signed(shop, path));

  const { rows } = await client.query<{ id: Uuid }>(`select id from partner where slug = 'lumen-phones'`);
  const debtor = { partnerId: rows[0]?.id as Uuid, customerId: parseId('customer', customer) as Uuid };
  const agreement = await drawnAgreement(bank.booted, debtor, phoneContract('retail-flex', '24m'));
  await bank.rows('update agreement set application_id = $2 where id = $1', [
    agreement.id,
    parseId('application', application),
  ]);
  for (const day of ['2026-12-02', '2027-01-31', '2027-02-14']) await setDay(shop, day);
  await must(200, twoOfThem(officers, `/staff/v1/suretyships/${id}/call`, { reason: 'It has passed.' }));
  const pays = await must(
    201,
    shop.post(`${path}/repayments`, { amount: cny(100), reference: unique('pays') }),
  );
  await must(200, shop.post(`${path}/repayments/${pays.id}/reverse`, { reason: 'It bounced.' }));
});

test('an endpoint for webhooks, a new secret for it, and messages sent again', async () => {
  const types = ['offer.*'];
  const made = await must(
    201,
    shop.post('/v1/webhook-endpoints', { url: 'https://hooks.example.com/crowd', types }),
  );
  const path = `/v1/webhook-endpoints/${made.id}`;
  const next = await must(200, shop.post(`${path}/rotate-secret`, { overlapSeconds: 0 }));
  expect(next.secret).not.toBe(made.secret);
  await anAcceptedOffer(shop);
  await bank.booted.app.get(Relay).round(newUuid(Date.now()));
  const { data } = await must(200, shop.get(`${path}/deliveries?limit=1`));
  await must(201, shop.post(`/v1/deliveries/${data[0].id}/resend`));
  await must(200, shop.post(`${path}/resend`, { from: 1, to: 10 }));
});

test('a certification run', async () => {
  const { id } = await must(201, shop.post('/v1/sandbox/certifications'));
  await must(200, shop.post(`/v1/sandbox/certifications/${id}/finish`));
});

test('a test clock and its way, a fixture, a scripted life, and the reading of a file', async () => {
  const clock = await must(201, shop.post('/v1/sandbox/clocks', { name: unique('clock') }));
  const path = `/v1/sandbox/clocks/${clock.id}/advance`;
  const moved = await must(200, shop.post(path, { by: 'P1M' }));
  expect(moved.now).toMatch(/^2027-01-01T/);
  await must(201, shop.post('/v1/sandbox/fixtures/agreement-active', {}));
  const life = { fixture: 'agreement-active', script: 'payOnTime', until: '2027-02-15' };
  const { status } = await must(201, shop.post('/v1/sandbox/simulations', life));
  expect(status).toBe('completed');
  await must(201, shop.post('/v1/event-imports', { name: 'events.ndjson' }));
});

test('there is no other POST that takes a key', () => {
  expect([...crowd.done].sort()).toEqual(REPEATABLE.map(nameOf).sort());
});
