import { setTimeout as sleep } from 'node:timers/promises';
import { EMPTY_SUMMARY } from '../../src/engines/segmentation/index.js';
import { newUuid, type Uuid } from '../../src/kernel/ids.js';
import {
  AgreementsRepository,
  Books,
  InstalmentsRepository,
  type LockedAgreement,
  type NewServicingEvent,
  OpenAgreement,
} from '../../src/modules/agreements/index.js';
import { NO_DAYS } from '../../src/modules/events/index.js';
import { BankCounting } from '../../src/modules/profiles/bank/bank-counting.service.js';
import { BankSummariesRepository } from '../../src/modules/profiles/bank/bank-summaries.repository.js';
import { profileRecords } from '../../src/modules/profiles/profile-records.js';
import type { PartnerActor } from '../../src/platform/database/actor.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { drawnAgreement } from '../support/agreements.js';
import { day, phoneContract } from '../support/contracts.js';
import { callerOf, wholeBank, type WholeBank } from '../support/whole-bank.js';

let bank: WholeBank;
let partnerId: Uuid;
let customerId: Uuid;

beforeAll(async () => {
  bank = await wholeBank();
  const call = callerOf(bank.url, bank.keys.get('lumen-phones') as string);
  const person = { kind: 'person', externalId: 'buyer', phone: '+8613800138000' };
  const { status, text } = await call({ path: '/v1/customers', body: person });
  expect({ status, text }).toMatchObject({ status: 201 });
  const rows = await bank.rows<{ id: Uuid; partner_id: Uuid }>('select id, partner_id from customer');
  customerId = rows[0]?.id as Uuid;
  partnerId = rows[0]?.partner_id as Uuid;
});
afterAll(() => bank.close());

const inBooks = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  bank.booted.app.get(Database).run({ kind: 'system', job: 'test' }, work);
const books = (): Books => bank.booted.app.get(Books);

/** Balances of an agreement in the ledger, debit positive. */
async function ledgerOf(id: Uuid): Promise<Record<string, number>> {
  const rows = await bank.rows<{ account: string; minor: string }>(
    `select account, sum(minor) as minor from (
       select debit as account, amount_minor as minor from ledger_posting where subject = $1
       union all select credit, -amount_minor from ledger_posting where subject = $1) p
     group by account having sum(minor) <> 0`,
    [id],
  );
  return Object.fromEntries(rows.map(({ account, minor }) => [account, Number(minor)]));
}

test('a payout makes instalments, a summary, ledger entries and notifications', async () => {
  const agreement = await drawnAgreement(bank.booted, { partnerId, customerId });
  expect(agreement).toMatchObject({
    status: 'active',
    version: 2,
    outstandingMinor: 479_900n,
    nextDueMinor: 39_992n,
  });
  expect(agreement.nextDueOn?.toString()).toBe('2027-01-01');
  expect(await ledgerOf(agreement.id)).toEqual({
    principalReceivable: 479_900,
    settlementPayable: -461_696,
    deferredDiscount: -18_204,
  });
  const rows = await inBooks((tx) => bank.booted.app.get(InstalmentsRepository).list(tx, agreement.id));
  expect(rows).toHaveLength(12);
  expect(rows[11]).toMatchObject({ number: 12, dueOn: '2027-12-01', principal: 39_991, status: 'planned' });
  const told = await bank.rows<{ type: string; sequence: string; partner_id: Uuid }>(
    'select type, sequence, partner_id from outbox where subject = $1',
    [agreement.id],
  );
  expect(told).toEqual([{ type: 'agreement.activated', sequence: '2', partner_id: partnerId }]);
});

test('what is stored is what is read again', async () => {
  const agreement = await drawnAgreement(
    bank.booted,
    { partnerId, customerId },
    phoneContract('retail-flex', '24m'),
  );
  await inBooks(async (tx) => {
    const repository = bank.booted.app.get(AgreementsRepository);
    const { events, drawdowns, today: _today, nowMs: _nowMs, ...row } = agreement;
    expect(await repository.find(tx, {}, agreement.id)).toEqual(row);
    const whole = await repository.whole(tx, agreement);
    expect(whole.events.map(({ recordedAt: _r, ...event }) => event)).toEqual(
      events.map(({ recordedAt: _r, ...event }) => event),
    );
    expect(whole.drawdowns).toHaveLength(drawdowns.length);
  });
});

test('closing days earns what fell due, on its day; closing again changes nothing', async () => {
  let agreement = await drawnAgreement(
    bank.booted,
    { partnerId, customerId },
    phoneContract('retail-flex', '24m'),
  );
  await inBooks(async (tx) => {
    ({ agreement } = await books().close(tx, agreement, day('2027-01-01')));
    ({ agreement } = await books().close(tx, agreement, day('2027-01-02')));
    ({ agreement } = await books().close(tx, agreement, day('2027-01-02')));
  });
  expect(agreement).toMatchObject({ overdueMinor: 21_530n, daysPastDue: 1, delinquencyBucket: '1-30' });
  expect(agreement.closedThrough.toString()).toBe('2027-01-02');
  expect(await ledgerOf(agreement.id)).toMatchObject({ interestReceivable: 2_879, interestIncome: -2_879 });
  const days = await bank.rows<{ on: string }>(
    `select business_date::text as on from ledger_entry where subject = $1 and type = 'closeOfBusiness'`,
    [agreement.id],
  );
  expect(days).toEqual([{ on: '2027-01-01' }]);
});

test('a repayment after the due date settles it; its reversal opens it again to the cent', async () => {
  let agreement = await drawnAgreement(
    bank.booted,
    { partnerId, customerId },
    phoneContract('retail-flex', '24m'),
  );
  await inBooks(async (tx) => {
    ({ agreement } = await books().close(tx, { ...agreement, today: day('2027-01-05') }, day('2027-01-04')));
    const paid = await books().record(
      tx,
      agreement,
      { type: 'repayment', occurredOn: day('2027-01-05'), amountMinor: 21_530n },
      { type: 'repayment.booked' },
    );
    expect(paid.agreement).toMatchObject({ overdueMinor: 0n, daysPastDue: 0, outstandingMinor: 461_249n });
    const back = await books().record(tx, paid.agreement, {
      type: 'reversal',
      occurredOn: day('2027-01-05'),
      amountMinor: 21_530n,
      reverses: paid.event.id,
    });
    expect(back.agreement).toMatchObject({
      overdueMinor: 21_530n,
      daysPastDue: 4,
      outstandingMinor: 479_900n,
    });
    agreement = back.agreement;
  });
  expect(await ledgerOf(agreement.id)).toMatchObject({
    principalReceivable: 479_900,
    interestReceivable: 2_879,
  });
  expect(await ledgerOf(agreement.id)).not.toHaveProperty('customerCredit');
});

test('an act opens an agreement behind its customer’s lock, on his business day, caught up', async () => {
  const { id } = await drawnAgreement(
    bank.booted,
    { partnerId, customerId },
    phoneContract('retail-flex', '24m'),
  );
  await bank.rows(
    `update partner set sandbox_offset_ms = extract(epoch from '2027-03-01T04:00:00Z'::timestamptz - now()) * 1000 where id = $1`,
    [partnerId],
  );
  const open = bank.booted.app.get(OpenAgreement);
  const agreement = await inBooks((tx) => open.open(tx, { partnerId, environment: 'sandbox' }, id));
  expect(agreement.today.toString()).toBe('2027-03-01');
  // 2 × 215.30, and twice fifteen days at the pack's 24 % a year: 2.12.
  expect(agreement).toMatchObject({ overdueMinor: 43_484n, daysPastDue: 59 });
  expect(agreement.closedThrough.toString()).toBe('2027-03-01');
  await expect(
    inBooks((tx) => open.open(tx, { partnerId: newUuid(0), environment: 'sandbox' }, id)),
  ).rejects.toMatchObject({
    code: 'not_found',
  });
});

/** Summaries of the frame of the bank, but for when they were counted. */
const counted = (id: Uuid): Promise<Record<string, unknown>[]> =>
  bank.rows(`select to_jsonb(s) - 'changed_at' as row from bank_summary s where customer_id = $1`, [id]);

describe('the frame of the bank', () => {
  let borrower: Uuid;
  const act = async (agreement: LockedAgreement, event: NewServicingEvent): Promise<LockedAgreement> => {
    const today = { ...agreement, today: event.occurredOn };
    return (await inBooks((tx) => books().record(tx, today, event))).agreement;
  };
  /** Until the job that follows acts has counted the last one. */
  const followed = async (versions: number): Promise<Record<string, unknown>> => {
    for (const until = performance.now() + 8_000; performance.now() < until; await sleep(40)) {
      const [found] = await counted(borrower);
      const row = found?.['row'] as Record<string, unknown> | undefined;
      if (row?.['version'] === versions) return row;
    }
    throw new Error(`not counted: ${JSON.stringify(await counted(borrower))}`);
  };

  beforeAll(async () => {
    const call = callerOf(bank.url, bank.keys.get('lumen-phones') as string);
    // The clock was moved for another test: the close of business would act on these agreements, too.
    await bank.rows('update partner set sandbox_offset_ms = 0 where id = $1', [partnerId]);
    await call({ path: '/v1/customers', body: { kind: 'person', externalId: 'borrower' } });
    const rows = await bank.rows<{ id: Uuid }>('select id from customer where id <> $1', [customerId]);
    borrower = rows[0]?.id as Uuid;
  });

  test('follows every act, and is what a count of the whole books gives', async () => {
    const debtor = { partnerId, customerId: borrower };
    let phone = await drawnAgreement(bank.booted, debtor, phoneContract('retail-flex', '24m'));
    let other = await drawnAgreement(bank.booted, debtor);
    expect(await followed(phone.version + other.version)).toMatchObject({
      occasions: 2,
      purchase_days: 1,
      // Midnight at the bank.
      last_at: '2026-11-30T16:00:00+00:00',
      purchased_minor: 0,
      is_held: true,
    });
    ({ agreement: phone } = await inBooks((tx) => books().close(tx, phone, day('2027-01-04'))));
    expect(await followed(phone.version + other.version)).toMatchObject({
      purchased_minor: 2_879,
      // The other agreement is not late.
      is_held: true,
    });
    const paidOn = day('2027-01-05');
    const payment = { type: 'repayment', occurredOn: paidOn, amountMinor: 21_530n } as const;
    phone = await act(phone, payment);
    expect(await followed(phone.version + other.version)).toMatchObject({
      last_at: '2027-01-04T16:00:00+00:00',
      last_active_day: paidOn.toEpochDay(),
      occasions: 2,
    });
    const reverses = phone.events.at(-1)?.id as Uuid;
    phone = await act(phone, { ...payment, type: 'reversal', reverses });
    expect(await followed(phone.version + other.version)).toMatchObject({
      last_at: '2026-11-30T16:00:00+00:00',
    });
    const component = { component: 'principal' } as const;
    other = await act(other, {
      type: 'writeOff',
      occurredOn: paidOn,
      amountMinor: 39_992n,
      details: component,
    });
    const row = await followed(phone.version + other.version);
    expect(row).toMatchObject({ refunds: 1, loss_minor: 39_992, refunded_minor: 39_992 });

    const [ledger] = await bank.rows<{ net: string }>(
      `select sum(case when credit like '%Income' or credit like '%Expense' then amount_minor else 0 end
         - case when debit like '%Income' or debit like '%Expense' then amount_minor else 0 end) as net
       from ledger_posting where customer_id = $1`,
      [borrower],
    );
    expect(Number(row['purchased_minor']) - Number(row['refunded_minor'])).toBe(Number(ledger?.net));
    await bank.rows('delete from bank_summary where customer_id = $1', [borrower]);
    await inBooks((tx) => bank.booted.app.get(BankCounting).count(tx, [borrower]));
    expect(await counted(borrower)).toEqual([{ row }]);
  });

  test('a count of older books never stands over a newer one', async () => {
    const [before] = await counted(borrower);
    await inBooks((tx) => {
      const of = { currency: 'CNY', summary: { ...EMPTY_SUMMARY, occasions: 99 }, days: NO_DAYS };
      const summary = { ...of, lossMinor: 0, isHeld: false, version: 1 };
      return bank.booted.app.get(BankSummariesRepository).save(tx, [{ customerId: borrower, of: summary }]);
    });
    expect(await counted(borrower)).toEqual([before]);
  });

  test('who is erased is forgotten here, and no later act brings him back', async () => {
    await inBooks(async (tx) => profileRecords.erase?.(tx, borrower, 10));
    expect(await counted(borrower)).toEqual([]);
    await bank.rows(`update customer set status = 'erased' where id = $1`, [borrower]);
    await inBooks((tx) => bank.booted.app.get(BankCounting).count(tx, [borrower]));
    expect(await counted(borrower)).toEqual([]);
  });

  test('a partner has no right on it', async () => {
    const actor = { kind: 'partner', partnerId, environment: 'sandbox' } as PartnerActor;
    const read = bank.booted.app
      .get(Database)
      .read(actor, (tx) => tx.query('select 1 from bank_summary limit 1'));
    await expect(read).rejects.toMatchObject({ code: '42501' });
  });
});

test('callers leave the bank room in the history of an agreement', async () => {
  const agreement = await drawnAgreement(bank.booted, { partnerId, customerId });
  const [drawdown] = agreement.events;
  const events = Array.from({ length: 1_500 }, () => drawdown as (typeof agreement.events)[number]);
  const payment = { type: 'repayment', occurredOn: agreement.today, amountMinor: 1n } as const;
  await expect(inBooks((tx) => books().record(tx, { ...agreement, events }, payment))).rejects.toMatchObject({
    code: 'too_many_events',
  });
});
