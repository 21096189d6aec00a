import { parseId, type Uuid } from '../../src/kernel/ids.js';
import { type Check, type CheckAnswer, Checks } from '../../src/modules/applications/index.js';
import { CheckResultsRepository } from '../../src/modules/applications/check-results.repository.js';
import { sandboxCheck } from '../../src/modules/applications/checks/sandbox-checks.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { anAcceptedOffer, anApplication, apply, CREDIT_CONSENT, unique } from '../support/applications.js';
import { type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer, StaffCaller } from '../support/staff.js';

/** What happens when the sources misbehave, or the bank does between their answers. */
let bank: Sandbox;
let shop: PartnerCaller;
let risk: StaffCaller;
let checks: Checks;

const bureau = sandboxCheck('creditBureau');
const answerOf = (result: CheckAnswer['result']): CheckAnswer => ({
  result,
  validDays: 0,
  cost: { minor: 200, currency: 'CNY' },
  detail: {},
});

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  risk = await bank.staff('riskOfficer');
  checks = bank.booted.app.get(Checks);
}, 60_000);
beforeEach(() => {
  checks.deadlineMs = 500;
});
afterEach(() => checks.use('sandbox', bureau));
afterAll(() => bank.close());

const useBureau = (run: Check['run']): void => checks.use('sandbox', { kind: 'creditBureau', run });
const bureauOf = async (id: string): Promise<Answer['body']> =>
  (await risk.get(`/staff/v1/applications/${id}`)).body.checks.find(
    ({ kind }: Answer['body']) => kind === 'creditBureau',
  );
const isYes = ({ status }: Answer['body']): boolean => ['approved', 'concluded'].includes(status);

test('a source that hangs for ever is late, and a person looks', async () => {
  useBureau(() => new Promise(() => undefined));
  const startedMs = performance.now();
  const body = await anApplication(shop);
  expect(performance.now() - startedMs).toBeGreaterThan(490);
  expect(body.status).toBe('referred');
  expect(await bureauOf(body.id)).toMatchObject({ status: 'late', result: null });
});

test('a source that answers after the deadline, with yes, is late all the same', async () => {
  useBureau(async (_request, deadline) => {
    await new Promise((resolve) => deadline.addEventListener('abort', resolve));
    return answerOf('pass');
  });
  expect((await anApplication(shop)).status).toBe('referred');
});

test('a source that breaks, or is not there, has not passed anybody', async () => {
  useBureau(() => Promise.reject(new Error('broken')));
  const body = await anApplication(shop);
  expect(body.status).toBe('referred');
  expect(await bureauOf(body.id)).toMatchObject({ status: 'failed', result: null });
});

test('a bureau is not asked about somebody who took his consent back meanwhile', async () => {
  let asked = 0;
  useBureau(() => {
    asked += 1;
    return Promise.resolve(answerOf('pass'));
  });
  const offer = await anAcceptedOffer(shop);
  const opened = await shop.post('/v1/applications', { offer: offer.id, consents: [] }, unique('apply'));
  const grant = { consents: [{ ...CREDIT_CONSENT, expiresAt: '2026-01-02T00:00:00Z' }] };
  const { body } = await shop.post(`/v1/applications/${opened.body.id}/evidence`, grant);
  expect({ status: body.status, asked }).toEqual({ status: 'open', asked: 0 });
});

describe('when the bank breaks down between an answer and its storing', () => {
  /** Breaks once, as a process that dies: nothing of the second transaction is there. */
  function breakOnce(): void {
    const results = bank.booted.app.get(CheckResultsRepository);
    const store = results.store.bind(results);
    results.store = () => {
      results.store = store;
      return Promise.reject(new Error('the process died here'));
    };
  }
  const stuck = async (): Promise<{ id: Uuid; offer: string; key: string }> => {
    const offer = (await anAcceptedOffer(shop)).id;
    const key = unique('broken');
    breakOnce();
    expect((await apply(shop, offer, key)).status).toBe(500);
    const [row] = await bank.rows<{ id: Uuid; status: string }>(
      'select id, status from application where offer_id = $1',
      [parseId('offer', offer)],
    );
    expect(row?.status).toBe('checking');
    return { id: row!.id, offer, key };
  };
  const passTime = (id: Uuid): Promise<unknown> =>
    bank.rows(`update application set claimed_until = claimed_until - interval '10 min' where id = $1`, [id]);

  test('its repeat asks the same question again, and decides', async () => {
    const references: string[] = [];
    useBureau(({ reference }) => {
      references.push(reference);
      return Promise.resolve(answerOf('pass'));
    });
    const { id, offer, key } = await stuck();
    await passTime(id);
    const { status, body } = await apply(shop, offer, key);
    expect({ status, isYes: isYes(body) }).toEqual({ status: 201, isYes: true });
    expect(references).toHaveLength(2);
    expect(new Set(references).size).toBe(1);
  });

  test('or waits while somebody may still be at it', async () => {
    const { offer, key } = await stuck();
    const startedMs = performance.now();
    const { body } = await apply(shop, offer, key);
    expect(performance.now() - startedMs).toBeGreaterThan(2_000);
    expect(isYes(body)).toBe(true);
  }, 20_000);

  test('or nobody comes again: it is referred, never approved', async () => {
    const { id } = await stuck();
    await passTime(id);
    await bank.booted.app.get(Housekeeping).round('stuckApplications');
    const [row] = await bank.rows<{ status: string; decision: Answer['body'] }>(
      'select status, decision from application where id = $1',
      [id],
    );
    expect(row).toMatchObject({ status: 'referred', decision: { reasons: [{ code: 'checks_unfinished' }] } });
  });
});

test('two submissions at the same moment ask each source once and get one decision', async () => {
  let asked = 0;
  useBureau(async () => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return answerOf('pass');
  });
  const offer = (await anAcceptedOffer(shop)).id;
  const opened = await shop.post('/v1/applications', { offer }, unique('apply'));
  const path = `/v1/applications/${opened.body.id}/evidence`;
  const both = await Promise.all(
    ['left', 'right'].map((key) => shop.post(path, { consents: [CREDIT_CONSENT] }, unique(key))),
  );
  expect(both.map(({ status, body }) => `${status} ${isYes(body)}`)).toEqual(['200 true', '200 true']);
  expect(asked).toBe(1);
  const events = await bank.rows<{ type: string }>(
    'select type from outbox where subject = $1 order by sequence',
    [parseId('application', opened.body.id)],
  );
  const decisions = events.filter(({ type }) => type === 'application.approved');
  expect(decisions).toHaveLength(1);
});

describe('answers that hold no longer', () => {
  const sanctions = sandboxCheck('sanctions');
  afterEach(() => checks.use('sandbox', sanctions));
  /** Of a customer who can bear a longer term only, two days after the bank proposed it. */
  const counterOffered = async (): Promise<Answer['body']> => {
    const person = { name: 'Wang Debts 3500.00', facts: { currency: 'CNY', incomeMonthlyMinor: 800_000 } };
    const body = await anApplication(shop, { person, option: '3m' });
    expect(body.status).toBe('counterOffered');
    await later(body);
    return body;
  };
  const later = async ({ openedAt }: Answer['body']): Promise<void> =>
    shop.setClock(new Date(Date.parse(openedAt) + 2 * 86_400_000).toISOString());
  const listed = (result: CheckAnswer['result']): void =>
    checks.use('sandbox', { kind: 'sanctions', run: () => Promise.resolve(answerOf(result)) });
  const take = (id: string, key = unique('take')): Promise<Answer> =>
    shop.post(`/v1/applications/${id}/counter-offer/accept`, undefined, key);
  const checksOf = async (id: string): Promise<string[]> =>
    (await risk.get(`/staff/v1/applications/${id}`)).body.checks
      .filter(({ kind }: Answer['body']) => kind === 'sanctions' || kind === 'creditBureau')
      .map(({ kind, result, isSuperseded }: Answer['body']) => `${kind} ${result} ${isSuperseded}`);
  const byRisk = (id: string, act: string): Promise<Answer> =>
    risk.post(`/staff/v1/applications/${id}/${act}`, { reason: 'Looked at it.' });

  test('are asked for again before a counter-offer is granted, and only they', async () => {
    const { id } = await counterOffered();
    const { status, body } = await take(id);
    expect({ status, isYes: isYes(body), option: body.option }).toEqual({
      status: 200,
      isYes: true,
      option: '6m',
    });
    // The bureau's word holds for 30 days, a list of sanctions for one.
    expect(await checksOf(id)).toEqual([
      'creditBureau pass false',
      'sanctions pass false',
      'sanctions pass true',
    ]);
  });

  test('and whoever is on a list by then gets nothing', async () => {
    const { id } = await counterOffered();
    listed('fail');
    const { body } = await take(id);
    expect(body).toMatchObject({ status: 'declined', statusReason: 'not_available', counterOffer: null });
  });

  test('or a person looks, who decides about the other terms', async () => {
    const { id } = await counterOffered();
    listed('refer');
    expect((await take(id)).body).toMatchObject({ status: 'referred', option: '6m' });
    const proposed = await byRisk(id, 'approve');
    const second = await bank.staff('riskOfficer');
    const agreed = await second.post(`/staff/v1/approvals/${proposed.body.approval}/approve`);
    expect(agreed.body.status).toBe('approved');
    const now = await shop.get(`/v1/applications/${id}`);
    expect({ isYes: isYes(now.body), option: now.body.option }).toEqual({ isYes: true, option: '6m' });
  });

  test('a process that dies over it leaves it to the repeat', async () => {
    const { id } = await counterOffered();
    const key = unique('take');
    const results = bank.booted.app.get(CheckResultsRepository);
    results.store = () => Promise.reject(new Error('the process died here'));
    expect((await take(id, key)).status).toBe(500);
    Reflect.deleteProperty(results, 'store');
    await bank.rows(
      `update application set claimed_until = claimed_until - interval '10 min' where id = $1`,
      [parseId('application', id)],
    );
    const { status, body } = await take(id, key);
    expect({ status, isYes: isYes(body) }).toEqual({ status: 200, isYes: true });
    expect((await take(id, unique('other'))).status).toBe(409);
  });

  test('are asked for again before a person approves', async () => {
    const referred = await anApplication(shop, { person: { name: 'Bureau Unclear' } });
    await later(referred);
    const { id } = referred;
    const refused = await byRisk(id, 'approve');
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 409,
      code: 'checks_lapsed',
    });
    const again = await byRisk(id, 'check-again');
    expect(again.body.application).toMatchObject({ status: 'referred', decidedBy: 'rules' });
    const { body } = await byRisk(id, 'approve');
    expect(isYes(body.application)).toBe(true);
  });

  test('so is what never came, and the rules may be content with it', async () => {
    useBureau(() => Promise.reject(new Error('broken')));
    const { id } = await anApplication(shop);
    checks.use('sandbox', bureau);
    const { body } = await byRisk(id, 'check-again');
    expect(isYes(body.application)).toBe(true);
    expect(body.application.decidedBy).toBe('rules');
  });
});
