import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const webhookProblems = defineProblems({
  webhook_url_refused: {
    kind: 'unprocessable',
    title: 'The URL cannot be called',
    description:
      'A webhook URL is https on port 443 or 8443, without credentials or fragment, at a public address; `errors` says what is wrong.',
  },
  webhook_url_taken: {
    kind: 'conflict',
    title: 'You have an endpoint with this URL',
    description:
      'Each URL stands once, so that nothing is delivered twice; change the other endpoint instead.',
  },
  unknown_event_type: {
    kind: 'unprocessable',
    title: 'There is no such event type',
    description: 'See `errors`: a type is one of the catalogue, `resource.*`, or `*`.',
  },
  too_many_webhook_endpoints: {
    kind: 'conflict',
    title: 'Too many webhook endpoints',
    description: 'You have at most 20 endpoints in an environment; delete some first.',
  },
  webhook_endpoint_disabled: {
    kind: 'conflict',
    title: 'The endpoint is disabled',
    description: 'Nothing is sent to a disabled endpoint; enable it first.',
  },
  resend_range_too_long: {
    kind: 'unprocessable',
    title: 'The range is too long',
    description: 'At most 1,000 positions can be sent again at once.',
  },
});
