import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { Guarantee } from './guarantee.rows.js';
import { dateOf, type Scope } from './promises.js';
import type { CallStatus } from './guarantees.states.js';

/** A document of a claim: its kind, and where the partner keeps it. */
export interface ClaimReference {
  readonly kind: string;
  readonly reference: string;
}

export interface GuaranteeCall {
  readonly id: Uuid;
  readonly guaranteeId: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly currency: string;
  readonly reference: string;
  readonly amountMinor: bigint;
  readonly claimedOn: LocalDate;
  readonly examineBy: LocalDate;
  readonly documents: readonly ClaimReference[];
  readonly statement: string | null;
  readonly paidMinor: bigint;
  readonly fromMarginMinor: bigint;
  readonly status: CallStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
}

interface Row {
  id: Uuid;
  guarantee_id: Uuid;
  partner_id: Uuid;
  environment: Environment;
  currency: string;
  reference: string;
  amount_minor: string;
  claimed_on: string;
  examine_by: string;
  documents: { v: 1; list: ClaimReference[] };
  statement: string | null;
  paid_minor: string;
  from_margin_minor: string;
  status: CallStatus;
  status_reason: string | null;
  status_changed_at: Date;
}

const COLUMNS = `k.id, k.guarantee_id, k.partner_id, k.environment, g.currency, k.reference, k.amount_minor, k.claimed_on::text,
  k.examine_by::text, k.documents, k.statement, k.paid_minor, k.from_margin_minor, k.status, k.status_reason, k.status_changed_at`;
const FROM = 'guarantee_call k join guarantee g on g.id = k.guarantee_id and g.bucket = k.bucket';

export interface NewCall {
  readonly id: Uuid;
  readonly reference: string;
  readonly amountMinor: bigint;
  readonly claimedOn: LocalDate;
  readonly examineBy: LocalDate;
  readonly documents: readonly ClaimReference[];
  readonly statement: string | undefined;
}

@Injectable()
export class GuaranteeCallsRepository {
  /** @returns false when the reference was used for this guarantee before */
  async insert(tx: Tx, guarantee: Guarantee, call: NewCall): Promise<boolean> {
    const rows = await tx.query(
      `insert into guarantee_call (id, bucket, guarantee_id, partner_id, environment, customer_id, reference, amount_minor,
         claimed_on, examine_by, documents, statement, paid_minor, from_margin_minor, status, status_changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, 'claimed', to_timestamp($13::float8 / 1000))
       on conflict (guarantee_id, bucket, reference) do nothing returning 1`,
      [
        call.id,
        bucketOf(call.id),
        guarantee.id,
        guarantee.partnerId,
        guarantee.environment,
        guarantee.customerId,
        call.reference,
        call.amountMinor.toString(),
        call.claimedOn.toString(),
        call.examineBy.toString(),
        { v: 1, list: call.documents },
        call.statement ?? null,
        guarantee.nowMs,
      ],
    );
    return rows.length > 0;
  }

  async find(tx: ReadTx, scope: Scope, id: Uuid): Promise<GuaranteeCall | undefined> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM}
       where k.id = $1 and k.bucket = $2 and k.environment = $3 and ($4::uuid is null or k.partner_id = $4)`,
      [id, bucketOf(id), scope.environment, scope.partnerId ?? null],
    );
    return rows[0] && fromRow(rows[0]);
  }

  /** All calls of one guarantee, the oldest first; there are at most a hundred. */
  async ofGuarantee(tx: ReadTx, { id }: Pick<Guarantee, 'id'>): Promise<GuaranteeCall[]> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM} where k.guarantee_id = $1 and k.bucket = $2 order by k.id limit 100`,
      [id, bucketOf(id)],
    );
    return rows.map(fromRow);
  }

  /** Newest first, one more than asked for when there are more. */
  async list(
    tx: ReadTx,
    scope: Scope,
    status: string | undefined,
    before: Uuid | undefined,
    limit: number,
  ): Promise<GuaranteeCall[]> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from ${FROM}
       where k.environment = $1 and ($2::text is null or k.status = $2) and ($3::uuid is null or k.id < $3)
       order by k.id desc limit $4`,
      [scope.environment, status ?? null, before ?? null, limit],
    );
    return rows.map(fromRow);
  }

  async decide(
    tx: Tx,
    { id }: Pick<GuaranteeCall, 'id'>,
    decision: {
      status: CallStatus;
      reason: string | undefined;
      paidMinor: bigint;
      fromMarginMinor: bigint;
      nowMs: number;
    },
  ): Promise<void> {
    await tx.query(
      `update guarantee_call set status = $3, status_reason = $4, paid_minor = $5, from_margin_minor = $6,
         status_changed_at = to_timestamp($7::float8 / 1000) where id = $1 and bucket = $2`,
      [
        id,
        bucketOf(id),
        decision.status,
        decision.reason ?? null,
        decision.paidMinor.toString(),
        decision.fromMarginMinor.toString(),
        decision.nowMs,
      ],
    );
  }
}

function fromRow(row: Row): GuaranteeCall {
  return {
    id: row.id,
    guaranteeId: row.guarantee_id,
    partnerId: row.partner_id,
    environment: row.environment,
    currency: row.currency,
    reference: row.reference,
    amountMinor: BigInt(row.amount_minor),
    claimedOn: dateOf(row.claimed_on),
    examineBy: dateOf(row.examine_by),
    documents: row.documents.list,
    statement: row.statement,
    paidMinor: BigInt(row.paid_minor),
    fromMarginMinor: BigInt(row.from_margin_minor),
    status: row.status,
    statusReason: row.status_reason,
    statusChangedAt: row.status_changed_at,
  };
}
