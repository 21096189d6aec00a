import { IsPublicId } from '../../../platform/http/validation/decorators.js';
import type { CertificationStatus } from './certification.states.js';

export class ReceiverTestDto {
  /**
   * The webhook endpoint whose receiver is tried.
   * @example "whe_01m8qw4tg0ejst5q3jf33ws9nt"
   */
  @IsPublicId('webhookEndpoint')
  endpoint: string;
}

export class CertificationEvidenceDto {
  /**
   * How many requests, or trials of a receiver, the check rests on.
   * @example 2
   */
  count: number;

  /**
   * Their `Request-Id`s, the last ten.
   * @example ["req_0f6c2f9a4d0b4d1e8f3a2b1c"]
   */
  requests: string[];

  /**
   * When the last of them came; null when there was none.
   * @example "2026-11-21T09:31:12.402Z"
   */
  lastAt: string | null;
}

export class CertificationCheckDto {
  /**
   * What is checked.
   * @example "idempotentRetry"
   */
  name:
    | 'idempotentRetry'
    | 'signatureVerified'
    | 'duplicateTolerated'
    | 'outOfOrderTolerated'
    | 'cursorWalked'
    | 'backedOff429';

  /**
   * `pending` until there is something to judge; a failed one can be tried again as long as the run is running.
   * @example "passed"
   */
  status: 'pending' | 'passed' | 'failed';

  /**
   * What was seen, in words.
   * @example "POST /v1/offers/:id/accept came again under its key."
   */
  finding: string;

  /** What it rests on. */
  evidence: CertificationEvidenceDto;

  /**
   * What to do; null when it is passed.
   * @example null
   */
  todo: string | null;
}

export class CertificationDto {
  /**
   * The run’s id.
   * @example "crt_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * See `GET /v1/state-machines/certification`.
   * @example "running"
   */
  status: CertificationStatus;

  /**
   * Why it did not pass: `checks_missing` or `time_over`; null otherwise.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when.
   * @example "2026-11-21T09:30:00.000Z"
   */
  statusChangedAt: string;

  /**
   * What can be done with it now.
   * @example ["testReceiver", "throttle", "finish"]
   */
  allowedActions: string[];

  /**
   * When it began.
   * @example "2026-11-21T09:30:00.000Z"
   */
  startedAt: string;

  /**
   * When it ends by itself.
   * @example "2026-11-21T10:30:00.000Z"
   */
  endsAt: string;

  /**
   * Until when live keys can be issued by it; null unless it passed.
   * @example null
   */
  validUntil: string | null;

  /** The checks, always all of them. */
  checks: CertificationCheckDto[];
}

export class CertificationPageDto {
  /** The runs of this page. */
  data: CertificationDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /** Where the next page begins; absent on the last one. */
  nextCursor?: string;
}
