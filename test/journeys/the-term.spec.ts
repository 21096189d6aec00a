import { cny, consent, offered, refused, runsOf, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

/** Story 2: four years of tuition at 7,000.00 CNY, a student of 19, his father as guarantor. */
let bank: Sandbox;
let university: ReturnType<Sandbox['partner']>;
let students = 0;

const NOON = '2026-08-20T04:00:00Z';
const FATHER = { externalId: 'father-1' };
const GUARANTEED = { parties: [{ role: 'guarantor', customer: FATHER, relation: 'father', signed: true }] };

beforeAll(async () => {
  bank = await sandboxBank();
  university = bank.partner('eastlake-university');
  const father = { ...FATHER, kind: 'person', phone: '+8613800138009', birthDate: '1975-05-05' };
  expect((await university.post('/v1/customers', father)).status).toBe(201);
});
beforeEach(() => university.setClock(NOON));
afterAll(() => bank.close());

function askForTheTerm(more: object = {}): Promise<Answer> {
  students += 1;
  const register = {
    kind: 'person',
    phone: '+8613800138001',
    birthDate: '2007-03-01',
    facts: { occupation: 'student' },
  };
  return university.post('/v1/offers', {
    scenario: 'education.higher.tuition',
    purpose: 'payment',
    amount: cny(28_000),
    customer: { externalId: `student-${students}`, register },
    stages: [2026, 2027, 2028, 2029].map((year, i) => ({
      name: `year ${i + 1}`,
      date: `${year}-09-01`,
      amount: cny(7000),
    })),
    context: {
      institution: 'Eastlake University',
      programme: 'Nursing',
      termStart: '2026-09-01',
      programmeEnd: '2030-06-30',
      relation: 'self',
      invoiceNumber: 'EU-2026-117',
    },
    ...more,
  });
}

const ofProduct = ({ body }: Answer, code: string): Answer['body'] =>
  body.offers.find((offer: Answer['body']) => offer.product.code === code);

describe('without the father’s undertaking', () => {
  test.each([
    ['no guarantor', {}],
    ['a guarantor who has not signed', { parties: [{ role: 'guarantor', customer: FATHER, signed: false }] }],
  ])('%s: refused, and the smallest change is a signature', async (_, parties) => {
    const answer = await askForTheTerm(parties);
    expect(offered(answer)).toEqual([]);
    expect(refused(answer)).toMatchObject({
      'tuition-grace': 'guarantor_required',
      'tuition-term-split': 'guarantor_required',
    });
    for (const { code, smallestChange } of answer.body.notOffered) {
      if (code !== 'guarantor_required') continue;
      expect(smallestChange).toEqual({ field: 'guarantor.signed', change: 'equal', value: true });
    }
  });

  test('somebody whom nobody knows cannot guarantee', async () => {
    const stranger = [{ role: 'guarantor', customer: { externalId: 'nobody' }, signed: true }];
    expect((await askForTheTerm({ parties: stranger })).status).toBe(404);
  });
});

describe('with it', () => {
  let answer: Answer;
  beforeAll(async () => {
    await university.setClock(NOON);
    answer = await askForTheTerm(GUARANTEED);
  });

  test('two ways to pay, both conditional, the free one first, and nothing beside them', () => {
    expect(answer.status).toBe(200);
    expect(offered(answer)).toEqual(['tuition-term-split 2p', 'tuition-grace 48m']);
    for (const { firmness, conditions } of answer.body.offers) {
      expect(firmness).toBe('conditional');
      expect(conditions).not.toContain('guarantorSignature');
    }
    expect(refused(answer)).toEqual({
      'cash-loan': 'payee_not_allowed_in_scenario',
      'cashback-card': 'kind_not_allowed_in_scenario',
    });
  });

  test('4.80 %: interest only until 2030-08-01, then 642.29 × 47 + 642.09; APR 4.907 %', () => {
    const grace = ofProduct(answer, 'tuition-grace');
    expect(grace).toMatchObject({
      amount: cny(28_000),
      dueToday: cny(0),
      rateAnnual: '0.0480',
      payee: 'institution',
      payout: cny(28_000),
    });
    expect(runsOf(grace.instalments)).toEqual([
      '28.00 × 12 from 2026-10-01',
      '56.00 × 12 from 2027-10-01',
      '84.00 × 12 from 2028-10-01',
      '112.00 × 11 from 2029-10-01',
      '642.29 × 47 from 2030-09-01',
      '642.09 × 1 from 2034-08-01',
    ]);
    const beforeGraduation = grace.instalments.filter(({ principal }: Answer['body']) => principal === 0);
    expect(beforeGraduation).toHaveLength(47);
    expect(beforeGraduation.at(-1)).toMatchObject({ dueDate: '2030-08-01' });
    const sum = (rows: Answer['body'][], part: string): number =>
      rows.reduce((total, row) => total + row[part], 0);
    expect(sum(beforeGraduation, 'interest')).toBe(3248_00);
    expect(sum(grace.instalments, 'principal')).toBe(28_000_00);
    expect(sum(grace.instalments, 'interest')).toBe(grace.totalCost.amount);
    expect(grace.totalPayable.amount).toBe(28_000_00 + grace.totalCost.amount);
    expect((Number(grace.apr.value) * 100).toFixed(3)).toBe('4.907');
  });

  test('or this year’s 7,000.00 in two parts of 3,500.00 at 0 %', () => {
    const split = ofProduct(answer, 'tuition-term-split');
    expect(split).toMatchObject({
      amount: cny(7000),
      rateAnnual: '0',
      totalCost: cny(0),
      payee: 'institution',
      termOptions: ['2p', '3p', '4p'],
    });
    expect(split.instalments.map(({ total }: Answer['body']) => total)).toEqual([3500_00, 3500_00]);
    expect(split.instalments[0].dueDate).toBe('2026-09-01');
    expect(Number(split.apr.value)).toBe(0);
  });
});

describe('a student', () => {
  test('is sold nothing else, even when he asks and has agreed to marketing', async () => {
    const agreed = { ...GUARANTEED, consents: [consent('marketing', NOON), consent('profiling', NOON)] };
    const asked = await askForTheTerm({ ...agreed, purpose: 'crossSell', stages: undefined });
    expect(offered(asked)).toEqual([]);
    const payment = await askForTheTerm(agreed);
    expect(offered(payment)).toEqual(['tuition-term-split 2p', 'tuition-grace 48m']);
  });

  test('is not spoken to by the bank', async () => {
    const answer = await askForTheTerm({
      ...GUARANTEED,
      initiative: 'bank',
      consents: [consent('marketing', NOON)],
    });
    expect(offered(answer)).toEqual([]);
    expect(refused(answer)).toMatchObject({
      'tuition-grace': 'contact_not_allowed',
      'tuition-term-split': 'contact_not_allowed',
    });
  });

  test('who borrows carries no tag but how he came', async () => {
    const answer = await askForTheTerm(GUARANTEED);
    const grace = ofProduct(answer, 'tuition-grace');
    const accepted = await university.post(`/v1/offers/${grace.id}/accept`, {}, 'the-term');
    expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted' } });
    const { body } = await university.get(`/v1/customers/${answer.body.customer}`);
    expect(body.tags).toEqual([
      'acquisition.first:education.higher.tuition',
      'acquisition.last:education.higher.tuition',
    ]);
  });

  test('of 17 cannot borrow, whoever signs', async () => {
    const young = { kind: 'person', phone: '+8613800138005', birthDate: '2009-08-01' };
    const answer = await askForTheTerm({
      ...GUARANTEED,
      customer: { externalId: 'young', register: young },
    });
    expect(offered(answer)).toEqual([]);
    expect(refused(answer)['tuition-grace']).toBe('borrower_under_age');
  });
});

describe('the request', () => {
  test('must say what the scene needs, with a pointer to what is missing', async () => {
    const { status, body } = await askForTheTerm({ ...GUARANTEED, context: { institution: 'Eastlake' } });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'context_invalid' });
    expect(body.errors.every(({ pointer }: Answer['body']) => pointer.startsWith('/context'))).toBe(true);
  });

  test('must have years that add up', async () => {
    const { status, body } = await askForTheTerm({ ...GUARANTEED, amount: cny(27_000) });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'stages_differ_from_amount' });
  });
});

test('staff decide it again the same, and see which clause a refusal hung on', async () => {
  const answer = await askForTheTerm(GUARANTEED);
  const viewer = await bank.staff('viewer');
  const replay = await viewer.post(`/staff/v1/decisions/${answer.body.id}/replay`);
  expect(replay.body).toMatchObject({ same: true, differences: [] });
  const graceIn = async ({ body: { id } }: Answer): Promise<Answer['body']> =>
    (await viewer.get(`/staff/v1/decisions/${id}`)).body.products.find(
      ({ product }: Answer['body']) => product === 'tuition-grace',
    );
  expect(await graceIn(answer)).toMatchObject({ passed: true, code: null });
  expect(await graceIn(await askForTheTerm())).toMatchObject({
    passed: false,
    code: 'guarantor_required',
    clauses: [{ code: 'guarantor_required', field: 'guarantor.signed', verdict: 'failed', actual: false }],
  });
});
