import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const offerProblems = defineProblems({
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
  context_invalid: {
    kind: 'unprocessable',
    title: 'The context does not fit the scenario',
    description: 'See the context schema at GET /v1/scenarios/{path}.',
  },
  mixed_currencies: {
    kind: 'unprocessable',
    title: 'The amounts have different currencies',
    description: 'Send every amount of a request in one currency.',
  },
  stages_differ_from_amount: {
    kind: 'unprocessable',
    title: 'The stages do not add up to the amount',
    description: 'Send stages whose amounts sum to the amount.',
  },
  balance_exceeds_amount: {
    kind: 'unprocessable',
    title: 'The available balance covers more than the amount',
    description: 'Send the part of the customer’s money that he uses for this payment.',
  },
  ambiguous_customer: {
    kind: 'unprocessable',
    title: 'The customer is named twice',
    description: 'Send either id or externalId.',
  },
  invalid_subject_token: {
    kind: 'unprocessable',
    title: 'The subject token is not valid',
    description: 'Send the token of an anonymous answer that this partner got.',
  },
  subject_token_used: {
    kind: 'conflict',
    title: 'The subject token is used',
    description: 'Another customer has joined that decision already; leave the token out.',
  },
  subject_consent_missing: {
    kind: 'forbidden',
    title: 'Joining needs the customer’s consent',
    description: 'Send the consent "profiling" with the subject token.',
  },
  offer_not_bindable: {
    kind: 'conflict',
    title: 'An indicative offer cannot be accepted',
    description: 'Register the customer and ask again.',
  },
  option_not_offered: {
    kind: 'unprocessable',
    title: 'The offer has no such term or amount',
    description: 'Use one of the offer’s termOptions, and an amount within the product’s bounds.',
  },
  offer_withdrawn: {
    kind: 'conflict',
    title: 'The offer is no longer available',
    description: 'The bank has paused the product or scenario; ask for new offers.',
  },
  order_in_application: {
    kind: 'conflict',
    title: 'There is an application for this order',
    description: 'Another offer for the same order was applied for; withdraw that application first.',
  },
  limit_reached: {
    kind: 'conflict',
    title: 'A limit is reached',
    description: 'Not available to this customer now; ask for a smaller amount or later.',
  },
  receipt_erased: {
    kind: 'gone',
    title: 'The receipt is gone',
    description: 'The customer was erased, and the inputs of his decisions with him.',
  },
});
