import { consent, offered, refused, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

/** Story 5: petrol for 48.20 GBP, and nobody knows who drives. */
let bank: Sandbox;
let app: ReturnType<Sandbox['partner']>;

const NOON = '2026-12-01T12:00:00Z';
const PETROL = {
  purpose: 'payment',
  text: 'bp snax 24 weoley castle',
  amount: { amount: 4820, currency: 'GBP' },
};

beforeAll(async () => {
  bank = await sandboxBank();
  app = bank.partner('wayside-wallet');
});
beforeEach(() => app.setClock(NOON));
afterAll(() => bank.close());

const ask = (more: object = {}): Promise<Answer> => app.post('/v1/offers', { ...PETROL, ...more });
const driver = (externalId: string): object => ({
  customer: { externalId, register: { kind: 'person', phone: '+447700900123' } },
});

describe('at the pump', () => {
  test('the bank sees fuel in the merchant’s text, and says why', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body.scenario).toMatchObject({ path: 'mobility.fuel', version: 1 });
    expect(body.scenario.confidence).toBeGreaterThan(0.9);
    expect(body.scenario.runnerUp.path).not.toBe('mobility.fuel');
    const evidence = body.scenario.evidence.map(
      ({ source, detail }: Answer['body']) => `${source} ${detail}`,
    );
    expect(evidence).toContain('text bp');
  });

  test('it shows the card with cashback, indicative; no credit, for it knows nobody', async () => {
    const answer = await ask();
    expect(offered(answer)).toEqual(['cashback-card standard']);
    expect(answer.body.offers[0]).toMatchObject({ firmness: 'indicative', product: { kind: 'card' } });
    expect(refused(answer)).toEqual({
      'pay-in-30': 'identity_unknown',
      'goal-savings': 'identity_unknown',
      // Not sold at a pump, to whomever.
      'cash-loan': 'kind_not_allowed_in_scenario',
    });
    const payLater = answer.body.notOffered.find(({ product }: Answer['body']) => product === 'pay-in-30');
    expect(payLater.smallestChange).toEqual({
      field: 'customer.verification',
      change: 'atLeast',
      value: 'phone',
    });
    expect(answer.body.customer).toBeNull();
  });

  test('an indicative offer can be seen, but binds nobody', async () => {
    const { id } = (await ask()).body.offers[0];
    const proof = { locale: 'en', disclosures: [], seconds: 3 };
    expect((await app.post(`/v1/offers/${id}/view`, proof)).body.status).toBe('viewed');
    const { status, body } = await app.post(`/v1/offers/${id}/accept`, {}, 'nobody');
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'offer_not_bindable' });
  });

  test('a text that tells nothing is answered above all scenes', async () => {
    const answer = await ask({ text: 'qwrtp' });
    expect(answer.body.scenario.path).toBe('any');
    expect(offered(answer)).toEqual(['cashback-card standard']);
  });

  test('a currency that the jurisdiction does not serve is said to be so', async () => {
    for (const currency of ['USD', 'CNY']) {
      const answer = await ask({ amount: { amount: 4820, currency } });
      expect(offered(answer)).toEqual([]);
      expect(refused(answer)).toMatchObject({ 'cashback-card': 'currency_not_served' });
    }
  });
});

describe('he registers', () => {
  const profiling = { consents: [consent('profiling', '2026-01-01T00:00:00Z')] };

  test('with consent, the token joins the first meeting to his timeline', async () => {
    const first = await ask();
    const token = first.body.subjectToken;
    expect(token).toMatch(/^sbt_/);
    const second = await ask({ ...driver('driver-1'), ...profiling, subjectToken: token });
    expect(second.body.customer).toMatch(/^cus_/);
    expect(second.body.subjectToken).toBeNull();
    expect(offered(second)).toContain('pay-in-30 30d');
    const payLater = second.body.offers.find(({ product }: Answer['body']) => product.code === 'pay-in-30');
    expect(payLater.firmness).toBe('conditional');

    const viewer = await bank.staff('viewer');
    const { body } = await viewer.get(`/staff/v1/decisions?customer=${second.body.customer}`);
    expect(body.data.map(({ id }: Answer['body']) => id)).toEqual([second.body.id, first.body.id]);
  });

  test('without consent nothing is joined, and nobody is registered', async () => {
    const token = (await ask()).body.subjectToken;
    const { status, body } = await ask({ ...driver('driver-2'), subjectToken: token });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'subject_consent_missing' });
    expect((await app.get('/v1/customers/by-external-id/driver-2')).status).toBe(404);
  });

  test('a meeting is one person’s: the first to join it, and nobody is registered by the second', async () => {
    const token = (await ask()).body.subjectToken;
    // Under load a decision may come too late for the checkout: who asks again learns what it is.
    const join = async (who: string): Promise<Answer> => {
      const answer = await ask({ ...driver(who), ...profiling, subjectToken: token });
      return answer.body.degraded === true ? join(who) : answer;
    };
    const both = await Promise.all(['driver-4', 'driver-5', 'driver-6'].map(join));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    for (const { status, body } of both) if (status === 409) expect(body.code).toBe('subject_token_used');
    const known = await Promise.all(
      ['driver-4', 'driver-5', 'driver-6'].map((who) => app.get(`/v1/customers/by-external-id/${who}`)),
    );
    expect(known.map(({ status }) => status)).toEqual(both.map(({ status }) => (status === 200 ? 200 : 404)));
    const winner = `driver-${4 + both.findIndex(({ status }) => status === 200)}`;
    expect((await join(winner)).status).toBe(200);
    expect(
      await bank.rows(`select 1 from customer_decision where decision_id in (
        select decision_id from customer_decision group by 1 having count(*) > 1)`),
    ).toEqual([]);
  });

  test('a token of somebody else’s meeting, or a made-up one, is refused', async () => {
    const token: string = (await ask()).body.subjectToken;
    const made = `${token.slice(0, -22)}${'A'.repeat(22)}`;
    const own = await ask({ ...driver('driver-3'), ...profiling, subjectToken: made });
    expect(own.body.code).toBe('invalid_subject_token');
    const other = await bank.partner('lumen-phones').post('/v1/offers', {
      ...profiling,
      scenario: 'retail.electronics.phone',
      purpose: 'payment',
      amount: { amount: 599900, currency: 'CNY' },
      customer: { externalId: 'thief', register: { kind: 'person', phone: '+8613800138000' } },
      subjectToken: token,
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'invalid_subject_token' } });
  });
});

test('staff decide an anonymous decision again the same', async () => {
  const { body } = await ask();
  const viewer = await bank.staff('viewer');
  const replay = await viewer.post(`/staff/v1/decisions/${body.id}/replay`);
  expect(replay.body).toMatchObject({ same: true, differences: [] });
});
