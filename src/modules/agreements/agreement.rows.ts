import { type LocalDate, storedDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { AgreementStatus, DrawdownStatus } from './agreements.states.js';
import { type BookTotals, NO_TOTALS, TOTALS } from './book-totals.js';
import type { AgreementContract } from './contract.types.js';
import type { EventDetails, ServicingEventType, StoredServicingEvent } from './servicing-events.js';

/** What the replay says of an agreement, kept for reading and searching. Minor units of its currency. */
export interface AgreementSummary {
  /** Principal that is paid out and not repaid, due or not. */
  readonly outstandingMinor: bigint;
  readonly creditBalanceMinor: bigint;
  /** Everything that is past its due date and unpaid. */
  readonly overdueMinor: bigint;
  readonly nextDueOn: LocalDate | null;
  readonly nextDueMinor: bigint | null;
  readonly daysPastDue: number;
  readonly delinquencyBucket: string | null;
  readonly pausedUntil: LocalDate | null;
  /** Who has set the pause that is in force. */
  readonly pausedBy: 'partner' | 'bank' | null;
}

export interface AgreementRow extends AgreementSummary {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly customerId: Uuid;
  readonly applicationId: Uuid;
  readonly offerId: Uuid;
  readonly orderId: string | null;
  readonly scenario: string;
  readonly product: string;
  readonly productVersion: number;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly contract: AgreementContract;
  /** SHA-256 over the canonical JSON of the contract. */
  readonly contractHash: Buffer;
  readonly documentLocale: 'en' | 'zh' | null;
  readonly signing: SigningEvidence | null;
  readonly signedOn: LocalDate | null;
  readonly status: AgreementStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  readonly version: number;
  /** Last business date that close of business has done for it. */
  readonly closedThrough: LocalDate;
  /** First business date on which something can happen by itself; null when nothing can. */
  readonly nextActionOn: LocalDate | null;
  /** The sums that are in the ledger, and the day up to which they are. */
  readonly booked: BookTotals;
  readonly bookedThrough: LocalDate;
}

/** How the customer bound himself. */
export interface SigningEvidence {
  readonly v: 1;
  readonly channel: 'code' | 'page';
  readonly documentHash: string;
  readonly locale: 'en' | 'zh';
  readonly shownAt: string;
  readonly readSeconds: number;
  readonly signedAt: string;
  readonly challenge: string;
}

export interface DrawdownRow {
  readonly id: Uuid;
  readonly number: number;
  readonly name: string | null;
  readonly plannedOn: LocalDate;
  readonly lapsesOn: LocalDate;
  readonly amountMinor: bigint;
  readonly paidMinor: bigint;
  readonly status: DrawdownStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
}

/** An agreement as lists show it: the summary is that of the last booking. */
export interface ListedAgreement extends AgreementRow {
  readonly drawdowns: readonly DrawdownRow[];
  readonly today: LocalDate;
}

/** An agreement whose row is locked, with its history and the day it stands on. Acts take one and give the next one back. */
export interface LockedAgreement extends AgreementRow {
  readonly events: readonly StoredServicingEvent[];
  readonly drawdowns: readonly DrawdownRow[];
  /** Business date of its customer, in the contract's zone. */
  readonly today: LocalDate;
  /** Business time of its customer, milliseconds. */
  readonly nowMs: number;
}

type Text<T> = {
  [K in keyof T]: T[K] extends LocalDate | bigint
    ? string
    : T[K] extends LocalDate | bigint | null
      ? string | null
      : T[K];
};
export type RawAgreement = Omit<Text<AgreementRow>, 'booked'> & { booked: Record<string, number> };

const date = storedDate;
const dateOrNull = (text: string | null): LocalDate | null => (text === null ? null : date(text));

export function toAgreement(row: RawAgreement): AgreementRow {
  return {
    ...row,
    amountMinor: BigInt(row.amountMinor),
    outstandingMinor: BigInt(row.outstandingMinor),
    creditBalanceMinor: BigInt(row.creditBalanceMinor),
    overdueMinor: BigInt(row.overdueMinor),
    nextDueMinor: row.nextDueMinor === null ? null : BigInt(row.nextDueMinor),
    nextDueOn: dateOrNull(row.nextDueOn),
    pausedUntil: dateOrNull(row.pausedUntil),
    signedOn: dateOrNull(row.signedOn),
    closedThrough: date(row.closedThrough),
    nextActionOn: dateOrNull(row.nextActionOn),
    bookedThrough: date(row.bookedThrough),
    booked: readTotals(row.booked),
  };
}

export type RawDrawdown = Text<DrawdownRow>;

export function toDrawdown(row: RawDrawdown): DrawdownRow {
  return {
    ...row,
    plannedOn: date(row.plannedOn),
    lapsesOn: date(row.lapsesOn),
    amountMinor: BigInt(row.amountMinor),
    paidMinor: BigInt(row.paidMinor),
  };
}

export interface RawEvent {
  id: Uuid;
  number: number;
  type: ServicingEventType;
  occurredOn: string;
  recordedOn: string;
  recordedAt: Date;
  amountMinor: string;
  reverses: Uuid | null;
  details: EventDetails;
}

export function toEvent(row: RawEvent): StoredServicingEvent {
  return {
    ...row,
    occurredOn: date(row.occurredOn),
    recordedOn: date(row.recordedOn),
    amountMinor: BigInt(row.amountMinor),
  };
}

/** Totals as they are stored: only what is not zero. */
export function writeTotals(totals: BookTotals): Record<string, number> {
  return Object.fromEntries(
    TOTALS.filter((total) => totals[total] !== 0n).map((total) => [total, Number(totals[total])]),
  );
}

export function readTotals(stored: Readonly<Record<string, number>>): BookTotals {
  const given = Object.entries(stored).map(([total, minor]) => [total, BigInt(minor)]);
  return { ...NO_TOTALS, ...(Object.fromEntries(given) as Partial<BookTotals>) };
}
