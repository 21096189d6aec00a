import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const sandboxProblems = defineProblems({
  sandbox_only: {
    kind: 'forbidden',
    title: 'Only for the sandbox',
    description: 'Live keys are refused in the sandbox.',
  },
});
