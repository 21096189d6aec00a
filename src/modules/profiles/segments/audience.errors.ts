import { defineProblems } from '../../../platform/http/problem-catalogue.js';

export const audienceProblems = defineProblems({
  tag_unknown: {
    kind: 'unprocessable',
    title: 'There is no such tag',
    description: 'Use the name of a tag in force, or as a partner a name of your own that begins with own.',
  },
  tag_not_yours: {
    kind: 'forbidden',
    title: 'Somebody else sets this tag',
    description: 'Its definition does not let you set or remove it.',
  },
  tag_value_invalid: {
    kind: 'unprocessable',
    title: 'The tag cannot have this value',
    description:
      'Its definition says which values it has; leave the value out for a tag that is only there or not.',
  },
  evidence_unknown: {
    kind: 'unprocessable',
    title: 'The evidence is not there',
    description: 'Name events that were reported of this customer.',
  },
  too_many_tags: {
    kind: 'conflict',
    title: 'The customer has too many tags',
    description: 'Remove some that are no longer needed.',
  },
  rule_refused: {
    kind: 'unprocessable',
    title: 'The rule is not valid',
    description: 'See `errors`: each names a place in the rule.',
  },
  too_many_counts: {
    kind: 'conflict',
    title: 'Too many counts are under way',
    description: 'Wait for one of them, or look at a sample.',
  },
  segment_too_large: {
    kind: 'unprocessable',
    title: 'The segment has too many members for a snapshot',
    description: 'Narrow the segment; a snapshot holds up to 200,000 customers.',
  },
});
