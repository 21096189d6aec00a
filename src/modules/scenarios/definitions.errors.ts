import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const definitionProblems = defineProblems({
  invalid_definition: {
    kind: 'unprocessable',
    title: 'The definition is not valid',
    description: 'See `errors`: each names a place in the definition and what is expected there.',
  },
  draft_changed: {
    kind: 'conflict',
    title: 'The draft has changed since it was submitted',
    description: 'The approval is about a content that is no longer there. Submit the draft again.',
  },
  still_needed: {
    kind: 'conflict',
    title: 'Others depend on it',
    description: 'It cannot be retired while something in force stands below it.',
  },
  too_many_drafts: {
    kind: 'conflict',
    title: 'There are too many drafts',
    description: 'A name has at most 20 drafts. Change one of them.',
  },
  too_many_names: {
    kind: 'conflict',
    title: 'There are too many definitions',
    description: 'The bank has at most 1,000 scenarios, packs or products each.',
  },
});
