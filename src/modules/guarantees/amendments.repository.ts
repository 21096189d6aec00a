import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Amendment } from './guarantee.rules.js';
import type { Guarantee } from './guarantee.rows.js';
import { dateOf, type Scope } from './promises.js';
import type { AmendmentStatus } from './guarantees.states.js';

/** Another amount or day that applicant and partner want, with what it costs. */
export interface RequestedAmendment extends Amendment {
  readonly id: Uuid;
  readonly guaranteeId: Uuid;
  readonly expiresOn: LocalDate;
  readonly reason: string;
  readonly consents: { readonly applicant: string; readonly beneficiary?: string | undefined };
  readonly requestedOn: LocalDate;
  readonly status: AmendmentStatus;
  readonly statusReason: string | null;
}

interface Row {
  id: Uuid;
  guarantee_id: Uuid;
  amount_minor: string;
  expires_on: string;
  reason: string;
  consents: { v: 1; applicant: string; beneficiary?: string };
  fee_minor: string;
  margin_change_minor: string;
  requested_on: string;
  status: AmendmentStatus;
  status_reason: string | null;
}

const COLUMNS = `id, guarantee_id, amount_minor, expires_on::text, reason, consents, fee_minor, margin_change_minor,
  requested_on::text, status, status_reason`;

@Injectable()
export class AmendmentsRepository {
  /** @returns false when another one of this guarantee waits */
  async insert(
    tx: Tx,
    guarantee: Guarantee,
    amendment: Omit<RequestedAmendment, 'guaranteeId' | 'status' | 'statusReason'>,
  ): Promise<boolean> {
    const rows = await tx.query(
      `insert into guarantee_amendment (id, bucket, guarantee_id, partner_id, environment, customer_id, amount_minor,
         expires_on, reason, consents, fee_minor, margin_change_minor, requested_on, status, status_changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'requested', to_timestamp($14::float8 / 1000))
       on conflict (guarantee_id, bucket) where status = 'requested' do nothing returning 1`,
      [
        amendment.id,
        bucketOf(amendment.id),
        guarantee.id,
        guarantee.partnerId,
        guarantee.environment,
        guarantee.customerId,
        amendment.amountMinor.toString(),
        amendment.expiresOn.toString(),
        amendment.reason,
        { v: 1, ...amendment.consents },
        amendment.feeMinor.toString(),
        amendment.marginChangeMinor.toString(),
        amendment.requestedOn.toString(),
        guarantee.nowMs,
      ],
    );
    return rows.length > 0;
  }

  async find(
    tx: ReadTx,
    { environment, partnerId }: Scope,
    id: Uuid,
  ): Promise<RequestedAmendment | undefined> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from guarantee_amendment
       where id = $1 and bucket = $2 and environment = $3 and ($4::uuid is null or partner_id = $4)`,
      [id, bucketOf(id), environment, partnerId ?? null],
    );
    return rows[0] && fromRow(rows[0]);
  }

  /** Newest first. */
  async ofGuarantee(tx: ReadTx, { id }: Pick<Guarantee, 'id'>): Promise<RequestedAmendment[]> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from guarantee_amendment where guarantee_id = $1 and bucket = $2 order by id desc limit 100`,
      [id, bucketOf(id)],
    );
    return rows.map(fromRow);
  }

  /** The guarantee's text with this amendment, sealed. */
  async keepDocument(tx: Tx, id: Uuid, document: Buffer): Promise<void> {
    await tx.query('update guarantee_amendment set document = $3 where id = $1 and bucket = $2', [
      id,
      bucketOf(id),
      document,
    ]);
  }

  async settle(
    tx: Tx,
    id: Uuid,
    status: AmendmentStatus,
    reason: string | undefined,
    nowMs: number,
  ): Promise<void> {
    await tx.query(
      `update guarantee_amendment set status = $3, status_reason = $4, status_changed_at = to_timestamp($5::float8 / 1000)
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), status, reason ?? null, nowMs],
    );
  }
}

function fromRow(row: Row): RequestedAmendment {
  const { applicant, beneficiary } = row.consents;
  return {
    id: row.id,
    guaranteeId: row.guarantee_id,
    amountMinor: BigInt(row.amount_minor),
    expiresOn: dateOf(row.expires_on),
    reason: row.reason,
    consents: { applicant, ...(beneficiary !== undefined && { beneficiary }) },
    feeMinor: BigInt(row.fee_minor),
    marginChangeMinor: BigInt(row.margin_change_minor),
    requestedOn: dateOf(row.requested_on),
    status: row.status,
    statusReason: row.status_reason,
  };
}
