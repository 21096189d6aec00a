import type { Uuid } from '../../../kernel/ids.js';
import type { EventCustomer } from '../event-customers.repository.js';
import { summaryKindOf } from '../event-types.js';
import type { ReportedEvent } from '../reported-event.js';

/** What is older is history: it teaches what is usual, and is no longer screened. */
export const SCREENED_MS = 48 * 3_600_000;

/** An event that was stored. */
export interface StoredReport {
  readonly id: Uuid;
  readonly event: ReportedEvent;
  readonly customer: EventCustomer;
}

/** Money that a customer has just spent, in a scene of which more than its root may be known. */
export function isScreened({ event, customer }: StoredReport, nowMs: number): boolean {
  return (
    !event.isSensitive &&
    event.occurredMs >= nowMs + customer.clockOffsetMs - SCREENED_MS &&
    summaryKindOf(event.type, event.relatesTo) === 'purchase'
  );
}
