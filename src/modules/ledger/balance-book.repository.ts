import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { type AccountTotals, toTotals, type TotalsRow } from './balances.repository.js';

/** The consumer of every posting in `ledger_queue`: what is queued is not yet in `account_balance`. */
export const BALANCES = 'balances';

/** One partner's books, or the whole bank's. */
export interface BookScope {
  readonly environment: Environment;
  readonly partnerId?: Uuid | undefined;
}

/** What was moved on an account of a partner on one day. */
interface Movement {
  readonly environment: Environment;
  readonly partner_id: Uuid;
  readonly account: string;
  readonly currency: string;
  readonly business_date: string;
  readonly debit: string;
  readonly credit: string;
}

/**
 * Balances by partner, stored per day and account. A sum is the last stored row on or before its day and what still
 * waits in the queue, so it is exact at every moment, whatever has been folded in by then.
 */
@Injectable()
export class BalanceBookRepository {
  /**
   * Folds queued postings into the stored balances, those of earlier days into all later ones too. One caller at a
   * time: the job's lease sees to it.
   * @param limit postings at most
   * @returns how many account days changed; 0 when nothing was queued
   */
  async fold(tx: Tx, limit: number): Promise<number> {
    const movements = await this.takeQueued(tx, limit);
    if (movements.length === 0) return 0;
    const given = [JSON.stringify(movements)];
    await tx.query(
      `insert into account_balance (environment, partner_id, account, currency, business_date, debit_minor, credit_minor)
       select d.environment, d.partner_id, d.account, d.currency, d.business_date,
         coalesce(last.debit_minor, 0), coalesce(last.credit_minor, 0)
       from jsonb_to_recordset($1::jsonb) as d(environment text, partner_id uuid, account text, currency text, business_date date)
       left join lateral (
         select b.debit_minor, b.credit_minor from account_balance b
         where b.environment = d.environment and b.partner_id = d.partner_id and b.account = d.account
           and b.currency = d.currency and b.business_date < d.business_date
         order by b.business_date desc limit 1) last on true
       on conflict do nothing`,
      given,
    );
    await tx.query(
      `update account_balance b set debit_minor = b.debit_minor + s.debit, credit_minor = b.credit_minor + s.credit
       from (
         select b.environment, b.partner_id, b.account, b.currency, b.business_date,
           sum(d.debit) as debit, sum(d.credit) as credit
         from jsonb_to_recordset($1::jsonb) as d(environment text, partner_id uuid, account text, currency text,
           business_date date, debit numeric, credit numeric)
         join account_balance b on b.environment = d.environment and b.partner_id = d.partner_id
           and b.account = d.account and b.currency = d.currency and b.business_date >= d.business_date
         group by 1, 2, 3, 4, 5) s
       where b.environment = s.environment and b.partner_id = s.partner_id and b.account = s.account
         and b.currency = s.currency and b.business_date = s.business_date`,
      given,
    );
    return movements.length;
  }

  private async takeQueued(tx: Tx, limit: number): Promise<Movement[]> {
    return tx.query<Movement>(
      `with taken as (
         delete from ledger_queue where (consumer, entry_id, bucket, number) in (
           select consumer, entry_id, bucket, number from ledger_queue where consumer = $1
           order by entry_id, number limit $2)
         returning entry_id, bucket, number)
       select p.environment, p.partner_id, m.account, p.currency, p.business_date::text as business_date,
         sum(m.debit)::text as debit, sum(m.credit)::text as credit
       from taken t join ledger_posting p on p.entry_id = t.entry_id and p.bucket = t.bucket and p.number = t.number
       cross join lateral (values (p.debit, p.amount_minor, 0), (p.credit, 0, p.amount_minor)) as m(account, debit, credit)
       group by 1, 2, 3, 4, 5`,
      [BALANCES, limit],
    );
  }

  /** What was moved on each account from the first posting up to the end of a business date. */
  async upTo(tx: ReadTx, { environment, partnerId }: BookScope, date: LocalDate): Promise<AccountTotals[]> {
    const rows = await tx.query<TotalsRow>(
      `with recursive kept as (
         (select partner_id, account, currency from account_balance
          where environment = $1 and ($2::uuid is null or partner_id = $2)
          order by partner_id, account, currency limit 1)
         union all
         select n.partner_id, n.account, n.currency from kept k cross join lateral (
           select b.partner_id, b.account, b.currency from account_balance b
           where b.environment = $1 and ($2::uuid is null or b.partner_id = $2)
             and (b.partner_id, b.account, b.currency) > (k.partner_id, k.account, k.currency)
           order by b.partner_id, b.account, b.currency limit 1) n),
       stored as (
         select k.account, k.currency, b.debit_minor as debit, b.credit_minor as credit
         from kept k cross join lateral (
           select debit_minor, credit_minor from account_balance b
           where b.environment = $1 and b.partner_id = k.partner_id and b.account = k.account
             and b.currency = k.currency and b.business_date <= $3::date
           order by b.business_date desc limit 1) b),
       queued as (
         select m.account, p.currency, m.debit, m.credit
         from ledger_queue q join ledger_posting p on p.entry_id = q.entry_id and p.bucket = q.bucket and p.number = q.number
         cross join lateral (values (p.debit, p.amount_minor, 0), (p.credit, 0, p.amount_minor)) as m(account, debit, credit)
         where q.consumer = $4 and q.environment = $1 and ($2::uuid is null or q.partner_id = $2)
           and q.business_date <= $3::date)
       select account, currency, sum(debit)::text as debit, sum(credit)::text as credit
       from (select * from stored union all select * from queued) moved
       group by account, currency order by account, currency`,
      [environment, partnerId ?? null, date.toString(), BALANCES],
    );
    return rows.map(toTotals);
  }
}
