import { setTimeout as sleep } from 'node:timers/promises';
import { Notifier } from '../../src/modules/agreements/index.js';
import { unique } from '../support/applications.js';
import {
  anAgreement,
  aPhoneOrder,
  aTerm,
  aTooth,
  capture,
  displayOf,
  sign,
} from '../support/agreement-story.js';
import { cny, runsOf, type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

let bank: Sandbox;
let shop: PartnerCaller;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
}, 60_000);
beforeEach(() => shop.setClock('2026-12-01T04:00:00Z'));
afterAll(() => bank.close());

const thePhone = (product = 'retail-zero'): Promise<Answer['body']> =>
  anAgreement(shop, aPhoneOrder(unique('buyer')), product);
const at = (path: string): Promise<Answer> => shop.get(`/v1/agreements/${path}`);

/** Balances of an agreement in the ledger, debit positive. */
async function ledgerOf(agreement: Answer['body']): Promise<Record<string, number>> {
  const rows = await bank.rows<{ account: string; minor: string }>(
    `select account, sum(minor) as minor from (
       select p.debit as account, p.amount_minor as minor from ledger_posting p join agreement a on a.id = p.subject
         where encode(a.contract_hash, 'hex') = $1
       union all select p.credit, -p.amount_minor from ledger_posting p join agreement a on a.id = p.subject
         where encode(a.contract_hash, 'hex') = $1) b
     group by account having sum(minor) <> 0`,
    [agreement.contract.hash],
  );
  return Object.fromEntries(rows.map(({ account, minor }) => [account, Number(minor)]));
}

describe('the phone', () => {
  test('from offers to a paid drawdown: 4,799.00 lent, the shop is owed 4,616.96, its discount is 182.04', async () => {
    const agreement = await thePhone();
    expect(agreement).toMatchObject({
      status: 'awaitingSignature',
      allowedActions: ['oneTimeCode', 'confirmationPage', 'sign', 'refuse'],
      amount: cny(4799),
      downPayment: cny(1200),
      outstanding: cny(0),
      nextDue: null,
      apr: { value: '0.000000', method: 'cn-irr-compound' },
      contract: { minimumReadingSeconds: 18, signBy: '2026-12-08', signedOn: null, withdrawBy: null },
      drawdowns: [{ number: 1, status: 'planned', remaining: cny(4799), plannedOn: '2026-12-01' }],
    });
    const signed = await sign(shop, agreement);
    expect(signed).toMatchObject({
      status: 'signed',
      allowedActions: ['capture', 'void'],
      contract: { signedOn: '2026-12-01' },
    });
    expect(await ledgerOf(agreement)).toEqual({});

    const { status, body } = await capture(shop, agreement);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'active',
      outstanding: cny(4799),
      nextDue: { date: '2027-01-01', amount: cny(399.92) },
      drawdowns: [{ status: 'paid', paid: cny(4799), remaining: cny(0) }],
    });
    expect(await ledgerOf(agreement)).toEqual({
      principalReceivable: 479_900,
      settlementPayable: -461_696,
      deferredDiscount: -18_204,
    });
    const { body: schedule } = await at(`${agreement.id}/schedule`);
    expect(runsOf(schedule.instalments)).toEqual([
      '399.92 × 8 from 2027-01-01',
      '399.91 × 4 from 2027-09-01',
    ]);
    const { body: events } = await at(`${agreement.id}/events`);
    expect(events.data).toMatchObject([
      {
        number: 1,
        type: 'drawdown',
        occurredOn: '2026-12-01',
        amount: cny(4799),
        details: { discount: 18_204 },
      },
    ]);
    expect((await at(`by-order/${agreement.orderId}`)).body).toEqual((await at(agreement.id)).body);
  });

  test('tells of every step, in the order of its versions', async () => {
    const agreement = await thePhone();
    await sign(shop, agreement);
    await capture(shop, agreement);
    const told = await bank.rows<{ type: string }>(
      `select o.type from outbox o join agreement a on a.id = o.subject where encode(a.contract_hash, 'hex') = $1
       order by o.sequence, o.type desc`,
      [agreement.contract.hash],
    );
    expect(told.map(({ type }) => type)).toEqual([
      'agreement.created',
      'agreement.signed',
      'drawdown.paid',
      'agreement.activated',
    ]);
  });

  test('its exposure is reserved, then committed, then what is owed', async () => {
    const reserved = async (offer: string): Promise<object[]> =>
      bank.rows(
        `select r.status, r.amount_minor::int as minor from reservation r join agreement a on a.offer_id = r.id
         where encode(a.contract_hash, 'hex') = $1`,
        [offer],
      );
    const agreement = await thePhone();
    expect(await reserved(agreement.contract.hash)).toEqual([{ status: 'reserved', minor: 479_900 }]);
    await sign(shop, agreement);
    expect(await reserved(agreement.contract.hash)).toEqual([{ status: 'committed', minor: 479_900 }]);
    await shop.post(`/v1/agreements/${agreement.id}/void`, {}, unique('void'));
    expect(await reserved(agreement.contract.hash)).toEqual([{ status: 'released', minor: 479_900 }]);
  });

  test('goods that ship in two parcels: two captures, one calendar', async () => {
    const agreement = await thePhone();
    await sign(shop, agreement);
    const first = await capture(shop, agreement, { amount: cny(3000) });
    expect(first.body).toMatchObject({
      status: 'active',
      drawdowns: [{ status: 'planned', remaining: cny(1799) }],
    });
    const tooMuch = await capture(shop, agreement, { amount: cny(1800) });
    expect(tooMuch).toMatchObject({ status: 422, body: { code: 'amount_exceeds_drawdown' } });
    const second = await capture(shop, agreement, { amount: cny(1799) });
    expect(second.body).toMatchObject({ outstanding: cny(4799), drawdowns: [{ status: 'paid' }] });
    expect(await ledgerOf(agreement)).toMatchObject({
      settlementPayable: -461_696,
      deferredDiscount: -18_204,
    });
    const { body: schedule } = await at(`${agreement.id}/schedule`);
    expect(schedule.instalments).toHaveLength(12);
  });

  test('the rest is voided after one parcel: never owed', async () => {
    const agreement = await thePhone();
    await sign(shop, agreement);
    await capture(shop, agreement, { amount: cny(3000) });
    const { body } = await shop.post(`/v1/agreements/${agreement.id}/void`, {}, unique('void'));
    expect(body).toMatchObject({
      status: 'active',
      outstanding: cny(3000),
      drawdowns: [{ status: 'paid', statusReason: 'voided', remaining: cny(0) }],
    });
  });

  test('what nobody captures lapses by itself, and the day has its budget back', async () => {
    const agreement = await thePhone();
    const signed = await sign(shop, agreement);
    await shop.setClock('2028-01-01T04:00:00Z');
    const { body } = await at(agreement.id);
    expect(signed.drawdowns[0].lapsesOn < '2028-01-01').toBe(true);
    expect(body).toMatchObject({
      status: 'cancelled',
      statusReason: 'lapsed',
      outstanding: cny(0),
      drawdowns: [{ status: 'lapsed', remaining: cny(0) }],
    });
    const reservations = await bank.rows(
      `select r.status from reservation r join agreement a on a.offer_id = r.id where encode(a.contract_hash, 'hex') = $1`,
      [agreement.contract.hash],
    );
    expect(reservations).toEqual([{ status: 'released' }]);
  });

  test('a contract that nobody signs in time expires', async () => {
    const agreement = await thePhone();
    await shop.setClock('2026-12-09T04:00:00Z');
    const { body } = await at(agreement.id);
    expect(body).toMatchObject({ status: 'cancelled', statusReason: 'expired', allowedActions: [] });
  });

  test('nothing is paid before the customer is bound', async () => {
    const agreement = await thePhone();
    expect(await capture(shop, agreement)).toMatchObject({ status: 409, body: { code: 'state_conflict' } });
  });

  test('a loan that pays at once is paid by the signature', async () => {
    const agreement = await thePhone('retail-flex');
    expect(await sign(shop, agreement)).toMatchObject({
      status: 'active',
      outstanding: cny(4799),
      nextDue: { amount: cny(215.3) },
      drawdowns: [{ status: 'paid' }],
    });
    expect(await ledgerOf(agreement)).toEqual({ principalReceivable: 479_900, settlementPayable: -479_900 });
  });
});

describe('the binding act', () => {
  test('five tries for a code, each counted; then a new one is needed', async () => {
    const agreement = await thePhone();
    const path = `/v1/agreements/${agreement.id}`;
    const display = await displayOf(shop, agreement);
    const { body: sent } = await shop.post(`${path}/one-time-code`, {});
    const wrong = sent.sandbox.code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i += 1) {
      const answer = await shop.post(`${path}/sign`, { code: wrong, display }, unique('sign'));
      expect(answer).toMatchObject({ status: 422, body: { code: 'code_wrong' } });
    }
    const late = await shop.post(`${path}/sign`, { code: sent.sandbox.code, display }, unique('sign'));
    expect(late).toMatchObject({ status: 409, body: { code: 'no_code_open' } });
    expect(await sign(shop, agreement)).toMatchObject({ status: 'signed' });
  });

  test('a signature that comes four times at once, under one key, binds once and has one answer', async () => {
    const agreement = await thePhone();
    const path = `/v1/agreements/${agreement.id}`;
    const { body: sent } = await shop.post(`${path}/one-time-code`, {});
    const body = { code: sent.sandbox.code, display: await displayOf(shop, agreement) };
    const key = unique('sign');
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, i) =>
        // One after the other, so that some come while the first is at work and some as it ends.
        sleep(i * 12).then(() => shop.post(`${path}/sign`, body, key)),
      ),
    );
    const [first] = answers as [Answer];
    expect(first.status).toBe(200);
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([200, first.body]);
  });

  test('a new code makes the old one worthless; at most five an hour', async () => {
    const agreement = await thePhone();
    const path = `/v1/agreements/${agreement.id}`;
    const first = await shop.post(`${path}/one-time-code`);
    for (let i = 0; i < 4; i += 1) expect((await shop.post(`${path}/one-time-code`, {})).status).toBe(200);
    const body = { code: first.body.sandbox.code, display: await displayOf(shop, agreement) };
    expect((await shop.post(`${path}/sign`, body, unique('sign'))).status).not.toBe(200);
    const more = await shop.post(`${path}/one-time-code`, {});
    expect(more).toMatchObject({ status: 429, body: { code: 'too_many_codes' } });
  });

  test('a code is sent once it is stored for good, and once only', async () => {
    const agreement = await thePhone();
    // The first time, the transaction that stores it fails at its end, and runs again.
    await bank.rows('create sequence attempts');
    await bank.rows(`create function fail_first() returns trigger language plpgsql as $$ begin
      if nextval('attempts') = 1 then raise 'again' using errcode = '40001'; end if; return null; end $$`);
    await bank.rows('alter function fail_first() security definer');
    await bank.rows(`create constraint trigger fail_first after insert on signing_challenge deferrable initially deferred
      for each row execute function fail_first()`);
    const notifier = bank.booted.app.get(Notifier);
    const sent: { code: string; stored: number }[] = [];
    const send = notifier.sendCode.bind(notifier);
    notifier.sendCode = async (message) => {
      const stored = await bank.rows('select 1 from signing_challenge where subject = $1', [message.subject]);
      sent.push({ code: message.code, stored: stored.length });
      return send(message);
    };
    try {
      const { status, body } = await shop.post(`/v1/agreements/${agreement.id}/one-time-code`, {});
      expect({ status, sent }).toEqual({ status: 200, sent: [{ code: body.sandbox.code, stored: 1 }] });
    } finally {
      notifier.sendCode = send;
      await bank.rows('drop trigger fail_first on signing_challenge');
    }
  });

  test.each([
    ['document_differs', { documentHash: '0'.repeat(64) }],
    ['read_too_short', { readSeconds: 17 }],
    ['shown_in_future', { shownAt: '2099-01-01T00:00:00Z' }],
  ])('is refused: %s', async (code, change) => {
    const agreement = await thePhone();
    const path = `/v1/agreements/${agreement.id}`;
    const { body: sent } = await shop.post(`${path}/one-time-code`, {});
    const display = { ...(await displayOf(shop, agreement)), ...change };
    const answer = await shop.post(`${path}/sign`, { code: sent.sandbox.code, display }, unique('sign'));
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect((await at(agreement.id)).body.status).toBe('awaitingSignature');
  });

  test('a repeat with its key gives the first answer, and signs once', async () => {
    const agreement = await thePhone();
    const path = `/v1/agreements/${agreement.id}`;
    const { body: sent } = await shop.post(`${path}/one-time-code`, {});
    const body = { code: sent.sandbox.code, display: await displayOf(shop, agreement) };
    const key = unique('sign');
    const first = await shop.post(`${path}/sign`, body, key);
    const again = await shop.post(`${path}/sign`, body, key);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect((await shop.post(`${path}/sign`, body, unique('sign'))).status).toBe(409);
  });

  test('a customer who does not want it: cancelled, and what was held is free', async () => {
    const agreement = await thePhone();
    const { body } = await shop.post(`/v1/agreements/${agreement.id}/refuse`, { reason: 'changed_mind' });
    expect(body).toMatchObject({ status: 'cancelled', statusReason: 'changed_mind', allowedActions: [] });
  });
});

describe('the contract', () => {
  test('is one document in two languages, escaped, without anything from elsewhere, kept as signed', async () => {
    const agreement = await thePhone('retail-flex');
    const html = async (query: string): Promise<{ text: string; headers: Headers }> => {
      const answer = await fetch(`${bank.url}/v1/agreements/${agreement.id}/contract${query}`, {
        headers: { authorization: `Bearer ${bank.keys['lumen-phones']}`, accept: 'text/html' },
      });
      return { text: await answer.text(), headers: answer.headers };
    };
    const { text, headers } = await html('?locale=en');
    expect(text).toContain('<!doctype html>');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(text).not.toMatch(/<script|src=|href=|url\(/);
    for (const telling of ['7.20 %', '5,167.16 CNY', '215.30 CNY', agreement.contract.hash, 'Not signed yet'])
      expect(text).toContain(telling);
    expect((await html('?locale=zh')).text).toContain('信贷合同');
    await sign(shop, agreement);
    const signed = await html('');
    expect(signed.text).toContain('已于');
    expect((await html('?locale=zh')).text).toBe(signed.text);
    const json = await at(`${agreement.id}/contract`);
    expect(json.body).toMatchObject({ hash: agreement.contract.hash, signedLocale: 'zh' });
    expect(json.body.contract).toMatchObject({
      financed: 479_900,
      order: { lines: [{ description: 'Phone <17>' }] },
    });
  });
});

describe('what the bank’s people see', () => {
  test('search by partner, status and bucket; the whole file; nothing without a role', async () => {
    const agreement = await thePhone();
    await sign(shop, agreement);
    const officer = await bank.staff('riskOfficer');
    const { status, body } = await officer.get('/staff/v1/agreements?status=signed&limit=1');
    expect(status).toBe(200);
    expect(body.data).toMatchObject([{ id: agreement.id, status: 'signed' }]);
    const file = await officer.get(`/staff/v1/agreements/${agreement.id}`);
    expect(file.body).toMatchObject({
      agreement: { id: agreement.id, partner: expect.stringMatching(/^prt_/) as string },
      signing: { channel: 'code', documentHash: agreement.contract.hash, readSeconds: 60 },
      events: [],
    });
    expect(file.body.schedule.projected).toHaveLength(12);
  });
});

describe('several drawdowns', () => {
  test('the term: each year paid on its invoice, spread anew, with the yearly cost of the real days', async () => {
    const university = bank.partner('eastlake-university');
    await university.setClock('2026-08-20T04:00:00Z');
    const father = {
      externalId: 'father-1',
      kind: 'person',
      phone: '+8613800138009',
      birthDate: '1975-05-05',
    };
    expect((await university.post('/v1/customers', father)).status).toBe(201);
    const stages = [2026, 2027, 2028, 2029].map((year) => ({
      name: `year ${year}`,
      date: `${year}-09-01`,
      amount: cny(7000),
    }));
    const agreement = await anAgreement(university, aTerm(stages), 'tuition-grace', {
      option: '48m',
      evidence: [{ requirement: 'guarantorUndertaking', reference: 'vault:1' }],
    });
    expect(agreement).toMatchObject({ amount: cny(28_000), drawdowns: [{}, {}, {}, {}] });
    await sign(university, agreement);
    const invoice = { evidence: { kind: 'invoice', reference: 'EU-2026-117' } };
    const [first, second] = agreement.drawdowns;
    const unnamed = await capture(university, agreement, invoice);
    expect(unnamed).toMatchObject({ status: 422, body: { code: 'drawdown_required' } });
    const early = await capture(university, agreement, { ...invoice, drawdown: first.id });
    expect(early).toMatchObject({ status: 422, body: { code: 'drawdown_too_early' } });
    await university.setClock('2026-09-01T04:00:00Z');
    const bare = { evidence: undefined, drawdown: first.id };
    expect(await capture(university, agreement, bare)).toMatchObject({ body: { code: 'evidence_required' } });
    const paid = await capture(university, agreement, { ...invoice, drawdown: first.id });
    expect(paid.body).toMatchObject({
      status: 'active',
      outstanding: cny(7000),
      nextDue: { amount: cny(28) },
    });
    const { body: schedule } = await university.get(`/v1/agreements/${agreement.id}/schedule`);
    // What is owed of one year alone, and what all four come to.
    expect(schedule.instalments.at(-1).dueDate).toBe('2034-08-01');
    expect(runsOf(schedule.projected)).toEqual([
      '28.00 × 12 from 2026-10-01',
      '56.00 × 12 from 2027-10-01',
      '84.00 × 12 from 2028-10-01',
      '112.00 × 11 from 2029-10-01',
      '642.29 × 47 from 2030-09-01',
      '642.09 × 1 from 2034-08-01',
    ]);
    const { body: voided } = await university.post(
      `/v1/agreements/${agreement.id}/void`,
      { drawdown: second.id },
      unique('void'),
    );
    expect(voided.drawdowns).toMatchObject([
      { status: 'paid' },
      { status: 'voided', allowedActions: [] },
      { status: 'planned' },
      { status: 'planned' },
    ]);
  });

  test('the tooth: a stage is drawn when it is done, and one that is not done is never owed', async () => {
    const clinic = bank.partner('riverside-dental');
    await clinic.setClock('2027-01-05T04:00:00Z');
    const stages = [
      { name: 'stage 1', date: '2027-01-10', amount: cny(6000) },
      { name: 'stage 2', date: '2027-04-10', amount: cny(9000) },
      { name: 'stage 3', date: '2027-07-10', amount: cny(5000) },
    ];
    const agreement = await anAgreement(clinic, aTooth(stages), 'treatment-stages');
    await sign(clinic, agreement);
    const done = { evidence: { kind: 'stage', reference: 'report-1' } };
    await clinic.setClock('2027-01-12T04:00:00Z');
    const [first, second, third] = agreement.drawdowns;
    const one = await capture(clinic, agreement, { ...done, drawdown: first.id });
    expect(one.body).toMatchObject({
      outstanding: cny(6000),
      nextDue: { date: '2027-02-12', amount: cny(1000) },
    });
    await clinic.setClock('2027-01-20T04:00:00Z');
    await capture(clinic, agreement, { ...done, drawdown: second.id });
    const { body } = await clinic.get(`/v1/agreements/${agreement.id}/schedule`);
    expect(body.instalments.map(({ total }: { total: number }) => total)).toEqual(
      Array.from({ length: 6 }, () => [100_000, 150_000]).flat(),
    );
    await clinic.post(`/v1/agreements/${agreement.id}/void`, { drawdown: third.id }, unique('void'));
    expect((await clinic.get(`/v1/agreements/${agreement.id}`)).body).toMatchObject({
      status: 'active',
      outstanding: cny(15_000),
    });
  });
});

test('withdrawal within the law’s days: the principal comes back, and five days of interest are paid', async () => {
  const wallet = bank.partner('wayside-wallet');
  await wallet.setClock('2026-12-01T12:00:00Z');
  const phone = { ...aPhoneOrder(unique('briton')), amount: { amount: 50_000, currency: 'GBP' } } as Record<
    string,
    unknown
  >;
  const { availableBalance: _none, order: _order, ...request } = phone;
  const agreement = await anAgreement(wallet, request, 'retail-flex');
  const signed = await sign(wallet, agreement);
  expect(signed).toMatchObject({ status: 'active', contract: { withdrawBy: '2026-12-15' } });
  expect(signed.allowedActions).toContain('withdraw');
  await wallet.setClock('2026-12-06T12:00:00Z');
  const withdraw = { reference: 'declaration-1' };
  const { status, body } = await wallet.post(
    `/v1/agreements/${agreement.id}/withdraw`,
    withdraw,
    unique('withdraw'),
  );
  expect([status, body.status, body.outstanding.amount, body.overdue.amount]).toEqual([
    200,
    'withdrawn',
    0,
    0,
  ]);
  // 500.00 × 9.90 % / 12 is 4.125 for December, of which five of 31 days: 0.67.
  expect(await ledgerOf(agreement)).toEqual({ cashClearing: 67, interestIncome: -67 });
});

test('every invariant holds after all this', async () => {
  const auditor = await bank.staff('auditor');
  const { status, body } = await auditor.get('/staff/v1/integrity');
  expect(status).toBe(200);
  const checks = body.data.filter(({ name }: { name: string }) => name.startsWith('agreement'));
  expect(checks.map(({ name, status: found, faults }: Answer['body']) => [name, found, faults])).toEqual([
    ['agreementContracts', 'sound', []],
    ['agreementReplay', 'sound', []],
    ['agreementReceivables', 'sound', []],
    ['agreementExposure', 'sound', []],
    ['agreementDrawdowns', 'sound', []],
  ]);
});
