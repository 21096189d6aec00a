import { Injectable } from '@nestjs/common';
import { bucketOf, formatId, type Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { customerProblems, type Weight } from '../customers/index.js';
import { businessNow } from '../partners/index.js';
import type { Exposure, Reservation } from './reservation.js';

@Injectable()
export class LimitsRepository {
  /**
   * Lets the acceptances of one customer come one after the other, so that each sees what the others have done. Taken
   * before any offer's row, or two of them could wait for each other's offer.
   * @throws DomainError 410 customer_erased
   */
  async lockCustomer(tx: Tx, customerId: Uuid): Promise<void> {
    const rows = await tx.query<{ status: string }>(
      'select status from customer where id = $1 and bucket = $2 for no key update',
      [customerId, bucketOf(customerId)],
    );
    if (rows[0]?.status === 'erased') throw customerProblems.customer_erased();
  }

  /**
   * What a customer, locked, owes and has reserved in a currency, minor units.
   * @param nowMs business time: what has run out counts no more
   */
  async openMinor(tx: Tx, customerId: Uuid, currency: string, nowMs: number): Promise<number> {
    const rows = await tx.query<{ open: string }>(
      `select coalesce(sum(amount_minor), 0) as open from reservation
       where customer_id = $1 and bucket = $2 and currency = $3
         and (status = 'committed' or (status = 'reserved' and expires_at > to_timestamp($4::float8 / 1000)))`,
      [customerId, bucketOf(customerId), currency, nowMs],
    );
    return Number(rows[0]?.open);
  }

  /**
   * What the same borrower owes and has reserved in a currency, over every partner who gave the bank the same national
   * or registration number of him.
   * @param apartFrom the offer whose own reservation is not counted
   */
  async exposure(tx: ReadTx, customerId: Uuid, apartFrom: Uuid, currency: string): Promise<Exposure[]> {
    const rows = await tx.query<{
      partner_id: Uuid;
      scenario: string;
      product: string;
      open_minor: string;
      day_minor: string;
      count: string;
    }>('select * from borrower_exposure($1, $2, $3)', [customerId, apartFrom, currency]);
    return rows.map((row) => ({
      partnerId: row.partner_id,
      scenario: row.scenario,
      product: row.product,
      openMinor: Number(row.open_minor),
      dayMinor: Number(row.day_minor),
      count: Number(row.count),
    }));
  }

  /** What several customers owe and have reserved together, by currency. Staff see it over all partners. */
  async openOf(tx: ReadTx, customers: readonly Uuid[]): Promise<Weight[]> {
    const rows = await tx.query<{ currency: string; open: string }>(
      `select r.currency, sum(r.amount_minor) as open from reservation r
       join customer c on c.id = r.customer_id and c.bucket = r.bucket
       join partner p on p.id = r.partner_id
       where r.customer_id = any ($1) and r.amount_minor > 0
         and (r.status = 'committed' or (r.status = 'reserved' and r.expires_at > ${businessNow('r.environment')}))
       group by r.currency`,
      [customers],
    );
    return rows.map(({ currency, open }) => ({ currency, openMinor: Number(open) }));
  }

  /** Offers for which something is owed or reserved now; an offer of an agreement shows twice, as both. */
  async heldOf(tx: ReadTx, customerId: Uuid): Promise<string[]> {
    const rows = await tx.query<{ id: Uuid }>(
      `select r.id from reservation r
       join customer c on c.id = r.customer_id and c.bucket = r.bucket
       join partner p on p.id = r.partner_id
       where r.customer_id = $1 and r.bucket = $2 and r.amount_minor > 0
         and (r.status = 'committed' or (r.status = 'reserved' and r.expires_at > ${businessNow('r.environment')}))
       order by r.id limit 10`,
      [customerId, bucketOf(customerId)],
    );
    return rows.map(({ id }) => formatId('offer', id));
  }

  /** @returns false when the offer holds a reservation that has not run out */
  async reserve(tx: Tx, reservation: Reservation, nowMs: number): Promise<boolean> {
    const rows = await tx.query(
      `insert into reservation (id, bucket, customer_id, partner_id, environment, scenario, product, currency, amount_minor,
         budget_minor, enrolment_id, day, status, expires_at, reserved_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, 'reserved', to_timestamp($12::float8 / 1000),
         to_timestamp($13::float8 / 1000))
       on conflict (id, bucket) do update set amount_minor = excluded.amount_minor, budget_minor = excluded.budget_minor, day = excluded.day,
           expires_at = excluded.expires_at, reserved_at = excluded.reserved_at, status = 'reserved'
         where reservation.status = 'released' or (reservation.status = 'reserved' and reservation.expires_at <= to_timestamp($13::float8 / 1000))
       returning id`,
      [
        reservation.id,
        bucketOf(reservation.id),
        reservation.customerId,
        reservation.partnerId,
        reservation.environment,
        reservation.scenario,
        reservation.product,
        reservation.currency,
        reservation.amountMinor,
        reservation.enrolmentId,
        reservation.day,
        reservation.expiresAtMs,
        nowMs,
      ],
    );
    return rows.length > 0;
  }

  /** Frees what an offer reserved, and gives it back to the day's budget. Nothing happens when it holds nothing. */
  async release(tx: Tx, offerId: Uuid): Promise<void> {
    await this.free(tx, offerId, ['reserved']);
  }

  /** The agreement came to nothing before anything was paid out: what it took is free again, as if never promised. */
  async releaseCommitted(tx: Tx, offerId: Uuid): Promise<void> {
    await this.free(tx, offerId, ['reserved', 'committed']);
  }

  private async free(tx: Tx, offerId: Uuid, from: readonly string[]): Promise<void> {
    await tx.query(
      `with freed as (
         update reservation set status = 'released' where id = $1 and bucket = $2 and status = any ($3)
         returning enrolment_id, currency, day, budget_minor)
       update enrolment_budget b set reserved_minor = b.reserved_minor - f.budget_minor
       from freed f where b.enrolment_id = f.enrolment_id and b.currency = f.currency and b.day = f.day`,
      [offerId, bucketOf(offerId), from],
    );
  }

  /**
   * Keeps a reservation while what became of its offer is open.
   * @param untilMs business time
   * @returns false when the offer holds nothing any more
   */
  async hold(tx: Tx, offerId: Uuid, nowMs: number, untilMs: number): Promise<boolean> {
    const rows = await tx.query(
      `update reservation set expires_at = greatest(expires_at, to_timestamp($4::float8 / 1000))
       where id = $1 and bucket = $2 and status = 'reserved' and expires_at > to_timestamp($3::float8 / 1000) returning 1`,
      [offerId, bucketOf(offerId), nowMs, untilMs],
    );
    return rows.length > 0;
  }

  /**
   * Lowers what an offer has reserved, and gives the difference back to the day's budget.
   * @returns false when it has reserved nothing, or less than that
   */
  async adjust(tx: Tx, offerId: Uuid, amountMinor: number): Promise<boolean> {
    return this.lower(tx, offerId, amountMinor, 'reserved');
  }

  /**
   * The customer has bound himself: the reservation runs out no more, and counts as what he owes until `setExposure`
   * says otherwise. The day's budget stays used.
   * @param amountMinor what was signed, at most what was reserved
   * @returns false when nothing is reserved (any more), or less than that
   */
  async commit(tx: Tx, offerId: Uuid, amountMinor: number): Promise<boolean> {
    return this.lower(tx, offerId, amountMinor, 'committed');
  }

  private async lower(tx: Tx, offerId: Uuid, amountMinor: number, status: string): Promise<boolean> {
    const rows = await tx.query<{ count: string }>(
      `with held as (
         select id, bucket, budget_minor from reservation
         where id = $1 and bucket = $2 and status = 'reserved' and budget_minor >= $3 for update),
       lowered as (
         update reservation r set status = $4, amount_minor = $3, budget_minor = $3 from held h
         where r.id = h.id and r.bucket = h.bucket
         returning r.enrolment_id, r.currency, r.day, h.budget_minor - $3 as less),
       returned as (
         update enrolment_budget b set reserved_minor = b.reserved_minor - l.less from lowered l
         where l.less > 0 and b.enrolment_id = l.enrolment_id and b.currency = l.currency and b.day = l.day)
       select count(*) from lowered`,
      [offerId, bucketOf(offerId), amountMinor, status],
    );
    return Number(rows[0]?.count) > 0;
  }

  /**
   * What the customer owes under a signed agreement now: its outstanding principal, and what may still be drawn.
   * @param minor zero when it has ended
   * @returns false when nothing was committed for the offer
   */
  async setExposure(tx: Tx, offerId: Uuid, minor: number): Promise<boolean> {
    const rows = await tx.query(
      `update reservation set amount_minor = $3 where id = $1 and bucket = $2 and status = 'committed' returning 1`,
      [offerId, bucketOf(offerId), minor],
    );
    return rows.length > 0;
  }

  /**
   * Frees reservations whose time has run out on their customer's business clock.
   * @param limit rows at most in this round
   * @returns how many were freed
   */
  async releaseLapsed(tx: Tx, limit: number): Promise<number> {
    const rows = await tx.query<{ count: string }>(
      `with lapsed as (
         select r.id, r.bucket from reservation r
         join customer c on c.id = r.customer_id and c.bucket = r.bucket
         join partner p on p.id = r.partner_id
         where r.status = 'reserved' and r.expires_at <= ${businessNow('r.environment', 'now()')}
         order by r.id limit $1 for update of r),
       freed as (
         update reservation r set status = 'released' from lapsed l where r.id = l.id and r.bucket = l.bucket
         returning r.enrolment_id, r.currency, r.day, r.budget_minor),
       sums as (select enrolment_id, currency, day, sum(budget_minor) as minor from freed group by 1, 2, 3),
       returned as (
         update enrolment_budget b set reserved_minor = b.reserved_minor - s.minor from sums s
         where b.enrolment_id = s.enrolment_id and b.currency = s.currency and b.day = s.day)
       select count(*) from freed`,
      [limit],
    );
    return Number(rows[0]?.count);
  }

  /**
   * Takes an amount from an enrolment's budget of a day by one conditional statement, so that concurrent acceptances
   * can never take more than there is.
   * @returns false when it would exceed the cap
   */
  async takeFromDay(
    tx: Tx,
    enrolmentId: Uuid,
    currency: string,
    day: string,
    amountMinor: number,
    capMinor: number,
  ): Promise<boolean> {
    if (amountMinor > capMinor) return false;
    const rows = await tx.query(
      `insert into enrolment_budget (enrolment_id, currency, day, cap_minor, reserved_minor) values ($1, $2, $3, $5, $4)
       on conflict (enrolment_id, currency, day) do update
         set cap_minor = greatest(excluded.cap_minor, enrolment_budget.reserved_minor),
             reserved_minor = enrolment_budget.reserved_minor + excluded.reserved_minor
         where enrolment_budget.reserved_minor + excluded.reserved_minor <= excluded.cap_minor
       returning reserved_minor`,
      [enrolmentId, currency, day, amountMinor, capMinor],
    );
    return rows.length > 0;
  }
}
