import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const customerProblems = defineProblems({
  external_id_taken: {
    kind: 'conflict',
    title: 'The external id is taken',
    description:
      'A customer with this externalId is registered already; find it at /by-external-id/{externalId}.',
  },
});
