import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const pauseProblems = defineProblems({
  already_paused: {
    kind: 'conflict',
    title: 'It is paused already',
    description: 'See `GET /staff/v1/pauses`. It starts again when a second person agrees to its resumption.',
  },
  nothing_to_pause: {
    kind: 'unprocessable',
    title: 'There is nothing of this name in force',
    description:
      'Name a partner by its slug, a published scenario by its path, a published product by its slug.',
  },
});
