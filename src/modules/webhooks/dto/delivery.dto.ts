import { IsIn, IsOptional } from 'class-validator';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import { OmitType } from '@nestjs/swagger';

const STATUSES = ['pending', 'delivered', 'failed', 'cancelled'] as const;
type Status = (typeof STATUSES)[number];

export class WebhookListQueryDto extends OmitType(ListQueryDto, ['include'] as const) {}

export class WebhookDeliveryListQueryDto extends WebhookListQueryDto {
  /**
   * Only with this status.
   * @example "delivered"
   */
  @IsOptional()
  @IsIn(STATUSES)
  status?: Status;
}

export class WebhookAttemptDto {
  /**
   * When it began.
   * @example "2026-11-21T09:30:00.000Z"
   */
  at: string;

  /**
   * How long it took, in milliseconds.
   * @example 38
   */
  durationMs: number;

  /**
   * What the receiver answered; null when it did not.
   * @example 500
   */
  status: number | null;

  /**
   * Why nobody answered, as a code; null when somebody did.
   * @example null
   */
  error: string | null;

  /**
   * The beginning of the answer.
   * @example "out of order"
   */
  response: string;
}

export class WebhookDeliveryDto {
  /**
   * Its id.
   * @example "whd_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Where it goes to.
   * @example "whe_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  endpoint: string;

  /**
   * What it tells: the `webhook-id` of every attempt.
   * @example "ntf_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  notification: string;

  /**
   * The notification’s place in your feed.
   * @example 41
   */
  position: number;

  /**
   * Type of the notification.
   * @example "offer.accepted"
   */
  type: string;

  /**
   * Why it was made: `event`, or `resend` when you asked for it.
   * @example "event"
   */
  trigger: 'event' | 'resend';

  /**
   * How it stands.
   * @example "delivered"
   */
  status: Status;

  /**
   * Why, where the status does not say it: `attempts_used_up`, `gone`, `endpoint_disabled`; null otherwise.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when.
   * @example "2026-11-21T09:30:00.000Z"
   */
  statusChangedAt: string;

  /**
   * When it is tried next; null when it is not.
   * @example null
   */
  nextAttemptAt: string | null;

  /** What was tried, oldest first; the last 30 are kept. */
  attempts: WebhookAttemptDto[];

  /**
   * What can be done now.
   * @example ["resend"]
   */
  allowedActions: string[];

  /**
   * When it was made.
   * @example "2026-11-21T09:30:00.000Z"
   */
  createdAt: string;
}

export class WebhookDeliveryPageDto {
  /** The deliveries, newest first. */
  data: WebhookDeliveryDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /** Where the next page begins. */
  nextCursor?: string;
}
