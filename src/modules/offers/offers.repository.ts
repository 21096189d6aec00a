import { Injectable } from '@nestjs/common';
import { bucketOf, familyMember, type Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import type { StoredOffer } from './offers.states.js';

export interface OfferRow extends StoredOffer {
  readonly version: number;
  readonly choice: OfferChoice | null;
  readonly viewedAt: Date | null;
  readonly replacedBy: Uuid | null;
  /** The partner's order that it pays. */
  readonly orderId: string | null;
}

/** What the customer chose, when it differs from the offer as sent. */
export interface OfferChoice {
  readonly v: 1;
  readonly option: string;
  readonly amountMinor: number;
  /** Against the offer as it was sent; absent where it is the same. */
  readonly term?: 'shorter' | 'longer';
  readonly borrowed?: 'less' | 'more';
}

export interface OfferAct {
  readonly id: Uuid;
  readonly customerId: Uuid | null;
  /** Null in a sensitive scene: what he chose there says nothing elsewhere. */
  readonly scenario: string | null;
  readonly product: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly status: StoredOffer['status'];
  readonly reason?: string;
  readonly reservedUntilMs?: number;
  readonly choice?: OfferChoice;
  /** The partner's order that it pays. */
  readonly orderId?: string | undefined;
  readonly viewed?: object;
  /** When time alone ends it, so that the partner is told; undefined when nothing is left to end. */
  readonly endsAtMs: number | undefined;
  readonly nowMs: number;
}

interface Row {
  status: StoredOffer['status'];
  version: number;
  choice: OfferChoice | null;
  reserved_until_ms: number | null;
  viewed_at: Date | null;
  replaced_by: Uuid | null;
  order_id: string | null;
}

const COLUMNS = `status, version, choice, viewed_at, replaced_by, order_id, extract(epoch from reserved_until)::float8 * 1000 as reserved_until_ms`;

/** Offers that somebody acted on; all others live in their decision's answer. */
@Injectable()
export class OffersRepository {
  async find(tx: ReadTx, { partnerId, environment }: Tenant, id: Uuid): Promise<OfferRow | undefined> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from offer where partner_id = $1 and environment = $2 and id = $3 and bucket = $4`,
      [partnerId, environment, id, bucketOf(id)],
    );
    return rows[0] && fromRow(rows[0]);
  }

  /** The offers of one decision that have a row, by id. */
  async findFamily(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    decisionId: Uuid,
  ): Promise<ReadonlyMap<Uuid, OfferRow>> {
    const rows = await tx.query<Row & { id: Uuid }>(
      `select id, ${COLUMNS} from offer where partner_id = $1 and environment = $2 and id between $3 and $4 and bucket = $5`,
      [partnerId, environment, decisionId, familyMember(decisionId, 15), bucketOf(decisionId)],
    );
    return new Map(rows.map((row) => [row.id, fromRow(row)]));
  }

  /** Two acts on one offer come one after the other: the first makes its row, and both queue for it. */
  async lock(
    tx: Tx,
    tenant: Tenant,
    offer: Pick<OfferAct, 'id' | 'customerId' | 'scenario' | 'product' | 'currency' | 'amountMinor'>,
  ): Promise<OfferRow> {
    const { partnerId, environment } = tenant;
    await tx.query(
      `insert into offer (id, bucket, partner_id, environment, customer_id, scenario, product, currency, amount_minor, status,
         status_changed_at, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', clock_timestamp(), 0) on conflict do nothing`,
      [
        offer.id,
        bucketOf(offer.id),
        partnerId,
        environment,
        offer.customerId,
        offer.scenario,
        offer.product,
        offer.currency,
        offer.amountMinor,
      ],
    );
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from offer where partner_id = $1 and environment = $2 and id = $3 and bucket = $4 for update`,
      [partnerId, environment, offer.id, bucketOf(offer.id)],
    );
    return fromRow(rows[0] as Row);
  }

  /** @returns the row's new version */
  async save(tx: Tx, { partnerId, environment }: Tenant, act: OfferAct): Promise<number> {
    const rows = await tx.query<{ version: number }>(
      `update offer set status = $5, status_reason = $6, status_changed_at = to_timestamp($7::float8 / 1000), version = version + 1,
         amount_minor = $8, choice = coalesce($9, choice), reserved_until = to_timestamp($10::float8 / 1000),
         viewed_at = coalesce(viewed_at, case when $11::jsonb is null then null else to_timestamp($7::float8 / 1000) end),
         view_evidence = coalesce(view_evidence, $11), order_id = coalesce($12, order_id),
         ends_at = to_timestamp($13::float8 / 1000)
       where partner_id = $1 and environment = $2 and id = $3 and bucket = $4 returning version`,
      [
        partnerId,
        environment,
        act.id,
        bucketOf(act.id),
        act.status,
        act.reason ?? null,
        act.nowMs,
        act.amountMinor,
        act.choice ?? null,
        act.reservedUntilMs ?? null,
        act.viewed ? { v: 1, ...act.viewed } : null,
        act.orderId ?? null,
        act.endsAtMs ?? null,
      ],
    );
    const version = rows[0]?.version;
    if (version === undefined) throw new Error('an offer that is locked has no row');
    return version;
  }

  /**
   * What becomes of an accepted offer through its application.
   * @returns the row's new version and whose it is, or undefined when the offer is not in the state that this leads from
   */
  async move(
    tx: Tx,
    { partnerId, environment }: Tenant,
    id: Uuid,
    act: { from: StoredOffer['status']; to: StoredOffer['status']; reason?: string; nowMs: number },
  ): Promise<{ version: number; customerId: Uuid | null } | undefined> {
    const rows = await tx.query<{ version: number; customerId: Uuid | null }>(
      `update offer set status = $6, status_reason = $7, status_changed_at = to_timestamp($8::float8 / 1000),
         version = version + 1, reserved_until = null, ends_at = null
       where partner_id = $1 and environment = $2 and id = $3 and bucket = $4 and status = $5
       returning version, customer_id as "customerId"`,
      [partnerId, environment, id, bucketOf(id), act.from, act.to, act.reason ?? null, act.nowMs],
    );
    return rows[0];
  }

  /** Whether another offer for the order has an application. */
  async isAppliedFor(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    by: Uuid,
    orderId: string,
  ): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from offer where partner_id = $1 and environment = $2 and order_id = $3 and bucket = $5 and id <> $4
         and status = 'applied' limit 1`,
      [partnerId, environment, orderId, by, bucketOf(by)],
    );
    return rows.length > 0;
  }

  /**
   * An order is paid by one offer: what the customer took before for it gives way.
   * @returns the offers that gave way
   */
  async supersede(
    tx: Tx,
    { partnerId, environment }: Tenant,
    by: Uuid,
    orderId: string,
    nowMs: number,
  ): Promise<{ id: Uuid; version: number; customerId: Uuid | null }[]> {
    return tx.query(
      `update offer set status = 'superseded', replaced_by = $4, version = version + 1, reserved_until = null, ends_at = null,
         status_changed_at = to_timestamp($6::float8 / 1000)
       where partner_id = $1 and environment = $2 and order_id = $3 and bucket = $5 and id <> $4
         and status in ('viewed', 'accepted') returning id, version, customer_id as "customerId"`,
      [partnerId, environment, orderId, by, bucketOf(by), nowMs],
    );
  }

  /** How he looked at offers, and in which scenes, is forgotten with him. @returns how many rows, at most `limit` */
  async forgetViews(tx: Tx, customerId: Uuid, limit: number): Promise<number> {
    const rows = await tx.query(
      `with old as (select id, bucket from offer
         where customer_id = $1 and bucket = $2 and (view_evidence is not null or scenario is not null) limit $3)
       update offer o set view_evidence = null, scenario = null from old where o.id = old.id and o.bucket = old.bucket returning 1`,
      [customerId, bucketOf(customerId), limit],
    );
    return rows.length;
  }
}

function fromRow(row: Row): OfferRow {
  return {
    status: row.status,
    version: row.version,
    choice: row.choice,
    viewedAt: row.viewed_at,
    replacedBy: row.replaced_by,
    orderId: row.order_id,
    reservedUntilMs: row.reserved_until_ms ?? undefined,
  };
}
