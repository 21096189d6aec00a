import { bucketOf, type Uuid } from '../../kernel/ids.js';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { contributionSums } from '../ledger/index.js';
import type { BankProduct } from '../profiles/index.js';

/** Payments of the borrower himself; what a guarantor pays names its payer. */
const PAID = `h.type in ('repayment', 'prepayment', 'settlement', 'recovery') and h.details ->> 'payer' is null`;

/**
 * Agreements as the frame of the bank sees them. A payout is a use unless it was taken back or the whole agreement was
 * withdrawn from; what it has brought stands in the ledger in any case.
 */
export async function agreementsOfBank(tx: ReadTx, customerIds: readonly Uuid[]): Promise<BankProduct[]> {
  return tx.query<BankProduct>(
    `select a.customer_id as "customerId", a.scenario, a.currency, a.version, m.*, e."useDays", e."paidDays",
       a.status in ('signed', 'active') and a.days_past_due = 0 as "isHeld"
     from unnest($1::uuid[], $2::int2[]) as c(id, bucket)
     join agreement a on a.customer_id = c.id and a.bucket = c.bucket
     cross join lateral (
       select ${contributionSums('p')} from ledger_posting p where p.subject = a.id and p.bucket = a.bucket) m
     cross join lateral (
       select
         coalesce(jsonb_agg(h.occurred_on - date '1970-01-01') filter (
           where h.type = 'drawdown' and a.status <> 'withdrawn'), '[]') as "useDays",
         coalesce(jsonb_agg(h.occurred_on - date '1970-01-01') filter (where ${PAID}), '[]') as "paidDays"
       from servicing_event h where h.agreement_id = a.id and h.bucket = a.bucket
         and h.type in ('drawdown', 'repayment', 'prepayment', 'settlement', 'recovery')
         and not exists (select from servicing_event t where t.reverses = h.id and t.bucket = h.bucket)) e`,
    [arrayLiteral(customerIds), arrayLiteral(customerIds.map(bucketOf))],
  );
}
