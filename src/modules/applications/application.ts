import type { ClauseClass } from '../../engines/rules/index.js';
import type { Uuid } from '../../kernel/ids.js';
import type { PricedTerms } from '../offers/index.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ApplicationStatus } from './application.states.js';
import type { Evidence, Requirement } from './requirements.js';

/** Why the bank does not simply say yes. Who may see it follows from the class (SCENARIOS.md §7). */
export interface Reason {
  readonly code: string;
  readonly class: ClauseClass;
}

/** Other terms of the same product that would pass. */
export interface CounterOffer {
  readonly option: string;
  readonly amountMinor: number;
}

export interface PricedCounterOffer extends CounterOffer {
  /** As the partner shows them: what is financed, what it costs, the calendar. */
  readonly terms: PricedTerms;
}

export interface DecisionRecord {
  readonly v: 1;
  readonly outcome: 'approved' | 'declined' | 'referred' | 'counterOffered';
  readonly reasons: readonly Reason[];
  readonly by: 'rules' | 'staff' | 'customer';
  readonly counterOffer?: PricedCounterOffer;
  /** RFC 3339, business time. */
  readonly at: string;
}

export interface Application {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  /** The borrower. */
  readonly customerId: Uuid;
  readonly offerId: Uuid;
  readonly openedBy: Buffer;
  /** Likewise, of the request that took the counter-offer. */
  readonly counterTakenBy: Buffer | null;
  readonly scenario: string;
  readonly product: string;
  readonly productVersion: number;
  readonly isCredit: boolean;
  readonly currency: string;
  readonly amountMinor: number;
  readonly option: string;
  /** As stored; `statusAt` moves it on by the clock. */
  readonly status: ApplicationStatus;
  readonly statusReason: string | null;
  readonly statusChangedAtMs: number;
  readonly openedAtMs: number;
  readonly expiresAtMs: number;
  readonly version: number;
  readonly requirements: readonly Requirement[];
  readonly evidence: readonly Evidence[];
  readonly decision: DecisionRecord | null;
  /** What it was concluded by: an agreement, or a guarantee when the reason of its status says so. */
  readonly agreementId: Uuid | null;
  /** Business time now, milliseconds. */
  readonly nowMs: number;
}

/** Reason of `concluded` when the application became a guarantee. */
export const GUARANTEE_MADE = 'guarantee_made';
