import { formatId, type IdKind, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { Fault, IntegrityCheck } from '../ledger/index.js';

interface Found {
  readonly id: Uuid;
  readonly found: string;
}

/** What must hold of promises at any time, as sums over all of them. */
export const guaranteeChecks: readonly IntegrityCheck[] = [
  {
    name: 'guaranteesStandInTheBooks',
    describe:
      'Each guarantee stands in the books as its row says: what is promised, the margin held, the commission and what the applicant owes.',
    faults: (tx, limit) => asFaults(tx, GUARANTEE_BALANCES, limit, 'guarantee'),
  },
  {
    name: 'guaranteeSumsAreItsCalls',
    describe:
      'What a guarantee has paid and what is claimed are its calls; what the applicant owes is paid calls less margin and repayments.',
    faults: (tx, limit) => asFaults(tx, GUARANTEE_CALLS, limit, 'guarantee'),
  },
  {
    name: 'suretyshipsStandInTheBooks',
    describe:
      'Each suretyship stands in the books as its row says, and what was paid on it is its repayments.',
    faults: (tx, limit) => asFaults(tx, SURETYSHIP_BALANCES, limit, 'suretyship'),
  },
  {
    name: 'guaranteeCommissions',
    describe: 'What a partner is paid for a guarantee is his share of what its applicant has paid for it.',
    faults: (tx, limit) => asFaults(tx, COMMISSIONS, limit, 'guarantee'),
  },
  {
    name: 'guaranteeExposureIsHeld',
    describe: 'What the applicant counts for in his limits is what the bank stands for and what he owes.',
    faults: (tx, limit) => asFaults(tx, EXPOSURE, limit, 'guarantee'),
  },
];

async function asFaults(tx: ReadTx, sql: string, limit: number, kind: IdKind): Promise<Fault[]> {
  const rows = await tx.query<Found>(sql, [limit]);
  return rows.map(({ id, found }) => ({ subject: formatId(kind, id), detail: found }));
}

/** What was paid and not taken back. */
const REPAID = `select subject, bucket, sum(case when reverses is null then amount_minor else -amount_minor end) as minor
    from guarantee_repayment group by 1, 2`;

const GUARANTEE_BALANCES = `
  with balance as (
    select p.subject, p.bucket,
      sum(case m.account when 'guaranteesIssued' then -m.minor else 0 end) as issued,
      sum(case m.account when 'guaranteesContra' then m.minor else 0 end) as contra,
      sum(case m.account when 'marginDeposits' then -m.minor else 0 end) as margin,
      sum(case m.account when 'commissionIncome' then -m.minor else 0 end) as fee,
      sum(case m.account when 'guaranteeReceivable' then m.minor else 0 end) as owed
    from guarantee g join ledger_posting p on p.subject = g.id and p.bucket = g.bucket
    cross join lateral (values (p.debit, p.amount_minor), (p.credit, -p.amount_minor)) as m(account, minor)
    group by p.subject, p.bucket)
  select g.id, 'the books have ' || concat_ws(', ', b.issued, b.contra, b.margin, b.fee, b.owed) || ' (issued, contra, margin, fee, owed), the row says ' ||
      concat_ws(', ', g.amount_minor - g.paid_minor - g.freed_minor, g.margin_minor, g.fee_minor, g.receivable_minor) as found
  from guarantee g left join balance b on b.subject = g.id and b.bucket = g.bucket
  where case when g.issued_on is null then b.subject is not null
    else b.issued is distinct from g.amount_minor - g.paid_minor - g.freed_minor or b.contra is distinct from b.issued
      or b.margin is distinct from g.margin_minor or b.fee is distinct from g.fee_minor or b.owed is distinct from g.receivable_minor end
  order by g.id limit $1`;

const GUARANTEE_CALLS = `
  with call as (
    select guarantee_id, bucket, sum(paid_minor) as paid, sum(from_margin_minor) as margin,
      sum(amount_minor) filter (where status = 'claimed') as claimed
    from guarantee_call group by 1, 2),
  repaid as (${REPAID}),
  set_off as (
    select subject, bucket, sum(amount_minor) as minor from ledger_posting
    where debit = 'marginDeposits' and credit = 'guaranteeReceivable' group by 1, 2)
  select g.id, 'calls paid ' || coalesce(c.paid, 0) || ', claimed ' || coalesce(c.claimed, 0) || ', repaid ' || coalesce(r.minor, 0) || ', set off ' || coalesce(o.minor, 0) ||
      '; the row says ' || concat_ws(', ', g.paid_minor, g.claimed_minor, g.receivable_minor) as found
  from guarantee g left join call c on c.guarantee_id = g.id and c.bucket = g.bucket
  left join repaid r on r.subject = g.id and r.bucket = g.bucket
  left join set_off o on o.subject = g.id and o.bucket = g.bucket
  where g.paid_minor <> coalesce(c.paid, 0) or g.claimed_minor <> coalesce(c.claimed, 0)
    or g.receivable_minor <> coalesce(c.paid, 0) - coalesce(c.margin, 0) - coalesce(r.minor, 0) - coalesce(o.minor, 0)
  order by g.id limit $1`;

const SURETYSHIP_BALANCES = `
  with balance as (
    select p.subject, p.bucket,
      sum(case m.account when 'suretyshipsReceived' then m.minor else 0 end) as received,
      sum(case m.account when 'suretyshipCalls' then m.minor else 0 end) as called,
      sum(case m.account when 'suretyshipsContra' then -m.minor else 0 end) as contra
    from suretyship s join ledger_posting p on p.subject = s.id and p.bucket = s.bucket
    cross join lateral (values (p.debit, p.amount_minor), (p.credit, -p.amount_minor)) as m(account, minor)
    group by p.subject, p.bucket),
  repaid as (${REPAID})
  select s.id, 'the books have ' || concat_ws(', ', b.received, b.called, b.contra) || ' (received, called, contra), paid ' || coalesce(r.minor, 0) ||
      '; the row says ' || concat_ws(', ', s.cap_minor - s.released_minor - s.called_minor, s.called_minor - s.paid_minor, s.paid_minor) as found
  from suretyship s left join balance b on b.subject = s.id and b.bucket = s.bucket
  left join repaid r on r.subject = s.id and r.bucket = s.bucket
  where s.paid_minor <> coalesce(r.minor, 0) or case
    when s.status in ('active', 'called', 'released') then
      b.received is distinct from s.cap_minor - s.released_minor - s.called_minor
      or b.called is distinct from s.called_minor - s.paid_minor
      or b.contra is distinct from s.cap_minor - s.released_minor - s.paid_minor
    else b.subject is not null end
  order by s.id limit $1`;

const COMMISSIONS = `
  with booked as (
    select subject, bucket, sum(case 'commissionExpense' when debit then amount_minor else -amount_minor end) as minor
    from ledger_posting where 'commissionExpense' in (debit, credit) and 'settlementPayable' in (debit, credit) group by 1, 2)
  select g.id, 'booked ' || coalesce(b.minor, 0) || ' of a fee of ' || g.fee_minor as found
  from guarantee g left join booked b on b.subject = g.id and b.bucket = g.bucket
  where coalesce(b.minor, 0) <> case when g.issued_on is null then 0
    else round(g.fee_minor * coalesce((g.terms ->> 'commissionRate')::numeric, 0)) end
  order by g.id limit $1`;

const EXPOSURE = `
  select g.id, 'the limits hold ' || coalesce(r.amount_minor::text, 'nothing') || ', the row says ' ||
      (g.amount_minor - g.paid_minor - g.freed_minor + g.receivable_minor) as found
  from guarantee g left join reservation r on r.id = g.offer_id and r.bucket = g.bucket and r.status = 'committed'
  where g.issued_on is not null
    and r.amount_minor is distinct from g.amount_minor - g.paid_minor - g.freed_minor + g.receivable_minor
  order by g.id limit $1`;
