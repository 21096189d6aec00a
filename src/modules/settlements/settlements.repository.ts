import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { Settlement, SettlementLine, SettlementScope } from './settlement.js';

export interface SettlementFilter extends SettlementScope {
  readonly currency?: string | undefined;
  /** YYYY-MM-DD, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Where a partner stands between two settlements, minor units. */
export interface PartnerBalance {
  readonly currency: string;
  readonly carriedMinor: string;
  readonly unsettledMinor: string;
  readonly reserveMinor: string;
}

const COLUMNS = `s.id, s.partner_id as "partnerId", s.environment, s.currency, s.business_date::text as "businessDate",
  s.part, s.reference, s.gross_minor as "grossMinor", s.discount_minor as "discountMinor",
  s.commission_minor as "commissionMinor", s.refund_minor as "refundMinor", s.other_minor as "otherMinor",
  s.reserve_held_minor as "reserveHeldMinor", s.reserve_released_minor as "reserveReleasedMinor",
  s.carried_in_minor as "carriedInMinor", s.net_minor as "netMinor", s.paid_minor as "paidMinor",
  s.carried_out_minor as "carriedOutMinor", s.line_count as "lineCount", s.paid_on::text as "paidOn",
  s.release_on::text as "releaseOn", s.released_by as "releasedBy", s.created_at as "createdAt"`;

@Injectable()
export class SettlementsRepository {
  /** Newest first. */
  async list(
    tx: ReadTx,
    { environment, partnerId, currency, from, to }: SettlementFilter,
    before: Uuid | undefined,
    limit: number,
  ): Promise<Settlement[]> {
    return tx.query<Settlement>(
      `select ${COLUMNS} from settlement s
       where s.environment = $1 and ($2::uuid is null or s.partner_id = $2) and ($3::text is null or s.currency = $3)
         and ($4::date is null or s.business_date >= $4::date) and ($5::date is null or s.business_date <= $5::date)
         and ($6::uuid is null or s.id < $6)
       order by s.id desc limit $7`,
      [environment, partnerId ?? null, currency ?? null, from ?? null, to ?? null, before ?? null, limit],
    );
  }

  async find(tx: ReadTx, scope: SettlementScope, id: Uuid): Promise<Settlement | undefined> {
    const rows = await tx.query<Settlement>(
      `select ${COLUMNS} from settlement s
       where s.id = $1 and s.bucket = $2 and s.environment = $3 and ($4::uuid is null or s.partner_id = $4)`,
      [id, bucketOf(id), scope.environment, scope.partnerId ?? null],
    );
    return rows[0];
  }

  /** In their order, after a line's number. */
  async lines(tx: ReadTx, id: Uuid, after: number, limit: number): Promise<SettlementLine[]> {
    return tx.query<SettlementLine>(
      `select number, kind, type, business_date::text as "businessDate", amount_minor as "amountMinor",
         entry_id as "entryId", subject, subject_kind as "subjectKind", customer_id as "customerId",
         event_id as "eventId", order_id as "orderId", drawdown_id as "drawdownId"
       from settlement_line where settlement_id = $1 and bucket = $2 and number > $3 order by number limit $4`,
      [id, bucketOf(id), after, limit],
    );
  }

  /** What a partner is owed and has not been paid, by currency. */
  async balances(
    tx: ReadTx,
    { environment, partnerId }: Required<SettlementScope>,
    consumer: string,
  ): Promise<PartnerBalance[]> {
    return tx.query<PartnerBalance>(
      `with last as (
         select distinct on (currency) currency, carried_out_minor from settlement
         where partner_id = $1 and environment = $2 order by currency, business_date desc, part desc),
       waiting as (
         select p.currency, sum(case when p.credit = 'settlementPayable' then p.amount_minor else -p.amount_minor end) as minor
         from ledger_queue q join ledger_posting p on p.entry_id = q.entry_id and p.bucket = q.bucket and p.number = q.number
         where q.consumer = $3 and q.partner_id = $1 and q.environment = $2 group by 1),
       held as (
         select currency, sum(reserve_held_minor) as minor from settlement
         where partner_id = $1 and environment = $2 and reserve_held_minor > 0 and released_by is null group by 1)
       select currency, coalesce(l.carried_out_minor, 0)::text as "carriedMinor",
         coalesce(w.minor, 0)::text as "unsettledMinor", coalesce(h.minor, 0)::text as "reserveMinor"
       from last l full join waiting w using (currency) full join held h using (currency) order by currency`,
      [partnerId, environment, consumer],
    );
  }
}
