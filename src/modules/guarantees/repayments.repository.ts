import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { type Bound, dateOf } from './promises.js';

/** What somebody paid on a promise that was called. */
export interface PromiseRepayment {
  readonly id: Uuid;
  readonly reference: string;
  readonly amountMinor: bigint;
  readonly occurredOn: LocalDate;
}

@Injectable()
export class RepaymentsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** @returns undefined when the reference was used for this promise before */
  async insert(
    tx: Tx,
    { id: subject, partnerId, environment, customerId }: Bound,
    { reference, amountMinor, occurredOn }: Omit<PromiseRepayment, 'id'>,
  ): Promise<Uuid | undefined> {
    const id = newUuid(this.clock.nowMs(), bucketOf(subject));
    const rows = await tx.query(
      `insert into guarantee_repayment (id, bucket, subject, partner_id, environment, customer_id, reference, amount_minor,
         occurred_on, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())
       on conflict (subject, bucket, reference) do nothing returning 1`,
      [
        id,
        bucketOf(id),
        subject,
        partnerId,
        environment,
        customerId,
        reference,
        amountMinor.toString(),
        occurredOn.toString(),
      ],
    );
    return rows.length > 0 ? id : undefined;
  }

  /** The oldest first; a debt is paid in at most some hundred parts. */
  async ofSubject(tx: ReadTx, subject: Uuid): Promise<PromiseRepayment[]> {
    const rows = await tx.query<{ id: Uuid; reference: string; amount_minor: string; occurred_on: string }>(
      `select id, reference, amount_minor, occurred_on::text from guarantee_repayment
       where subject = $1 and bucket = $2 order by id limit 500`,
      [subject, bucketOf(subject)],
    );
    return rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      amountMinor: BigInt(row.amount_minor),
      occurredOn: dateOf(row.occurred_on),
    }));
  }
}
