import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { ClockScope } from '../partners/index.js';
import { TELL_BANK_FRAME } from '../profiles/index.js';
import {
  type Guarantee,
  type GuaranteeChange,
  type GuaranteeRow,
  type NewGuarantee,
  toGuarantee,
} from './guarantee.rows.js';
import { dueFrom, nextDaysFrom, NOW_MS, type Scope } from './promises.js';

const COLUMNS = `t.id, t.partner_id, t.environment, t.customer_id, t.application_id, t.offer_id, t.scenario, t.zone, t.product,
  t.product_version, t.currency, t.terms, t.amount_minor, t.fee_minor, t.margin_minor, t.paid_minor, t.claimed_minor, t.freed_minor,
  t.receivable_minor, t.issued_on::text, t.expires_on::text, t.next_action_on::text, t.status, t.status_reason, t.status_changed_at,
  t.version, t.document_hash,
  ${NOW_MS} as now_ms`;

const FROM = `guarantee t join customer c on c.id = t.customer_id and c.bucket = t.bucket join partner p on p.id = t.partner_id`;

@Injectable()
export class GuaranteesRepository {
  /** @returns false when the application has a guarantee already */
  async insert(tx: Tx, g: NewGuarantee): Promise<boolean> {
    const rows = await tx.query(
      `insert into guarantee (id, bucket, partner_id, environment, customer_id, application_id, offer_id, scenario, zone,
         product, product_version, currency, terms, amount_minor, fee_minor, margin_minor, paid_minor, claimed_minor,
         freed_minor, receivable_minor, expires_on, next_action_on, document, document_hash, status, status_changed_at, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, 0, 0, 0, $17, $18, $19, $20,
         'awaitingIssue', to_timestamp($21::float8 / 1000), 1)
       on conflict (application_id, bucket) do nothing returning 1`,
      [
        g.id,
        bucketOf(g.id),
        g.partnerId,
        g.environment,
        g.customerId,
        g.applicationId,
        g.offerId,
        g.scenario,
        g.zone,
        g.product,
        g.productVersion,
        g.currency,
        g.terms,
        g.amountMinor.toString(),
        g.feeMinor.toString(),
        g.marginMinor.toString(),
        g.expiresOn.toString(),
        g.nextActionOn.toString(),
        g.document,
        g.documentHash,
        g.nowMs,
      ],
    );
    return rows.length > 0;
  }

  async find(tx: ReadTx, scope: Scope, id: Uuid): Promise<Guarantee | undefined> {
    const rows = await tx.query<GuaranteeRow>(
      `select ${COLUMNS} from ${FROM}
       where t.id = $1 and t.bucket = $2 and t.environment = $3 and ($4::uuid is null or t.partner_id = $4)`,
      [id, bucketOf(id), scope.environment, scope.partnerId ?? null],
    );
    return rows[0] && toGuarantee(rows[0]);
  }

  /** Acts on one guarantee come one after the other. */
  async lock(tx: Tx, scope: Scope, id: Uuid): Promise<Guarantee | undefined> {
    const rows = await tx.query<GuaranteeRow>(
      `select ${COLUMNS} from ${FROM}
       where t.id = $1 and t.bucket = $2 and t.environment = $3 and ($4::uuid is null or t.partner_id = $4) for update of t`,
      [id, bucketOf(id), scope.environment, scope.partnerId ?? null],
    );
    return rows[0] && toGuarantee(rows[0]);
  }

  /** Newest first, one more than asked for when there are more. */
  async list(
    tx: ReadTx,
    scope: Scope,
    filter: { status?: string | undefined; customerId?: Uuid | undefined },
    before: Uuid | undefined,
    limit: number,
  ): Promise<Guarantee[]> {
    const rows = await tx.query<GuaranteeRow>(
      `select ${COLUMNS} from ${FROM}
       where t.environment = $1 and ($2::uuid is null or t.partner_id = $2) and ($3::text is null or t.status = $3)
         and ($4::uuid is null or t.customer_id = $4) and ($5::uuid is null or t.id < $5)
       order by t.id desc limit $6`,
      [
        scope.environment,
        scope.partnerId ?? null,
        filter.status ?? null,
        filter.customerId ?? null,
        before ?? null,
        limit,
      ],
    );
    return rows.map(toGuarantee);
  }

  /** Guarantees whose next day has come on their customers' business clocks. */
  async due(
    tx: ReadTx,
    job: string,
    scope: Partial<ClockScope>,
    limit: number,
  ): Promise<{ id: Uuid; environment: Environment }[]> {
    return dueFrom(tx, FROM, job, scope, limit);
  }

  nextDays(tx: ReadTx, scope: ClockScope, afterMs: number): Promise<number[]> {
    return nextDaysFrom(tx, FROM, scope, afterMs);
  }

  /** @returns the row's new version */
  async save(tx: Tx, { id, version, nowMs }: Guarantee, change: GuaranteeChange): Promise<number> {
    const { sums } = change;
    const rows = await tx.query<{ version: number }>(
      `with saved as (
       update guarantee set version = version + 1, status = $4,
         status_reason = case when status = $4 then status_reason else $5 end,
         status_changed_at = case when status = $4 then status_changed_at else to_timestamp($6::float8 / 1000) end,
         amount_minor = $7, fee_minor = $8, margin_minor = $9, paid_minor = $10, claimed_minor = $11, freed_minor = $12,
         receivable_minor = $13, expires_on = $14, issued_on = $15, next_action_on = $16,
         signing = coalesce($17, signing), signed_on = case when $17::jsonb is null then signed_on else $18::date end,
         ended_on = case when $4 in ('released', 'expired', 'cancelled') then coalesce(ended_on, $18::date) end,
         document_hash = $19
       where id = $1 and bucket = $2 and version = $3 returning customer_id, currency, version),
       told as (${TELL_BANK_FRAME})
       select version from saved`,
      [
        id,
        bucketOf(id),
        version,
        change.status,
        change.reason ?? null,
        nowMs,
        sums.amountMinor.toString(),
        sums.feeMinor.toString(),
        sums.marginMinor.toString(),
        sums.paidMinor.toString(),
        sums.claimedMinor.toString(),
        sums.freedMinor.toString(),
        sums.receivableMinor.toString(),
        change.expiresOn.toString(),
        change.issuedOn?.toString() ?? null,
        change.nextActionOn?.toString() ?? null,
        change.signing ?? null,
        change.today.toString(),
        change.documentHash,
      ],
    );
    const next = rows[0]?.version;
    if (next === undefined) throw new Error('a guarantee that is locked has moved on');
    return next;
  }
}
