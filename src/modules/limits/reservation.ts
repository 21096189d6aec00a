import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';

export interface Reservation {
  /** The offer's id: an offer reserves at most once at a time. */
  readonly id: Uuid;
  readonly customerId: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly scenario: string;
  readonly product: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** Whose budget of which business day it takes from. */
  readonly enrolmentId: Uuid;
  readonly day: string;
  readonly expiresAtMs: number;
}

/** What one borrower owes and has reserved with one product, in one scenario, through one partner. */
export interface Exposure {
  readonly partnerId: Uuid;
  readonly scenario: string;
  readonly product: string;
  readonly openMinor: number;
  /** Of that, what is new within 24 hours. */
  readonly dayMinor: number;
  readonly count: number;
}
