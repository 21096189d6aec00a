import { Injectable } from '@nestjs/common';
import { formatId, type IdKind, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { ACCOUNT_NAMES, ACCOUNTS, normalSide } from './accounts.js';
import { BALANCES } from './balance-book.repository.js';
import { type Fault, IntegrityChecks } from './integrity-checks.js';

/** Postings summed by what can be told of them cheaply, before each is seen from its two accounts. */
const MOVES = `cross join lateral (values (g.debit, g.amount, 0), (g.credit, 0, g.amount)) as m(account, debit, credit)`;

const ONE_SIDED = ACCOUNT_NAMES.filter((account) => !ACCOUNTS[account].mayTurn);

/** What must hold of the books themselves, whatever the rooms book. Every statement aggregates in one pass. */
@Injectable()
export class LedgerChecks {
  constructor(checks: IntegrityChecks) {
    checks.register({
      name: 'ledgerEntries',
      describe:
        'Each entry has its postings 1 to n, positive, of one currency, on known accounts, and of its own subject.',
      faults: brokenEntries,
    });
    checks.register({
      name: 'ledgerCurrency',
      describe: 'All postings of one subject are of one currency.',
      faults: mixedCurrencies,
    });
    checks.register({
      name: 'ledgerSides',
      describe:
        'No account of a subject stands on its wrong side: no negative receivable, deposit or income.',
      faults: wrongSides,
    });
    checks.register({
      name: 'accountBalances',
      describe: 'Each stored balance is the sum of the postings up to its day that are not queued.',
      faults: wrongBalances,
    });
    checks.register({
      name: 'trialBalance',
      describe: 'All accounts of an environment and currency together stand at zero.',
      faults: unevenTrialBalances,
    });
  }
}

async function brokenEntries(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ id: Uuid; postings: number; detail: string }>(
    `with seen as (
       select e.id, count(p.number)::int as postings,
         count(p.number) = 0 or min(p.number) <> 1 or max(p.number) <> count(p.number) as lacks,
         min(p.currency) <> max(p.currency) as mixes,
         bool_or(p.amount_minor <= 0 or p.debit = p.credit) as rests,
         bool_or(not (p.debit = any ($1) and p.credit = any ($1))) as strays,
         bool_or(p.number is not null
           and (p.partner_id, p.environment, p.customer_id, p.subject, p.business_date)
             is distinct from (e.partner_id, e.environment, e.customer_id, e.subject, e.business_date)) as differs
       from ledger_entry e left join ledger_posting p on p.entry_id = e.id and p.bucket = e.bucket
       group by e.id, e.bucket)
     select id, postings, concat_ws(', ',
       case when lacks then 'postings are missing' end,
       case when mixes then 'mixes currencies' end,
       case when rests then 'moves nothing' end,
       case when strays then 'names an unknown account' end,
       case when differs then 'differs from its postings' end) as detail
     from seen where lacks or mixes or rests or strays or differs limit $2`,
    [ACCOUNT_NAMES, limit],
  );
  return rows.map(({ id, postings, detail }) => ({
    subject: formatId('ledgerEntry', id),
    detail: `entry of ${postings} postings: ${detail}`,
  }));
}

async function mixedCurrencies(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ subject: Uuid; kind: IdKind; currencies: string }>(
    `select f.subject, f.currencies, e.subject_kind as kind
     from (select subject, min(entry_id::text)::uuid as entry_id, min(currency) || ' and ' || max(currency) as currencies
       from ledger_posting group by subject having min(currency) <> max(currency) limit $1) f
     join ledger_entry e on e.id = f.entry_id`,
    [limit],
  );
  return rows.map(({ subject, kind, currencies }) => ({
    subject: formatId(kind, subject),
    detail: `is booked in ${currencies}`,
  }));
}

async function wrongSides(tx: ReadTx, limit: number): Promise<Fault[]> {
  const signs = ONE_SIDED.map((account) => (normalSide(account) === 'debit' ? 1 : -1));
  const rows = await tx.query<{
    subject: Uuid;
    kind: IdKind;
    account: string;
    currency: string;
    minor: string;
  }>(
    `with g as (
       select subject, currency, debit, credit, sum(amount_minor) as amount from ledger_posting group by 1, 2, 3, 4),
     wrong as (
       select g.subject, g.currency, m.account, (sum(m.debit - m.credit) * min(a.sign))::text as minor
       from g ${MOVES} join unnest($1::text[], $2::int[]) as a(account, sign) on a.account = m.account
       group by 1, 2, 3 having sum(m.debit - m.credit) * min(a.sign) < 0 limit $3)
     select w.*, (select e.subject_kind from ledger_entry e where e.subject = w.subject limit 1) as kind from wrong w`,
    [ONE_SIDED, signs, limit],
  );
  return rows.map(({ subject, kind, account, currency, minor }) => ({
    subject: formatId(kind, subject),
    detail: `${account} stands at ${minor} ${currency}`,
  }));
}

async function wrongBalances(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<Record<'partner' | 'of', string> & Record<'stored' | 'summed', string | null>>(
    `with g as (
       select p.environment, p.partner_id, p.currency, p.business_date, p.debit, p.credit, sum(p.amount_minor) as amount
       from ledger_posting p
       where not exists (select from ledger_queue q where q.consumer = $1 and q.entry_id = p.entry_id
         and q.bucket = p.bucket and q.number = p.number)
       group by 1, 2, 3, 4, 5, 6),
     days as (
       select g.environment, g.partner_id, m.account, g.currency, g.business_date, sum(m.debit) as debit, sum(m.credit) as credit
       from g ${MOVES} group by 1, 2, 3, 4, 5),
     running as (
       select environment, partner_id, account, currency, business_date, sum(debit) over days as debit, sum(credit) over days as credit
       from days window days as (partition by environment, partner_id, account, currency order by business_date))
     select partner_id as partner, concat_ws(' ', environment, account, currency, business_date) as of,
       b.debit_minor || ' / ' || b.credit_minor as stored, r.debit || ' / ' || r.credit as summed
     from running r full join account_balance b using (environment, partner_id, account, currency, business_date)
     where b.debit_minor is distinct from r.debit or b.credit_minor is distinct from r.credit
     limit $2`,
    [BALANCES, limit],
  );
  return rows.map(({ partner, of, stored, summed }) => ({
    subject: formatId('partner', partner as Uuid),
    detail: `${of}: stored debit / credit ${stored ?? 'nothing'}, postings ${summed ?? 'nothing'}`,
  }));
}

async function unevenTrialBalances(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<Record<'environment' | 'currency' | 'debit' | 'credit', string>>(
    `with last as (
       select distinct on (environment, partner_id, account, currency) environment, currency, debit_minor, credit_minor
       from account_balance order by environment, partner_id, account, currency, business_date desc)
     select environment, currency, sum(debit_minor)::text as debit, sum(credit_minor)::text as credit
     from last group by 1, 2 having sum(debit_minor) <> sum(credit_minor) limit $1`,
    [limit],
  );
  return rows.map(({ environment, currency, debit, credit }) => ({
    subject: `${environment}/${currency}`,
    detail: `all debits are ${debit}, all credits ${credit}`,
  }));
}
