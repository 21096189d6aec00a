import { Injectable } from '@nestjs/common';
import { formatId, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { type Fault, IntegrityChecks } from '../ledger/index.js';
import { businessNow } from '../partners/index.js';

const NOW = businessNow('a.environment', 'now()');

/** What must hold of budgets, reservations and applications whatever happened in between. */
@Injectable()
export class ApplicationIntegrity {
  constructor(checks: IntegrityChecks) {
    checks.register({
      name: 'dayBudgets',
      describe: 'Each day’s budget is the sum of what offers took from it and did not give back.',
      faults: wrongBudgets,
    });
    checks.register({
      name: 'applicationReservations',
      describe: 'Credit that is applied for is reserved, and nothing is once its application has ended.',
      faults: wrongReservations,
    });
    checks.register({
      name: 'appliedOffers',
      describe:
        'Each offer that was applied for has its application, and each open application such an offer.',
      faults: wrongOffers,
    });
  }
}

async function wrongBudgets(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ id: Uuid; day: string; currency: string; has: string; sum: string }>(
    `select b.enrolment_id as id, b.day::text, b.currency, b.reserved_minor as has, coalesce(s.minor, 0) as sum
     from enrolment_budget b
     left join (select enrolment_id, currency, day, sum(budget_minor) as minor from reservation
       where status in ('reserved', 'committed') group by 1, 2, 3) s
       on s.enrolment_id = b.enrolment_id and s.currency = b.currency and s.day = b.day
     where b.reserved_minor <> coalesce(s.minor, 0) order by 1, 2 limit $1`,
    [limit],
  );
  return rows.map(({ id, day, currency, has, sum }) => ({
    subject: `${formatId('enrolment', id)}/${day}/${currency}`,
    detail: `The budget has ${has} taken, its reservations are ${sum}.`,
  }));
}

async function wrongReservations(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ id: Uuid; status: string; held: string | null }>(
    `select a.id, a.status, r.status as held from application a
     join customer c on c.id = a.customer_id and c.bucket = a.bucket
     join partner p on p.id = a.partner_id
     left join reservation r on r.id = a.offer_id and r.bucket = a.bucket
     where a.is_credit and (
       (a.status in ('open', 'checking', 'referred', 'counterOffered', 'approved') and a.expires_at > ${NOW}
         and (r.status is distinct from 'reserved' or r.budget_minor <> a.amount_minor))
       or (a.status in ('declined', 'withdrawn', 'expired') and r.status in ('reserved', 'committed')))
     order by a.id limit $1`,
    [limit],
  );
  return rows.map(({ id, status, held }) => ({
    subject: formatId('application', id),
    detail: `It is ${status}, and its reservation ${held ?? 'is not there'}, or of another amount.`,
  }));
}

async function wrongOffers(tx: ReadTx, limit: number): Promise<Fault[]> {
  const rows = await tx.query<{ id: Uuid; offer: string | null; application: string | null }>(
    `select coalesce(o.id, a.offer_id) as id, o.status as offer, a.status as application
     from (select id, bucket, status from offer where status = 'applied') o
     full join (select offer_id, bucket, status from application
       where status not in ('declined', 'withdrawn', 'expired')) a on a.offer_id = o.id and a.bucket = o.bucket
     where o.id is null or a.offer_id is null order by 1 limit $1`,
    [limit],
  );
  return rows.map(({ id, offer, application }) => ({
    subject: formatId('offer', id),
    detail: `The offer is ${offer ?? 'not applied'}, its application ${application ?? 'ended or never was'}.`,
  }));
}
