import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { EVENT_TYPES, type EventType } from '../event-types.js';

const OUTCOMES = ['recorded', 'duplicate', 'refused'] as const;

export class EventScenarioDto {
  /**
   * Where it was placed; of a sensitive scene only the root is kept.
   * @example "retail.electronics.phone"
   */
  path: string;

  /**
   * 0 to 1.
   * @example 1
   */
  confidence: number;

  /**
   * What told it: `partner` (named), `mcc`, `text` or `none`.
   * @example "partner"
   */
  source: string;
}

export class EventReceiptDto {
  /**
   * The bank’s id of the event.
   * @example "evt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Your own id of it.
   * @example "sale-20417-1"
   */
  externalId: string;

  /**
   * The event was known already; `id` is that of the first report.
   * @example false
   */
  duplicate: boolean;
}

export class EventFaultDto {
  /**
   * Why; the codes are those of `POST /v1/events`.
   * @example "customer_unknown"
   */
  code: string;

  /**
   * Where in the event, a JSON pointer.
   * @example "/customer"
   */
  pointer: string;

  /**
   * What would be right.
   * @example "is no customer of yours"
   */
  detail: string;
}

export class EventResultDto {
  /**
   * Place in the request, from 0.
   * @example 0
   */
  index: number;

  /** `duplicate`: it was known already, and nothing was done. */
  @ApiProperty({ enum: OUTCOMES, example: 'recorded' })
  outcome: (typeof OUTCOMES)[number];

  /**
   * Of the event; left out when it was refused.
   * @example "evt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id?: string;

  /** Why it was refused. */
  error?: EventFaultDto;
}

export class EventBatchAnswerDto {
  /**
   * Events that are new.
   * @example 1
   */
  recorded: number;

  /**
   * Events that were known already.
   * @example 0
   */
  duplicates: number;

  /**
   * Events that were not taken.
   * @example 0
   */
  refused: number;

  /** One for each event, in their order. */
  results: EventResultDto[];
}

export class EventDto {
  /**
   * The bank’s id of the event.
   * @example "evt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Your own id of it.
   * @example "sale-20417-1"
   */
  externalId: string;

  /** What happened. */
  @ApiProperty({ enum: EVENT_TYPES, example: 'purchase' })
  type: EventType;

  /**
   * Whom it is about.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /** Where in the tree it was placed, and by what. */
  scenario: EventScenarioDto;

  /**
   * When it happened.
   * @example "2026-11-20T09:30:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  occurredAt: string;

  /**
   * When the bank got it.
   * @example "2026-11-20T09:30:04.118Z"
   */
  @ApiProperty({ format: 'date-time' })
  receivedAt: string;

  /** How much. */
  amount?: MoneyDto;

  /**
   * Merchant category code.
   * @example "4812"
   */
  mcc?: string;

  /**
   * What the merchant or item is called; gone once the customer is erased.
   * @example "Phone 17, 256 GB, black"
   */
  text?: string;

  /**
   * Your id of the event that this one belongs to.
   * @example "order-88131"
   */
  relatesTo?: string;

  /** Further facts; gone once the customer is erased. */
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    example: { storeId: 'shanghai-01' },
  })
  payload?: Record<string, unknown>;
}

export class EventPageDto {
  /** The page. */
  data: EventDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` to get that page.
   * @example "q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ"
   */
  nextCursor?: string;
}
