import { newUuid, type Uuid } from '../../src/kernel/ids.js';
import { LedgerModule } from '../../src/modules/ledger/index.js';
import type { PartnerRecord } from '../../src/modules/partners/index.js';
import { SettlementsModule } from '../../src/modules/settlements/index.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { aPartner } from '../support/partners.js';
import type { StaffCaller } from '../support/staff.js';
import { testApp, type TestApp } from '../support/test-app.js';

const BUCKET = 7;
const TERMS = {
  agreementsMin: 10,
  firstPaymentDefaultMaxBps: 1_000,
  late30MaxBps: 2_000,
  refundMaxBps: 3_000,
  disputeMaxBps: 1_000,
  reserveShareBps: 0,
  reserveDays: 0,
};

/** What happened to an agreement; amounts do not matter. */
interface Fate {
  /** Days before today. */
  readonly signed: number;
  /** Days before today on which it became more than 30 days late. */
  readonly lateSince?: number;
  readonly events?: readonly ('refund' | 'chargeback')[];
  /** The refund was taken back. */
  readonly isReversed?: boolean;
}

let app: TestApp;
let maker: StaffCaller;
let checker: StaffCaller;
let shop: PartnerRecord;

beforeAll(async () => {
  app = await testApp(LedgerModule, SettlementsModule);
  await app.booted.app.get(Housekeeping).beforeApplicationShutdown(); // its own rounds must not help
  maker = await app.staff('partnerManager');
  checker = await app.staff('riskOfficer');
});
beforeEach(async () => {
  shop = await aPartner(app);
});
afterAll(() => app.close());

/** First due 30 days after signing; everything else as the other rooms would write it. */
async function anAgreement({ signed, lateSince, events = [], isReversed }: Fate): Promise<void> {
  const [id, customer] = [newUuid(Date.now(), BUCKET), newUuid(Date.now(), BUCKET)];
  const owner = [id, customer, shop.id];
  await app.rows(
    `insert into customer (id, bucket, partner_id, environment, kind, status, verification, acquisition)
     values ($1, ${BUCKET}, $2, 'live', 'person', 'active', 'none', '{}')`,
    [customer, shop.id],
  );
  await app.rows(
    `insert into agreement (id, bucket, partner_id, environment, customer_id, application_id, offer_id, scenario, product,
       product_version, currency, amount_minor, contract, contract_hash, document, signing, signed_on, status,
       status_changed_at, version, closed_through, booked, booked_through, outstanding_minor, credit_balance_minor,
       overdue_minor, days_past_due)
     values ($1, ${BUCKET}, $3, 'live', $2, $4, $4, 'retail', 'x', 1, 'CNY', 100, '{}', '', '', '{}',
       current_date - $5::int, 'active', now(), 1, current_date, '{}', current_date, 100, 0, 0, 0)`,
    [...owner, newUuid(Date.now(), BUCKET), signed],
  );
  await app.rows(
    `insert into instalment values ($1, ${BUCKET}, $3, 'live', $2, 1, current_date - $4::int + 30, 50, 0, 0, 0, 0, '{}', 'due'),
       ($1, ${BUCKET}, $3, 'live', $2, 2, current_date - $4::int + 60, 50, 0, 0, 0, 0, '{}', 'planned')`,
    [...owner, signed],
  );
  if (lateSince !== undefined) {
    await app.rows(
      `insert into delinquency_history values ($1, ${BUCKET}, $2, 'live', 1, '31-60', 31, 50, current_date - $3::int, null)`,
      [id, shop.id, lateSince],
    );
  }
  const event = (type: string, number: number, reverses: Uuid | null): Promise<{ id: Uuid }[]> =>
    app.rows(
      `insert into servicing_event values ($4, ${BUCKET}, $1, $3, 'live', $2, $5, $6, current_date, now(), current_date, 10, $7, '{}')
       returning id`,
      [...owner, newUuid(Date.now(), BUCKET), number, type, reverses],
    );
  for (const [index, type] of events.entries()) {
    const [made] = await event(type, index + 1, null);
    if (isReversed) await event('reversal', index + 2, made?.id ?? null);
  }
}

const many = async (count: number, fate: Fate): Promise<void> => {
  for (let i = 0; i < count; i += 1) await anAgreement(fate);
};
const read = async (): Promise<Record<string, unknown>> =>
  (await checker.get(`/staff/v1/partners/${shop.slug}/risk?environment=live`)).body;
const watch = async (): Promise<void> => {
  await app.booted.app.get(Housekeeping).round('partnerRisk');
};
const pauses = async (): Promise<{ subject: string; reason: string; pausedBy: unknown; id: string }[]> =>
  (await checker.get('/staff/v1/pauses')).body.data.filter(
    ({ subject }: { subject: string }) => subject === shop.slug,
  );

async function agreeOn(terms: Partial<typeof TERMS> = {}): Promise<void> {
  const body = { ...TERMS, ...terms, reason: 'As agreed.' };
  const { status, body: submitted } = await maker.put(`/staff/v1/partners/${shop.slug}/risk-terms`, body);
  expect(status).toBe(202);
  expect((await checker.post(`/staff/v1/approvals/${submitted.approval}/approve`)).status).toBe(200);
}

test('agreements are counted by what happened to them', async () => {
  await agreeOn();
  await many(5, { signed: 100 });
  await anAgreement({ signed: 100, lateSince: 39 }); // of the first instalment
  await anAgreement({ signed: 100, lateSince: 9 }); // of the second one
  await anAgreement({ signed: 45, events: ['refund'] }); // too young to be late
  await anAgreement({ signed: 45, events: ['refund'], isReversed: true });
  await anAgreement({ signed: 100, events: ['chargeback'] });
  const risk = await read();
  expect(risk['counts']).toEqual({
    agreements: 10,
    matured: 8,
    firstPaymentDefaults: 1,
    late30: 2,
    refunded: 1,
    disputed: 1,
  });
  expect(risk['shares']).toMatchObject([
    { measure: 'firstPaymentDefault', bps: null, isBreached: false },
    { measure: 'late30', bps: null },
    { measure: 'refund', bps: 1_000, maxBps: 3_000, isBreached: false },
    { measure: 'dispute', bps: 1_000, maxBps: 1_000, isBreached: false },
  ]);
  expect(
    (risk['cohorts'] as { agreements: number }[]).map(({ agreements }) => agreements).reduce((a, b) => a + b),
  ).toBe(10);
});

test('terms are those of everybody until a second person agrees to others', async () => {
  expect((await read())['terms']).toMatchObject({ agreementsMin: 50, reserveShareBps: 0 });
  await agreeOn({ reserveShareBps: 500, reserveDays: 90 });
  expect((await read())['terms']).toEqual({ ...TERMS, reserveShareBps: 500, reserveDays: 90 });
  const auditor = await app.staff('auditor');
  const refused = await auditor.put(`/staff/v1/partners/${shop.slug}/risk-terms`, {
    ...TERMS,
    reason: 'Mine.',
  });
  expect(refused.status).toBe(403);
});

test('too much risk stops the partner once, and only new agreements can stop him again', async () => {
  await agreeOn();
  await many(8, { signed: 100 });
  await watch();
  expect(await pauses()).toEqual([]);
  await many(2, { signed: 100, lateSince: 39 });
  await watch();
  await watch();
  const [pause, ...others] = await pauses();
  expect(others).toEqual([]);
  expect(pause).toMatchObject({
    pausedBy: null,
    reason: 'Too much risk: firstPaymentDefault 20.00 % of at most 10.00 %.',
  });
  const audit = await app.rows<{ actor_name: string }>(
    `select actor_name from audit where action = 'pause.started' and subject = $1`,
    [`partner/${shop.slug}`],
  );
  expect(audit).toEqual([{ actor_name: 'partnerRisk' }]);

  const resumed = await maker.post(`/staff/v1/pauses/${pause?.id}/resume`, { reason: 'Talked it over.' });
  expect((await checker.post(`/staff/v1/approvals/${resumed.body.approval}/approve`)).status).toBe(200);
  await watch();
  expect(await pauses()).toEqual([]);
  expect(await read()).toMatchObject({ counts: { agreements: 0 } });

  // As if that had been long ago, and what came after is as bad.
  await app.rows(`update partner_risk_pause set paused_on = current_date - 101 where partner_id = $1`, [
    shop.id,
  ]);
  await watch();
  expect(await pauses()).toHaveLength(1);
});
