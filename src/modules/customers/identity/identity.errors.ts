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
      'They are of different kinds, have different national or registration numbers, or live in two households at once. If a number is wrong, have the partner correct it first.',
  },
  merge_undone: {
    kind: 'conflict',
    title: 'The merge was undone already',
    description: 'The parties are apart again; the merge shows since when and by whom.',
  },
  in_a_household: {
    kind: 'conflict',
    title: 'One of them is in a household already',
    description:
      'A person is in one household at a time, however many customers he is. End that membership first, or begin this one when it has ended.',
  },
  not_a_person: {
    kind: 'unprocessable',
    title: 'Only persons live in a household',
    description: 'The customer is an organisation.',
  },
  validity_ends_first: {
    kind: 'unprocessable',
    title: 'It would end before it begins',
    description: '`validTo` is the first day on which it holds no more, so it comes after `validFrom`.',
  },
  membership_ended: {
    kind: 'conflict',
    title: 'The membership was ended already',
    description: 'The household shows since when and why.',
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
