import {
  addEvent,
  affinityWeight,
  type CustomerSummary,
  EMPTY_SUMMARY,
} from '../../engines/segmentation/index.js';
import type { Uuid } from '../../kernel/ids.js';
import { epochDayInZone } from '../../kernel/zone-days.js';
import type { CustomerKind } from '../customers/index.js';
import { rootOf } from '../scenarios/index.js';
import { type DaySet, hasDay, NO_DAYS, withDay } from './day-set.js';
import type { EventCustomer } from './event-customers.repository.js';
import { isTakenBack, summaryKindOf } from './event-types.js';
import type { ReportedEvent } from './reported-event.js';

/** ISO 4217's code for what involves no money. */
export const NO_CURRENCY = 'XXX';

/** One customer in one frame. */
export interface SummaryKey {
  readonly customerId: Uuid;
  readonly kind: CustomerKind;
  /** Root of the scenario tree. */
  readonly scope: string;
  readonly currency: string;
}

/** A running summary as it is stored. */
export interface KeptSummary {
  readonly summary: CustomerSummary;
  readonly days: DaySet;
  /** Sum of the weights of what happened; see `affinityWeight`. */
  readonly affinity: number;
  /** Raised by each change; 0 before the first event. */
  readonly version: number;
}

export const NO_SUMMARY: KeptSummary = { summary: EMPTY_SUMMARY, days: NO_DAYS, affinity: 0, version: 0 };

export interface SummaryChange {
  readonly key: SummaryKey;
  readonly events: readonly ReportedEvent[];
}

/** What a batch changes, by customer and frame; events of sensitive scenes enter no frame. */
export function changesOf(
  events: readonly { readonly event: ReportedEvent; readonly customer: EventCustomer }[],
): SummaryChange[] {
  const byCustomer = new Map<Uuid, { key: SummaryKey; events: ReportedEvent[] }[]>();
  for (const { event, customer } of events) {
    if (event.isSensitive) continue;
    const scope = rootOf(event.scenario);
    const { currency = NO_CURRENCY } = event;
    let changes = byCustomer.get(customer.id);
    if (!changes) byCustomer.set(customer.id, (changes = []));
    const change = changes.find(({ key }) => key.scope === scope && key.currency === currency);
    if (change) change.events.push(event);
    else
      changes.push({
        key: { customerId: customer.id, kind: customer.kind, scope, currency },
        events: [event],
      });
  }
  // One order for everybody, so that two batches never wait for each other crosswise.
  return [...byCustomer.values()].flat().sort(byKey);
}

function byKey({ key: a }: SummaryChange, { key: b }: SummaryChange): number {
  if (a.customerId !== b.customerId) return a.customerId < b.customerId ? -1 : 1;
  if (a.scope !== b.scope) return a.scope < b.scope ? -1 : 1;
  return a.currency < b.currency ? -1 : 1;
}

/** The summary with further events, in whatever order they come. */
export function withEvents(kept: KeptSummary, events: readonly ReportedEvent[]): KeptSummary {
  let { summary, days, affinity } = kept;
  for (const event of events) {
    const kind = summaryKindOf(event.type, event.relatesTo);
    const day = epochDayInZone(event.occurredMs, event.zone);
    const isKnownDay = hasDay(days, day);
    const amount = amountWithin(summary, event.amountMinor ?? 0);
    summary = addEvent(summary, { kind, day, atMs: event.occurredMs, amount, isKnownDay });
    if (kind === 'purchase' && !isKnownDay) days = withDay(days, day);
    if (!isTakenBack(event.type)) affinity += affinityWeight(day);
  }
  return { summary, days, affinity, version: kept.version + 1 };
}

/** Sums stop at the largest exact number: a partner's absurd amounts must not stop his other events. */
function amountWithin({ purchased, refunded }: CustomerSummary, amount: number): number {
  return Math.min(amount, Number.MAX_SAFE_INTEGER - Math.max(purchased, refunded));
}
