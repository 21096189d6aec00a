import { parseId, type Uuid } from '../../src/kernel/ids.js';
import { anAgreement, aPhoneOrder, capture, displayOf, sign } from '../support/agreement-story.js';
import { anAcceptedOffer, anApplication, apply, decided, unique } from '../support/applications.js';
import { approved, issued, must, readAll, signed } from '../support/guarantees.js';
import { setDay } from '../support/life.js';
import { aKey, configured } from '../support/partners.js';
import { aBid } from '../support/promises.js';
import { cny, type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';
import { wasProvoked } from '../support/documented-answers.js';
import { AGREEMENT_REFUSALS, FULL_HISTORY_REFUSALS } from '../support/refusals/agreements.js';
import { DEFINITION_KINDS, DefinitionRefusals } from '../support/refusals/definitions.js';
import { PEOPLE_REFUSALS } from '../support/refusals/people.js';
import { SANDBOX_REFUSALS } from '../support/refusals/sandbox.js';
import { STAFF_REFUSALS } from '../support/refusals/staff.js';
import { RefusalWorld } from '../support/refusals/world.js';
import { refreshed } from '../support/test-app.js';

/** Documented refusals that no story comes by. */
let bank: Sandbox;
let shop: PartnerCaller;
let path: string;
let application: string;
let world: RefusalWorld;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  await setDay(shop, '2026-12-01');
  const agreement = await anAgreement(shop, aPhoneOrder(unique('buyer')), 'retail-zero');
  await sign(shop, agreement);
  await must(200, capture(shop, agreement));
  path = `/v1/agreements/${agreement.id}`;
  ({ id: application } = await anApplication(shop));
  world = await RefusalWorld.in(bank);
}, 120_000);
afterAll(() => bank?.close());

const post = (at: string, body: object): Promise<Answer> => shop.post(at, body, unique('key'));
const buyer = { name: 'Nanjing Metro', kind: 'organisation' };

/** What was held for an offer is gone, as when its time ran out while nobody looked. */
const loseReservations = (): Promise<unknown> => bank.rows('delete from reservation');
const refund = { mode: 'lower', reason: 'Some came back.', reference: 'back-1' };
const sneakers = { lines: [{ id: 'sneakers', amount: cny(1) }] };
const asked = (externalId: string): object => ({ ...aPhoneOrder(externalId), order: undefined });
async function aSignable(): Promise<Answer['body']> {
  return anAgreement(shop, aPhoneOrder(unique('buyer')), 'retail-zero');
}
async function sendSignature(agreement: Answer['body'], meanwhile: () => Promise<unknown>): Promise<Answer> {
  const at = `/v1/agreements/${agreement.id}`;
  const { sandbox } = await must(200, shop.post(`${at}/one-time-code`, {}));
  const display = await displayOf(shop, agreement);
  await meanwhile();
  return post(`${at}/sign`, { code: sandbox.code, display });
}

const REFUSALS: readonly [code: string, status: number, ask: () => Promise<Answer>][] = [
  ['agreement_not_paused', 409, () => post(`${path}/resume`, { reason: 'none' })],
  ['withdrawal_period_over', 409, () => post(`${path}/withdraw`, { reference: 'declared' })],
  ['quote_day_out_of_range', 422, () => shop.get(`${path}/settlement-quote?on=2099-01-01`)],
  [
    'refund_exceeds_rest',
    422,
    () => post(`${path}/refunds/preview`, { amount: cny(999_999), mode: 'lower' }),
  ],
  ['not_repaid_from_sales', 409, () => post(`${path}/sales`, { day: '2026-12-01', amount: cny(1) })],
  [
    'drawdown_not_open',
    409,
    () => post(`${path}/capture`, { evidence: { kind: 'shipment', reference: 'again' } }),
  ],
  ['no_guarantee_product', 422, () => post('/v1/guarantees', { application, beneficiary: buyer })],
  [
    'product_without_agreement',
    422,
    async () => {
      const { id } = await approved(shop, aBid(20_000), 'bid-guarantee');
      return post('/v1/agreements', { application: id });
    },
  ],
  [
    'application_not_approved',
    409,
    async () => {
      await must(200, post(`/v1/applications/${application}/withdraw`, {}));
      return post('/v1/agreements', { application });
    },
  ],
  ['refund_ambiguous', 422, () => post(`${path}/refunds/preview`, { mode: 'lower' })],
  ['refund_ambiguous', 422, () => post(`${path}/refunds`, { ...refund, ...sneakers, amount: cny(1) })],
  ['unknown_order_line', 422, () => post(`${path}/refunds/preview`, { mode: 'lower', ...sneakers })],
  ['unknown_order_line', 422, () => post(`${path}/refunds`, { ...refund, ...sneakers })],
  ['refund_exceeds_rest', 422, () => post(`${path}/refunds`, { ...refund, amount: cny(999_999) })],
  [
    'nothing_owed',
    409,
    async () => {
      const { id } = await issued(shop, (await approved(shop, aBid(20_000), 'bid-guarantee')).id, buyer);
      return post(`/v1/guarantees/${id}/repayments`, { amount: cny(1), reference: 'early' });
    },
  ],
  [
    'scenario_not_in_key',
    403,
    async () => {
      const [partner] = await bank.rows<{ id: Uuid }>(`select id from partner where slug = 'lumen-phones'`);
      const key = await aKey(configured(bank.booted), partner!, { scenarios: ['education'] });
      return key.post('/v1/offers', asked(unique('other')));
    },
  ],
  [
    'reservation_lapsed',
    409,
    async () => {
      const { id } = await anAcceptedOffer(shop);
      await loseReservations();
      return apply(shop, id);
    },
  ],
  [
    'reservation_lost',
    409,
    async () => {
      const { id } = await anApplication(shop);
      await loseReservations();
      return post('/v1/agreements', { application: id });
    },
  ],
  ['reservation_lost', 409, async () => sendSignature(await aSignable(), loseReservations)],
  [
    'requirements_missing',
    409,
    async () =>
      sendSignature(await aSignable(), () =>
        bank.rows(`update application set evidence = '{"v": 1, "list": []}'`),
      ),
  ],
  [
    'limit_not_held',
    409,
    async () => {
      const { id } = await approved(shop, aBid(20_000), 'bid-guarantee');
      await loseReservations();
      return post('/v1/guarantees', { application: id, beneficiary: buyer });
    },
  ],
  [
    'limit_not_held',
    409,
    async () => {
      const { id } = await approved(shop, aBid(20_000), 'bid-guarantee');
      const made = await must(201, post('/v1/guarantees', { application: id, beneficiary: buyer }));
      await readAll(shop, id);
      await loseReservations();
      return signed(shop, `/v1/guarantees/${made.id}`, { payment: 'receipt-1' });
    },
  ],
  [
    'receipt_erased',
    410,
    async () => {
      const { body } = await decided(shop, asked(unique('erased')));
      await bank.rows('update customer set wrapped_key = null where id = $1', [
        parseId('customer', body.customer),
      ]);
      const auditor = await bank.staff('administrator');
      return auditor.post(`/staff/v1/decisions/${body.id}/replay`);
    },
  ],
  // The product is not offered any more.
  [
    'offer_withdrawn',
    409,
    async () => {
      const { body } = await decided(shop, asked(unique('late')));
      const [offer] = body.offers;
      const manager = await bank.staff('administrator');
      const pause = { kind: 'product', subject: offer.product.code, reason: 'Something is wrong.' };
      await must(201, manager.post('/staff/v1/pauses', pause));
      await refreshed(bank.booted);
      return post(`/v1/offers/${offer.id}/accept`, {});
    },
  ],
];

/** By operation: a problem is only provoked by the one that documents it. */
describe('each operation says no for itself', () => {
  const all = [
    ...AGREEMENT_REFUSALS,
    ...PEOPLE_REFUSALS,
    ...STAFF_REFUSALS,
    ...SANDBOX_REFUSALS,
    ...FULL_HISTORY_REFUSALS,
  ];
  test.each(all)('%s: %s', async (operation, code, ask) => {
    const { status, body } = await ask(world);
    expect([status, body.code]).toEqual([expect.any(Number), code]);
    expect(wasProvoked(operation, code)).toBe(true);
  });
});

test.each(DEFINITION_KINDS)('whatever is wrong with versions of $plural is said', async (kind) => {
  const refusals = await DefinitionRefusals.of(bank, kind, world.maker, world.busy);
  for (const [code, ask] of refusals.cases()) {
    const { status, body } = await ask();
    expect([status, body.code]).toEqual([expect.any(Number), code]);
  }
});

test.each(REFUSALS)('%s', async (code, status, ask) => {
  const { status: answered, body } = await ask();
  expect([answered, body.code]).toEqual([status, code]);
});
