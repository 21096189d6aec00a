import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { GuaranteeSums, GuaranteeTerms } from './guarantee.rules.js';
import type { GuaranteeStatus } from './guarantees.states.js';
import { type Bound, boundOf, type BoundRow, dateOf } from './promises.js';

export interface Guarantee extends Bound {
  readonly status: GuaranteeStatus;
  readonly applicationId: Uuid;
  readonly offerId: Uuid;
  readonly scenario: string;
  readonly product: string;
  readonly productVersion: number;
  readonly currency: string;
  readonly terms: GuaranteeTerms;
  readonly sums: GuaranteeSums;
  readonly issuedOn: LocalDate | undefined;
  readonly expiresOn: LocalDate;
  readonly nextActionOn: LocalDate | undefined;
}

/** A guarantee as it is made, before anybody has bound himself. */
export interface NewGuarantee {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly customerId: Uuid;
  readonly applicationId: Uuid;
  readonly offerId: Uuid;
  readonly scenario: string;
  readonly zone: string;
  readonly product: string;
  readonly productVersion: number;
  readonly currency: string;
  readonly terms: GuaranteeTerms;
  readonly amountMinor: bigint;
  readonly feeMinor: bigint;
  readonly marginMinor: bigint;
  readonly expiresOn: LocalDate;
  readonly nextActionOn: LocalDate;
  readonly document: Buffer;
  readonly documentHash: Buffer;
  readonly nowMs: number;
}

/** What an act changes in a row; what is left out stays. */
export interface GuaranteeChange {
  readonly status: GuaranteeStatus;
  readonly reason: string | undefined;
  readonly sums: GuaranteeSums;
  readonly expiresOn: LocalDate;
  readonly issuedOn: LocalDate | undefined;
  readonly nextActionOn: LocalDate | undefined;
  readonly signing?: object;
  readonly documentHash: Buffer | null;
  /** The business day of the act. */
  readonly today: LocalDate;
}

export interface GuaranteeRow extends BoundRow {
  application_id: Uuid;
  offer_id: Uuid;
  scenario: string;
  product: string;
  product_version: number;
  currency: string;
  terms: GuaranteeTerms;
  amount_minor: string;
  fee_minor: string;
  margin_minor: string;
  paid_minor: string;
  claimed_minor: string;
  freed_minor: string;
  receivable_minor: string;
  issued_on: string | null;
  expires_on: string;
  next_action_on: string | null;
  status: GuaranteeStatus;
}

export function toGuarantee(row: GuaranteeRow): Guarantee {
  return {
    ...boundOf(row),
    status: row.status,
    applicationId: row.application_id,
    offerId: row.offer_id,
    scenario: row.scenario,
    product: row.product,
    productVersion: row.product_version,
    currency: row.currency,
    terms: row.terms,
    sums: {
      amountMinor: BigInt(row.amount_minor),
      feeMinor: BigInt(row.fee_minor),
      marginMinor: BigInt(row.margin_minor),
      paidMinor: BigInt(row.paid_minor),
      claimedMinor: BigInt(row.claimed_minor),
      freedMinor: BigInt(row.freed_minor),
      receivableMinor: BigInt(row.receivable_minor),
    },
    issuedOn: row.issued_on === null ? undefined : parseDate(row.issued_on),
    expiresOn: dateOf(row.expires_on),
    nextActionOn: row.next_action_on === null ? undefined : parseDate(row.next_action_on),
  };
}
