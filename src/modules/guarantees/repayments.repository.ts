import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { repaymentStates } from '../servicing/index.js';
import { type Bound, dateOf } from './promises.js';

/** What somebody paid on a promise that was called. */
export interface PromiseRepayment {
  readonly id: Uuid;
  readonly reference: string;
  readonly amountMinor: bigint;
  readonly occurredOn: LocalDate;
  /** What a guarantor's payment is in the history of the loan. */
  readonly eventId?: Uuid | undefined;
  /** Why it was taken back; undefined while it stands. */
  readonly reversedFor?: string | undefined;
}

interface Row {
  readonly id: Uuid;
  readonly reference: string;
  readonly amount_minor: string;
  readonly occurred_on: string;
  readonly event_id: Uuid | null;
  readonly reversed_for: string | null;
}

/** @throws DomainError state_conflict when it was taken back already */
export function assertStands({ reversedFor }: PromiseRepayment): void {
  transition(repaymentStates, reversedFor === undefined ? 'booked' : 'reversed', 'reverse');
}

/** A table that only grows: what is taken back stays, and a row of its own says so. */
@Injectable()
export class RepaymentsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** @returns undefined when the reference was used for this promise before */
  async insert(
    tx: Tx,
    promise: Bound,
    { reference, amountMinor, occurredOn, eventId }: Omit<PromiseRepayment, 'id' | 'reversedFor'>,
  ): Promise<Uuid | undefined> {
    return this.add(tx, promise, {
      columns: 'reference, event_id',
      values: [reference, eventId ?? null],
      amountMinor,
      occurredOn,
    });
  }

  /** The caller holds the promise, and has seen that it stands. */
  async reverse(
    tx: Tx,
    promise: Bound,
    { id, amountMinor }: PromiseRepayment,
    { reason, occurredOn }: { reason: string; occurredOn: LocalDate },
  ): Promise<Uuid> {
    const row = { columns: 'reverses, reason', values: [id, reason], amountMinor, occurredOn };
    const reversal = await this.add(tx, promise, row);
    if (!reversal) throw new Error('a repayment that stood was taken back by somebody else');
    return reversal;
  }

  /** @throws DomainError not_found */
  async get(tx: ReadTx, { id: subject }: Pick<Bound, 'id'>, id: Uuid): Promise<PromiseRepayment> {
    const [row] = await tx.query<Row>(
      `select r.id, r.reference, r.amount_minor, r.occurred_on::text, r.event_id, b.reason as reversed_for
       from guarantee_repayment r
       left join guarantee_repayment b on b.reverses = r.id and b.bucket = r.bucket
       where r.subject = $1 and r.bucket = $2 and r.id = $3 and r.reverses is null`,
      [subject, bucketOf(subject), id],
    );
    if (!row) throw notFound('repayment');
    return {
      id: row.id,
      reference: row.reference,
      amountMinor: BigInt(row.amount_minor),
      occurredOn: dateOf(row.occurred_on),
      eventId: row.event_id ?? undefined,
      reversedFor: row.reversed_for ?? undefined,
    };
  }

  private async add(
    tx: Tx,
    { id: subject, partnerId, environment, customerId }: Bound,
    row: { columns: string; values: readonly unknown[]; amountMinor: bigint; occurredOn: LocalDate },
  ): Promise<Uuid | undefined> {
    const id = newUuid(this.clock.nowMs(), bucketOf(subject));
    const rows = await tx.query(
      `insert into guarantee_repayment (id, bucket, subject, partner_id, environment, customer_id, amount_minor, occurred_on,
         recorded_at, ${row.columns})
       values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp(), $9, $10) on conflict do nothing returning 1`,
      [
        ...[id, bucketOf(id), subject, partnerId, environment, customerId],
        ...[row.amountMinor.toString(), row.occurredOn.toString(), ...row.values],
      ],
    );
    return rows.length > 0 ? id : undefined;
  }
}
