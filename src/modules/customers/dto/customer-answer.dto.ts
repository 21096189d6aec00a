import { type FactsDto, type PersonalDto } from './customer.dto.js';

export class AcquisitionDto {
  /**
   * The scenario through which the customer came; of a sensitive scene its root only.
   * @example "retail.electronics.phone"
   */
  scenario: string;

  /**
   * Channel.
   * @example "app"
   */
  channel: string;

  /**
   * When, RFC 3339.
   * @example "2026-12-01T02:00:00.000Z"
   */
  at: string;
}

export class AcquisitionHistoryDto {
  /** The first way; it never changes. */
  first: AcquisitionDto | null;

  /** The latest way. */
  last: AcquisitionDto | null;
}

export class CustomerDto {
  /**
   * The customer's id; yours alone, another partner sees another one.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Your own id.
   * @example "user-20417"
   */
  externalId: string | null;

  /**
   * Person or organisation.
   * @example "person"
   */
  kind: 'person' | 'organisation';

  /**
   * `active`, or `erased` when the personal data is gone.
   * @example "active"
   */
  status: 'active' | 'erased';

  /**
   * How well the bank knows who it is.
   * @example "phone"
   */
  verification: 'none' | 'phone' | 'document' | 'bank';

  /** Personal data as you sent it. */
  personal: PersonalDto;

  /** Declared facts. */
  facts: FactsDto;

  /**
   * What the bank says of the customer, from your own scenarios.
   * @example ["acquisition.first:retail.electronics.phone"]
   */
  tags: string[];

  /** How the customer came, first and last. */
  acquisition: AcquisitionHistoryDto;

  /**
   * Raised with each change; the `ETag` for `If-Match`.
   * @example 1
   */
  version: number;
}

export class CustomerPageDto {
  /** Customers, newest first. */
  data: CustomerDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /** Cursor of the next page; absent on the last. */
  nextCursor?: string;

  /** Number of all rows; only with `include=totalCount`. */
  totalCount?: number;
}

export class StoredConsentDto {
  /**
   * The consent's id.
   * @example "cns_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Purpose.
   * @example "profiling"
   */
  purpose: string;

  /**
   * Kinds of data that it covers.
   * @example ["profile", "tags"]
   */
  data: ('bureau' | 'contact' | 'events' | 'profile' | 'tags')[];

  /**
   * `granted` while it holds; `revoked` by the customer or by a newer one; `expired` when its time was over.
   * @example "granted"
   */
  status: 'granted' | 'revoked' | 'expired';

  /**
   * Why it ended: `customer`, `replaced`, `erased` or `expired`; null while it holds.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when it is in this state.
   * @example "2026-01-05T02:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * When it was given.
   * @example "2026-01-05T02:00:00.000Z"
   */
  grantedAt: string;

  /**
   * When it ends by itself.
   * @example null
   */
  expiresAt: string | null;

  /**
   * Version of the text shown.
   * @example "2026-11"
   */
  textVersion: string;

  /**
   * The partner's proof.
   * @example "checkbox:checkout:8813"
   */
  evidence: string | null;
}

export class ConsentListDto {
  /** Newest first, at most 100. */
  data: StoredConsentDto[];
}
