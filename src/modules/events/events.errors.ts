import type { DomainError } from '../../kernel/domain-error.js';
import { defineProblems } from '../../platform/http/problem-catalogue.js';

/** Why one event is not taken. In a batch or a file each is a result of its own; a single one is answered with it. */
export const refusals = defineProblems({
  customer_unknown: {
    kind: 'unprocessable',
    title: 'The customer is not known',
    description: 'Register the customer first, or send `register` with your own id of him.',
  },
  ambiguous_customer: {
    kind: 'unprocessable',
    title: 'The customer is named twice',
    description: 'Send either id or externalId.',
  },
  customer_erased: {
    kind: 'gone',
    title: 'The customer is erased',
    description: 'Nothing more is kept of him.',
  },
  unknown_scenario: {
    kind: 'unprocessable',
    title: 'There is no such scenario',
    description: 'Use a path of GET /v1/scenarios, or leave it out and let the bank recognise it.',
  },
  scenario_not_enrolled: {
    kind: 'forbidden',
    title: 'The partner is not enrolled in this scenario',
    description: 'Ask the bank to enrol you, or use a scenario of GET /v1/scenarios.',
  },
  scenario_not_in_key: {
    kind: 'forbidden',
    title: 'This key is not for this scenario',
    description: 'The key is narrowed to other scenarios; use another key.',
  },
  scenario_not_kept: {
    kind: 'unprocessable',
    title: 'The bank keeps nothing of this scene',
    description: 'Do not report events of excluded scenes.',
  },
  sensitive_consent_missing: {
    kind: 'forbidden',
    title: 'A sensitive scene needs the customer’s consent',
    description: 'Record his consent "sensitiveData" first.',
  },
  amount_required: {
    kind: 'unprocessable',
    title: 'The amount is missing',
    description: 'An event of this type is about money; say how much.',
  },
  payload_invalid: {
    kind: 'unprocessable',
    title: 'The payload does not fit the scenario',
    description:
      'Send what the scenario’s schema for this type allows; where there is none, send no payload.',
  },
  occurred_in_future: {
    kind: 'unprocessable',
    title: 'The event has not happened yet',
    description: 'occurredAt may be at most five minutes ahead of the customer’s business time.',
  },
  occurred_too_long_ago: {
    kind: 'unprocessable',
    title: 'The event is too old',
    description: 'The bank takes events of the last ten years.',
  },
  event_id_reused: {
    kind: 'unprocessable',
    title: 'The id belongs to another event',
    description: 'An event with this externalId was reported with other content; events are never changed.',
  },
});

export type RefusalCode = keyof typeof refusals;

export const importProblems = defineProblems({
  upload_offset_mismatch: {
    kind: 'conflict',
    title: 'The upload goes on elsewhere',
    description: 'Read the import, and send the file from its `offset` on with that as `Upload-Offset`.',
  },
  invalid_upload_header: {
    kind: 'malformed',
    title: 'A header of the upload is not valid',
    description: '`Upload-Offset` is a whole number of bytes; `Upload-Complete` is `?1` or `?0`.',
  },
  too_many_uploads: {
    kind: 'unavailable',
    title: 'Too many uploads at once',
    description: 'Wait until another upload has ended.',
  },
  upload_interrupted: {
    kind: 'unavailable',
    title: 'The upload was interrupted',
    description: 'What was taken stays taken: read the import and go on from its `offset`.',
  },
});

/** Why an event of a batch or a file was refused, in one form for both. */
export interface Refusal {
  readonly code: string;
  /** JSON pointer into the event. */
  readonly pointer: string;
  readonly detail: string;
}

export function refusal(code: RefusalCode, pointer: string): Refusal {
  return { code, pointer, detail: refusals[code]().message };
}

/** The same as an answer of its own. */
export function asProblem({ code, pointer, detail }: Refusal): DomainError {
  return refusals[code as RefusalCode](undefined, { errors: [{ pointer, code, detail }] });
}
