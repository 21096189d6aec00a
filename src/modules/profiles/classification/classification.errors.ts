import { defineProblems } from '../../../platform/http/problem-catalogue.js';

export const classificationProblems = defineProblems({
  frame_not_counted: {
    kind: 'unprocessable',
    title: 'Customers of this frame are not counted',
    description:
      'Runs are for roots of the scenario tree in which people come back (not housing or healthcare), in a currency.',
  },
  run_in_progress: {
    kind: 'conflict',
    title: 'The frame has a run already',
    description: 'Wait for it, or cancel it first.',
  },
  thresholds_not_rising: {
    kind: 'unprocessable',
    title: 'Thresholds must rise',
    description: 'Shares of ABC and of tiers rise, and a customer is lost after he slips.',
  },
  profiling_consent_missing: {
    kind: 'forbidden',
    title: 'The customer has not agreed to be profiled',
    description: 'Record his consent "profiling" first.',
  },
});
