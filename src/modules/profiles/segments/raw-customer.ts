import type { Uuid } from '../../../kernel/ids.js';
import { epochDayInZone } from '../../../kernel/zone-days.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { AcquisitionHistory, CustomerKind, DeclaredFacts, Verification } from '../../customers/index.js';

/** A tag as it is stored. */
export interface StoredTag {
  readonly name: string;
  readonly value: string;
  readonly source: string;
  readonly scenario: string | null;
  /** Consent without which nobody uses it. */
  readonly purpose: string | null;
  /** Milliseconds since 1970, business time; null: no end. */
  readonly expiresMs: number | null;
}

/** A running summary of one frame, as far as facts are made of it. Days are counted since 1970-01-01. */
export interface StoredSummary {
  readonly scope: string;
  readonly currency: string;
  readonly occasions: number;
  readonly purchaseDays: number;
  readonly purchased: number;
  readonly refunded: number;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly lastActiveDay: number | null;
  /** Bit d is set when something happened d days before `lastActiveDay`, d < 30. */
  readonly activeDayBits: number;
  /** Bits of the days with a purchase, in hexadecimal, from day 8 × `daySetFrom`. */
  readonly daySetFrom: number;
  readonly daySet: string;
  readonly calendar: Calendar;
}

/** A day is over at different instants in different zones. */
export interface Calendar {
  /** In which the days are counted: of a summary its scene's, of everything else the bank's. */
  readonly zone: string;
  /** The customer's day of now, by his own clock. */
  readonly today: number;
}

/** @param businessMs the customer's own now */
export function calendarOf(businessMs: number, zone: string): Calendar {
  return { zone, today: epochDayInZone(businessMs, zone) };
}

/** Everything that facts about a customer are made of, as it is stored. */
export interface RawCustomer {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly kind: CustomerKind;
  readonly status: 'active' | 'erased';
  readonly verification: Verification;
  readonly partner: string;
  readonly personal: Buffer | null;
  readonly wrappedKey: Buffer | null;
  readonly acquisition: AcquisitionHistory;
  readonly facts: DeclaredFacts | null;
  readonly businessMs: number;
  readonly calendar: Calendar;
  /** How far his business time is ahead of the system's; null: it stands still. */
  readonly clockOffsetMs: number | null;
  /** Each purpose, and it with each kind of data that the grant covers: `profiling`, `profiling/tags`. */
  readonly consents: readonly string[] | null;
  /** Whether he has agreed that his profile is used. */
  readonly mayProfile: boolean;
  readonly tags: readonly StoredTag[] | null;
  readonly summaries: readonly StoredSummary[] | null;
  /** What whoever classifies has written into the row of facts, by attribute; and his segments. */
  readonly classified: Readonly<Record<string, unknown>> | null;
  readonly segments: readonly string[] | null;
}
