import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const ledgerProblems = defineProblems({
  invalid_period: {
    kind: 'unprocessable',
    title: 'The period cannot be answered',
    description: 'Give a period that does not end before it begins and has at most 366 days.',
  },
  statement_too_long: {
    kind: 'unprocessable',
    title: 'The statement has too many lines',
    description: 'More than 1,000 lines fall into the period: ask for a shorter one.',
  },
});
