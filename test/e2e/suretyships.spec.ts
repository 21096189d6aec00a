import { newUuid, parseId, type Uuid } from '../../src/kernel/ids.js';
import { OneTimeCodes } from '../../src/modules/agreements/index.js';
import { Database } from '../../src/platform/database/database.js';
import { drawnAgreement } from '../support/agreements.js';
import { anApplication, CREDIT_CONSENT, unique } from '../support/applications.js';
import { phoneContract } from '../support/contracts.js';
import { must, signed, twoOfThem } from '../support/guarantees.js';
import { shop, type Shop } from '../support/lending.js';
import { cny, type PartnerCaller } from '../support/sandbox.js';
import { type Answer, type StaffCaller, staffWith } from '../support/staff.js';

type Body = Answer['body'];

/** A father stands for a loan of 4,799.00 CNY at 7.20 % over 24 months, 215.30 a month. */
let world: Shop;
let partner: PartnerCaller;
let officers: [StaffCaller, StaffCaller];

beforeAll(async () => {
  world = await shop();
  partner = { ...world, setClock: (now) => world.setDay(now.slice(0, 10)) };
  const { booted, urls } = world.bank;
  officers = [
    await staffWith(booted, urls.ownerUrl, ['riskOfficer']),
    await staffWith(booted, urls.ownerUrl, ['administrator']),
  ];
});
beforeEach(() => world.setDay('2026-12-01'));
afterAll(() => world.close());

/** 24 × (half of 3,000.00 less 500.00) = 24,000.00 CNY is what he can stand for. */
const aFather = (more: object = {}, facts: object = {}): object => ({
  externalId: unique('father'),
  register: {
    kind: 'person',
    phone: '+8613800138009',
    birthDate: '1975-05-05',
    facts: { currency: 'CNY', incomeMonthlyMinor: 300_000, debtServiceMonthlyMinor: 50_000, ...facts },
    ...more,
  },
});

const invite = (application: string, guarantor: object, yuan: number, more: object = {}): Promise<Answer> =>
  world.post('/v1/suretyships', { application, guarantor, kind: 'joint', cap: cny(yuan), ...more });
const pathOf = ({ id }: Body): string => `/v1/suretyships/${id}`;
const consentTo = (suretyship: Body): Promise<Body> =>
  must(200, world.post(`${pathOf(suretyship)}/consent`, { consents: [CREDIT_CONSENT] }));
const read = (suretyship: Body): Promise<Body> => must(200, world.get(pathOf(suretyship)));
const codeOf = ({ status, body }: Answer): object => ({ status, code: body.code });

async function aSigned(application: string, yuan: number): Promise<Body> {
  const invited = await must(201, invite(application, aFather(), yuan));
  await consentTo(invited);
  return must(200, signed(partner, pathOf(invited)));
}

/** The application's agreement, as if its borrower had signed and the shop been paid. */
async function anAgreementOf({ id, customer }: Body): Promise<string> {
  const debtor = { partnerId: world.partnerId, customerId: parseId('customer', customer) as Uuid };
  const agreement = await drawnAgreement(world.bank.booted, debtor, phoneContract('retail-flex', '24m'));
  await world.bank.rows('update agreement set application_id = $2 where id = $1', [
    agreement.id,
    parseId('application', id),
  ]);
  const rows = await world.bank.rows<{ id: string }>('select id from agreement where id = $1', [
    agreement.id,
  ]);
  return rows[0]?.id as string;
}

async function balances({ id }: Body): Promise<Record<string, number>> {
  const rows = await world.bank.rows<{ account: string; minor: string }>(
    `select m.account, sum(m.minor)::text as minor from ledger_posting p
     cross join lateral (values (p.debit, p.amount_minor), (p.credit, -p.amount_minor)) as m(account, minor)
     where p.subject = $1 group by 1 having sum(m.minor) <> 0`,
    [parseId('suretyship', id)],
  );
  return Object.fromEntries(rows.map(({ account, minor }) => [account, Number(minor)]));
}

describe('who may stand for a borrower', () => {
  test.each([
    ['a child', aFather({ birthDate: '2010-01-01' })],
    ['somebody of unknown age', aFather({ birthDate: undefined })],
    ['somebody of unknown income', aFather({}, { incomeMonthlyMinor: undefined })],
  ])('not %s', async (_name, guarantor) => {
    const { id } = await anApplication(partner);
    expect(codeOf(await invite(id, guarantor, 100))).toEqual({ status: 422, code: 'guarantor_not_fit' });
  });

  test('not the borrower himself, nobody twice, and no steps that rise', async () => {
    const { id, customer } = await anApplication(partner);
    expect(codeOf(await invite(id, { id: customer }, 100))).toEqual({
      status: 422,
      code: 'guarantor_not_fit',
    });
    const father = aFather();
    await must(201, invite(id, father, 100));
    expect(codeOf(await invite(id, father, 100))).toEqual({ status: 409, code: 'suretyship_exists' });
    const step = (share: string): object => ({ principalShareAtMost: share, capShare: share });
    const rising = await invite(id, aFather(), 100, { releaseSteps: [step('0.25'), step('0.50')] });
    expect(codeOf(rising)).toEqual({ status: 422, code: 'release_steps_unfit' });
  });

  test('he consents, reads, signs by his code; or refuses', async () => {
    const { id } = await anApplication(partner);
    const invited = await must(201, invite(id, aFather(), 1_000));
    expect(invited).toMatchObject({
      status: 'invited',
      allowedActions: ['consent', 'refuse'],
      documentHash: null,
    });
    expect((await world.get(`${pathOf(invited)}/document`)).status).toBe(404);
    expect(await consentTo(invited)).toMatchObject({
      status: 'consented',
      allowedActions: ['refuse', 'sign'],
    });
    const { text } = await must(200, world.get(`${pathOf(invited)}/document`));
    expect(text).toMatch(/\nBorrower: cus_\w{26}\nDebt: 0 % instalments, 3000.00 CNY \(application app_/);
    expect(text).toContain('cap: 1000.00 CNY');
    const { sandbox } = await must(200, world.post(`${pathOf(invited)}/one-time-code`));
    const display = { documentHash: '0'.repeat(64), locale: 'en', seconds: 20 };
    const misled = await world.post(`${pathOf(invited)}/sign`, { code: sandbox.code, display });
    expect(codeOf(misled)).toEqual({ status: 409, code: 'document_changed' });
    const { hash: documentHash } = await must(200, world.get(`${pathOf(invited)}/document`));
    const code = sandbox.code === '000000' ? '000001' : '000000';
    const guess = { code, display: { ...display, documentHash } };
    expect(codeOf(await world.post(`${pathOf(invited)}/sign`, guess))).toEqual({
      status: 422,
      code: 'one_time_code_wrong',
    });
    expect(await must(200, signed(partner, pathOf(invited)))).toMatchObject({
      status: 'signed',
      callable: cny(1_000),
    });
    const other = await must(201, invite(id, aFather(), 1_000));
    expect(await must(200, world.post(`${pathOf(other)}/refuse`))).toMatchObject({
      status: 'refused',
      allowedActions: [],
    });
  });

  test('not who turns out to be a child before he signs', async () => {
    const { id } = await anApplication(partner);
    const invited = await must(201, invite(id, aFather(), 1_000));
    await consentTo(invited);
    const path = `/v1/customers/${invited.guarantor}`;
    const version = (await world.get(path)).headers.get('etag') as string;
    await must(200, world.patch(path, { birthDate: '2010-01-01' }, version));
    expect(codeOf(await signed(partner, pathOf(invited)))).toEqual({
      status: 422,
      code: 'guarantor_not_fit',
    });
  });

  test('not for more than his means bear over all he stands for, however many sign at once', async () => {
    const father = aFather();
    const asked: Body[] = [];
    for (let i = 0; i < 4; i += 1) {
      const invited = await must(201, invite((await anApplication(partner)).id, father, 10_000));
      await consentTo(invited);
      asked.push(invited);
    }
    const answers = await Promise.all(asked.map((one) => signed(partner, pathOf(one))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
    const refused = answers.find(({ status }) => status === 409) as Answer;
    expect(refused.body.code).toBe('guarantor_capacity_exceeded');
    expect(JSON.stringify(refused.body)).not.toMatch(/300000|24000/);
  });

  test('an invitation that nobody takes up is over after two weeks', async () => {
    const { id } = await anApplication(partner);
    const invited = await must(201, invite(id, aFather(), 100));
    await world.setDay('2026-12-16');
    expect(await read(invited)).toMatchObject({ status: 'expired', statusReason: 'not_in_time' });
  });
});

describe('a borrower who does not pay', () => {
  let application: Body;
  let suretyship: Body;
  let agreement: string;
  const call = (): Promise<Answer> =>
    twoOfThem(officers, `/staff/v1/suretyships/${suretyship['id']}/call`, {
      reason: 'The window has passed.',
    });

  beforeEach(async () => {
    application = await anApplication(partner);
    suretyship = await aSigned(application['id'], 3_000);
    agreement = await anAgreementOf(application);
    await world.setDay('2026-12-02');
  });

  const overdue = async (): Promise<number> => {
    const rows = await world.bank.rows<{ minor: string }>(
      'select overdue_minor::text as minor from agreement where id = $1',
      [agreement],
    );
    return Number(rows[0]?.minor);
  };

  test('he stands for it from the agreement on', async () => {
    expect(await read(suretyship)).toMatchObject({ status: 'active', callable: cny(3_000), noticeOn: null });
    expect(await balances(suretyship)).toEqual({ suretyshipsReceived: 300_000, suretyshipsContra: -300_000 });
  });

  test('is told after 30 days, has 14, and then pays what is overdue; the loan is repaid by it', async () => {
    await world.setDay('2027-01-31');
    expect(await read(suretyship)).toMatchObject({ noticeOn: '2027-01-31', callableFrom: '2027-02-14' });
    const early = await officers[0].post(`/staff/v1/suretyships/${suretyship['id']}/call`, {
      reason: 'Now.',
    });
    expect(codeOf(early)).toEqual({ status: 409, code: 'nothing_to_call' });

    await world.setDay('2027-02-14');
    const due = await overdue();
    expect(due).toBeGreaterThan(2 * 21_530);
    expect((await call()).status).toBe(200);
    const called = await read(suretyship);
    expect(called).toMatchObject({ status: 'called', allowedActions: ['repay'] });
    expect(called.owed.amount).toBe(due);
    expect(await balances(suretyship)).toEqual({
      suretyshipsReceived: 300_000 - due,
      suretyshipCalls: due,
      suretyshipsContra: -300_000,
    });

    const pay = (yuan: number, reference = unique('father-pays')): Promise<Answer> =>
      world.post(`${pathOf(suretyship)}/repayments`, { amount: cny(yuan), reference });
    expect((await must(201, pay(100, 'once'))).owed.amount).toBe(due - 10_000);
    expect(codeOf(await pay(100, 'once'))).toEqual({ status: 409, code: 'claim_repeated' });
    // Nor is it booked again as the borrower's, who finds it among his repayments.
    const asBorrowers = { amount: cny(100), reference: 'once' };
    const [found] = (await must(200, world.get(`/v1/agreements/${called.agreement}/repayments`))).data;
    expect(found).toMatchObject({ reference: 'once', suretyship: suretyship['id'], allowedActions: [] });
    expect(
      await must(200, world.post(`/v1/agreements/${called.agreement}/repayments`, asBorrowers)),
    ).toMatchObject({ id: found.id });
    expect(await overdue()).toBe(due - 10_000);
    expect(codeOf(await pay(due / 100))).toEqual({ status: 422, code: 'repayment_exceeds_debt' });
    expect((await must(201, pay((due - 10_000) / 100))).owed.amount).toBe(0);
    expect(await overdue()).toBe(0);
    await world.setDay('2027-02-15');
    expect(await read(suretyship)).toMatchObject({ status: 'active', owed: cny(0), noticeOn: null });
    expect(await balances(suretyship)).toEqual({
      suretyshipsReceived: 300_000 - due,
      suretyshipsContra: due - 300_000,
    });
  });

  test('what he paid can be taken back, however it stands by then; he owes it again and nobody else can', async () => {
    await world.setDay('2027-01-31');
    await world.setDay('2027-02-14');
    expect((await call()).status).toBe(200);
    const { owed, agreement: id } = await read(suretyship);
    const [before, loan] = [await balances(suretyship), await world.ledgerOf(id)];
    const body = { amount: owed, reference: unique('father-pays') };
    const paid = await must(201, world.post(`${pathOf(suretyship)}/repayments`, body));
    expect(paid).toMatchObject({ status: 'booked', statusReason: null, owed: cny(0) });
    await world.setDay('2027-02-15');
    expect(await read(suretyship)).toMatchObject({ status: 'active', owed: cny(0) });

    const [onLoan] = (await must(200, world.get(`/v1/agreements/${id}/repayments`))).data;
    const why = { reason: 'The direct debit bounced.' };
    const past = await world.post(`/v1/agreements/${id}/repayments/${onLoan.id}/reverse`, why);
    expect(codeOf(past)).toEqual({ status: 409, code: 'paid_by_guarantor' });
    const path = `/staff/v1/agreements/${id}/repayments/${onLoan.id}/charge-back`;
    expect(codeOf(await officers[0].post(path, why))).toEqual({ status: 409, code: 'paid_by_guarantor' });

    const reverse = (): Promise<Answer> =>
      world.post(`${pathOf(suretyship)}/repayments/${paid.id}/reverse`, why);
    expect(await must(200, reverse())).toEqual({
      ...paid,
      owed,
      status: 'reversed',
      statusReason: why.reason,
    });
    expect(codeOf(await reverse())).toEqual({ status: 409, code: 'state_conflict' });
    expect(await read(suretyship)).toMatchObject({ status: 'called', owed });
    expect(await balances(suretyship)).toEqual(before);
    expect(await world.ledgerOf(id)).toEqual(loan);
    expect(await overdue()).toBe(owed.amount);
    const again = { ...body, reference: unique('father-pays') };
    expect((await must(201, world.post(`${pathOf(suretyship)}/repayments`, again))).owed).toEqual(cny(0));
    const elsewhere = await world.post(`${pathOf(suretyship)}/repayments/${onLoan.id}/reverse`, why);
    expect(codeOf(elsewhere)).toEqual({ status: 404, code: 'not_found' });
  });

  test('a guarantor who pays after the loss makes it smaller; the borrower is paid nothing for it', async () => {
    await world.setDay('2027-01-31');
    await world.setDay('2027-02-14');
    expect((await call()).status).toBe(200);
    const { agreement: id, owed } = await read(suretyship);
    const lost = await twoOfThem(officers, `/staff/v1/agreements/${id}/charge-off`, {
      reason: 'Nothing left.',
    });
    expect(lost.status).toBe(200);
    const before = await world.ledgerOf(id);
    const pay = (minor: number): Promise<Answer> =>
      world.post(`${pathOf(suretyship)}/repayments`, {
        amount: cny(minor / 100),
        reference: unique('father-pays'),
      });
    // He stands for the loss as he stood for the loan: his cap does not fall because nothing is owed by the books.
    await world.setDay('2027-02-15');
    expect(await read(suretyship)).toMatchObject({ callable: cny(3_000 - owed.amount / 100), owed });
    expect((await call()).status).toBe(200);
    expect(await read(suretyship)).toMatchObject({ callable: cny(0), owed: cny(3_000) });
    const recovered = await must(201, pay(10_000));
    const after = {
      ...before,
      cashClearing: (before['cashClearing'] ?? 0) + 10_000,
      recoveryIncome: -10_000,
    };
    expect(await world.ledgerOf(id)).toEqual(after);
    const bounced = `${pathOf(suretyship)}/repayments/${recovered.id}/reverse`;
    expect((await must(200, world.post(bounced, { reason: 'It bounced.' }))).owed).toEqual(cny(3_000));
    expect(await world.ledgerOf(id)).toEqual(before);
    await must(201, pay(10_000));
    expect(await world.ledgerOf(id)).toEqual(after);
    // The borrower pays nearly all of it himself: the guarantor owes no more than what is still lost.
    const rest = { amount: cny(4_699), reference: unique('borrower-pays') };
    await must(201, world.post(`/v1/agreements/${id}/repayments`, rest));
    expect(codeOf(await pay(owed.amount - 10_000))).toEqual({ status: 422, code: 'repayment_exceeds_debt' });
  });

  test('who pays in the window is cured, and who pays after the call takes it back', async () => {
    const id = await must(200, world.get(pathOf(suretyship))).then(({ agreement: agr }) => agr);
    const repay = async (minor: number): Promise<Body> =>
      must(
        201,
        world.post(`/v1/agreements/${id}/repayments`, {
          amount: cny(minor / 100),
          reference: unique('late'),
        }),
      );
    await world.setDay('2027-01-31');
    expect((await read(suretyship)).noticeOn).toBe('2027-01-31');
    await repay(await overdue());
    await world.setDay('2027-02-01');
    expect(await read(suretyship)).toMatchObject({ status: 'active', noticeOn: null, callableFrom: null });

    await world.setDay('2027-03-03');
    await world.setDay('2027-03-17');
    expect((await call()).status).toBe(200);
    const { owed } = await read(suretyship);
    expect(owed.amount).toBeGreaterThan(0);
    await repay(await overdue());
    await world.setDay('2027-03-18');
    expect(await read(suretyship)).toMatchObject({ status: 'active', owed: cny(0), callable: cny(3_000) });
  });
});

test('his cap falls with the debt, in the steps that he signed, and he is free when it is repaid', async () => {
  const application = await anApplication(partner);
  const suretyship = await aSigned(application.id, 3_000);
  await anAgreementOf(application);
  await world.setDay('2026-12-02');
  const { agreement } = await read(suretyship);
  const prepay = (yuan: number): Promise<Body> =>
    must(
      201,
      world.post(`/v1/agreements/${agreement}/prepayments`, {
        amount: cny(yuan),
        mode: 'lower',
        reference: unique('ahead'),
      }),
    );
  const capAfter = async (day: string): Promise<number> => {
    await world.setDay(day);
    const { status, callable } = await read(suretyship);
    expect(status).toBe('active');
    return callable.amount;
  };
  await prepay(2_399);
  expect(await capAfter('2026-12-03')).toBe(300_000);
  // 2,399.50 of 4,799.00 are half of it.
  await prepay(0.5);
  expect(await capAfter('2026-12-04')).toBe(150_000);
  await prepay(1_200);
  expect(await capAfter('2026-12-05')).toBe(75_000);
  expect(await balances(suretyship)).toEqual({ suretyshipsReceived: 75_000, suretyshipsContra: -75_000 });

  const { quote } = await must(200, world.get(`/v1/agreements/${agreement}/settlement-quote`));
  await must(201, world.post(`/v1/agreements/${agreement}/settle`, { quote, reference: unique('all') }));
  await world.setDay('2026-12-06');
  expect(await read(suretyship)).toMatchObject({
    status: 'released',
    statusReason: 'agreement_ended',
    callable: cny(0),
    owed: cny(0),
    allowedActions: [],
  });
  expect(await balances(suretyship)).toEqual({});
});

test('a suretyship that cannot be worked on is put off, and the others live on', async () => {
  const sick = await must(201, invite((await anApplication(partner)).id, aFather(), 100));
  const sound = await must(201, invite((await anApplication(partner)).id, aFather(), 100));
  const id = parseId('suretyship', sick.id);
  await world.bank.rows(`create function sick_suretyship() returns trigger language plpgsql as $$
    begin raise exception 'canary'; end $$`);
  await world.bank.rows(`create trigger sick before update on suretyship for each row
    when (new.id = '${id}') execute function sick_suretyship()`);
  await world.setDay('2026-12-16');
  expect([(await read(sick)).status, (await read(sound)).status]).toEqual(['invited', 'expired']);
  const faults = (): Promise<object[]> =>
    world.bank.rows(`select subject from piece_fault where job = 'suretyshipDays'`);
  expect(await faults()).toEqual([{ subject: id }]);
  await world.bank.rows('drop trigger sick on suretyship');
  await world.bank.rows(`update piece_fault set retry_at = now() where job = 'suretyshipDays'`);
  await world.setDay('2026-12-17');
  expect([(await read(sick)).status, await faults()]).toEqual(['expired', []]);
});

test('asks for at most five codes an hour, as for an agreement', async () => {
  const invited = await must(201, invite((await anApplication(partner)).id, aFather(), 1_000));
  await consentTo(invited);
  const path = `${pathOf(invited)}/one-time-code`;
  for (let i = 0; i < 5; i += 1) await must(200, world.post(path));
  expect(codeOf(await world.post(path))).toEqual({ status: 429, code: 'too_many_codes' });
});

test('nobody binds himself by a code that could not reach him', async () => {
  const id = newUuid(0, 1);
  const live = { id, partnerId: world.partnerId, customerId: newUuid(0, 1), environment: 'live' } as const;
  const { app } = world.bank.booted;
  const sent = app
    .get(Database)
    .run({ kind: 'system', job: 'test' }, (tx) =>
      app.get(OneTimeCodes).open(tx, live, { channel: 'code', locale: 'en' }),
    );
  await expect(sent).rejects.toMatchObject({ code: 'no_message_gateway' });
});

test('the books agree with every suretyship', async () => {
  const { data } = await must(200, officers[0].get('/staff/v1/integrity'));
  expect(data.filter(({ status }: Body) => status !== 'sound')).toEqual([]);
});
