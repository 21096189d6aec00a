export class WebhookEndpointDto {
  /**
   * Its id.
   * @example "whe_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Where messages go to.
   * @example "https://hooks.lumen-phones.example.com/embank"
   */
  url: string;

  /**
   * What you call it; null when you have not said.
   * @example "order system"
   */
  description: string | null;

  /**
   * What it is told of.
   * @example ["offer.*"]
   */
  types: string[];

  /**
   * How much a message holds.
   * @example "thin"
   */
  payload: 'thin' | 'full';

  /**
   * Version of the API that the messages follow.
   * @example "v1"
   */
  apiVersion: string;

  /**
   * Whether messages are sent.
   * @example "enabled"
   */
  status: 'enabled' | 'disabled';

  /**
   * Who or what disabled it: `partner`, `bank`, `gone` (it answered 410), `failing`; null while it is enabled.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when.
   * @example "2026-11-21T09:30:00.000Z"
   */
  statusChangedAt: string;

  /**
   * Since when no message was answered with 2xx; null when the last one was.
   * @example null
   */
  failingSince: string | null;

  /**
   * Until when the secret before the present one signs too; null when none does.
   * @example null
   */
  previousSecretUntil: string | null;

  /**
   * What can be done now.
   * @example ["disable"]
   */
  allowedActions: string[];

  /**
   * When it was made.
   * @example "2026-11-21T09:30:00.000Z"
   */
  createdAt: string;
}

export class WebhookEndpointWithSecretDto extends WebhookEndpointDto {
  /**
   * The shared secret that signs the messages. It stands in this answer once; a repeat of the request lacks it.
   * @example "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
   */
  secret?: string;
}

export class WebhookEndpointPageDto {
  /** The endpoints, newest first. */
  data: WebhookEndpointDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /** Where the next page begins. */
  nextCursor?: string;
}

export class DeletedWebhookEndpointDto {
  /**
   * Its id.
   * @example "whe_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Always true: nothing is sent to it any more.
   * @example true
   */
  deleted: boolean;
}

export class WebhookTestDto {
  /**
   * Whether the receiver answered 2xx.
   * @example true
   */
  delivered: boolean;

  /**
   * What it answered; null when it did not.
   * @example 204
   */
  status: number | null;

  /**
   * Why it could not be asked; null when it answered.
   * @example null
   */
  error: string | null;

  /**
   * How long it took, in milliseconds.
   * @example 38
   */
  durationMs: number;

  /**
   * The beginning of what it said.
   * @example ""
   */
  response: string;
}

export class WebhookSelfTestStepDto extends WebhookTestDto {
  /**
   * What was sent: a good message, the same again, one with a wrong signature, one that is an hour old, and
   * two of which the older comes last.
   * @example "badSignature"
   */
  message: 'good' | 'duplicate' | 'badSignature' | 'staleTimestamp' | 'outOfOrder';

  /**
   * What a careful receiver answers: 2xx to what it should take, 4xx to what it must not.
   * @example "4xx"
   */
  expected: '2xx' | '4xx';

  /**
   * Whether it did.
   * @example true
   */
  passed: boolean;
}

export class WebhookSelfTestDto {
  /**
   * Whether all steps passed.
   * @example true
   */
  passed: boolean;

  /** The steps in their order. */
  steps: WebhookSelfTestStepDto[];
}

export class ResentWebhooksDto {
  /**
   * How many messages were put into the queue.
   * @example 12
   */
  deliveries: number;
}
