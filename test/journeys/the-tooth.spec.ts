import { cny, consent, offered, refused, runsOf, type Sandbox, sandboxBank } from '../support/sandbox.js';
import { type Answer, call } from '../support/staff.js';

/** Story 3: implants in three stages, 6,000.00 + 9,000.00 + 5,000.00 CNY, a patient whom the clinic knows. */
let bank: Sandbox;
let clinic: ReturnType<Sandbox['partner']>;
let patients = 0;

const NOON = '2026-10-10T04:00:00Z';
const STAGES = [
  { name: 'stage 1', date: '2026-10-15', amount: cny(6000) },
  { name: 'stage 2', date: '2027-01-15', amount: cny(9000) },
  { name: 'stage 3', date: '2027-04-15', amount: cny(5000) },
];

beforeAll(async () => {
  bank = await sandboxBank();
  clinic = bank.partner('riverside-dental');
});
beforeEach(() => clinic.setClock(NOON));
afterAll(() => bank.close());

function askForTheTooth(more: object = {}): Promise<Answer> {
  patients += 1;
  const register = { kind: 'person', phone: '+8613800138002', birthDate: '1988-07-21' };
  return clinic.post('/v1/offers', {
    scenario: 'healthcare.dental',
    purpose: 'payment',
    amount: cny(20_000),
    stages: STAGES,
    customer: { externalId: `patient-${patients}`, register },
    ...more,
  });
}

const accept = (answer: Answer, key: string): Promise<Answer> =>
  clinic.post(`/v1/offers/${answer.body.offers[0].id}/accept`, {}, key);

describe('the treatment', () => {
  let answer: Answer;
  beforeAll(async () => {
    await clinic.setClock(NOON);
    answer = await askForTheTooth();
  });

  test('by stage at 0 % first, then 24 months; nothing is sold beside a treatment', () => {
    expect(answer.status).toBe(200);
    expect(offered(answer)).toEqual(['treatment-stages 6m', 'treatment-flex 24m']);
    expect(refused(answer)).toEqual({
      'cash-loan': 'kind_not_allowed_in_scenario',
      'cashback-card': 'kind_not_allowed_in_scenario',
    });
    for (const { firmness } of answer.body.offers) expect(firmness).toBe('conditional');
  });

  test('each stage is a plan of its own: 1,000.00 × 6; 1,500.00 × 6; 833.34 × 2 + 833.33 × 4', () => {
    const [plan] = answer.body.offers;
    expect(plan).toMatchObject({
      amount: cny(20_000),
      totalCost: cny(0),
      totalPayable: cny(20_000),
      rateAnnual: '0',
      payee: 'clinic',
    });
    expect(plan.stages.map(({ instalments }: Answer['body']) => runsOf(instalments))).toEqual([
      ['1000.00 × 6 from 2026-11-15'],
      ['1500.00 × 6 from 2027-02-15'],
      ['833.34 × 2 from 2027-05-15', '833.33 × 4 from 2027-07-15'],
    ]);
    expect(plan.stages.map(({ date, amount }: Answer['body']) => [date, amount])).toEqual(
      STAGES.map(({ date, amount }) => [date, amount.amount]),
    );
    expect(Number(plan.apr.value)).toBe(0);
  });

  test('or 897.27 × 23 + 897.17, cost 1,534.38', () => {
    expect(answer.body.offers[1]).toMatchObject({
      rateAnnual: '0.0720',
      totalCost: cny(1534.38),
      totalPayable: cny(21_534.38),
      payout: cny(20_000),
    });
    expect(runsOf(answer.body.offers[1].instalments)).toEqual([
      '897.27 × 23 from 2026-11-10',
      '897.17 × 1 from 2028-10-10',
    ]);
  });

  test('the stages fix the amount', async () => {
    const { id } = answer.body.offers[0];
    const { status, body } = await clinic.post(`/v1/offers/${id}/quote`, { amount: cny(15_000) });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'option_not_offered' });
    const twelve = await clinic.post(`/v1/offers/${answer.body.offers[1].id}/quote`, { option: '12m' });
    expect(twelve.body).toMatchObject({ option: '12m', amount: cny(20_000) });
    expect(twelve.body.instalments).toHaveLength(12);
  });
});

describe('a patient who cannot wait', () => {
  const urgent = { context: { urgent: true } };

  test('is shown the plan without interest only', async () => {
    const answer = await askForTheTooth(urgent);
    expect(offered(answer)).toEqual(['treatment-stages 6m']);
    expect(refused(answer)['treatment-flex']).toBe('not_offered_when_urgent');
  });

  test('is not spoken to by the bank', async () => {
    const consents = [consent('marketing', NOON)];
    const answer = await askForTheTooth({ ...urgent, initiative: 'bank', consents });
    expect(offered(answer)).toEqual([]);
    expect(refused(answer)['treatment-stages']).toBe('contact_not_allowed');
  });
});

describe('what the bank keeps of a treatment', () => {
  const tagsOf = async ({ body }: Answer): Promise<Answer['body']> =>
    (await clinic.get(`/v1/customers/${body.customer}`)).body;

  test('with the patient’s consent: that he came by healthcare, for twelve months, and no more', async () => {
    const answer = await askForTheTooth({ consents: [consent('sensitiveData', NOON)] });
    expect((await accept(answer, 'tooth-1')).status).toBe(200);
    const known = await tagsOf(answer);
    expect(known.tags).toEqual(['acquisition.first:healthcare', 'acquisition.last:healthcare']);
    expect(known.acquisition.first).toMatchObject({ scenario: 'healthcare' });
    const kept = await bank.rows<{ scenario: string; days: number }>(
      `select scenario, round(extract(epoch from expires_at - $1::timestamptz) / 86400)::int as days from tag
       where scenario not like 'retail%' and scenario not like 'education%'`,
      [NOON],
    );
    expect(kept).toEqual([
      { scenario: 'healthcare', days: 365 },
      { scenario: 'healthcare', days: 365 },
    ]);
    await clinic.setClock('2027-10-09T04:00:00Z');
    expect((await tagsOf(answer)).tags).toHaveLength(2);
    expect((await tagsOf(answer)).acquisition).toEqual(known.acquisition);
    await clinic.setClock('2027-10-11T04:00:00Z');
    expect(await tagsOf(answer)).toMatchObject({ tags: [], acquisition: { first: null, last: null } });
  });

  test('nothing once he has taken his consent back, or given it for events alone', async () => {
    const answer = await askForTheTooth({ consents: [consent('sensitiveData', NOON)] });
    expect((await accept(answer, 'tooth-3')).status).toBe(200);
    expect((await tagsOf(answer)).tags).toHaveLength(2);
    const path = `/v1/customers/${answer.body.customer}/consents`;
    const events = { ...consent('sensitiveData', NOON), data: ['events'] };
    expect((await clinic.post(path, { consents: [events] })).status).toBeLessThan(300);
    const nothing = { tags: [], acquisition: { first: null, last: null } };
    expect(await tagsOf(answer)).toMatchObject(nothing);
    expect((await clinic.post(path, { consents: [consent('sensitiveData', NOON)] })).status).toBeLessThan(
      300,
    );
    expect((await tagsOf(answer)).tags).toHaveLength(2);
    const key = bank.keys['riverside-dental'];
    expect((await call(bank.url, 'DELETE', `${path}/sensitiveData`, key)).status).toBeLessThan(300);
    expect(await tagsOf(answer)).toMatchObject(nothing);
  });

  test('without it: nothing', async () => {
    const answer = await askForTheTooth();
    expect((await accept(answer, 'tooth-2')).status).toBe(200);
    const known = await tagsOf(answer);
    expect(known.tags).toEqual([]);
    expect(known.acquisition).toEqual({ first: null, last: null });
  });

  test('a diagnosis has no place in the request', async () => {
    const { status, body } = await askForTheTooth({ context: { diagnosis: 'K02.1' } });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'context_invalid' });
  });
});

test('staff decide it again the same', async () => {
  const answer = await askForTheTooth({ context: { urgent: true } });
  const viewer = await bank.staff('viewer');
  const replay = await viewer.post(`/staff/v1/decisions/${answer.body.id}/replay`);
  expect(replay.body).toMatchObject({ same: true, differences: [] });
});
