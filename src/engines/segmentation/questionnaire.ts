export const ATTITUDE_DIMENSIONS = [
  'spending_control',
  'money_interest',
  'accumulation',
  'adviser_trust',
  'risk_tolerance',
] as const;

/**
 * Control of spending and saving; interest in and knowledge of money; wish to accumulate (1) against wish to consume (0);
 * trust in and need for advisers; investor psychology.
 */
export type AttitudeDimension = (typeof ATTITUDE_DIMENSIONS)[number];

export interface Question {
  readonly id: string;
  readonly dimension: AttitudeDimension;
  /** Above 0. */
  readonly weight: number;
  /** Scoring table: each answer's value for the dimension, 0–1. */
  readonly scores: Readonly<Record<string, number>>;
}

export interface Questionnaire {
  readonly version: string;
  readonly questions: readonly Question[];
}

export interface StatedScore {
  /** 0–1, the weighted mean of the answers. */
  readonly score: number;
  /** Answered share of the dimension's weight. */
  readonly answered: number;
}

export interface StatedAttitude {
  readonly version: string;
  readonly dimensions: Readonly<Partial<Record<AttitudeDimension, StatedScore>>>;
  /** Questions whose answer is not in the scoring table, and answers to no question. */
  readonly unknown: readonly string[];
}

const QUESTIONS_MAX = 200;
const ANSWERED_MIN = 0.5;

/** What would make a questionnaire score wrongly; empty when it is sound. */
export function questionnaireFaults({ questions }: Questionnaire): string[] {
  const ids = questions.map(({ id }) => id);
  return [
    ...(questions.length > QUESTIONS_MAX ? [`more than ${QUESTIONS_MAX} questions`] : []),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id}: stands twice`),
    ...questions.filter(({ weight }) => !(weight > 0)).map(({ id }) => `${id}: the weight must be above 0`),
    ...questions
      .filter(({ scores }) => Object.values(scores).some((score) => !(score >= 0 && score <= 1)))
      .map(({ id }) => `${id}: scores lie between 0 and 1`),
    ...questions
      .filter(({ scores }) => new Set(Object.values(scores)).size < 2)
      .map(({ id }) => `${id}: all answers score alike`),
  ];
}

/** A dimension is stated when at least half of its weight was answered; silence is no answer. */
export function scoreQuestionnaire(
  { version, questions }: Questionnaire,
  answers: Readonly<Record<string, string>>,
): StatedAttitude {
  const known = new Map(questions.map((question) => [question.id, question]));
  const scoreOf = ({ id, scores }: Question): number | undefined => {
    const answer = Object.hasOwn(answers, id) ? answers[id]! : undefined;
    return answer !== undefined && Object.hasOwn(scores, answer) ? scores[answer] : undefined;
  };
  const dimensions: Partial<Record<AttitudeDimension, StatedScore>> = {};
  for (const dimension of ATTITUDE_DIMENSIONS) {
    let [asked, answered, sum] = [0, 0, 0];
    for (const question of questions.filter((each) => each.dimension === dimension)) {
      const score = scoreOf(question);
      asked += question.weight;
      if (score === undefined) continue;
      answered += question.weight;
      sum += question.weight * score;
    }
    if (answered > 0 && answered >= ANSWERED_MIN * asked) {
      dimensions[dimension] = { score: sum / answered, answered: answered / asked };
    }
  }
  const unknown = Object.keys(answers).filter((id) => {
    const question = known.get(id);
    return !question || scoreOf(question) === undefined;
  });
  return { version, dimensions, unknown };
}
