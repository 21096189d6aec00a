import { bucketOf, type Uuid } from '../../kernel/ids.js';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { contributionSums } from '../ledger/index.js';
import type { BankProduct } from '../profiles/index.js';

/** Guarantees as the frame of the bank sees them: the issue is the use, and the applicant pays back what was called. */
export async function guaranteesOfBank(tx: ReadTx, customerIds: readonly Uuid[]): Promise<BankProduct[]> {
  return tx.query<BankProduct>(
    `select g.customer_id as "customerId", g.scenario, g.currency, g.version, m.*,
       case when g.issued_on is null then '[]' else jsonb_build_array(g.issued_on - date '1970-01-01') end as "useDays",
       r.days as "paidDays", g.status = 'issued' and g.receivable_minor = 0 as "isHeld"
     from unnest($1::uuid[], $2::int2[]) as c(id, bucket)
     join guarantee g on g.customer_id = c.id and g.bucket = c.bucket
     cross join lateral (
       select ${contributionSums('p')} from ledger_posting p where p.subject = g.id and p.bucket = g.bucket) m
     cross join lateral (
       select coalesce(jsonb_agg(h.occurred_on - date '1970-01-01'), '[]') as days from guarantee_repayment h
       where h.subject = g.id and h.bucket = g.bucket and h.reverses is null
         and not exists (select from guarantee_repayment t where t.reverses = h.id and t.bucket = h.bucket)) r`,
    [arrayLiteral(customerIds), arrayLiteral(customerIds.map(bucketOf))],
  );
}
