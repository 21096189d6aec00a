import type { IdKind, Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { LineKind } from './settlement.rules.js';

/** What a partner is paid for a business day in one currency. Amounts in minor units, from the partner's side. */
export interface Settlement {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly currency: string;
  /** YYYY-MM-DD */
  readonly businessDate: string;
  /** From 1; more than one when postings of the day came late or there are very many. */
  readonly part: number;
  /** What stands on the transfer. */
  readonly reference: string;
  readonly grossMinor: string;
  readonly discountMinor: string;
  readonly commissionMinor: string;
  readonly refundMinor: string;
  readonly otherMinor: string;
  readonly reserveHeldMinor: string;
  readonly reserveReleasedMinor: string;
  /** What the settlement before could not pay, never positive. */
  readonly carriedInMinor: string;
  readonly netMinor: string;
  readonly paidMinor: string;
  readonly carriedOutMinor: string;
  readonly lineCount: number;
  /** Null when nothing was left to pay. */
  readonly paidOn: string | null;
  /** First day on which the reserve can be released; null when none was held. */
  readonly releaseOn: string | null;
  readonly releasedBy: Uuid | null;
  readonly createdAt: Date;
}

/** One posting on `settlementPayable`. */
export interface SettlementLine {
  readonly number: number;
  readonly kind: LineKind;
  /** What happened: `drawdown`, `refund` … */
  readonly type: string;
  readonly businessDate: string;
  readonly amountMinor: string;
  readonly entryId: Uuid;
  readonly subject: Uuid;
  readonly subjectKind: IdKind;
  readonly customerId: Uuid | null;
  readonly eventId: Uuid | null;
  readonly orderId: string | null;
  readonly drawdownId: Uuid | null;
}

/** Whose settlements: a partner's own, or for staff any of an environment. */
export interface SettlementScope {
  readonly environment: Environment;
  readonly partnerId?: Uuid | undefined;
}
