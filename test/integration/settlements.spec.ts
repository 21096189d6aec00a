import { bucketOf, formatId, newUuid, parseId, type Uuid } from '../../src/kernel/ids.js';
import { AgreementsModule, Books, type LockedAgreement } from '../../src/modules/agreements/index.js';
import { IntegrityRunner, LedgerModule } from '../../src/modules/ledger/index.js';
import { SettlementsModule } from '../../src/modules/settlements/index.js';
import { SettlingService } from '../../src/modules/settlements/settling.service.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { drawnAgreement } from '../support/agreements.js';
import { day, phoneContract } from '../support/contracts.js';
import { anEntry, type EntryHead, type Move, post } from '../support/ledger.js';
import { aKey, aPartner, type PartnerCaller } from '../support/partners.js';
import { testApp, type TestApp } from '../support/test-app.js';

const SYSTEM = { kind: 'system', job: 'test' } as const;

let app: TestApp;
let partnerId: Uuid;
let partner: PartnerCaller;

/** Several days in one transaction, as a job's round has them in several. */
const settleDue = async (tx: Tx, limit: number): Promise<number> => {
  const settling = app.booted.app.get(SettlingService);
  const due = await settling.due(tx, 'settlements', limit);
  for (const day of due) await settling.settleDay(tx, day);
  return due.length;
};
const settle = (limit = 10): Promise<number> =>
  app.booted.app.get(Database).run(SYSTEM, (tx) => settleDue(tx, limit));
const settleAll = async (): Promise<void> => {
  while ((await settle()) > 0) {
    // Until nothing is due.
  }
};
/** The partner's business time; days end at noon UTC for somebody who is enrolled nowhere. */
const setClock = (instant: string): Promise<unknown> =>
  app.rows(
    `update partner set sandbox_offset_ms = (extract(epoch from $2::timestamptz - clock_timestamp()) * 1000)::int8 where id = $1`,
    [partnerId, instant],
  );
const book = (on: string, head: EntryHead, ...moves: Move[]): Promise<Uuid[]> =>
  post(app.booted, anEntry({ partnerId, on, ...head }, ...moves));
const drawdown = (on: string, minor: number, discount = 0): Promise<Uuid[]> =>
  book(
    on,
    { type: 'drawdown' },
    ['principalReceivable', 'settlementPayable', minor],
    ...(discount > 0 ? ([['settlementPayable', 'deferredDiscount', discount]] as const) : []),
  );
const refund = (on: string, minor: number): Promise<Uuid[]> =>
  book(on, { type: 'refund' }, ['settlementPayable', 'customerCredit', minor]);
const settlements = async (): Promise<Record<string, unknown>[]> =>
  (await partner.get('/v1/settlements')).body.data.reverse();
const faults = async (): Promise<string[]> => {
  const results = await app.booted.app.get(IntegrityRunner).run(SYSTEM, { limit: 5, limitMs: 30_000 });
  return results.filter(({ status }) => status !== 'sound').map(({ name }) => name);
};
/** What the ledger still owes the partner. */
const payable = async (): Promise<number> => {
  const [row] = await app.rows<{ minor: string }>(
    `select coalesce(sum(case when credit = 'settlementPayable' then amount_minor when debit = 'settlementPayable' then -amount_minor end), 0) as minor
     from ledger_posting where partner_id = $1`,
    [partnerId],
  );
  return Number(row?.minor);
};

beforeAll(async () => {
  app = await testApp(LedgerModule, AgreementsModule, SettlementsModule);
  await app.booted.app.get(Housekeeping).beforeApplicationShutdown(); // its own rounds must not help
});
beforeEach(async () => {
  const shop = await aPartner(app);
  partnerId = shop.id;
  partner = await aKey(app, shop);
});
afterEach(async () => {
  expect(await faults()).toEqual([]);
});
afterAll(() => app.close());

describe('a business day', () => {
  test('becomes one settlement of what the ledger owes, and is paid', async () => {
    await drawdown('2026-03-02', 300_000, 9_000);
    await drawdown('2026-03-02', 50_000, 1_500);
    await refund('2026-03-02', 20_000);
    await book('2026-03-02', {}, ['settlementPayable', 'commissionIncome', 700]);
    await setClock('2026-03-03T11:00:00Z');
    expect(await settle()).toBe(0);
    await setClock('2026-03-03T12:30:00Z');
    await settleAll();
    expect(await settlements()).toMatchObject([
      {
        businessDate: '2026-03-02',
        part: 1,
        status: 'paid',
        paidOn: '2026-03-03',
        currency: 'CNY',
        gross: 350_000,
        discount: -10_500,
        refund: -20_000,
        commission: -700,
        other: 0,
        carriedIn: 0,
        net: 318_800,
        paid: 318_800,
        carriedOut: 0,
        lines: 6,
      },
    ]);
    expect(await payable()).toBe(0);
  });

  test('that was negative pays nothing and is carried on until it is made up', async () => {
    await refund('2026-03-02', 1_000);
    await refund('2026-03-03', 500);
    await drawdown('2026-03-05', 1_400);
    await drawdown('2026-03-06', 200);
    await setClock('2026-03-10T13:00:00Z');
    await settleAll();
    expect(await settlements()).toMatchObject([
      {
        businessDate: '2026-03-02',
        status: 'carriedForward',
        paidOn: null,
        net: -1_000,
        paid: 0,
        carriedOut: -1_000,
      },
      { businessDate: '2026-03-03', carriedIn: -1_000, net: -1_500, paid: 0, carriedOut: -1_500 },
      { businessDate: '2026-03-05', carriedIn: -1_500, net: -100, paid: 0, carriedOut: -100 },
      { businessDate: '2026-03-06', status: 'paid', carriedIn: -100, net: 100, paid: 100, carriedOut: 0 },
    ]);
    expect(await payable()).toBe(0);
  });

  test('of two currencies becomes two settlements', async () => {
    await drawdown('2026-03-02', 1_000);
    await book('2026-03-02', { currency: 'USD' }, ['principalReceivable', 'settlementPayable', 7]);
    await setClock('2026-03-04T00:00:00Z');
    await settleAll();
    const found = await settlements();
    expect(new Map(found.map(({ currency, paid }) => [currency, paid]))).toEqual(
      new Map([
        ['CNY', 1_000],
        ['USD', 7],
      ]),
    );
  });

  test('that something comes late for becomes a further part', async () => {
    await drawdown('2026-03-02', 1_000);
    await setClock('2026-03-04T00:00:00Z');
    await settleAll();
    await drawdown('2026-03-01', 300);
    await drawdown('2026-03-02', 20);
    await settleAll();
    expect(await settlements()).toMatchObject([
      { businessDate: '2026-03-02', part: 1, paid: 1_000 },
      { businessDate: '2026-03-02', part: 2, paid: 300 },
      { businessDate: '2026-03-02', part: 3, paid: 20 },
    ]);
  });

  test('with more lines than one settlement takes becomes several', async () => {
    const entries = Array.from({ length: 51 }, () =>
      anEntry(
        { partnerId, on: '2026-03-02' },
        ...Array.from({ length: 100 }, (): Move => ['principalReceivable', 'settlementPayable', 1]),
      ),
    );
    await post(app.booted, ...entries);
    await setClock('2026-03-04T00:00:00Z');
    await settleAll();
    expect(await settlements()).toMatchObject([
      { part: 1, paid: 5_000, lines: 5_000 },
      { part: 2, paid: 100, lines: 100 },
    ]);
  });
});

test('a day that cannot be settled keeps no other partner waiting', async () => {
  await drawdown('2026-03-02', 1_000);
  await setClock('2026-03-04T00:00:00Z');
  const other = await aPartner(app);
  await post(
    app.booted,
    anEntry({ partnerId: other.id, on: '2026-03-01', type: 'drawdown' }, [
      'principalReceivable',
      'settlementPayable',
      500,
    ]),
  );
  await app.rows(
    `create function refuse_one() returns trigger language plpgsql as $$ begin raise 'no'; end $$`,
  );
  await app.rows(`create trigger refuse_one before insert on settlement for each row
    when (new.partner_id = '${other.id}') execute function refuse_one()`);
  await app.booted.app.get(Housekeeping).round('settlements');
  expect(await settlements()).toMatchObject([{ paid: 1_000 }]);
  expect(await app.rows('select subject from piece_fault')).toEqual([{ subject: `${other.id}/sandbox` }]);
  await app.rows('drop trigger refuse_one on settlement');
});

describe('a posting is settled exactly once', () => {
  test('when the run is killed before it commits', async () => {
    await drawdown('2026-03-02', 1_000);
    await setClock('2026-03-04T00:00:00Z');
    const killed = app.booted.app.get(Database).run(SYSTEM, async (tx) => {
      expect(await settleDue(tx, 10)).toBe(1);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await settlements()).toEqual([]);
    expect(await payable()).toBe(1_000);
    await settleAll();
    expect(await settlements()).toMatchObject([{ paid: 1_000 }]);
  });

  test('when several settle at once while others go on posting', async () => {
    await setClock('2026-03-20T00:00:00Z');
    const days = ['2026-03-02', '2026-03-03', '2026-03-04'];
    const posting = async (who: number): Promise<void> => {
      for (let i = 0; i < 20; i += 1) {
        const day = days[(i + who) % days.length] as string;
        await (i % 4 === 3 ? refund(day, 1 + i * 13) : drawdown(day, 1 + i * 11, 1));
      }
    };
    const settling = async (): Promise<void> => {
      for (let i = 0; i < 12; i += 1) await settle(2);
    };
    await Promise.all([posting(0), posting(1), settling(), settling(), settling()]);
    await settleAll();
    const [posted] = await app.rows<{ n: number; minor: string }>(
      `select count(*)::int as n, sum(case when p.credit = 'settlementPayable' then p.amount_minor else -p.amount_minor end) as minor
       from ledger_posting p join ledger_entry e on e.id = p.entry_id
       where p.partner_id = $1 and e.subject_kind = 'agreement' and 'settlementPayable' in (p.debit, p.credit)`,
      [partnerId],
    );
    const [settled] = await app.rows<{ n: number; minor: string }>(
      'select count(*)::int as n, sum(amount_minor) as minor from settlement_line where partner_id = $1',
      [partnerId],
    );
    expect(posted?.n).toBe(2 * (15 * 2 + 5));
    expect(settled).toEqual(posted);
    const [paid] = await app.rows<{ minor: string }>(
      `select sum(paid_minor) + (select carried_out_minor from settlement where partner_id = $1 order by business_date desc, part desc limit 1) as minor
       from settlement where partner_id = $1`,
      [partnerId],
    );
    expect(paid?.minor).toBe(posted?.minor);
    expect(await payable()).toBeLessThanOrEqual(0);
  });
});

describe('a reserve', () => {
  const agree = (share: number, days: number): Promise<unknown> =>
    app.rows(`insert into partner_risk_terms values ($1, 20, 500, 500, 500, 500, $2, $3)`, [
      partnerId,
      share,
      days,
    ]);

  test('is held back as a share of gross and released after its days, by itself', async () => {
    await agree(1_000, 30);
    await drawdown('2026-03-02', 100_005, 3_000);
    await setClock('2026-03-04T00:00:00Z');
    await settleAll();
    expect(await settlements()).toMatchObject([
      {
        gross: 100_005,
        reserve: { held: 10_000, released: 0, releaseOn: '2026-04-01' },
        net: 87_005,
        paid: 87_005,
      },
    ]);
    await setClock('2026-04-01T13:00:00Z');
    await settleAll();
    expect(await settlements()).toHaveLength(1);
    await setClock('2026-04-02T13:00:00Z');
    await settleAll();
    const [first, second] = await settlements();
    expect(second).toMatchObject({
      businessDate: '2026-04-01',
      gross: 0,
      lines: 0,
      reserve: { held: 0, released: 10_000 },
      paid: 10_000,
    });
    expect(first).toMatchObject({ reserve: { releasedBy: second?.['id'] } });
    expect(await payable()).toBe(0);
  });

  test('never makes a day negative', async () => {
    await agree(5_000, 30);
    await refund('2026-03-01', 800);
    await drawdown('2026-03-02', 1_000);
    await setClock('2026-03-04T00:00:00Z');
    await settleAll();
    expect((await settlements()).at(-1)).toMatchObject({ reserve: { held: 200 }, net: 0, carriedOut: 0 });
  });
});

describe('a settlement is read', () => {
  test('by its partner alone, with its lines, and as a table', async () => {
    const customerId = newUuid(Date.now());
    const subject = newUuid(Date.now(), bucketOf(customerId));
    const head = { customerId, subject, partnerId, on: '2026-03-02' };
    await post(
      app.booted,
      anEntry({ ...head, type: 'drawdown' }, ['principalReceivable', 'settlementPayable', 100_050]),
      anEntry({ ...head, type: 'refund' }, ['settlementPayable', 'customerCredit', 50]),
    );
    await setClock('2026-03-04T00:00:00Z');
    expect((await partner.get('/v1/settlements/balance')).body.data).toEqual([
      { currency: 'CNY', carried: 0, unsettled: 100_000, reserve: 0 },
    ]);
    await settleAll();
    const [found] = await settlements();
    const id = found?.['id'] as string;
    expect((await partner.get(`/v1/settlements/${id}`)).body).toEqual(found);
    const first = await partner.get(`/v1/settlements/${id}/lines?limit=1`);
    expect(first.body).toMatchObject({
      data: [
        {
          number: 1,
          kind: 'gross',
          type: 'drawdown',
          amount: 100_050,
          subject: formatId('agreement', subject),
          customer: formatId('customer', customerId),
          orderId: null,
          drawdown: null,
        },
      ],
      hasMore: true,
    });
    const second = await partner.get(`/v1/settlements/${id}/lines?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ data: [{ number: 2, kind: 'refund', amount: -50 }], hasMore: false });
    const response = await fetch(`${app.booted.url}/v1/settlements/${id}.csv`, {
      headers: { authorization: `Bearer ${partner.secret}` },
    });
    expect(response.headers.get('content-type')).toContain('text/csv');
    const lines = (await response.text()).split('\r\n');
    expect(lines[0]).toBe(
      'settlement,businessDate,kind,type,valueDate,subject,orderId,drawdown,customer,entry,amount,currency',
    );
    expect(lines[1]).toMatch(new RegExp(`^${id},2026-03-02,gross,drawdown,2026-03-02,agr_.*,1000\\.50,CNY$`));
    expect(lines.slice(2).map((line) => line.split(',').slice(-2).join(' '))).toEqual([
      '-0.50 CNY',
      '1000.00 CNY',
      '',
    ]);
    const stranger = await aKey(app, await aPartner(app));
    for (const path of ['', '.csv', '/lines'])
      expect((await stranger.get(`/v1/settlements/${id}${path}`)).status).toBe(404);
    expect((await stranger.get('/v1/settlements')).body.data).toEqual([]);
    const staff = await app.staff('auditor');
    expect((await staff.get(`/staff/v1/settlements/${id}`)).body).toEqual(found);
    expect(
      (await staff.get(`/staff/v1/settlements?partner=${formatId('partner', partnerId)}`)).body.data,
    ).toEqual([found]);
    expect((await staff.get(`/staff/v1/settlements/${id}/lines`)).body.data).toHaveLength(2);
  });
});

test('a line names the order and the drawdown that it pays', async () => {
  const registered = await partner.post('/v1/customers', { externalId: 'c-1', kind: 'person' });
  const customerId = parseId('customer', registered.body.id) as Uuid;
  const agreement = await drawnAgreement(app.booted, { partnerId, customerId });
  const [drawdown] = agreement.drawdowns;
  await setClock('2027-12-31T00:00:00Z');
  await settleAll();
  const [found] = await settlements();
  const { body } = await partner.get(`/v1/settlements/${found?.['id'] as string}/lines`);
  expect(body.data[0]).toMatchObject({
    kind: 'gross',
    type: 'drawdown',
    subject: formatId('agreement', agreement.id),
    orderId: agreement.orderId,
    drawdown: formatId('drawdown', drawdown?.id as Uuid),
    customer: registered.body.id,
  });
});

describe('a commission', () => {
  /** 4,799.00 in 12 instalments, brought for half a percent: 24.00. */
  const brought = async (): Promise<LockedAgreement> => {
    const { body } = await partner.post('/v1/customers', { externalId: 'c-1', kind: 'person' });
    const customerId = parseId('customer', body.id) as Uuid;
    const contract = { ...phoneContract('retail-flex', '12m'), commissionRate: '0.0050' };
    return drawnAgreement(app.booted, { partnerId, customerId }, contract);
  };
  const refundOf = (agreement: LockedAgreement, on: string, minor: bigint): Promise<unknown> =>
    app.booted.app.get(Database).run(SYSTEM, (tx) => {
      const event = { type: 'refund', occurredOn: day(on), amountMinor: minor } as const;
      return app.booted.app.get(Books).record(tx, { ...agreement, today: day(on) }, event);
    });

  test('is paid with the payout, goes back with what comes back, and every figure is of the ledger', async () => {
    const agreement = await brought();
    await refundOf(agreement, '2026-12-05', 100_000n);
    await setClock('2026-12-20T13:00:00Z');
    await settleAll();
    const [paid, taken] = await settlements();
    const nothing = { discount: 0, other: 0 };
    expect([paid, taken]).toMatchObject([
      { ...nothing, gross: 479_900, commission: 2_400, refund: 0, net: 482_300, paid: 482_300, lines: 2 },
      {
        ...nothing,
        gross: 0,
        commission: -500,
        refund: -100_000,
        net: -100_500,
        paid: 0,
        carriedOut: -100_500,
      },
    ]);
    expect(paid?.['reference']).toMatch(/^EMBANK [0-9A-Z]{26}$/);
    const { body } = await partner.get(`/v1/settlements/${paid?.['id'] as string}/lines`);
    expect(body.data).toMatchObject([
      { kind: 'gross', amount: 479_900 },
      {
        kind: 'commission',
        type: 'drawdown',
        amount: 2_400,
        orderId: agreement.orderId,
        drawdown: formatId('drawdown', agreement.drawdowns[0]?.id as Uuid),
      },
    ]);
    const csv = await fetch(`${app.booted.url}/v1/settlements/${taken?.['id'] as string}.csv`, {
      headers: { authorization: `Bearer ${partner.secret}` },
    });
    const table = (await csv.text()).split('\r\n').map((line) => line.split(','));
    expect(table.slice(1, -1).map((cells) => [cells[2], cells[3], cells[10]])).toEqual([
      ['commission', 'refund', '-5.00'],
      ['refund', 'refund', '-1000.00'],
      ['paid', taken?.['reference'], '0.00'],
    ]);
    expect(await payable()).toBe(-100_500);
  });

  test.each([
    ['that was paid another amount', `amount_minor = amount_minor + $2`, ['settlementLines']],
    [
      'that was spent too early',
      `debit = case when $2 > 0 then 'commissionExpense' else 'deferredCommission' end`,
      [],
    ],
  ])('%s is found', async (_, change, others) => {
    await brought();
    await setClock('2026-12-20T13:00:00Z');
    await settleAll();
    const breaks = `update ledger_posting set ${change}
      where partner_id = $1 and debit in ('deferredCommission', 'commissionExpense') and credit = 'settlementPayable'`;
    await app.rows(breaks, [partnerId, 1]);
    expect(await faults()).toEqual([...others, 'partnerCommissions']);
    await app.rows(breaks, [partnerId, -1]);
  });
});

describe('one row that is wrong is found:', () => {
  test.each([
    [
      'a line',
      `update settlement_line set amount_minor = amount_minor + $2 where partner_id = $1`,
      ['settlementFigures', 'settlementLines'],
    ],
    [
      'a figure',
      `update settlement set gross_minor = gross_minor + $2, other_minor = other_minor - $2 where partner_id = $1`,
      ['settlementFigures'],
    ],
    [
      'a payment',
      `update settlement set other_minor = other_minor + $2, net_minor = net_minor + $2, paid_minor = paid_minor + $2 where partner_id = $1`,
      ['settlementFigures', 'settlementPayments'],
    ],
  ])('%s', async (_, breaks, found) => {
    await drawdown('2026-03-02', 1_000);
    await setClock('2026-03-04T00:00:00Z');
    await settleAll();
    await app.rows(breaks, [partnerId, 1]);
    expect(await faults()).toEqual(found.sort(byRun));
    await app.rows(breaks, [partnerId, -1]);
  });
});

const RUN = ['settlementLines', 'settlementFigures', 'settlementPayments'];
function byRun(a: string, b: string): number {
  return RUN.indexOf(a) - RUN.indexOf(b);
}
