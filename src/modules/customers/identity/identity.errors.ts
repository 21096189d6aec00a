import { defineProblems } from '../../../platform/http/problem-catalogue.js';

export const identityProblems = defineProblems({
  same_party: {
    kind: 'unprocessable',
    title: 'The two are one party already',
    description: 'Both ids lead to the same party; `GET /staff/v1/parties/{id}` shows who belongs to it.',
  },
  parties_contradict: {
    kind: 'unprocessable',
    title: 'The two cannot be one party',
    description:
      'They are of different kinds or have different national or registration numbers. If a number is wrong, have the partner correct it first.',
  },
  merge_undone: {
    kind: 'conflict',
    title: 'The merge was undone already',
    description: 'The parties are apart again; the merge shows since when and by whom.',
  },
  suggestion_decided: {
    kind: 'conflict',
    title: 'The suggestion was decided already',
    description: 'Only an open suggestion can be dismissed; its status says what became of it.',
  },
  no_party: {
    kind: 'unprocessable',
    title: 'The customer has no party',
    description: 'Nothing is known of the customer that could name a person or organisation.',
  },
});
