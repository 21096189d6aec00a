import {
  type AmountRules,
  type TimedEvent,
  type TooFast,
  tooFast,
  unusualAmount,
  type VelocityRule,
  type VelocitySubject,
} from '../../../engines/screening/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import { rootOf } from '../../scenarios/index.js';
import type { EventCustomer } from '../event-customers.repository.js';
import type { Contradiction, ReportedEvent } from '../reported-event.js';
import { NO_CURRENCY } from '../summarising.js';
import type { StoredReport } from './screened.js';

/** What a purchase can be conspicuous by; each is a tag of the customer. */
export const FINDINGS = ['unusualAmount', 'velocity', 'scenarioMismatch'] as const;
export type Finding = (typeof FINDINGS)[number];

/** An amount against those before it. Amounts in minor units. */
export interface ComparedAmount extends AmountRules {
  readonly amountMinor: number;
  readonly currency: string;
  readonly medianMinor: number;
  readonly score: number;
  readonly timesMedian: number;
  readonly purchases: number;
}

/** A number of events or customers against the most of a window. */
export interface ComparedCount extends VelocityRule {
  readonly count: number;
}

/** What was compared with what; of `finding` the part of its name. */
export interface Compared {
  readonly unusualAmount?: ComparedAmount;
  readonly velocity?: ComparedCount;
  readonly scenarioMismatch?: Contradiction;
}

/** As much of a stored event as what is found of it must say. */
export interface FoundReport {
  readonly id: Uuid;
  readonly event: Pick<ReportedEvent, 'scenario' | 'occurredMs'>;
  readonly customer: Pick<EventCustomer, 'id' | 'clockOffsetMs'>;
}

/** Something conspicuous about one event. */
export interface Found {
  readonly finding: Finding;
  readonly report: FoundReport;
  readonly compared: Compared;
  /** What it was compared with, newest first. */
  readonly eventIds: readonly Uuid[];
}

/** A purchase of the past, as far as screening needs it. */
export interface PastPurchase {
  readonly id: Uuid;
  readonly atMs: number;
  readonly scope: string;
  readonly currency: string;
  readonly amountMinor: number;
}

/** An event of a device or payee. */
export interface CountedEvent extends TimedEvent {
  readonly id: Uuid;
}

const COMPARED_MAX = 20;

/** Compared with what happened before it, in the same kind of scene and currency. */
export function unusualIn(report: StoredReport, past: readonly PastPurchase[], rules: AmountRules): Found[] {
  const { id, event } = report;
  const earlier = past.filter((one) => one.id !== id && isComparable(one, event));
  const amountMinor = event.amountMinor ?? 0;
  const amounts = earlier.map((one) => one.amountMinor);
  const found = unusualAmount(amountMinor, amounts, rules);
  if (!found) return [];
  const compared = { amountMinor, currency: event.currency ?? NO_CURRENCY, ...found, ...rules };
  return [
    { finding: 'unusualAmount', report, compared: { unusualAmount: compared }, eventIds: newest(earlier) },
  ];
}

/** @param events of the customer, of his device, or to his payee; the event among them */
export function fastIn(
  report: FoundReport,
  subject: VelocitySubject,
  events: readonly CountedEvent[],
  rules: readonly VelocityRule[],
): Found[] {
  const found = tooFast(subject, report.event.occurredMs, events, rules);
  return found ? [asFound(report, found)] : [];
}

export function contradictedIn(report: StoredReport): Found[] {
  const { contradiction } = report.event;
  if (!contradiction) return [];
  return [
    { finding: 'scenarioMismatch', report, compared: { scenarioMismatch: contradiction }, eventIds: [] },
  ];
}

function isComparable(past: PastPurchase, { scenario, currency, occurredMs }: ReportedEvent): boolean {
  return (
    past.atMs <= occurredMs && past.scope === rootOf(scenario) && past.currency === (currency ?? NO_CURRENCY)
  );
}

function asFound(report: FoundReport, { rule, count, events }: TooFast<CountedEvent>): Found {
  const others = events.filter(({ id }) => id !== report.id);
  return {
    finding: 'velocity',
    report,
    compared: { velocity: { ...rule, count } },
    eventIds: newest(others),
  };
}

function newest(events: readonly { readonly id: Uuid; readonly atMs: number }[]): Uuid[] {
  return [...events]
    .sort((a, b) => b.atMs - a.atMs)
    .slice(0, COMPARED_MAX)
    .map(({ id }) => id);
}
