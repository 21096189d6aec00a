import { Injectable } from '@nestjs/common';
import { bucketOf, type IdKind, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { CUSTOMER_ACCOUNTS } from './accounts.js';
import type { Period } from './period.js';

export interface StatementScope {
  readonly customerId: Uuid;
  /** Only this agreement or guarantee. */
  readonly subject?: Uuid | undefined;
}

/** What an entry changed of what a customer owes, in minor units; negative when he owes less. */
export interface StatementChange {
  readonly id: Uuid;
  readonly subject: Uuid;
  readonly subjectKind: IdKind;
  readonly type: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly currency: string;
  readonly principalMinor: string;
  readonly interestMinor: string;
  readonly chargesMinor: string;
  readonly creditMinor: string;
  readonly changeMinor: string;
}

/** A debit of one of the customer's accounts makes him owe more, a credit less. */
const signed = (accounts: string): string =>
  `coalesce(sum(case when p.debit in (${accounts}) then p.amount_minor else 0 end
     - case when p.credit in (${accounts}) then p.amount_minor else 0 end), 0)::text`;
const ALL = CUSTOMER_ACCOUNTS.map((account) => `'${account}'`).join(', ');
const WHOSE = `ledger_entry e join ledger_posting p on p.entry_id = e.id and p.bucket = e.bucket
  where e.customer_id = $1 and e.bucket = $2 and ($3::uuid is null or e.subject = $3)`;

/** A customer's account with the bank as he sees it. */
@Injectable()
export class StatementsRepository {
  /** What he owed before a day, by currency. */
  async opening(
    tx: ReadTx,
    { customerId, subject }: StatementScope,
    { from }: Period,
  ): Promise<Map<string, bigint>> {
    const rows = await tx.query<{ currency: string; owed: string }>(
      `select p.currency, ${signed(ALL)} as owed from ${WHOSE} and e.business_date < $4::date group by p.currency`,
      [customerId, bucketOf(customerId), subject ?? null, from.toString()],
    );
    return new Map(rows.map(({ currency, owed }) => [currency, BigInt(owed)]));
  }

  /** Oldest first; at most `limit`. */
  async changes(
    tx: ReadTx,
    { customerId, subject }: StatementScope,
    { from, to }: Period,
    limit: number,
  ): Promise<StatementChange[]> {
    return tx.query<StatementChange>(
      `select e.id, e.subject, e.subject_kind as "subjectKind", e.type, e.business_date::text as date, p.currency,
         ${signed(`'principalReceivable', 'guaranteeReceivable'`)} as "principalMinor",
         ${signed(`'interestReceivable'`)} as "interestMinor",
         ${signed(`'feeReceivable', 'penaltyReceivable'`)} as "chargesMinor",
         ${signed(`'customerCredit', 'creditReceivable'`)} as "creditMinor",
         ${signed(ALL)} as "changeMinor"
       from ${WHOSE} and e.business_date between $4::date and $5::date
         and (p.debit in (${ALL}) or p.credit in (${ALL}))
       group by e.id, e.bucket, p.currency order by e.business_date, e.id limit $6`,
      [customerId, bucketOf(customerId), subject ?? null, from.toString(), to.toString(), limit],
    );
  }
}
