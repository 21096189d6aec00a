import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const partnerProblems = defineProblems({
  api_key_missing: {
    kind: 'unauthenticated',
    title: 'There is no API key',
    description: 'Send your key as `Authorization: Bearer ek_sandbox_…`.',
  },
  invalid_api_key: {
    kind: 'unauthenticated',
    title: 'The API key is not valid',
    description: 'This API key is unknown or revoked.',
  },
  api_key_expired: {
    kind: 'unauthenticated',
    title: 'The API key has expired',
    description: 'This API key has expired; use the one that replaced it, or ask the bank for another.',
  },
  address_not_allowed: {
    kind: 'forbidden',
    title: 'The address is not allowed',
    description: 'This key may not be used from this address.',
  },
  partner_suspended: {
    kind: 'forbidden',
    title: 'The partner is suspended',
    description: 'The bank has stopped this partner; ask your contact there.',
  },
  licence_expired: {
    kind: 'forbidden',
    title: 'The licence has expired',
    description: 'Live keys need a licence that has not expired.',
  },
  scope_missing: {
    kind: 'forbidden',
    title: 'A scope is missing',
    description: 'The key does not allow this; `detail` names the scope that does.',
  },
  partner_exists: {
    kind: 'conflict',
    title: 'The slug is taken',
    description: 'A partner with this slug exists already.',
  },
  already_enrolled: {
    kind: 'conflict',
    title: 'The partner is enrolled already',
    description: 'The partner is enrolled in this scenario already; change that enrolment instead.',
  },
  licence_exists: {
    kind: 'conflict',
    title: 'The licence is recorded already',
    description: 'This partner has a licence of this kind and number already.',
  },
  too_many_licences: {
    kind: 'conflict',
    title: 'Too many licences',
    description: 'A partner has at most 100 licences.',
  },
  live_needs_licence: {
    kind: 'conflict',
    title: 'There is no valid licence',
    description: 'A live key needs a licence that has not expired; record one first.',
  },
  certification_required: {
    kind: 'conflict',
    title: 'The integration is not certified',
    description:
      'A new live key needs a certification run of the partner that passed within the last 90 days. Keys that are issued stay.',
  },
  not_your_key: {
    kind: 'forbidden',
    title: 'Somebody else asked for this key',
    description: 'Only whoever asked for a live key may have its secret revealed.',
  },
  too_many_keys: {
    kind: 'conflict',
    title: 'Too many keys',
    description: 'A partner has at most 50 working keys in an environment; revoke some first.',
  },
  scenario_not_published: {
    kind: 'unprocessable',
    title: 'A scenario is not published',
    description: 'See `errors`: only scenarios with a published version can be named.',
  },
  jurisdiction_without_pack: {
    kind: 'unprocessable',
    title: 'The jurisdiction has no policy pack',
    description: 'Publish a policy pack of this jurisdiction first.',
  },
});
