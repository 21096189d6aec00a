import { capture, sign } from '../support/agreement-story.js';
import { CREDIT_CONSENT, unique } from '../support/applications.js';
import { approved, must, readAll, signed } from '../support/guarantees.js';
import { balancesOf, faults, payAsTheyFallDue, read, setDay, toPay } from '../support/life.js';
import { cny, type PartnerCaller, runsOf, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

type Body = Answer['body'];

/** Story 2 to its end: four years are paid to the university, the student graduates, repays, and settles early. */
let bank: Sandbox;
let university: PartnerCaller;
let agreement: Body;
let suretyship: Body;

const YEARS = [2026, 2027, 2028, 2029];
const FATHER = {
  externalId: 'father-1',
  kind: 'person',
  phone: '+8613800138009',
  birthDate: '1975-05-05',
  facts: { currency: 'CNY', incomeMonthlyMinor: 1_200_000, debtServiceMonthlyMinor: 0 },
};

beforeAll(async () => {
  bank = await sandboxBank();
  university = bank.partner('eastlake-university');
  await setDay(university, '2026-08-20');
  await must(201, university.post('/v1/customers', FATHER));
});
afterAll(() => bank.close());

const fourYears = (): object => ({
  scenario: 'education.higher.tuition',
  purpose: 'payment',
  amount: cny(28_000),
  customer: {
    externalId: 'student-1',
    register: {
      kind: 'person',
      phone: '+8613800138001',
      birthDate: '2007-03-01',
      facts: { occupation: 'student' },
    },
  },
  stages: YEARS.map((year, i) => ({ name: `year ${i + 1}`, date: `${year}-09-01`, amount: cny(7000) })),
  context: {
    institution: 'Eastlake University',
    programme: 'Nursing',
    termStart: '2026-09-01',
    programmeEnd: '2030-06-30',
    relation: 'self',
    invoiceNumber: 'EU-2026-117',
  },
  parties: [
    { role: 'guarantor', customer: { externalId: FATHER.externalId }, relation: 'father', signed: true },
  ],
});

const pathOf = ({ id }: Body): string => `/v1/suretyships/${id}`;
const readSuretyship = (): Promise<Body> => must(200, university.get(pathOf(suretyship)));

describe('before the first term', () => {
  test('the father consents, reads and signs his undertaking over 28,000.00', async () => {
    const application = await approved(university, fourYears(), 'tuition-grace');
    expect(application).toMatchObject({ status: 'approved' });
    const invitation = {
      application: application.id,
      guarantor: { externalId: FATHER.externalId },
      relation: 'father',
      kind: 'joint',
      cap: cny(28_000),
    };
    suretyship = await must(201, university.post('/v1/suretyships', invitation, unique('invite')));
    const consents = { consents: [CREDIT_CONSENT] };
    await must(200, university.post(`${pathOf(suretyship)}/consent`, consents));
    const bound = await must(200, signed(university, pathOf(suretyship)));
    expect(bound).toMatchObject({ status: 'signed', callable: cny(28_000) });
    await readAll(university, application.id);
    const making = { application: application.id };
    agreement = await must(201, university.post('/v1/agreements', making, unique('agreement')));
  });

  test('the student signs; nothing is owed before a term is invoiced', async () => {
    await sign(university, agreement);
    expect(await read(university, agreement.id)).toMatchObject({
      status: 'signed',
      outstanding: cny(0),
      drawdowns: YEARS.map((year) => ({ plannedOn: `${year}-09-01`, amount: cny(7000), status: 'planned' })),
    });
  });
});

describe('four years', () => {
  test.each([
    [2026, 28, 12],
    [2027, 56, 12],
    [2028, 84, 12],
    [2029, 112, 11],
  ])(
    'September %i: 7,000.00 to the university, then %i.00 of interest × %i',
    async (year, interest, months) => {
      await setDay(university, `${year}-09-01`);
      const year1 = YEARS.indexOf(year);
      const drawdown = agreement.drawdowns[year1].id;
      const evidence = { kind: 'invoice', reference: `EU-${year}-117` };
      await must(200, capture(university, agreement, { drawdown, evidence }));
      const owed = 7000 * (year1 + 1);
      expect((await read(university, agreement.id)).outstanding).toEqual(cny(owed));
      const open = await toPay(university, agreement.id);
      const first = `${year}-10-01`;
      expect(runsOf(open.filter(({ dueDate }) => dueDate < '2030-09-01'))[0]).toBe(
        `${interest}.00 × ${(2030 - year) * 12 - 1} from ${first}`,
      );
      await payAsTheyFallDue(university, agreement.id, months);
      expect(await read(university, agreement.id)).toMatchObject({ outstanding: cny(owed), overdue: cny(0) });
    },
  );

  test('cost 3,248.00 of interest, and the university was paid 28,000.00', async () => {
    expect(await balancesOf(bank, agreement.id)).toEqual({
      principalReceivable: 28_000_00,
      settlementPayable: -28_000_00,
      cashClearing: 3_248_00,
      interestIncome: -3_248_00,
    });
    const { data } = await must(200, university.get('/v1/settlements'));
    expect(
      data.filter(({ paid }: Body) => paid > 0).map((one: Body) => [one.businessDate, one.paid]),
    ).toEqual(YEARS.toReversed().map((year) => [`${year}-09-01`, 7_000_00]));
    expect(await faults(bank)).toEqual([]);
  });
});

describe('after graduation', () => {
  /** Balance after the first instalments, by hand: 0.4 % a month, rounded half up, in minor units. */
  const balanceAfter = (instalments: number): { balance: number; interest: number } => {
    let [balance, interest] = [28_000_00, 0];
    for (let k = 0; k < instalments; k += 1) {
      const month = Math.round(balance * 0.004);
      interest += month;
      balance -= 642_29 - month;
    }
    return { balance, interest };
  };
  const THREE = balanceAfter(3);
  /** 15 days of 360 since 1 November. */
  const DAYS_INTEREST = Math.round((THREE.balance * 0.048 * 15) / 360);
  let quote: Body;

  test('642.29 × 47 + 642.09 from 2030-09-01', async () => {
    expect(runsOf(await toPay(university, agreement.id))).toEqual([
      '642.29 × 47 from 2030-09-01',
      '642.09 × 1 from 2034-08-01',
    ]);
  });

  test('three are paid: interest and principal as by hand', async () => {
    await payAsTheyFallDue(university, agreement.id, 3);
    expect((await read(university, agreement.id)).outstanding).toEqual(cny(THREE.balance / 100));
  });

  test('he settles on 16 November: the rest and 15 days of interest, not a yuan more', async () => {
    await setDay(university, '2030-11-16');
    quote = await must(200, university.get(`/v1/agreements/${agreement.id}/settlement-quote`));
    expect(quote).toMatchObject({
      validUntil: '2030-11-16',
      principal: cny(THREE.balance / 100),
      interest: cny(DAYS_INTEREST / 100),
      fee: cny(0),
      penalty: cny(0),
      amount: cny((THREE.balance + DAYS_INTEREST) / 100),
      saved: cny((44 * 642_29 + 642_09 - THREE.balance - DAYS_INTEREST) / 100),
    });
    const body = { quote: quote.quote, reference: 'last' };
    await must(201, university.post(`/v1/agreements/${agreement.id}/settle`, body, unique('settle')));
    expect(await read(university, agreement.id)).toMatchObject({
      status: 'settled',
      outstanding: cny(0),
      creditBalance: cny(0),
      nextDue: null,
    });
  });

  test('the father is free', async () => {
    await setDay(university, '2030-11-18');
    expect(await readSuretyship()).toMatchObject({ status: 'released', callable: cny(0) });
  });

  test('the books: nothing is owed, and the interest is what was paid', async () => {
    const interest = 3_248_00 + THREE.interest + DAYS_INTEREST;
    expect(await balancesOf(bank, agreement.id)).toEqual({
      settlementPayable: -28_000_00,
      cashClearing: 28_000_00 + interest,
      interestIncome: -interest,
    });
    expect(await faults(bank)).toEqual([]);
  });

  test('and nothing but how he came is kept as a tag', async () => {
    const { tags } = await must(200, university.get(`/v1/customers/${agreement.customer}`));
    expect(tags).toEqual([
      'acquisition.first:education.higher.tuition',
      'acquisition.last:education.higher.tuition',
    ]);
  });
});
