import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const sandboxProblems = defineProblems({
  sandbox_only: {
    kind: 'forbidden',
    title: 'Only for the sandbox',
    description: 'Live keys are refused in the sandbox.',
  },
  clock_only_forward: {
    kind: 'unprocessable',
    title: 'A test clock only goes forward',
    description:
      'Name a later instant. What a day has closed stays closed; make another clock to begin anew.',
  },
  clock_move_too_long: {
    kind: 'unprocessable',
    title: 'Too far for one move',
    description: 'One move of a test clock goes at most 10 years ahead, and no clock beyond the year 2150.',
  },
  clock_limit_reached: {
    kind: 'unprocessable',
    title: 'There are too many test clocks or customers on one',
    description: 'A partner has at most 1,000 test clocks, a clock at most 1,000 customers. Delete clocks.',
  },
  clock_behind_books: {
    kind: 'conflict',
    title: 'The clock is behind a day that is closed',
    description:
      'Days of the customer are closed that are still to come on this clock. Advance the clock first.',
  },
  sandbox_busy: {
    kind: 'unavailable',
    title: 'The sandbox is busy',
    description: 'Repeat the request with the same Idempotency-Key: what is done already is not done twice.',
  },
  step_refused: {
    kind: 'unprocessable',
    title: 'The bank refused a step',
    description:
      'A step that your own call would have made was refused, see `detail`; for example because the key lacks a scope.',
  },
  fixture_not_available: {
    kind: 'unprocessable',
    title: 'This fixture needs a scenario that you are not enrolled in',
    description: 'See `available` at `GET /v1/sandbox/fixtures`.',
  },
  fixture_without_agreement: {
    kind: 'unprocessable',
    title: 'This fixture makes no agreement that can be repaid',
    description: 'Take one that makes an active agreement, see `GET /v1/sandbox/fixtures`.',
  },
  agreement_not_active: {
    kind: 'conflict',
    title: 'The agreement is not active',
    description: 'A borrower repays what was paid out: sign and capture the agreement first.',
  },
  simulation_running: {
    kind: 'conflict',
    title: 'A simulation of this agreement is running',
    description: 'Wait until it is completed.',
  },
  certification_running: {
    kind: 'conflict',
    title: 'A certification run is running',
    description: 'A partner has one at a time: read it, or finish it first.',
  },
  certification_limit_reached: {
    kind: 'unprocessable',
    title: 'Too many certification runs or tries',
    description: 'A partner starts at most 50 runs a day, and has at most 30 tries of each kind in one.',
  },
  self_service_full: {
    kind: 'unavailable',
    title: 'No more sandboxes can be opened now',
    description: 'All places are taken. Try again tomorrow, or ask the bank for a key.',
  },
  sign_up_limited: {
    kind: 'rateLimited',
    title: 'Too many sandboxes from this address',
    description: 'Wait as long as `Retry-After` says.',
  },
});
