import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { type LockedAgreement, type RawEvent, toEvent } from './agreement.rows.js';
import type { NewServicingEvent, StoredServicingEvent } from './servicing-events.js';

/** An agreement has at most so many events, so that a replay is always short. */
export const MAX_EVENTS = 2_000;

/**
 * Of these the last ones are kept from what callers may send without end, so that the bank can always charge, take
 * back, settle and write off.
 */
export const EVENTS_KEPT = 500;

/** What has happened to agreements: only ever appended to, and only by the books. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly clock: SystemClock) {}

  /** In the order in which it was booked. */
  async of(tx: ReadTx, agreementId: Uuid): Promise<StoredServicingEvent[]> {
    const rows = await tx.query<RawEvent>(
      `select id, number, type, occurred_on::text as "occurredOn", recorded_on::text as "recordedOn",
         recorded_at as "recordedAt", amount_minor as "amountMinor", reverses, details
       from servicing_event where agreement_id = $1 and bucket = $2 order by number limit $3`,
      [agreementId, bucketOf(agreementId), MAX_EVENTS],
    );
    return rows.map(toEvent);
  }

  /** Appends an event under the next number. */
  async append(tx: Tx, agreement: LockedAgreement, event: NewServicingEvent): Promise<StoredServicingEvent> {
    const nowMs = this.clock.nowMs();
    const stored: StoredServicingEvent = {
      id: event.id ?? newUuid(nowMs, bucketOf(agreement.id)),
      number: agreement.events.length + 1,
      type: event.type,
      occurredOn: event.occurredOn,
      recordedOn: agreement.today,
      recordedAt: new Date(agreement.nowMs),
      amountMinor: event.amountMinor,
      reverses: event.reverses ?? null,
      details: event.details ?? {},
    };
    await tx.query(
      `insert into servicing_event (id, bucket, agreement_id, partner_id, environment, customer_id, number, type, occurred_on,
         recorded_on, recorded_at, amount_minor, reverses, details)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        stored.id,
        bucketOf(stored.id),
        agreement.id,
        agreement.partnerId,
        agreement.environment,
        agreement.customerId,
        stored.number,
        stored.type,
        stored.occurredOn.toString(),
        stored.recordedOn.toString(),
        stored.recordedAt,
        stored.amountMinor.toString(),
        stored.reverses,
        JSON.stringify(stored.details),
      ],
    );
    return stored;
  }
}
