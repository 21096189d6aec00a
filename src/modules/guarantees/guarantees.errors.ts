import type { DomainErrorDetails } from '../../kernel/domain-error.js';
import { formatMinor } from '../../kernel/money.js';
import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const guaranteeProblems = defineProblems({
  application_not_approved: {
    kind: 'conflict',
    title: 'The application is not approved',
    description: 'Only what the bank has approved, and nobody has concluded yet, becomes something.',
  },
  no_guarantee_product: {
    kind: 'unprocessable',
    title: 'The application is not for a guarantee',
    description: 'Make an agreement of it with POST /v1/agreements.',
  },
  guarantee_exists: {
    kind: 'conflict',
    title: 'There is a guarantee of this application already',
    description: 'One application becomes one guarantee.',
  },
  limit_not_held: {
    kind: 'conflict',
    title: 'The limit is no longer held',
    description: 'Ask for new offers.',
  },
  evidence_missing: {
    kind: 'conflict',
    title: 'Something must be handed in before the signature',
    description: 'Hand it in with POST /v1/applications/{id}/evidence; `errors` names it.',
  },
  one_time_code_wrong: {
    kind: 'unprocessable',
    title: 'The one-time code does not fit',
    description: 'Five tries within ten minutes; then ask for a new code.',
  },
  document_changed: {
    kind: 'conflict',
    title: 'The text is not the one to be signed',
    description: 'Read the document again, show it, and send its hash.',
  },
  call_exceeds_guarantee: {
    kind: 'unprocessable',
    title: 'More is claimed than the guarantee stands for',
    description: 'At most `claimable` of the guarantee can be claimed.',
  },
  claim_documents_missing: {
    kind: 'unprocessable',
    title: 'Documents of the claim are missing',
    description: 'Send a reference of every kind of document that the guarantee asks for.',
  },
  claim_repeated: {
    kind: 'conflict',
    title: 'This reference was used before',
    description: 'The same reference names another claim or repayment.',
  },
  too_many_calls: {
    kind: 'conflict',
    title: 'There are too many claims on this guarantee',
    description: 'A guarantee takes a hundred claims; speak to the bank.',
  },
  calls_open: {
    kind: 'conflict',
    title: 'A claim is still being examined',
    description: 'Withdraw it, or wait for the bank’s answer.',
  },
  nothing_owed: {
    kind: 'conflict',
    title: 'Nothing is owed',
    description: 'Only what was called and not paid back yet can be repaid.',
  },
  repayment_exceeds_debt: {
    kind: 'unprocessable',
    title: 'More is paid than is owed',
    description: 'Pay at most what is owed.',
  },
  amendment_unfit: {
    kind: 'unprocessable',
    title: 'The guarantee cannot become this',
    description:
      'The amount stays above what was paid and claimed; the day is not past, and a later one is within five years of the issue.',
  },
  consent_of_beneficiary_missing: {
    kind: 'unprocessable',
    title: 'The beneficiary must agree',
    description: 'Less or shorter takes something from him: send a reference of his consent.',
  },
  amendment_open: {
    kind: 'conflict',
    title: 'Another amendment waits for the bank',
    description: 'Wait for the bank’s answer.',
  },
  guarantor_not_fit: {
    kind: 'unprocessable',
    title: 'This customer cannot stand for the borrower',
    description: 'A guarantor is another person than the borrower, of age, and his means are known.',
  },
  guarantor_capacity_exceeded: {
    kind: 'conflict',
    title: 'The guarantor cannot stand for so much',
    description: 'With everything else he stands for, the cap is more than his means bear.',
  },
  suretyship_exists: {
    kind: 'conflict',
    title: 'He is asked for this application already',
    description: 'A guarantor stands for an application once.',
  },
  release_steps_unfit: {
    kind: 'unprocessable',
    title: 'The release steps do not fall',
    description: 'Each step names a smaller share of principal and of the cap.',
  },
  nothing_to_call: {
    kind: 'conflict',
    title: 'The guarantor cannot be made to pay now',
    description: 'The borrower is in arrears, the guarantor was told, and the window has passed: all three.',
  },
});

/** Names the amount as what is wrong, and what it could be at most. */
export function atMost(code: string, minor: bigint, currency: string): DomainErrorDetails {
  const detail = `must be at most ${formatMinor(minor, currency)} ${currency}`;
  return { errors: [{ pointer: '/amount', code, detail }] };
}

/** Names everything that must be handed in as well. */
export function wanting(code: string, pointer: string, missing: readonly string[]): DomainErrorDetails {
  return { errors: missing.map((detail) => ({ pointer, code, detail })) };
}
