import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const staffProblems = defineProblems({
  sign_in_failed: {
    kind: 'unauthenticated',
    title: 'E-mail or password is wrong',
    description: 'No active account has this e-mail address and password.',
  },
  sign_in_locked: {
    kind: 'rateLimited',
    title: 'Too many failed sign-ins',
    description:
      'After ten failures an account is locked for 30 minutes; `Retry-After` says for how long still.',
  },
  sign_in_busy: {
    kind: 'unavailable',
    title: 'Too many sign-ins at once',
    description: 'Passwords are checked a few at a time. Repeat the sign-in after `Retry-After` seconds.',
  },
  sign_in_elsewhere: {
    kind: 'notFound',
    title: 'Sign-in is at the bank’s issuer',
    description: 'This server takes access tokens of the bank’s issuer; it knows no passwords.',
  },
  token_refused: {
    kind: 'unauthenticated',
    title: 'The access token is missing or not acceptable',
    description: 'Sign in again and send the new token as `Authorization: Bearer …`.',
  },
  issuer_unavailable: {
    kind: 'unavailable',
    title: 'The bank’s issuer does not answer',
    description: 'The keys that verify access tokens cannot be fetched just now. Repeat the request.',
  },
  role_missing: {
    kind: 'forbidden',
    title: 'A role is missing',
    description: 'Your roles do not allow this; `detail` names the ones that do.',
  },
  unknown_environment: {
    kind: 'malformed',
    title: 'There is no such environment',
    description: 'The query parameter `environment` is `sandbox` (the default) or `live`.',
  },
  own_change: {
    kind: 'forbidden',
    title: 'This is your own change',
    description: 'A change is approved or rejected by another person than the one who submitted it.',
  },
  not_your_change: {
    kind: 'forbidden',
    title: 'This is not your change',
    description: 'Only the person who submitted a change may withdraw it.',
  },
  subject_changed: {
    kind: 'conflict',
    title: 'The subject has changed since the submission',
    description:
      'What the approval shows is no longer the difference to what is in force. Submit the change again.',
  },
  nothing_changes: {
    kind: 'unprocessable',
    title: 'Nothing would change',
    description: 'The proposed state is the one already in force.',
  },
  change_too_large: {
    kind: 'unprocessable',
    title: 'The change is too large to be judged',
    description: 'Split it: a change holds at most 256 KiB and differs in at most 1,000 places.',
  },
  too_many_open_changes: {
    kind: 'conflict',
    title: 'Too many changes wait already',
    description:
      'One person may have at most 100 changes waiting for approval. Withdraw some or have them decided.',
  },
});
