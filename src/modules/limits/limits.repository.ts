import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Environment } from '../../platform/database/actor.js';

export interface Reservation {
  /** The offer's id: an offer reserves at most once at a time. */
  readonly id: Uuid;
  readonly customerId: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly scenario: string;
  readonly product: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** Whose budget of which business day it takes from. */
  readonly enrolmentId: Uuid;
  readonly day: string;
  readonly expiresAtMs: number;
}

@Injectable()
export class LimitsRepository {
  /**
   * Lets the acceptances of one customer come one after the other, so that each sees what the others have done. Taken
   * before any offer's row, or two of them could wait for each other's offer.
   */
  async lockCustomer(tx: Tx, customerId: Uuid): Promise<void> {
    await tx.query('select 1 from customer where id = $1 and bucket = $2 for no key update', [
      customerId,
      bucketOf(customerId),
    ]);
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

  /** @returns false when the offer holds a reservation that has not run out */
  async reserve(tx: Tx, reservation: Reservation, nowMs: number): Promise<boolean> {
    const rows = await tx.query(
      `insert into reservation (id, bucket, customer_id, partner_id, environment, scenario, product, currency, amount_minor,
         enrolment_id, day, status, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'reserved', to_timestamp($12::float8 / 1000))
       on conflict (id, bucket) do update set amount_minor = excluded.amount_minor, day = excluded.day,
           expires_at = excluded.expires_at, status = 'reserved'
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
    await tx.query(
      `with freed as (
         update reservation set status = 'released' where id = $1 and bucket = $2 and status = 'reserved'
         returning enrolment_id, currency, day, amount_minor)
       update enrolment_budget b set reserved_minor = b.reserved_minor - f.amount_minor
       from freed f where b.enrolment_id = f.enrolment_id and b.currency = f.currency and b.day = f.day`,
      [offerId, bucketOf(offerId)],
    );
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
         where r.status = 'reserved' and r.expires_at <= now() + interval '1 ms' *
           case when r.environment = 'sandbox' then coalesce(c.clock_offset_ms, p.sandbox_offset_ms) else 0 end
         order by r.id limit $1 for update of r),
       freed as (
         update reservation r set status = 'released' from lapsed l where r.id = l.id and r.bucket = l.bucket
         returning r.enrolment_id, r.currency, r.day, r.amount_minor),
       sums as (select enrolment_id, currency, day, sum(amount_minor) as minor from freed group by 1, 2, 3),
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
