import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const agreementProblems = defineProblems({
  too_many_events: {
    kind: 'conflict',
    title: 'The agreement’s history is full',
    description: 'An agreement holds a bounded number of events; talk to the bank.',
  },
  application_not_approved: {
    kind: 'conflict',
    title: 'The application is not approved',
    description: 'Only an approved application becomes an agreement; see its status and requirements.',
  },
  product_without_agreement: {
    kind: 'unprocessable',
    title: 'The product makes no credit agreement',
    description:
      'A guarantee is made by POST /v1/guarantees; cards, accounts and insurance are concluded elsewhere.',
  },
  reservation_lost: {
    kind: 'conflict',
    title: 'The reservation is lost',
    description: 'Budget and exposure are no longer held for this agreement; ask for new offers.',
  },
  no_code_open: {
    kind: 'conflict',
    title: 'No one-time code is open',
    description: 'Ask for a one-time code first; the last one has run out, was used, or was tried too often.',
  },
  code_wrong: {
    kind: 'unprocessable',
    title: 'The one-time code is wrong',
    description: 'Five tries are given for a code, then a new one is needed.',
  },
  too_many_codes: {
    kind: 'rateLimited',
    title: 'Too many one-time codes',
    description: 'At most five codes an hour are sent for one signature.',
  },
  no_message_gateway: {
    kind: 'unavailable',
    title: 'The customer cannot be reached',
    description: 'This installation has no gateway for messages to live customers.',
  },
  requirements_missing: {
    kind: 'conflict',
    title: 'Something is missing before signature',
    description: 'Hand it in at the application first; `errors` lists the requirements.',
  },
  shown_in_future: {
    kind: 'unprocessable',
    title: 'The display is not over yet',
    description: 'shownAt and readSeconds must lie in the past of the business clock.',
  },
  document_differs: {
    kind: 'unprocessable',
    title: 'Another document was shown',
    description: 'Show the contract again and send the hash of what was shown.',
  },
  read_too_short: {
    kind: 'unprocessable',
    title: 'The document was not shown long enough',
    description:
      'The jurisdiction demands a minimum reading time: `contract.minimumReadingSeconds` of the agreement.',
  },
  return_url_not_allowed: {
    kind: 'unprocessable',
    title: 'The returnUrl is not allowed',
    description:
      'It must be https, without user info or fragment; in the sandbox also http on a loopback address.',
  },
  evidence_required: {
    kind: 'unprocessable',
    title: 'The payout needs its evidence',
    description: 'Say what was delivered: the kind of evidence that the payout waits for, and its reference.',
  },
  drawdown_not_open: {
    kind: 'conflict',
    title: 'The drawdown cannot be paid out',
    description: 'It is paid, voided or lapsed already; see the agreement’s drawdowns.',
  },
  drawdown_required: {
    kind: 'unprocessable',
    title: 'Say which drawdown',
    description: 'The agreement has several open drawdowns; name one by its id.',
  },
  drawdown_too_early: {
    kind: 'unprocessable',
    title: 'The drawdown is not due yet',
    description: 'It cannot be paid out before the day that was agreed.',
  },
  amount_exceeds_drawdown: {
    kind: 'unprocessable',
    title: 'More than what is left of the drawdown',
    description: 'See `remaining` of the drawdown.',
  },
  withdrawal_period_over: {
    kind: 'conflict',
    title: 'The withdrawal period is over',
    description: 'The jurisdiction’s days for withdrawing have passed, or it gives none.',
  },
});
