import { defineProblems } from '../../../platform/http/problem-catalogue.js';

export const attitudeProblems = defineProblems({
  questionnaire_outdated: {
    kind: 'conflict',
    title: 'Another version of the questionnaire is in force',
    description: 'Read the questionnaire again, ask what is new in it, and send its `version`.',
  },
  answers_unknown: {
    kind: 'unprocessable',
    title: 'The questionnaire knows no such answer',
    description: '`errors` name the questions; send the ids of its options.',
  },
});
