import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const customerProblems = defineProblems({
  customer_erased: {
    kind: 'gone',
    title: 'The customer is erased',
    description: 'Nothing more is kept of him; what was signed with him stays readable by its own id.',
  },
  legal_hold: {
    kind: 'conflict',
    title: 'The bank must keep the customer',
    description:
      'Something still runs or is owed, or the bank has been told to keep him (`legalHold`); `errors` names it. When it has ended, ask again: until then nothing is erased.',
  },
  hold_lifted: {
    kind: 'conflict',
    title: 'The legal hold was lifted already',
    description: 'The hold shows since when and why; another one can be set.',
  },
  external_id_taken: {
    kind: 'conflict',
    title: 'The external id is taken',
    description:
      'A customer with this externalId is registered already; find it at /by-external-id/{externalId}.',
  },
});
