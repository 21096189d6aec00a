import { parseId, type Uuid } from '../../src/kernel/ids.js';
import { DecisionGate } from '../../src/modules/offers/decision-gate.js';
import { capture, sign } from '../support/agreement-story.js';
import {
  anAcceptedOffer,
  anApplication,
  apply,
  CREDIT_CONSENT,
  decided,
  unique,
} from '../support/applications.js';
import { cny, type PartnerCaller, refused, runsOf, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer, StaffCaller } from '../support/staff.js';

let bank: Sandbox;
let shop: PartnerCaller;
let risk: StaffCaller;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  risk = await bank.staff('riskOfficer');
}, 60_000);
afterAll(() => bank.close());

/** More than the bank lends without a look at the income, and more than one person may approve. */
const LARGE = { amountMinor: 3_500_000, product: 'retail-flex', scenario: 'retail.furniture' };

const PHONE = { scenario: 'retail.electronics.phone', purpose: 'payment', amount: cny(3000) };

const codesOf = ({ requirements }: { requirements: { code: string; satisfied: boolean }[] }): string[] =>
  requirements.map(({ code, satisfied }) => `${code} ${satisfied}`);
const reasonsOf = async (id: string): Promise<string[]> =>
  (await risk.get(`/staff/v1/applications/${id}`)).body.reasons.map((reason: Answer['body']) => reason.code);
const outcome = ({ status, body }: Answer): string => `${status} ${body.code ?? body.status}`;
/** How a decision on offers sees who owes under an agreement. */
const standingOf = async ({ id }: { id: string }): Promise<unknown> => {
  const [row] = await bank.rows<{ partnerId: Uuid; customerId: Uuid }>(
    'select partner_id as "partnerId", customer_id as "customerId" from agreement where id = $1',
    [parseId('agreement', id)],
  );
  if (!row) throw new Error('no such agreement');
  const { customer } = await bank.booted.app.get(DecisionGate).know({ ...row, environment: 'sandbox' });
  return customer?.standing;
};
const held = async (): Promise<number> =>
  Number(
    (
      await bank.rows<{ sum: string }>('select coalesce(sum(reserved_minor), 0) as sum from enrolment_budget')
    )[0]?.sum,
  );

describe('an application from an accepted offer', () => {
  test('is approved at once when nothing is missing and nothing stands against it', async () => {
    const offer = await anAcceptedOffer(shop);
    const { status, body } = await apply(shop, offer.id);
    expect(status).toBe(201);
    expect(['approved', 'concluded']).toContain(body.status);
    expect(body).toMatchObject({
      statusReason: null,
      offer: offer.id,
      customer: offer.customer,
      scenario: 'retail.electronics.phone',
      product: 'retail-zero',
      option: offer.option,
      amount: cny(3000),
      counterOffer: null,
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
    const list = await shop.get(`/v1/applications?customer=${offer.customer}`);
    expect(list.body).toEqual({ data: [body], hasMore: false });
  });

  test('is opened once: its key gets the same answer, another key the one that there is', async () => {
    const offer = await anAcceptedOffer(shop);
    const [first, same] = await Promise.all([apply(shop, offer.id, 'same'), apply(shop, offer.id, 'same')]);
    expect([first.status, same.body]).toEqual([201, first.body]);
    const repeat = await apply(shop, offer.id, 'same');
    expect(repeat.headers.get('idempotent-replayed')).toBe('true');
    expect(repeat.body).toEqual(first.body);
    const other = await apply(shop, offer.id);
    expect(outcome(other)).toBe('409 application_exists');
    expect(other.body.detail).toContain(first.body.id);
    const reused = await apply(shop, (await anAcceptedOffer(shop)).id, 'same');
    expect(outcome(reused)).toBe('422 idempotency_key_reused');
    expect(outcome(await shop.post('/v1/applications', { offer: offer.id }))).toBe(
      '400 idempotency_key_required',
    );
  });

  test('needs an offer that is accepted', async () => {
    const offer = await anAcceptedOffer(shop);
    await shop.post(`/v1/offers/${offer.id}/decline`, {}, unique('decline'));
    expect(outcome(await apply(shop, offer.id))).toBe('409 offer_not_accepted');
  });

  test('waits for the consent that a question to the bureau needs, and goes on when it comes', async () => {
    const offer = await anAcceptedOffer(shop);
    const opened = await shop.post('/v1/applications', { offer: offer.id }, unique('apply'));
    expect(opened.body).toMatchObject({ status: 'open', allowedActions: ['addEvidence', 'withdraw'] });
    expect(codesOf(opened.body)).toContain('consent.creditCheck false');
    const path = `/v1/applications/${opened.body.id}/evidence`;
    const { body } = await shop.post(path, { consents: [CREDIT_CONSENT] }, unique('evidence'));
    expect(['approved', 'concluded']).toContain(body.status);
    expect(codesOf(body)).toContain('consent.creditCheck true');
  });

  test('takes a proof of display of the right version and length, and nothing that was not asked for', async () => {
    const { id } = await anApplication(shop);
    const hand = (item: object): Promise<Answer> =>
      shop.post(`/v1/applications/${id}/evidence`, { evidence: [item] });
    const shown = { requirement: 'disclosure.cn_cost_of_credit', version: 1, locale: 'zh', seconds: 8 };
    expect(outcome(await hand({ ...shown, seconds: 7 }))).toBe('422 evidence_insufficient');
    expect(outcome(await hand({ ...shown, version: 2 }))).toBe('422 evidence_insufficient');
    expect(outcome(await hand({ requirement: 'horoscope', reference: 'x' }))).toBe('422 unknown_requirement');
    const taken = await hand(shown);
    expect(codesOf(taken.body)).toContain('disclosure.cn_cost_of_credit true');
  });

  test('can be withdrawn once, with its offer, and what it held is free again', async () => {
    const before = await held();
    const offer = await anAcceptedOffer(shop);
    const opened = await shop.post('/v1/applications', { offer: offer.id }, unique('apply'));
    expect(await held()).toBe(before + 300_000);
    const path = `/v1/applications/${opened.body.id}/withdraw`;
    const { body } = await shop.post(path, undefined, unique('withdraw'));
    expect(body).toMatchObject({ status: 'withdrawn', statusReason: 'customer', allowedActions: [] });
    expect((await shop.get(`/v1/offers/${offer.id}`)).body.status).toBe('declined');
    expect(await held()).toBe(before);
    expect(outcome(await shop.post(path, undefined, unique('withdraw')))).toBe('409 state_conflict');
  });

  test('stands in the way of another offer for the same order until it is withdrawn', async () => {
    const externalId = unique('orderer');
    const orderId = unique('order');
    const [one, other] = [
      await anAcceptedOffer(shop, { externalId }),
      await anAcceptedOffer(shop, { externalId }),
    ];
    const accept = (offer: string): Promise<Answer> =>
      shop.post(`/v1/offers/${offer}/accept`, { orderId }, unique('accept'));
    for (const { id } of [one, other]) await shop.post(`/v1/offers/${id}/decline`, {}, unique('decline'));
    const [first, second] = [await anOpenOffer(externalId), await anOpenOffer(externalId)];
    await accept(first);
    const { body } = await shop.post('/v1/applications', { offer: first }, unique('apply'));
    expect(outcome(await accept(second))).toBe('409 order_in_application');
    await shop.post(`/v1/applications/${body.id}/withdraw`, undefined, unique('withdraw'));
    expect(outcome(await accept(second))).toBe('200 accepted');
  });

  async function anOpenOffer(externalId: string): Promise<string> {
    const asked = { scenario: 'retail.electronics.phone', purpose: 'payment', amount: cny(3000) };
    return (await decided(shop, { ...asked, customer: { externalId } })).body.offers[0].id;
  }
});

describe('what the sources say', () => {
  test.each([
    ['Identity Mismatch', 'declined', 'identity_mismatch'],
    ['Identity Unclear', 'referred', 'identity_unclear'],
    ['Sanctions Hit', 'declined', 'sanctions_hit'],
    ['Sanctions Possible', 'referred', 'sanctions_possible'],
    ['Bureau Refuses', 'declined', 'bureau_refuses'],
    ['Bureau Unclear', 'referred', 'bureau_unclear'],
    ['Bureau Late', 'referred', 'bureau_unanswered'],
    ['Bureau Down', 'referred', 'bureau_unanswered'],
    ['Fraud High', 'declined', 'fraud_suspected'],
    ['Fraud Unclear', 'referred', 'fraud_unclear'],
  ])('%s: the application is %s', async (name, status, reason) => {
    const body = await anApplication(shop, { person: { name: `Li ${name}` } });
    expect(body.status).toBe(status);
    expect(body.statusReason).toBe(status === 'referred' ? 'in_review' : 'not_available');
    expect(JSON.stringify(body)).not.toContain(reason);
    expect(await reasonsOf(body.id)).toEqual([reason]);
  });

  test('is forced by the amount as well', async () => {
    const body = await anApplication(shop, { amountMinor: 300_065 });
    expect(await reasonsOf(body.id)).toEqual(['bureau_refuses']);
  });

  test('tells a partner nothing of why: two who differ in it alone get the same', async () => {
    const [one, other] = [
      await anApplication(shop, { person: { name: 'Bureau Refuses' } }),
      await anApplication(shop, { person: { name: 'Sanctions Hit' } }),
    ];
    const {
      id: _1,
      offer: _2,
      customer: _3,
      openedAt: _4,
      expiresAt: _5,
      statusChangedAt: _6,
      ...rest
    } = one;
    expect(other).toMatchObject(rest);
  });

  test('holds for a while: the same customer is not asked about again', async () => {
    const externalId = unique('regular');
    await anApplication(shop, { externalId });
    const { id } = await anApplication(shop, { externalId });
    const { body } = await risk.get(`/staff/v1/applications/${id}`);
    const reused = body.checks.map(
      (check: Answer['body']) => `${check.kind} ${check.reusedOf !== null} ${check.cost}`,
    );
    expect(reused).toEqual([
      'creditBureau true null',
      'fraud false 30',
      'identity true null',
      'sanctions true null',
    ]);
    expect(body.checks.every(({ result }: Answer['body']) => result === 'pass')).toBe(true);
  });
});

describe('what the customer can bear', () => {
  const earner = (debts: string): object => ({
    name: `Wang Debts ${debts}`,
    facts: { currency: 'CNY', incomeMonthlyMinor: 800_000 },
  });

  test('is half of his income with all debts: a longer term is proposed, taken, and approved', async () => {
    // 4,000.00 − 3,500.00 leave 500.00 a month: 3 × 1,000.00 is too much, 6 × 500.00 just fits.
    const body = await anApplication(shop, { person: earner('3500.00'), option: '3m' });
    expect(body).toMatchObject({
      status: 'counterOffered',
      statusReason: null,
      counterOffer: { option: '6m', amount: cny(3000) },
      allowedActions: ['addEvidence', 'acceptCounterOffer', 'refuseCounterOffer', 'withdraw'],
    });
    const path = `/v1/applications/${body.id}/counter-offer/accept`;
    const taken = await shop.post(path, undefined, 'take');
    expect(taken.body).toMatchObject({ option: '6m', amount: cny(3000), counterOffer: null });
    expect(['approved', 'concluded']).toContain(taken.body.status);
    expect((await shop.post(path, undefined, 'take')).body).toEqual(taken.body);
    expect(outcome(await shop.post(path, undefined, unique('take')))).toBe('409 state_conflict');
  });

  test('or a smaller amount, and the budget gets the difference back', async () => {
    // 100.00 a month are left: 12 × 100.00.
    const body = await anApplication(shop, { person: earner('3900.00'), option: '12m' });
    expect(body.counterOffer).toMatchObject({ option: '12m', amount: cny(1200), totalPayable: cny(1200) });
    expect(runsOf(body.counterOffer.instalments)).toEqual([expect.stringMatching(/^100\.00 × 12 from /)]);
    const before = await held();
    const { body: taken } = await shop.post(
      `/v1/applications/${body.id}/counter-offer/accept`,
      undefined,
      unique('take'),
    );
    expect(taken.amount).toEqual(cny(1200));
    expect(await held()).toBe(before - 180_000);
  });

  test('which he may refuse', async () => {
    const body = await anApplication(shop, { person: earner('3900.00'), option: '12m' });
    const refused = await shop.post(
      `/v1/applications/${body.id}/counter-offer/refuse`,
      undefined,
      unique('no'),
    );
    expect(refused.body).toMatchObject({ status: 'declined', statusReason: 'customer' });
  });

  test('is declined when nothing is left', async () => {
    const body = await anApplication(shop, { person: earner('4000.00') });
    expect(body).toMatchObject({ status: 'declined', statusReason: 'not_available' });
    expect(await reasonsOf(body.id)).toEqual(['debt_burden_exceeded']);
  });

  test('counts what he pays under agreements that the bank has with him, the dearest month of all', async () => {
    // 3 × 1,000.00 are his already; 4,000.00 − 2,500.00 − 1,000.00 leave 500.00 a month.
    const purchase = { person: earner('2500.00'), externalId: unique('debtor'), option: '3m' };
    const first = await anApplication(shop, purchase);
    const later = [await anAcceptedOffer(shop, purchase), await anAcceptedOffer(shop, purchase)];
    const making = await shop.post('/v1/agreements', { application: first.id }, unique('agreement'));
    expect(making.status).toBe(201);
    const counter = { status: 'counterOffered', counterOffer: { option: '6m', amount: cny(3000) } };
    const { body: second } = await apply(shop, later[0]?.id);
    expect(second).toMatchObject(counter);
    await shop.post(`/v1/applications/${second.id}/withdraw`, undefined, unique('withdraw'));
    const signed = await sign(shop, making.body);
    expect((await capture(shop, signed)).body.status).toBe('active');
    const paying = { amount: cny(1000), reference: unique('month') };
    expect((await shop.post(`/v1/agreements/${signed.id}/repayments`, paying, unique('pay'))).status).toBe(
      201,
    );
    // One instalment is paid; the others fall due in months of their own, as dear as before.
    expect((await apply(shop, later[1]?.id)).body).toMatchObject(counter);
  });

  test('gets nothing more while he is late, or when something was written off', async () => {
    const externalId = unique('late');
    const first = await anApplication(shop, { externalId });
    const early = [await anAcceptedOffer(shop, { externalId }), await anAcceptedOffer(shop, { externalId })];
    const made = await shop.post('/v1/agreements', { application: first.id }, unique('agreement'));
    await capture(shop, await sign(shop, made.body));
    const standing = (daysPastDue: number, status: string, booked: object): Promise<unknown> =>
      bank.rows('update agreement set days_past_due = $2, status = $3, booked = booked || $4 where id = $1', [
        parseId('agreement', made.body.id),
        daysPastDue,
        status,
        JSON.stringify(booked),
      ]);
    expect(await standingOf(made.body)).toEqual({
      daysPastDue: 0,
      isWrittenOff: false,
      debtServiceMinor: { CNY: 25_000 },
    });
    const offers = async (): Promise<Record<string, string>> => {
      const { scenario, purpose, amount } = PHONE;
      return refused(await decided(shop, { scenario, purpose, amount, customer: { externalId } }));
    };
    /** What was accepted while nothing stood against him. */
    const applied = async (): Promise<string> => {
      const { body } = await apply(shop, early.pop()?.id);
      return (await reasonsOf(body.id)).join();
    };
    await standing(5, 'active', {});
    expect(await offers()).not.toMatchObject({ 'retail-flex': 'not_available' });
    await standing(6, 'active', {});
    expect(await offers()).toMatchObject({ 'retail-zero': 'not_available', 'retail-flex': 'not_available' });
    expect(await applied()).toBe('in_arrears');
    await standing(0, 'chargedOff', { writtenOff: 300_000 });
    expect(await offers()).toMatchObject({ 'retail-zero': 'not_available', 'retail-flex': 'not_available' });
    expect(await applied()).toBe('in_arrears');
    await standing(0, 'chargedOff', { recovered: 300_000 });
    expect(await offers()).not.toMatchObject({ 'retail-flex': 'not_available' });
  });

  test('is asked of a person when his income is not known and the amount is large', async () => {
    const body = await anApplication(shop, LARGE);
    expect(body.status).toBe('referred');
    expect(await reasonsOf(body.id)).toEqual(['income_unknown']);
  });

  test('over all products of one credit line', async () => {
    const externalId = unique('line');
    const purchase = { externalId, amountMinor: 290_000, product: 'pay-in-4' };
    await anApplication(shop, purchase);
    const second = await anApplication(shop, purchase);
    expect(second).toMatchObject({ status: 'counterOffered', counterOffer: { amount: cny(2100) } });
    expect(await reasonsOf(second.id)).toEqual(['credit_line.checkout']);
  });
});

describe('a person at the bank', () => {
  const review = (who: StaffCaller, id: string, what: 'approve' | 'decline'): Promise<Answer> =>
    who.post(`/staff/v1/applications/${id}/${what}`, { reason: 'looked at the papers' });

  test('finds what was referred, and approves a small one alone', async () => {
    const { id } = await anApplication(shop, { person: { name: 'Bureau Unclear' } });
    const list = await risk.get('/staff/v1/applications?status=referred');
    expect(list.body.data[0]).toMatchObject({
      id,
      needsTwo: false,
      allowedActions: ['approve', 'decline', 'checkAgain'],
    });
    const { status, body } = await review(risk, id, 'approve');
    expect({ status, approval: body.approval }).toEqual({ status: 200, approval: null });
    expect(['approved', 'concluded']).toContain(body.application.status);
    expect(body.application.decidedBy).toBe('staff');
    const audit = await bank.rows(
      `select actor_id, detail from audit where action = 'application.approved' and subject = $1`,
      [id],
    );
    expect(audit).toMatchObject([
      { actor_id: risk.id, detail: { reason: 'looked at the papers', amount: cny(3000) } },
    ]);
    expect(outcome(await review(risk, id, 'decline'))).toBe('409 state_conflict');
  });

  test.each([
    ['a large one', LARGE],
    ['one where security has spoken', { person: { name: 'Sanctions Possible' } }],
  ])('approves %s with a second one, and nobody alone', async (_name, purchase) => {
    const { id } = await anApplication(shop, purchase);
    const { body } = await review(risk, id, 'approve');
    expect(body).toMatchObject({
      application: { status: 'referred', needsTwo: true },
      approval: expect.any(String),
    });
    expect(outcome(await risk.post(`/staff/v1/approvals/${body.approval}/approve`))).toBe('403 own_change');
    const viewer = await bank.staff('viewer');
    expect(outcome(await viewer.post(`/staff/v1/approvals/${body.approval}/approve`))).toBe(
      '403 role_missing',
    );
    const second = await bank.staff('riskOfficer');
    expect(outcome(await second.post(`/staff/v1/approvals/${body.approval}/approve`))).toBe('200 approved');
    const now = await shop.get(`/v1/applications/${id}`);
    expect(['approved', 'concluded']).toContain(now.body.status);
  });

  test('cannot agree to what is no longer there', async () => {
    const { id } = await anApplication(shop, LARGE);
    const { body } = await review(risk, id, 'approve');
    await shop.post(`/v1/applications/${id}/withdraw`, undefined, unique('withdraw'));
    const second = await bank.staff('riskOfficer');
    expect(outcome(await second.post(`/staff/v1/approvals/${body.approval}/approve`))).toBe(
      '409 subject_changed',
    );
  });

  test('declines with a reason that the partner does not read', async () => {
    const { id } = await anApplication(shop, { person: { name: 'Fraud Unclear' } });
    const { body } = await review(risk, id, 'decline');
    expect(body.application).toMatchObject({ status: 'declined', decidedBy: 'staff' });
    const told = await shop.get(`/v1/applications/${id}`);
    expect(told.body.statusReason).toBe('not_available');
  });

  test('reads the figures; without the risk role nothing of security', async () => {
    const facts = { currency: 'CNY', incomeMonthlyMinor: 800_000, debtServiceMonthlyMinor: 50_000 };
    const { id } = await anApplication(shop, { person: { name: 'Debts 700.00 Fraud Unclear', facts } });
    const full = (await risk.get(`/staff/v1/applications/${id}`)).body;
    expect(full.assessment).toMatchObject({ incomeMonthly: 800_000, debtServiceMonthly: 70_000 });
    expect(full.assessment.limits).toContainEqual({ code: 'borrower_limit', cap: 100_000_000, used: 0 });
    expect(full.checks.map(({ kind, result }: Answer['body']) => `${kind} ${result}`)).toContain(
      'fraud refer',
    );
    const viewer = await bank.staff('viewer');
    const { body } = await viewer.get(`/staff/v1/applications/${id}`);
    expect(body).toMatchObject({ checks: [], reasons: [{ code: 'not_available', class: 'security' }] });
    expect(outcome(await review(viewer, id, 'approve'))).toBe('403 role_missing');
  });
});

describe('one borrower at two partners', () => {
  const applied = async (
    partner: PartnerCaller,
    nationalId: string,
    amountMinor: number,
  ): Promise<Answer> => {
    const person = { kind: 'person', phone: '+447700900123', birthDate: '1990-03-07', nationalId };
    const { body } = await decided(partner, {
      scenario: 'retail.electronics.phone',
      purpose: 'payment',
      amount: { amount: amountMinor, currency: 'GBP' },
      customer: { externalId: unique('twice'), register: person },
    });
    const { id } = body.offers[0];
    await partner.post(`/v1/offers/${id}/accept`, {}, unique('accept'));
    return apply(partner, id);
  };

  test('is one borrower where both know the same number of him', async () => {
    await applied(shop, '110101199003070011', 30_000);
    await applied(shop, '110101199003070022', 70_000);
    const { body } = await applied(bank.partner('wayside-wallet'), '110101 19900307-0011', 20_000);
    const { assessment } = (await risk.get(`/staff/v1/applications/${body.id}`)).body;
    const used = Object.fromEntries(
      assessment.limits.map((limit: Answer['body']) => [limit.code, limit.used]),
    );
    expect(used).toMatchObject({
      borrower_limit: 30_000,
      borrower_day_limit: 30_000,
      scenario_limit: 30_000,
    });
  });
});

describe('what the product wants', () => {
  test('a student’s father answers for him: the undertaking is shown before the signature', async () => {
    const university = bank.partner('eastlake-university');
    await university.setClock('2026-08-20T04:00:00Z');
    const father = {
      externalId: unique('father'),
      kind: 'person',
      phone: '+8613800138009',
      birthDate: '1975-05-05',
    };
    await university.post('/v1/customers', father);
    const register = { kind: 'person', phone: '+8613800138001', birthDate: '2007-03-01' };
    const asked = await decided(university, {
      scenario: 'education.higher.tuition',
      purpose: 'payment',
      amount: cny(28_000),
      customer: {
        externalId: unique('student'),
        register: { ...register, facts: { occupation: 'student' } },
      },
      parties: [
        { role: 'guarantor', customer: { externalId: father.externalId }, relation: 'father', signed: true },
      ],
      stages: [2026, 2027, 2028, 2029].map((year) => ({
        name: `${year}`,
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
    });
    const grace = asked.body.offers.find(({ product }: Answer['body']) => product.code === 'tuition-grace');
    await university.post(`/v1/offers/${grace.id}/accept`, {}, unique('accept'));
    const { body } = await apply(university, grace.id);
    expect(['approved', 'concluded']).toContain(body.status);
    expect(body).toMatchObject({ amount: cny(28_000), option: '48m' });
    const wanted = body.requirements.map(({ code, when }: Answer['body']) => `${when} ${code}`);
    expect(wanted).toContain('beforeSignature guarantorUndertaking');
    expect(wanted).toContain('beforePayout proof.onInvoice');
    const signed = await university.post(`/v1/applications/${body.id}/evidence`, {
      evidence: [{ requirement: 'guarantorUndertaking', reference: 'vault:undertaking-1' }],
    });
    expect(codesOf(signed.body)).toContain('guarantorUndertaking true');
  });

  test('a product that lends nothing is neither reserved nor asked of a bureau', async () => {
    const before = await held();
    const externalId = unique('saver');
    await anAcceptedOffer(shop, { externalId });
    const asked = await decided(shop, {
      scenario: 'retail.electronics.phone',
      purpose: 'crossSell',
      amount: cny(3000),
      customer: { externalId },
    });
    const insurance = asked.body.offers.find(
      ({ product }: Answer['body']) => product.code === 'device-insurance',
    );
    await shop.post(`/v1/offers/${insurance.id}/accept`, {}, unique('accept'));
    const { body } = await shop.post('/v1/applications', { offer: insurance.id }, unique('apply'));
    expect(body).toMatchObject({ status: 'approved', product: 'device-insurance' });
    expect(body.requirements).toEqual([]);
    const { checks } = (await risk.get(`/staff/v1/applications/${body.id}`)).body;
    expect(checks.map(({ kind }: Answer['body']) => kind)).toEqual(['identity', 'sanctions']);
    expect(await held()).toBe(before + 300_000);
  });
});

describe('time', () => {
  test('ends the others when one of them cannot be ended', async () => {
    const [bad, good] = [await anApplication(shop, LARGE), await anApplication(shop, LARGE)];
    await bank.rows(
      `create function refuse_one() returns trigger language plpgsql as $$ begin raise 'no'; end $$`,
    );
    await bank.rows(`create trigger refuse_one before update on application for each row
      when (new.id = '${parseId('application', bad.id)}') execute function refuse_one()`);
    await shop.setClock(new Date(Date.parse(good.expiresAt) + 60_000).toISOString());
    const stored = (id: string): Promise<unknown[]> =>
      bank.rows('select status from application where id = $1', [parseId('application', id)]);
    expect(await stored(good.id)).toEqual([{ status: 'expired' }]);
    expect(await stored(bad.id)).toEqual([{ status: 'referred' }]);
    await bank.rows('drop trigger refuse_one on application');
  });

  test('ends an application that waits too long; what it held is free again', async () => {
    const before = await held();
    const offer = await anAcceptedOffer(shop);
    const { body } = await shop.post('/v1/applications', { offer: offer.id }, unique('apply'));
    expect(await held()).toBe(before + 300_000);
    await shop.setClock(new Date(Date.parse(body.expiresAt) + 1_000).toISOString());
    expect((await shop.get(`/v1/applications/${body.id}`)).body).toMatchObject({
      status: 'expired',
      statusReason: 'time',
      allowedActions: [],
    });
    expect((await shop.get(`/v1/offers/${offer.id}`)).body.status).toBe('declined');
    expect((await shop.get('/v1/applications?status=expired')).body.data[0].id).toBe(body.id);
    expect(outcome(await apply(shop, offer.id))).toBe('409 application_exists');
  });
});
