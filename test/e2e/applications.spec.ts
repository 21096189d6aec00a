import { anAcceptedOffer, anApplication, apply, unique } from '../support/applications.js';
import { type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';

let bank: Sandbox;
let shop: PartnerCaller;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
}, 60_000);
afterAll(() => bank.close());

const codesOf = ({ requirements }: { requirements: { code: string; satisfied: boolean }[] }): string[] =>
  requirements.map(({ code, satisfied }) => `${code} ${satisfied}`);

describe('an application from an accepted offer', () => {
  test('is approved at once when nothing is missing and nothing stands against it', async () => {
    const offer = await anAcceptedOffer(shop);
    const { status, body } = await apply(shop, offer.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'approved',
      statusReason: null,
      offer: offer.id,
      customer: offer.customer,
      scenario: 'retail.electronics.phone',
      product: 'retail-zero',
      option: offer.option,
      amount: { amount: 300_000, currency: 'CNY' },
      counterOffer: null,
      agreement: null,
      allowedActions: ['addEvidence', 'withdraw'],
    });
    expect(codesOf(body)).toEqual([
      'consent.creditCheck true',
      'disclosure.personal_data_use false',
      'disclosure.refund_replans false',
      'disclosure.device_insurance_optional false',
      'disclosure.cn_cost_of_credit false',
      'disclosure.cn_credit_reporting false',
      'disclosure.cn_use_of_funds false',
    ]);
    const now = await shop.get(`/v1/offers/${offer.id}`);
    expect(now.body).toMatchObject({ status: 'applied', allowedActions: [] });
    expect((await shop.get(`/v1/applications/${body.id}`)).body).toEqual(body);
  });

  test('waits for the consent that a question to the bureau needs', async () => {
    const offer = await anAcceptedOffer(shop);
    const opened = await shop.post('/v1/applications', { offer: offer.id }, unique('apply'));
    expect(opened).toMatchObject({ status: 201, body: { status: 'open' } });
  });

  test('can be withdrawn, and its offer with it', async () => {
    const { id, offer } = await anApplication(shop);
    const { status, body } = await shop.post(
      `/v1/applications/${id}/withdraw`,
      undefined,
      unique('withdraw'),
    );
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 'withdrawn', allowedActions: [] },
    });
    expect((await shop.get(`/v1/offers/${offer}`)).body.status).toBe('declined');
  });
});
