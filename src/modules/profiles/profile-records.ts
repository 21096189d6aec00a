import { bucketOf } from '../../kernel/ids.js';
import type { CustomerRoom } from '../customers/index.js';

/** How a customer is classified in each frame, and what offers are weighed by: for himself, and to be forgotten. */
export const profileRecords: CustomerRoom = {
  name: 'profile',

  /** All in one page: a customer has few frames. His partner hands it over, so the frame of the bank is not in it. */
  async records(tx, { customerId }) {
    const rows = await tx.query<{ record: object }>(
      `select record from (
         select to_jsonb(r) as record, c.scope, c.currency from classification c cross join lateral (
           select c.kind, c.scope, c.currency, c.as_of, c.stage, c.cell, c.abc, c.clv_minor, c.tier, c.cluster) r
         where c.customer_id = $1 and c.bucket = $2 and c.scope <> 'bank'
         union all
         select jsonb_build_object('debt_aversion', f.debt_aversion, 'needs', f.needs), null, null from customer_facts f
         where f.customer_id = $1 and f.bucket = $2 and (f.debt_aversion is not null or f.needs is not null)) a
       order by scope, currency`,
      [customerId, bucketOf(customerId)],
    );
    return { records: rows.map(({ record }) => record) };
  },

  /** What segments and rules know of him is computed again, from nothing. */
  async erase(tx, customer) {
    const rows = await tx.query(
      `with told as (insert into customer_change (customer_ids) values (array[$1::uuid])),
       counted as (delete from bank_summary where customer_id = $1 and bucket = $2)
       delete from classification where customer_id = $1 and bucket = $2 returning 1`,
      [customer, bucketOf(customer)],
    );
    return rows.length;
  },
};
