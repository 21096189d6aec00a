import type { Uuid } from '../../kernel/ids.js';
import type { EventType } from './event-types.js';
import type { Refusal } from './events.errors.js';

/** How the report names the customer; `name` is the same for the same way of naming him. */
export type CustomerKey =
  | { readonly kind: 'id'; readonly id: Uuid; readonly name: string }
  | {
      readonly kind: 'external';
      readonly externalId: string;
      /** In hexadecimal, as all digests here. */
      readonly digest: string;
      readonly register: boolean;
      readonly name: string;
    };

/** An event as far as the report alone tells it: checked, and placed in the tree. */
export interface ReportedEvent {
  readonly externalId: string;
  /** Of the partner's id: what maps and orders go by. */
  readonly digest: string;
  /** Of everything that the report says. */
  readonly fingerprint: string;
  readonly customer: CustomerKey;
  readonly type: EventType;
  readonly occurredMs: number;
  /** What is kept: of a sensitive scene its root alone. */
  readonly scenario: string;
  readonly source: string;
  readonly confidence: number;
  readonly isSensitive: boolean;
  /** Days of the frame begin here. */
  readonly zone: string;
  readonly amountMinor: number | undefined;
  readonly currency: string | undefined;
  readonly mcc: string | undefined;
  readonly relatesTo: string | undefined;
  /** Keyed digests of what events are counted by, besides the customer. */
  readonly device: string | undefined;
  readonly payee: string | undefined;
  /** Merchant category or text speak plainly of another scene than the one that is named. */
  readonly contradiction: Contradiction | undefined;
  readonly text: string | undefined;
  readonly payload: Readonly<Record<string, unknown>> | undefined;
}

/** What a report speaks of besides the scene that it names. */
export interface Contradiction {
  /** As much of that scene as may be kept; null: nothing. */
  readonly scenario: string | null;
  readonly confidence: number;
  readonly confidenceMin: number;
}

export type ReadEvent = { readonly event: ReportedEvent } | { readonly refusal: Refusal };

/** What became of a report. */
export type Outcome =
  | { readonly outcome: 'recorded' | 'duplicate'; readonly id: Uuid }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };
