import { parseId } from '../../src/kernel/ids.js';
import { unique } from '../support/applications.js';
import { approved, issued, must, readAll, signed, twoOfThem } from '../support/guarantees.js';
import { type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer, StaffCaller } from '../support/staff.js';

/** A rent of 1,000.00 GBP, a deposit of 1,200.00, a lease of a year: the bank stands for the tenant, the landlord calls. */
let bank: Sandbox;
let wallet: ReturnType<Sandbox['partner']>;
let officers: [StaffCaller, StaffCaller];

const MOVING_IN = '2026-12-01T04:00:00Z';
const gbp = (pounds: number): { amount: number; currency: string } => ({
  amount: Math.round(pounds * 100),
  currency: 'GBP',
});
const LANDLORD = { name: 'Jane Landlord', kind: 'person', reference: 'landlord-77' };
const DOCUMENTS = [
  { kind: 'writtenDemand', reference: 'file-1' },
  { kind: 'handoverRecord', reference: 'file-2' },
];

beforeAll(async () => {
  bank = await sandboxBank();
  wallet = bank.partner('wayside-wallet');
  officers = [await bank.staff('riskOfficer'), await bank.staff('riskOfficer')];
});
beforeEach(() => wallet.setClock(MOVING_IN));
afterAll(() => bank.close());

const aLease = (pounds = 1200): object => ({
  scenario: 'housing.rent.deposit',
  purpose: 'guarantee',
  amount: gbp(pounds),
  context: { leaseStart: '2026-12-01', leaseEnd: '2027-12-01', monthlyRent: gbp(1000) },
  customer: {
    externalId: unique('tenant'),
    register: {
      kind: 'person',
      name: 'Tom Tenant',
      phone: '+447700900123',
      birthDate: '1990-05-17',
      facts: { currency: 'GBP', incomeMonthlyMinor: 300_000 },
    },
  },
});

async function aGuarantee(pounds?: number): Promise<Answer['body']> {
  const application = await approved(wallet, aLease(pounds), 'rent-deposit-guarantee');
  expect(application.status).toBe('approved');
  return issued(wallet, application.id, LANDLORD);
}

const claim = (id: string, pounds: number, more: object = {}): Promise<Answer> =>
  wallet.post(
    `/v1/guarantees/${id}/calls`,
    { amount: gbp(pounds), reference: unique('claim'), documents: DOCUMENTS, ...more },
    unique('call'),
  );
const repay = (id: string, pounds: number, reference = unique('payment')): Promise<Answer> =>
  wallet.post(`/v1/guarantees/${id}/repayments`, { amount: gbp(pounds), reference }, unique('repay'));
const decide = (call: string, body: object): Promise<Answer> =>
  twoOfThem(officers, `/staff/v1/guarantee-calls/${call}/decision`, { reason: 'It complies.', ...body });
const read = (id: string): Promise<Answer['body']> => must(200, wallet.get(`/v1/guarantees/${id}`));
const codeOf = ({ status, body }: Answer): object => ({ status, code: body.code });

/** A tenth of the 39.00 is the wallet's. */
const SHARE = { commissionExpense: 390, settlementPayable: -390 };

/** The ledger's balances of a guarantee, positive on the debit side, without those that are zero. */
async function balances(id: string): Promise<Record<string, number>> {
  const rows = await bank.rows<{ account: string; minor: string }>(
    `select m.account, sum(m.minor)::text as minor from ledger_posting p join ledger_entry e on e.id = p.entry_id
     join outbox o on o.subject = e.subject and o.type = 'guarantee.issued' and o.payload ->> 'guarantee' = $1
     cross join lateral (values (p.debit, p.amount_minor), (p.credit, -p.amount_minor)) as m(account, minor)
     group by m.account having sum(m.minor) <> 0 order by 1`,
    [id],
  );
  return Object.fromEntries(rows.map(({ account, minor }) => [account, Number(minor)]));
}

async function reserved(id: string): Promise<number> {
  const { application } = await read(id);
  const { offer } = await must(200, wallet.get(`/v1/applications/${application}`));
  const rows = await bank.rows<{ minor: string }>(
    `select r.amount_minor::text as minor from reservation r join offer o on o.id = r.id
     join outbox x on x.subject = o.id and x.payload ->> 'offer' = $1 group by 1`,
    [offer],
  );
  return Number(rows[0]?.minor);
}

describe('from the offer to the promise', () => {
  test('13 months at 3 % a year are 39.00', async () => {
    const { offered } = await approved(wallet, aLease(), 'rent-deposit-guarantee');
    expect(offered).toMatchObject({ amount: gbp(1200), totalCost: gbp(39), dueToday: gbp(39), apr: null });
  });

  test('nothing is promised before the tenant has signed what he was shown', async () => {
    const { id: application } = await approved(wallet, aLease(), 'rent-deposit-guarantee');
    const body = { application, beneficiary: LANDLORD };
    const made = await must(201, wallet.post('/v1/guarantees', body, unique('guarantee')));
    expect(made).toMatchObject({
      status: 'awaitingIssue',
      allowedActions: ['sign', 'cancel'],
      undertaken: gbp(0),
      fee: gbp(39),
      margin: gbp(0),
      issuedOn: null,
      expiresOn: '2028-01-01',
    });
    const path = `/v1/guarantees/${made.id}`;
    const paper = await must(200, wallet.get(`${path}/document`));
    for (const part of ['Jane Landlord', 'Tom Tenant', '1200.00 GBP', '2028-01-01', '39.00 GBP'])
      expect(paper.text).toContain(part);
    expect(codeOf(await signed(wallet, path))).toEqual({ status: 409, code: 'evidence_missing' });
    await readAll(wallet, application);
    const display = { documentHash: paper.hash, locale: 'en', seconds: 9 };
    const wrong = { code: '000000', display };
    const { sandbox } = await must(200, wallet.post(`${path}/one-time-code`));
    if (sandbox.code !== wrong.code)
      expect(codeOf(await wallet.post(`${path}/sign`, wrong, unique('sign')))).toEqual({
        status: 422,
        code: 'one_time_code_wrong',
      });
    const other = { code: sandbox.code, display: { ...display, documentHash: '0'.repeat(64) } };
    expect(codeOf(await wallet.post(`${path}/sign`, other, unique('sign')))).toEqual({
      status: 409,
      code: 'document_changed',
    });
    expect(await balances(made.id)).toEqual({});
    const right = { code: sandbox.code, display };
    const key = unique('sign');
    const { body: issuedNow } = await wallet.post(`${path}/sign`, right, key);
    expect(issuedNow).toMatchObject({ status: 'issued', undertaken: gbp(1200), issuedOn: '2026-12-01' });
    const concluded = await must(200, wallet.get(`/v1/applications/${application}`));
    expect(concluded).toMatchObject({ status: 'concluded', guarantee: made.id, agreement: null });
    const again = await wallet.post(`${path}/sign`, right, key);
    expect(again.body).toEqual(issuedNow);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(codeOf(await wallet.post('/v1/guarantees', body, unique('guarantee')))).toMatchObject({
      status: 409,
    });
  });

  test('five tries are all that a code gives', async () => {
    const { id: application } = await approved(wallet, aLease(), 'rent-deposit-guarantee');
    const { id } = await must(
      201,
      wallet.post('/v1/guarantees', { application, beneficiary: LANDLORD }, unique('guarantee')),
    );
    await readAll(wallet, application);
    const path = `/v1/guarantees/${id}`;
    const { hash } = await must(200, wallet.get(`${path}/document`));
    const { sandbox } = await must(200, wallet.post(`${path}/one-time-code`));
    const display = { documentHash: hash, locale: 'en', seconds: 9 };
    const bad = sandbox.code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i += 1) await wallet.post(`${path}/sign`, { code: bad, display }, unique('sign'));
    const last = await wallet.post(`${path}/sign`, { code: sandbox.code, display }, unique('sign'));
    expect(codeOf(last)).toEqual({ status: 422, code: 'one_time_code_wrong' });
    expect((await signed(wallet, path)).status).toBe(200);
  });

  test('whoever does not sign within three days has nothing', async () => {
    const { id: application } = await approved(wallet, aLease(), 'rent-deposit-guarantee');
    const body = { application, beneficiary: LANDLORD };
    const { id } = await must(201, wallet.post('/v1/guarantees', body, unique('guarantee')));
    for (let i = 0; i < 5; i += 1) await must(200, wallet.post(`/v1/guarantees/${id}/one-time-code`));
    expect(codeOf(await wallet.post(`/v1/guarantees/${id}/one-time-code`))).toEqual({
      status: 429,
      code: 'too_many_codes',
    });
    await wallet.setClock('2026-12-05T04:00:00Z');
    expect(await read(id)).toMatchObject({ status: 'cancelled', statusReason: 'not_signed_in_time' });
  });
});

describe('the landlord calls', () => {
  test('500.00, of which 450.00 comply: the tenant owes them, pays, and the landlord gives the rest back', async () => {
    const { id } = await aGuarantee();
    expect(await balances(id)).toEqual({
      cashClearing: 3_900,
      commissionIncome: -3_900,
      ...SHARE,
      guaranteesContra: 120_000,
      guaranteesIssued: -120_000,
    });
    await wallet.setClock('2027-06-01T04:00:00Z');
    const call = await must(201, claim(id, 500));
    expect(call).toMatchObject({ status: 'claimed', claimedOn: '2027-06-01', examineBy: '2027-06-08' });
    expect(await read(id)).toMatchObject({ claimed: gbp(500), claimable: gbp(700), undertaken: gbp(1200) });

    expect((await decide(call.id, { decision: 'pay', amountMinor: 45_000 })).status).toBe(200);
    expect(await read(id)).toMatchObject({
      status: 'issued',
      paid: gbp(450),
      claimed: gbp(0),
      claimable: gbp(750),
      undertaken: gbp(750),
      owed: gbp(450),
      allowedActions: ['claim', 'amend', 'release', 'repay'],
    });
    expect(await balances(id)).toEqual({
      cashClearing: 3_900 - 45_000,
      commissionIncome: -3_900,
      ...SHARE,
      guaranteeReceivable: 45_000,
      guaranteesContra: 75_000,
      guaranteesIssued: -75_000,
    });
    expect(await reserved(id)).toBe(75_000 + 45_000);
    const { customer } = await read(id);
    const period = 'from=2027-06-01&to=2027-06-01';
    const statement = await must(200, wallet.get(`/v1/customers/${customer}/statement?${period}`));
    expect(statement.data[0].lines).toMatchObject([{ type: 'guarantee.callPaid', subject: id }]);

    expect((await must(201, repay(id, 200, 'rent-1'))).owed).toEqual(gbp(250));
    expect(codeOf(await repay(id, 1, 'rent-1'))).toEqual({ status: 409, code: 'claim_repeated' });
    expect(codeOf(await repay(id, 250.01))).toEqual({ status: 422, code: 'repayment_exceeds_debt' });
    const release = { reference: 'release-1' };
    const released = await must(200, wallet.post(`/v1/guarantees/${id}/release`, release, unique('release')));
    expect(released).toMatchObject({
      status: 'released',
      statusReason: 'given_back',
      undertaken: gbp(0),
      owed: gbp(250),
      allowedActions: ['repay'],
    });
    const amendment = { expiresOn: '2028-07-01', reason: 'Too late.', consents: { applicant: 'consent-1' } };
    for (const [act, body] of [
      ['release', release],
      ['amendments', amendment],
    ] as const)
      expect(codeOf(await wallet.post(`/v1/guarantees/${id}/${act}`, body, unique('late')))).toEqual({
        status: 409,
        code: 'state_conflict',
      });
    const paid = await must(201, repay(id, 250));
    expect(paid).toMatchObject({ owed: gbp(0), status: 'booked' });
    const reverse = (): Promise<Answer> =>
      wallet.post(
        `/v1/guarantees/${id}/repayments/${paid.id}/reverse`,
        { reason: 'It bounced.' },
        unique('reverse'),
      );
    expect(await must(200, reverse())).toMatchObject({
      id: paid.id,
      owed: gbp(250),
      status: 'reversed',
      statusReason: 'It bounced.',
    });
    expect(codeOf(await reverse())).toEqual({ status: 409, code: 'state_conflict' });
    expect(await reserved(id)).toBe(25_000);
    expect((await must(201, repay(id, 250))).owed).toEqual(gbp(0));
    expect(await balances(id)).toEqual({ cashClearing: 3_900, commissionIncome: -3_900, ...SHARE });
    expect(await reserved(id)).toBe(0);
    expect(codeOf(await claim(id, 1))).toEqual({ status: 409, code: 'state_conflict' });
  });

  test('never for more than is left, never without the documents, never twice by one number', async () => {
    const { id } = await aGuarantee();
    const { id: first } = await must(201, claim(id, 700, { reference: 'same' }));
    const more = { decision: 'pay', amountMinor: 70_001, reason: 'More than he wants.' };
    expect(codeOf(await officers[0].post(`/staff/v1/guarantee-calls/${first}/decision`, more))).toEqual({
      status: 422,
      code: 'call_exceeds_guarantee',
    });
    const tooMuch = await claim(id, 500.01);
    expect(tooMuch.body).toMatchObject({
      code: 'call_exceeds_guarantee',
      errors: [{ pointer: '/amount', detail: 'must be at most 500.00 GBP' }],
    });
    const bare = await claim(id, 100, { documents: DOCUMENTS.slice(0, 1) });
    expect(bare.body).toMatchObject({
      code: 'claim_documents_missing',
      errors: [{ pointer: '/documents', detail: 'handoverRecord' }],
    });
    expect(codeOf(await claim(id, 100, { reference: 'same' }))).toEqual({
      status: 409,
      code: 'claim_repeated',
    });
    const release = wallet.post(`/v1/guarantees/${id}/release`, { reference: 'r' }, unique('release'));
    expect(codeOf(await release)).toEqual({ status: 409, code: 'calls_open' });
    await bank.rows(
      `insert into guarantee_call select (jsonb_populate_record(c, jsonb_build_object(
         'id', overlay(c.id::text placing lpad(to_hex(n), 8, '0') from 29), 'reference', 'claim ' || n))).*
       from guarantee_call c, generate_series(1, 99) n where c.id = $1`,
      [parseId('guaranteeCall', first)],
    );
    expect(codeOf(await claim(id, 1))).toEqual({ status: 409, code: 'too_many_calls' });
    await bank.rows(`delete from guarantee_call where reference like 'claim %'`);
  });

  test('what does not comply is not paid, and can be claimed again', async () => {
    const { id } = await aGuarantee();
    const call = await must(201, claim(id, 1200));
    await decide(call.id, { decision: 'reject', reason: 'Another home.' });
    const calls = await must(200, wallet.get(`/v1/guarantees/${id}/calls`));
    expect(calls.data).toMatchObject([{ status: 'rejected', statusReason: 'Another home.', paid: gbp(0) }]);
    expect(await read(id)).toMatchObject({ claimable: gbp(1200), undertaken: gbp(1200) });
    const second = await must(201, claim(id, 1200));
    await decide(second.id, { decision: 'pay' });
    expect(await read(id)).toMatchObject({
      status: 'released',
      statusReason: 'paid_in_full',
      owed: gbp(1200),
    });
  });

  test('who has proposed to pay does not agree to it, and a claim is decided once', async () => {
    const { id } = await aGuarantee();
    const call = await must(201, claim(id, 100));
    const [maker] = officers;
    const body = { decision: 'pay', reason: 'It complies.' };
    const { approval } = await must(202, maker.post(`/staff/v1/guarantee-calls/${call.id}/decision`, body));
    expect(codeOf(await maker.post(`/staff/v1/approvals/${approval}/approve`))).toEqual({
      status: 403,
      code: 'own_change',
    });
    const withdraw = `/v1/guarantee-calls/${call.id}/withdraw`;
    expect((await must(200, wallet.post(withdraw))).status).toBe('withdrawn');
    expect(codeOf(await officers[1].post(`/staff/v1/approvals/${approval}/approve`))).toMatchObject({
      status: 409,
    });
    expect(codeOf(await maker.post(`/staff/v1/guarantee-calls/${call.id}/decision`, body))).toEqual({
      status: 409,
      code: 'state_conflict',
    });
    expect(await read(id)).toMatchObject({ claimable: gbp(1200), owed: gbp(0) });
  });
});

describe('the last day', () => {
  test('ends it, but for a claim made in time', async () => {
    const { id } = await aGuarantee();
    await wallet.setClock('2028-01-01T04:00:00Z');
    const call = await must(201, claim(id, 300));
    await wallet.setClock('2028-01-01T17:00:00Z'); // 2 January in the scenario's zone
    expect(await read(id)).toMatchObject({
      status: 'expired',
      undertaken: gbp(300),
      claimable: gbp(0),
      claimed: gbp(300),
    });
    expect(codeOf(await claim(id, 1))).toEqual({ status: 409, code: 'state_conflict' });
    await decide(call.id, { decision: 'pay', amountMinor: 10_000 });
    expect(await read(id)).toMatchObject({ status: 'expired', undertaken: gbp(0), owed: gbp(100) });
    expect(await reserved(id)).toBe(10_000);
  });

  test('moves when tenant and bank agree: six months more cost 18.00', async () => {
    const { id } = await aGuarantee();
    await wallet.setClock('2027-11-01T04:00:00Z');
    const ask = (body: object): Promise<Answer> =>
      wallet.post(
        `/v1/guarantees/${id}/amendments`,
        { reason: 'The lease goes on.', ...body },
        unique('amend'),
      );
    const consents = { applicant: 'consent-1' };
    const shorter = await ask({ expiresOn: '2027-12-01', consents });
    expect(codeOf(shorter)).toEqual({ status: 422, code: 'consent_of_beneficiary_missing' });
    const longer = await must(201, ask({ expiresOn: '2028-07-01', consents }));
    expect(longer).toMatchObject({ status: 'requested', fee: gbp(18), marginChange: gbp(0) });
    expect(codeOf(await ask({ expiresOn: '2028-08-01', consents }))).toEqual({
      status: 409,
      code: 'amendment_open',
    });
    expect((await read(id)).expiresOn).toBe('2028-01-01');
    const agreed = await twoOfThem(officers, `/staff/v1/guarantee-amendments/${longer.id}/agree`, {
      reason: 'Agreed.',
    });
    expect(agreed.status).toBe(200);
    for (const act of ['agree', 'refuse']) {
      const again = { reason: 'Once more.' };
      expect(
        codeOf(await officers[0].post(`/staff/v1/guarantee-amendments/${longer.id}/${act}`, again)),
      ).toEqual({ status: 409, code: 'state_conflict' });
    }
    expect(await read(id)).toMatchObject({ expiresOn: '2028-07-01', fee: gbp(57), status: 'issued' });
    expect(await balances(id)).toMatchObject({ commissionExpense: 570, settlementPayable: -570 });
    await wallet.setClock('2028-07-01T04:00:00Z');
    expect((await read(id)).status).toBe('issued');
  });
});

test('the wallet is paid its share with its settlements, and the tenant has read of it', async () => {
  const { id } = await aGuarantee();
  const { text } = await must(200, wallet.get(`/v1/guarantees/${id}/document`));
  expect(text).toContain('The bank pays 10.00 % of the commission to the partner');
  await wallet.setClock('2028-07-03T04:00:00Z');
  const { data } = await must(200, wallet.get('/v1/settlements'));
  const lines = await Promise.all(
    data.map(async (one: Answer['body']) => {
      const { data: found } = await must(200, wallet.get(`/v1/settlements/${one.id}/lines`));
      return found;
    }),
  );
  const line = lines.flat().find(({ subject }: Answer['body']) => subject === id);
  expect(line).toMatchObject({ kind: 'commission', type: 'guarantee.issued', amount: 390 });
});

test('the books agree with every guarantee', async () => {
  const auditor = await bank.staff('auditor');
  const { data } = await must(200, auditor.get('/staff/v1/integrity'));
  expect(data.filter(({ status }: Answer['body']) => status !== 'sound')).toEqual([]);
  expect(data.map(({ name }: Answer['body']) => name)).toContain('guaranteesStandInTheBooks');
});
