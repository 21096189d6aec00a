import { anAgreement, aPhoneOrder, capture, sign } from '../support/agreement-story.js';
import { anApplication, unique } from '../support/applications.js';
import { approved, must } from '../support/guarantees.js';
import { setDay } from '../support/life.js';
import { aBid } from '../support/promises.js';
import { cny, type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

/** Documented refusals that no story comes by. */
let bank: Sandbox;
let shop: PartnerCaller;
let path: string;
let application: string;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  await setDay(shop, '2026-12-01');
  const agreement = await anAgreement(shop, aPhoneOrder(unique('buyer')), 'retail-zero');
  await sign(shop, agreement);
  await must(200, capture(shop, agreement));
  path = `/v1/agreements/${agreement.id}`;
  ({ id: application } = await anApplication(shop));
}, 120_000);
afterAll(() => bank?.close());

const post = (at: string, body: object): Promise<Answer> => shop.post(at, body, unique('key'));
const buyer = { name: 'Nanjing Metro', kind: 'organisation' };

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
];

test.each(REFUSALS)('%s', async (code, status, ask) => {
  const { status: answered, body } = await ask();
  expect([answered, body.code]).toEqual([status, code]);
});
