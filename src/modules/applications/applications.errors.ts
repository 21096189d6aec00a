import { defineProblems } from '../../platform/http/problem-catalogue.js';

export const applicationProblems = defineProblems({
  offer_not_accepted: {
    kind: 'conflict',
    title: 'The offer is not accepted',
    description:
      'An application is opened from an offer that is accepted now; accept it (again), then apply.',
  },
  application_exists: {
    kind: 'conflict',
    title: 'There is an application from this offer already',
    description: 'Read it at `GET /v1/applications/{id}`; `detail` names it.',
  },
  reservation_lapsed: {
    kind: 'conflict',
    title: 'What was reserved for the offer is free again',
    description: 'Accept the offer again, if it has not expired, then apply.',
  },
  checks_lapsed: {
    kind: 'conflict',
    title: 'What a source said holds no longer',
    description: 'Have the sources asked again: `POST /staff/v1/applications/{id}/check-again`. Then decide.',
  },
  unknown_requirement: {
    kind: 'unprocessable',
    title: 'The application has no such requirement',
    description: 'Hand in evidence for the codes of `requirements` only.',
  },
  evidence_insufficient: {
    kind: 'unprocessable',
    title: 'The evidence does not show what it should',
    description:
      'A disclosure needs the version that was shown, its language and at least the minimum reading time; anything else a reference.',
  },
});
