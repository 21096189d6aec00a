import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { type Account, balanceMinor } from './accounts.js';

/** What was moved on one account in one currency, from the first posting on. */
export interface AccountTotals {
  readonly account: Account;
  readonly currency: string;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  /** Positive on the account's own side. */
  readonly balanceMinor: bigint;
}

/** Balances of one agreement, guarantee or settlement, or of everything of one customer. */
@Injectable()
export class BalancesRepository {
  /** @param asOf last business date that counts; all that is posted when left out */
  async ofSubject(tx: ReadTx, subject: Uuid, asOf?: LocalDate): Promise<AccountTotals[]> {
    const rows = await tx.query<TotalsRow>(
      `select m.account, p.currency, sum(m.debit)::text as debit, sum(m.credit)::text as credit
       from ledger_posting p
       cross join lateral (values (p.debit, p.amount_minor, 0), (p.credit, 0, p.amount_minor)) as m(account, debit, credit)
       where p.subject = $1 and p.bucket = $2 and ($3::date is null or p.business_date <= $3::date)
       group by m.account, p.currency order by m.account, p.currency`,
      [subject, bucketOf(subject), asOf?.toString() ?? null],
    );
    return rows.map(toTotals);
  }

  /** @param asOf last business date that counts; all that is posted when left out */
  async ofCustomer(tx: ReadTx, customerId: Uuid, asOf?: LocalDate): Promise<AccountTotals[]> {
    const rows = await tx.query<TotalsRow>(
      `select m.account, p.currency, sum(m.debit)::text as debit, sum(m.credit)::text as credit
       from ledger_entry e join ledger_posting p on p.entry_id = e.id and p.bucket = e.bucket
       cross join lateral (values (p.debit, p.amount_minor, 0), (p.credit, 0, p.amount_minor)) as m(account, debit, credit)
       where e.customer_id = $1 and e.bucket = $2 and ($3::date is null or p.business_date <= $3::date)
       group by m.account, p.currency order by m.account, p.currency`,
      [customerId, bucketOf(customerId), asOf?.toString() ?? null],
    );
    return rows.map(toTotals);
  }
}

/** Sums come as text: they may be greater than a number holds exactly. */
export interface TotalsRow {
  readonly account: Account;
  readonly currency: string;
  readonly debit: string;
  readonly credit: string;
}

export function toTotals({ account, currency, debit, credit }: TotalsRow): AccountTotals {
  const [debitMinor, creditMinor] = [BigInt(debit), BigInt(credit)];
  return {
    account,
    currency,
    debitMinor,
    creditMinor,
    balanceMinor: balanceMinor(account, debitMinor, creditMinor),
  };
}
