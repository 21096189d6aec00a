import { Injectable } from '@nestjs/common';
import { dateInZone, LocalDate } from '../../kernel/calendar-date.js';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { businessNowMs } from '../partners/index.js';
import { TELL_BANK_FRAME } from '../profiles/index.js';
import {
  type AgreementRow,
  type DrawdownRow,
  type ListedAgreement,
  type LockedAgreement,
  type RawAgreement,
  toAgreement,
  writeTotals,
} from './agreement.rows.js';
import type { AgreementStatus } from './agreements.states.js';
import { DrawdownsRepository } from './drawdowns.repository.js';
import { dueByMonth } from './due-by-month.js';
import { HistoryRepository } from './history.repository.js';
import type { InstalmentRow } from './instalments.repository.js';
import type { StoredServicingEvent } from './servicing-events.js';

/** Whose agreements are looked at: a partner's own, or for staff and jobs any of an environment, or any. */
export interface Owner {
  readonly partnerId?: Uuid | undefined;
  readonly environment?: Environment | undefined;
}

export interface AgreementFilter {
  readonly environment: Environment;
  readonly partnerId?: Uuid | undefined;
  readonly customerId?: Uuid | undefined;
  readonly status?: AgreementStatus | undefined;
  /** Bucket of arrears. */
  readonly bucket?: string | undefined;
}

const COLUMNS = `a.id, a.partner_id as "partnerId", a.environment, a.customer_id as "customerId",
  a.application_id as "applicationId", a.offer_id as "offerId", a.order_id as "orderId", a.scenario, a.product,
  a.product_version as "productVersion", a.currency, a.amount_minor as "amountMinor", a.contract,
  a.contract_hash as "contractHash", a.document_locale as "documentLocale", a.signing, a.signed_on::text as "signedOn",
  a.status, a.status_reason as "statusReason", a.status_changed_at as "statusChangedAt", a.version,
  a.closed_through::text as "closedThrough", a.next_action_on::text as "nextActionOn", a.booked,
  a.booked_through::text as "bookedThrough", a.outstanding_minor as "outstandingMinor",
  a.credit_balance_minor as "creditBalanceMinor", a.overdue_minor as "overdueMinor", a.next_due_on::text as "nextDueOn",
  a.next_due_minor as "nextDueMinor", a.days_past_due as "daysPastDue", a.delinquency_bucket as "delinquencyBucket",
  a.paused_until::text as "pausedUntil", a.paused_by as "pausedBy"`;

/** Milliseconds of the business clock of an agreement's customer. */
const BUSINESS_MS = businessNowMs('a.environment');
const MINE = `($3::uuid is null or a.partner_id = $3) and ($4::text is null or a.environment = $4)`;

/** Agreements as rows: what was agreed on, and what the replay says of it. Only the books write them. */
@Injectable()
export class AgreementsRepository {
  constructor(
    private readonly history: HistoryRepository,
    private readonly drawdowns: DrawdownsRepository,
  ) {}

  async find(tx: ReadTx, { partnerId, environment }: Owner, id: Uuid): Promise<AgreementRow | undefined> {
    const rows = await tx.query<RawAgreement>(
      `select ${COLUMNS} from agreement a where a.id = $1 and a.bucket = $2 and ${MINE}`,
      [id, bucketOf(id), partnerId ?? null, environment ?? null],
    );
    return rows[0] && toAgreement(rows[0]);
  }

  /** Newest first: an order that was agreed on again shows what holds. */
  async findByOrder(
    tx: ReadTx,
    { partnerId, environment }: Required<Owner>,
    orderId: string,
  ): Promise<AgreementRow | undefined> {
    const rows = await tx.query<RawAgreement>(
      `select ${COLUMNS} from agreement a where a.partner_id = $1 and a.environment = $2 and a.order_id = $3
       order by a.id desc limit 1`,
      [partnerId, environment, orderId],
    );
    return rows[0] && toAgreement(rows[0]);
  }

  async findByApplication(tx: ReadTx, applicationId: Uuid): Promise<AgreementRow | undefined> {
    const rows = await tx.query<RawAgreement>(
      `select ${COLUMNS} from agreement a where a.application_id = $1 and a.bucket = $2`,
      [applicationId, bucketOf(applicationId)],
    );
    return rows[0] && toAgreement(rows[0]);
  }

  /** Newest first, with drawdowns and business day: all that a list shows. */
  async list(
    tx: ReadTx,
    filter: AgreementFilter,
    before: Uuid | undefined,
    limit: number,
  ): Promise<ListedAgreement[]> {
    const rows = await tx.query<RawAgreement & { nowMs: number }>(
      `select ${COLUMNS}, ${BUSINESS_MS} as "nowMs" from agreement a
       join customer c on c.id = a.customer_id and c.bucket = a.bucket join partner p on p.id = a.partner_id
       where a.environment = $1 and ($2::uuid is null or a.partner_id = $2) and ($3::uuid is null or a.customer_id = $3)
         and ($4::text is null or a.status = $4) and ($5::text is null or a.delinquency_bucket = $5)
         and ($6::uuid is null or a.id < $6)
       order by a.id desc limit $7`,
      [
        filter.environment,
        filter.partnerId ?? null,
        filter.customerId ?? null,
        filter.status ?? null,
        filter.bucket ?? null,
        before ?? null,
        limit,
      ],
    );
    const drawdowns = await this.drawdowns.ofEach(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map(({ nowMs, ...raw }) => ({
      ...toAgreement(raw),
      drawdowns: drawdowns.get(raw.id) ?? [],
      today: dateInZone(nowMs, raw.contract.timeZone),
    }));
  }

  /** A share of all agreements, in the order of their ids: for checks. */
  async ofSlot(
    tx: ReadTx,
    { from, to }: { from: number; to: number },
    after: Uuid | undefined,
    limit: number,
  ): Promise<AgreementRow[]> {
    const rows = await tx.query<RawAgreement>(
      `select ${COLUMNS} from agreement a
       where a.bucket between $1 and $2 and ($3::uuid is null or a.id > $3) order by a.id limit $4`,
      [from, to, after ?? null, limit],
    );
    return rows.map(toAgreement);
  }

  /** Locks its customer, then the agreement, and reads it with its history. */
  async lock(tx: Tx, { partnerId, environment }: Owner, id: Uuid): Promise<LockedAgreement | undefined> {
    const rows = await tx.query<RawAgreement & { nowMs: number }>(
      `with owner as materialized (
         select c.id, c.bucket, c.clock_offset_ms, c.clock_frozen_at from customer c
         where (c.id, c.bucket) = (select a.customer_id, a.bucket from agreement a where a.id = $1 and a.bucket = $2 and ${MINE})
         for no key update)
       select ${COLUMNS}, ${BUSINESS_MS} as "nowMs" from owner c
       join agreement a on a.customer_id = c.id and a.bucket = c.bucket join partner p on p.id = a.partner_id
       where a.id = $1 and a.bucket = $2 for update of a`,
      [id, bucketOf(id), partnerId ?? null, environment ?? null],
    );
    if (!rows[0]) return undefined;
    const { nowMs, ...raw } = rows[0];
    const row = toAgreement(raw);
    return { ...row, ...(await this.whole(tx, row)), nowMs, today: dateInZone(nowMs, row.contract.timeZone) };
  }

  /** Business date of an agreement's customer now. */
  async today(tx: ReadTx, agreement: Pick<AgreementRow, 'id' | 'contract'>): Promise<LocalDate> {
    const rows = await tx.query<{ nowMs: number }>(
      `select ${BUSINESS_MS} as "nowMs" from agreement a
       join customer c on c.id = a.customer_id and c.bucket = a.bucket join partner p on p.id = a.partner_id
       where a.id = $1 and a.bucket = $2`,
      [agreement.id, bucketOf(agreement.id)],
    );
    if (!rows[0]) throw new Error('an agreement has no customer');
    return dateInZone(rows[0].nowMs, agreement.contract.timeZone);
  }

  /** What belongs to an agreement besides its row. */
  async whole(
    tx: ReadTx,
    { id }: Pick<AgreementRow, 'id'>,
  ): Promise<{ events: StoredServicingEvent[]; drawdowns: DrawdownRow[] }> {
    return { events: await this.history.of(tx, id), drawdowns: await this.drawdowns.of(tx, id) };
  }

  /**
   * Writes what may change in an agreement's row. The version must have been raised.
   * @param instalments as they are stored beside it
   */
  async save(tx: Tx, row: AgreementRow, instalments: readonly InstalmentRow[]): Promise<void> {
    const saved = await tx.query(
      `with saved as (
       update agreement set status = $3, status_reason = $4, status_changed_at = $5, version = $6, closed_through = $7,
         next_action_on = $8, booked = $9, booked_through = $10, outstanding_minor = $11, credit_balance_minor = $12,
         overdue_minor = $13, next_due_on = $14, next_due_minor = $15, days_past_due = $16, delinquency_bucket = $17,
         paused_until = $18, signing = $19, signed_on = $20, due_by_month = $21, paused_by = $22
       where id = $1 and bucket = $2 and version < $6 returning customer_id, currency),
       told as (${TELL_BANK_FRAME})
       select 1 from saved`,
      [
        row.id,
        bucketOf(row.id),
        row.status,
        row.statusReason,
        row.statusChangedAt,
        row.version,
        row.closedThrough.toString(),
        row.nextActionOn?.toString() ?? null,
        JSON.stringify(writeTotals(row.booked)),
        row.bookedThrough.toString(),
        row.outstandingMinor.toString(),
        row.creditBalanceMinor.toString(),
        row.overdueMinor.toString(),
        row.nextDueOn?.toString() ?? null,
        row.nextDueMinor?.toString() ?? null,
        row.daysPastDue,
        row.delinquencyBucket,
        row.pausedUntil?.toString() ?? null,
        row.signing && JSON.stringify(row.signing),
        row.signedOn?.toString() ?? null,
        JSON.stringify(dueByMonth(row, instalments)),
        row.pausedBy,
      ],
    );
    if (saved.length === 0) throw new Error('an agreement was written without its lock');
  }

  /** Kinds of product that customers have open agreements on. */
  async kindsHeld(
    tx: ReadTx,
    environment: Environment,
    customerIds: readonly Uuid[],
  ): Promise<{ customerId: Uuid; kind: string; scenario: string }[]> {
    return tx.query(
      `select distinct a.customer_id as "customerId", a.contract -> 'product' ->> 'kind' as kind, a.scenario
       from unnest($1::uuid[], $2::int2[]) as c(id, bucket)
       join agreement a on a.customer_id = c.id and a.bucket = c.bucket
       where a.environment = $3 and a.status in ('signed', 'active') limit $4`,
      [customerIds, customerIds.map((id) => bucketOf(id)), environment, 50 * customerIds.length],
    );
  }
}
