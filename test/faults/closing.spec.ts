import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Uuid } from '../../src/kernel/ids.js';
import { drawnAgreement } from '../support/agreements.js';
import { ApiProcess } from '../support/api-process.js';
import { phoneContract } from '../support/contracts.js';
import { callerOf, databaseEnv, wholeBank, type WholeBank } from '../support/whole-bank.js';

/**
 * Close of business, killed while it works and run again, leaves the books that an undisturbed run leaves. Two partners
 * have the same agreements: one's are closed in peace, the other's by processes that die.
 */
const IS_LONG = process.env['EMBANK_FAULTS'] === 'long';
const AGREEMENTS = IS_LONG ? 200 : 24;
const KILLS = IS_LONG ? 12 : 3;
const START = '2026-12-01T04:00:00Z';
const END = '2027-10-15T04:00:00Z';

let bank: WholeBank;
let api: ApiProcess;
let directory: string;
let kills = 0;

const PEACE = 'lumen-phones';
const TROUBLE = 'wayside-wallet';

beforeAll(async () => {
  bank = await wholeBank();
  for (const slug of [PEACE, TROUBLE]) await lend(slug);
  await clock(PEACE, END);
  // Its own process is gone before the other partner's clock moves.
  await bank.booted.close();
  await bank.rows(
    `update partner set sandbox_offset_ms = (extract(epoch from $2::timestamptz - clock_timestamp()) * 1000)::int8
     where slug = $1`,
    [TROUBLE, END],
  );
  directory = await mkdtemp(path.join(tmpdir(), 'embank-closing-'));
  api = await ApiProcess.on(
    { ...databaseEnv(bank.urls), LOG_LEVEL: 'warn' },
    path.join(directory, 'api.log'),
  );
  await closeUnderFire();
}, 600_000);

afterAll(async () => {
  await api.stop();
  await bank.endRows();
  await rm(directory, { recursive: true, force: true });
});

async function clock(slug: string, now: string): Promise<void> {
  const call = callerOf(bank.url, bank.keys.get(slug) as string);
  const { status, text } = await call({ method: 'PUT', path: '/v1/sandbox/clock', body: { now } });
  if (status !== 200) throw new Error(text);
}

/** Every other agreement bears interest. */
async function lend(slug: string): Promise<void> {
  await clock(slug, START);
  const call = callerOf(bank.url, bank.keys.get(slug) as string);
  for (let number = 0; number < AGREEMENTS; number += 1) {
    const person = { kind: 'person', externalId: `buyer-${number}`, phone: '+8613800138000' };
    await call({ path: '/v1/customers', body: person });
    const rows = await bank.rows<{ customerId: Uuid; partnerId: Uuid }>(
      `select c.id as "customerId", c.partner_id as "partnerId" from customer c join partner p on p.id = c.partner_id
       where p.slug = $1 order by c.id desc limit 1`,
      [slug],
    );
    const contract = number % 2 === 0 ? phoneContract() : phoneContract('retail-flex', '24m');
    await drawnAgreement(bank.booted, rows[0] as { customerId: Uuid; partnerId: Uuid }, contract);
  }
}

const leftOf = async (slug: string): Promise<number> => {
  const rows = await bank.rows<{ count: string }>(
    `select count(*) from agreement a join partner p on p.id = a.partner_id
     where p.slug = $1 and a.booked_through < '2027-10-15'`,
    [slug],
  );
  return Number(rows[0]?.count);
};

/** Each process does some of the work and dies in the middle of more. */
async function closeUnderFire(): Promise<void> {
  const step = Math.floor(AGREEMENTS / (KILLS + 1));
  for (let left = AGREEMENTS; left > 0; left = await leftOf(TROUBLE)) {
    // The lease of one that died would fall back to the next by itself, some seconds later.
    await bank.rows(`update lease set until = '-infinity'`);
    api.start();
    const enough = kills < KILLS ? left - step + 1 + Math.floor(Math.random() * step) : 0;
    while ((await leftOf(TROUBLE)) > enough) await sleep(5);
    if (kills < KILLS) {
      await api.kill();
      kills += 1;
    }
  }
}

/** The books without what no two runs have in common: ids, instants and the number of times that a row was written. */
async function booksOf(slug: string): Promise<unknown[]> {
  return bank.rows(
    `select row_number() over (order by a.id) as number, a.status, a.booked, a.booked_through::text, a.outstanding_minor,
       a.overdue_minor, a.days_past_due, a.delinquency_bucket,
       (select jsonb_agg(jsonb_build_array(e.type, e.business_date, l.number, l.debit, l.credit, l.amount_minor)
                         order by e.business_date, e.type, l.number, l.amount_minor)
        from ledger_entry e join ledger_posting l on l.entry_id = e.id where e.subject = a.id) as ledger,
       (select jsonb_agg(jsonb_build_array(s.number, s.type, s.occurred_on, s.amount_minor, s.details) order by s.number)
        from servicing_event s where s.agreement_id = a.id) as events,
       (select jsonb_agg(jsonb_build_array(i.number, i.due_on, i.principal_minor, i.interest_minor, i.penalty_minor,
                         i.paid_minor, i.status) order by i.number) from instalment i where i.agreement_id = a.id) as instalments,
       (select jsonb_agg(jsonb_build_array(d.delinquency_bucket, d.began_on, d.ended_on) order by d.number)
        from delinquency_history d where d.agreement_id = a.id) as history,
       -- A clock that moves by itself stops on more days than one that jumps: what is told is the same, its numbers are not.
       (select jsonb_agg(jsonb_build_array(o.place, o.type, o.due) order by o.place, o.type, o.due)
        from (select dense_rank() over (order by b.sequence) as place, b.type, b.payload ->> 'dueDate' as due
              from outbox b where b.subject = a.id) o) as told
     from agreement a join partner p on p.id = a.partner_id where p.slug = $1 order by a.id`,
    [slug],
  );
}

test('processes died in the middle of it', () => {
  expect(kills).toBe(KILLS);
});

test('the books are those of an undisturbed run, to the cent, the day and the notification', async () => {
  const [peace, trouble] = [await booksOf(PEACE), await booksOf(TROUBLE)];
  expect(peace).toHaveLength(AGREEMENTS);
  expect(trouble).toEqual(peace);
  // Nothing would differ either if nothing had happened.
  expect(peace[1]).toMatchObject({ delinquency_bucket: '90+', days_past_due: 287 });
});
