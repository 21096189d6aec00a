import { Injectable } from '@nestjs/common';
import { bucketOf, firstIdAt, instantOf, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { type CreditAct, type CreditLeft, SAME_PURCHASE_MS } from './credit-choices.js';
import { DECLINE_REASONS } from './dto/offers-request.dto.js';

/** The newest of each customer: enough to know how he leans, and of today's. */
const ACTS_MAX = 60;
/** A purchase is looked for among the events that arrive so long after the decision. */
const REPORTED_WITHIN_MS = 30 * 86_400_000;

@Injectable()
export class CreditChoicesRepository {
  /** What customers did with offers of credit. @param products those that are credit */
  async acts(
    tx: ReadTx,
    environment: Environment,
    customerIds: readonly Uuid[],
    products: readonly string[],
  ): Promise<CreditAct[]> {
    return tx.query<CreditAct>(
      `select o.id, a.id as "customerId", o.status, coalesce(o.status_reason = any ($5::text[]), false) as "isOwnDecline",
         o.scenario, o.currency, o.amount_minor::float8 as "amountMinor", o.choice,
         extract(epoch from coalesce(o.viewed_at, o.status_changed_at))::float8 * 1000 as "atMs"
       from unnest($1::uuid[], $2::int2[]) as a(id, bucket)
       cross join lateral (
         select * from offer o
         where o.customer_id = a.id and o.bucket = a.bucket and o.environment = $3 and o.product = any ($4::text[])
           and o.status <> 'open' and o.currency is not null and o.amount_minor is not null
         order by o.id desc limit ${ACTS_MAX}) o`,
      [
        arrayLiteral(customerIds),
        arrayLiteral(customerIds.map(bucketOf)),
        environment,
        arrayLiteral(products),
        arrayLiteral(DECLINE_REASONS),
      ],
    );
  }

  /**
   * By customer, purchases of as much as the credit that he had left would have paid, soon after he left it. One purchase
   * counts once, however often he had asked.
   */
  async paidOutright(tx: ReadTx, left: readonly CreditLeft[]): Promise<ReadonlyMap<Uuid, number>> {
    if (left.length === 0) return new Map();
    const rows = await tx.query<{ customerId: Uuid; paid: number }>(
      `select a.customer_id as "customerId", count(distinct e.id)::int4 as paid
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int8[], $6::float8[])
         as a(decision_id, until_id, customer_id, currency, amount_minor, at_ms)
       cross join lateral (
         select e.id from event e
         where e.customer_id = a.customer_id and e.id > a.decision_id and e.id < a.until_id and not e.is_sensitive
           and (e.type = 'purchase' or (e.type = 'payment' and e.relates_to is null))
           and e.currency = a.currency and e.amount_minor >= a.amount_minor
           and e.occurred_at between to_timestamp(a.at_ms / 1000) - interval '1 day'
             and to_timestamp((a.at_ms + ${SAME_PURCHASE_MS}) / 1000)
         order by e.id limit 1) e
       group by a.customer_id`,
      [
        arrayLiteral(left.map(({ id }) => id)),
        arrayLiteral(left.map(({ id }) => firstIdAt(instantOf(id) + REPORTED_WITHIN_MS))),
        arrayLiteral(left.map(({ customerId }) => customerId)),
        arrayLiteral(left.map(({ currency }) => currency)),
        arrayLiteral(left.map(({ amountMinor }) => amountMinor)),
        arrayLiteral(left.map(({ atMs }) => atMs)),
      ],
    );
    return new Map(rows.map(({ customerId, paid }) => [customerId, paid]));
  }
}
