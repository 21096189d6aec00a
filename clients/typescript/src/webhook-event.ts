import type { operations, webhooks } from './generated/webhooks.js';

/** What a webhook, and each item of `GET /v1/notifications`, tells; its `type` says which. */
export type WebhookEvent = {
  [T in keyof webhooks]: webhooks[T]['post'] extends operations[keyof operations]
    ? webhooks[T]['post']['requestBody']['content']['application/json']
    : never;
}[keyof webhooks];
