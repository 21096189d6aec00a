import { Injectable } from '@nestjs/common';
import { bucketOf, formatId, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { isNotPutOff } from '../../platform/schedule/piecework.js';
import type { RiskTerms } from './risk.rules.js';
import { KIND_BY_COUNTERPART } from './settlement.rules.js';

/** The name under which postings on `settlementPayable` wait to be settled. */
export const SETTLEMENTS = 'settlements';

/** A partner whose postings of some day can be settled. */
export interface PartnerDay {
  readonly partnerId: Uuid;
  readonly environment: Environment;
  /** YYYY-MM-DD */
  readonly day: string;
}

/** A settlement that was just made, as far as the ledger must know. */
export interface Settled {
  readonly id: Uuid;
  readonly currency: string;
  readonly businessDate: string;
  readonly paidOn: string | null;
  readonly paidMinor: string;
  readonly reserveHeldMinor: string;
}

/** A reserve that is given back. */
export interface Released {
  readonly id: Uuid;
  readonly currency: string;
  readonly reserveMinor: string;
}

const SIGNED = `case when p.credit = 'settlementPayable' then p.amount_minor else -p.amount_minor end`;

/** Turns queued postings into settlements. The partner's row is locked by the caller. */
@Injectable()
export class SettlingRepository {
  constructor(private readonly clock: SystemClock) {}

  /**
   * Partners with something to settle on a day that is over.
   * @param open the first day of each partner that is not over
   */
  async due(tx: ReadTx, job: string, open: readonly PartnerDay[], limit: number): Promise<PartnerDay[]> {
    return tx.query<PartnerDay>(
      `select o.partner as "partnerId", o.environment,
         least(posted.day, case when held.found then o.day - 1 end)::text as day
       from unnest($1::uuid[], $2::text[], $3::date[]) as o(partner, environment, day)
       left join lateral (
         select q.business_date as day from ledger_queue q
         where q.consumer = $4 and q.partner_id = o.partner and q.environment = o.environment and q.business_date < o.day
         order by q.business_date limit 1) posted on true
       left join lateral (
         select true as found from settlement s
         where s.partner_id = o.partner and s.environment = o.environment and s.reserve_held_minor > 0
           and s.released_by is null and s.release_on < o.day limit 1) held on true
       where (posted.day is not null or held.found)
         and ${isNotPutOff(job, `o.partner::text || '/' || o.environment`)}
       order by 3, 1 limit $5`,
      [
        open.map(({ partnerId }) => partnerId),
        open.map(({ environment }) => environment),
        open.map(({ day }) => day),
        SETTLEMENTS,
        limit,
      ],
    );
  }

  /**
   * When the first day from one on that brings a settlement is over in all zones, in milliseconds.
   * @param from the partner's first day that is not over
   */
  async nextEnd(
    tx: ReadTx,
    { partnerId, environment, day: from }: PartnerDay,
    zones: readonly string[],
  ): Promise<number[]> {
    const rows = await tx.query<{ ms: number | null }>(
      `select extract(epoch from max((d.day + 1)::timestamp at time zone z.name))::float8 * 1000 as ms
       from (select least(
         (select min(q.business_date) from ledger_queue q where q.consumer = $4 and q.partner_id = $1
            and q.environment = $2 and q.business_date >= $3::date),
         (select min(s.release_on) from settlement s where s.partner_id = $1 and s.environment = $2
            and s.reserve_held_minor > 0 and s.released_by is null and s.release_on >= $3::date)) as day) d
       cross join unnest($5::text[]) as z(name)`,
      [partnerId, environment, from, SETTLEMENTS, zones],
    );
    return rows.flatMap(({ ms }) => ms ?? []);
  }

  /** The settlements of one partner are made one after the other, so that each knows what the last one carried on. */
  async lockPartner(tx: Tx, partnerId: Uuid): Promise<void> {
    await tx.query('select 1 from partner where id = $1 for no key update', [partnerId]);
  }

  /** Currencies of what can be settled for a day: of its first postings, and of reserves that are due. */
  async currencies(
    tx: ReadTx,
    { partnerId, environment, day }: PartnerDay,
    limit: number,
  ): Promise<string[]> {
    const rows = await tx.query<{ currency: string }>(
      `select p.currency from (
         select entry_id, bucket, number from ledger_queue
         where consumer = $4 and partner_id = $1 and environment = $2 and business_date = $3::date
         order by entry_id, number limit $5) q
       join ledger_posting p on p.entry_id = q.entry_id and p.bucket = q.bucket and p.number = q.number
       union
       select currency from settlement where partner_id = $1 and environment = $2 and reserve_held_minor > 0
         and released_by is null and release_on <= $3::date`,
      [partnerId, environment, day, SETTLEMENTS, limit],
    );
    return rows.map(({ currency }) => currency);
  }

  /**
   * Takes the first queued postings of a day out of the queue and makes one settlement of each currency of them, in one
   * statement: a posting leaves the queue if and only if it becomes a line.
   * @param limit lines at most; what is left becomes the next part
   */
  async settle(
    tx: Tx,
    { partnerId, environment, day }: PartnerDay,
    currencies: readonly string[],
    reserve: Pick<RiskTerms, 'reserveShareBps' | 'reserveDays'>,
    limit: number,
  ): Promise<Settled[]> {
    const ids = currencies.map(() => newUuid(this.clock.nowMs(), bucketOf(partnerId)));
    return tx.query<Settled>(
      `with made as (
         select m.id, m.currency, m.reference, coalesce(l.carried_out_minor, 0) as carried,
           greatest($3::date, l.business_date) as day,
           case when l.business_date >= $3::date then l.part + 1 else 1 end as part
         from unnest($4::text[], $5::uuid[], $6::text[]) as m(currency, id, reference)
         left join lateral (
           select s.business_date, s.part, s.carried_out_minor from settlement s
           where s.partner_id = $1 and s.environment = $2 and s.currency = m.currency
           order by s.business_date desc, s.part desc limit 1) l on true),
       taken as (
         delete from ledger_queue where (consumer, entry_id, bucket, number) in (
           select q.consumer, q.entry_id, q.bucket, q.number from ledger_queue q
           join ledger_posting p on p.entry_id = q.entry_id and p.bucket = q.bucket and p.number = q.number
           where q.consumer = $7 and q.partner_id = $1 and q.environment = $2 and q.business_date = $3::date
             and p.currency = any ($4::text[])
           order by q.entry_id, q.number limit $8)
         returning entry_id, bucket, number),
       moved as (
         select m.id, p.entry_id, p.bucket, p.number, p.business_date, p.subject, p.customer_id, e.type, e.subject_kind,
           e.event_id, ${SIGNED} as minor, coalesce(k.kind, 'other') as kind,
           row_number() over (partition by p.currency order by p.entry_id, p.number) as line
         from taken t
         join ledger_posting p on p.entry_id = t.entry_id and p.bucket = t.bucket and p.number = t.number
         join ledger_entry e on e.id = p.entry_id and e.bucket = p.bucket
         join made m on m.currency = p.currency
         left join unnest($9::text[], $10::text[]) as k(account, kind)
           on k.account = case when p.credit = 'settlementPayable' then p.debit else p.credit end),
       lines as (
         insert into settlement_line (settlement_id, bucket, number, partner_id, environment, entry_id, posting_number,
           kind, type, business_date, amount_minor, subject, subject_kind, customer_id, event_id, order_id, drawdown_id)
         select m.id, $11, m.line, $1, $2, m.entry_id, m.number, m.kind, m.type, m.business_date, m.minor, m.subject,
           m.subject_kind, m.customer_id, m.event_id, a.order_id, d.id
         from moved m
         left join agreement a on a.id = m.subject and a.bucket = m.bucket
         left join servicing_event v on v.id = m.event_id and v.bucket = m.bucket
         left join drawdown d on d.agreement_id = m.subject and d.bucket = m.bucket
           and d.number = (v.details ->> 'drawdown')::int),
       summed as (
         select id, sum(minor) filter (where kind = 'gross') as gross, sum(minor) filter (where kind = 'discount') as discount,
           sum(minor) filter (where kind = 'commission') as commission, sum(minor) filter (where kind = 'refund') as refund,
           sum(minor) filter (where kind = 'other') as other, sum(minor) as total, count(*) as lines
         from moved group by id),
       figures as (
         select m.*, coalesce(s.gross, 0) as gross, coalesce(s.discount, 0) as discount,
           coalesce(s.commission, 0) as commission, coalesce(s.refund, 0) as refund, coalesce(s.other, 0) as other,
           coalesce(s.lines, 0) as lines, coalesce(r.minor, 0) as released,
           greatest(0, least(floor(coalesce(s.gross, 0) * $12::int8 / 10000),
             m.carried + coalesce(s.total, 0) + coalesce(r.minor, 0)))::int8 as held,
           m.carried + coalesce(s.total, 0) + coalesce(r.minor, 0) as available
         from made m left join summed s on s.id = m.id
         left join lateral (
           select sum(reserve_held_minor) as minor from settlement
           where partner_id = $1 and environment = $2 and currency = m.currency and reserve_held_minor > 0
             and released_by is null and release_on <= $3::date) r on true
         where s.id is not null or r.minor > 0)
       insert into settlement (id, bucket, partner_id, environment, currency, business_date, part, reference, gross_minor,
         discount_minor, commission_minor, refund_minor, other_minor, reserve_held_minor, reserve_released_minor,
         carried_in_minor, net_minor, paid_minor, carried_out_minor, line_count, paid_on, release_on, created_at)
       select id, $11, $1, $2, currency, day, part, reference, gross, discount, commission, refund, other, held, released,
         carried, available - held, greatest(available - held, 0), least(available - held, 0), lines,
         case when available > held then day + 1 end, case when held > 0 then day + $13::int end, clock_timestamp()
       from figures
       returning id, currency, business_date::text as "businessDate", paid_on::text as "paidOn",
         paid_minor as "paidMinor", reserve_held_minor as "reserveHeldMinor"`,
      [
        partnerId,
        environment,
        day,
        currencies,
        ids,
        ids.map(referenceOf),
        SETTLEMENTS,
        limit,
        Object.keys(KIND_BY_COUNTERPART),
        Object.values(KIND_BY_COUNTERPART),
        bucketOf(partnerId),
        reserve.reserveShareBps,
        reserve.reserveDays,
      ],
    );
  }

  /** Marks the reserves that a settlement has paid out, which are the ones that were due when it was made. */
  async release(tx: Tx, { partnerId, environment, day }: PartnerDay, by: Settled): Promise<Released[]> {
    return tx.query<Released>(
      `update settlement set released_by = $5
       where partner_id = $1 and environment = $2 and currency = $3 and bucket = $6 and reserve_held_minor > 0
         and released_by is null and release_on <= $4::date and id <> $5
       returning id, currency, reserve_held_minor as "reserveMinor"`,
      [partnerId, environment, by.currency, day, by.id, bucketOf(partnerId)],
    );
  }
}

/** Short enough for every payment scheme (35 characters), and the settlement can be found by it. */
function referenceOf(id: Uuid): string {
  return `EMBANK ${formatId('settlement', id).slice(4).toUpperCase()}`;
}
