import {
  ATTITUDE_DIMENSIONS,
  type AttitudeDimension,
  type Questionnaire,
  questionnaireFaults,
} from '../../../engines/segmentation/index.js';
import type { FieldError } from '../../../kernel/domain-error.js';
import {
  and,
  type Check,
  list,
  number,
  object,
  oneOf,
  runCheck,
  textLike,
  texts,
} from '../../../platform/versions/document-shape.js';

interface Texts {
  readonly en: string;
  readonly zh: string;
}

export interface QuestionDefinition {
  readonly id: string;
  readonly dimension: AttitudeDimension;
  readonly weight: number;
  readonly text: Texts;
  /** What can be answered; `score` is the answer's value for the dimension, 0–1. */
  readonly options: readonly { readonly id: string; readonly text: Texts; readonly score: number }[];
}

/** A questionnaire as staff write it: questions, answers and the scoring table in one. */
export interface QuestionnaireDefinition {
  readonly v: 1;
  readonly name: string;
  readonly names: Texts;
  readonly questions: readonly QuestionDefinition[];
}

const QUESTIONS_MAX = 100;
const OPTIONS_MAX = 12;
const ID = /^[a-z][A-Za-z0-9]{0,39}$/;
const id: Check = textLike((text) => ID.test(text), 'a short camelCase name');

const shape = object({
  v: oneOf([1]),
  name: textLike((text) => ID.test(text), 'a short camelCase name'),
  names: texts(80),
  questions: list(
    object({
      id,
      dimension: oneOf(ATTITUDE_DIMENSIONS),
      weight: number(0.01, 100),
      text: texts(300),
      options: list(object({ id, text: texts(200), score: number(0, 1) }), OPTIONS_MAX, 2),
    }),
    QUESTIONS_MAX,
    1,
  ),
});

const checked = and<QuestionnaireDefinition>(shape, (definition, pointer, errors) => {
  definition.questions.forEach(({ options }, i) => {
    const ids = options.map((option) => option.id);
    if (new Set(ids).size < ids.length)
      errors.push({
        pointer: `${pointer}/questions/${i}/options`,
        code: 'duplicate',
        detail: 'an answer stands twice',
      });
  });
  for (const detail of questionnaireFaults(scoringOf(definition, 0)))
    errors.push({ pointer: `${pointer}/questions`, code: 'scores_wrongly', detail });
});

/** Faults of an untrusted body, by JSON pointer. */
export function validateQuestionnaire(body: unknown): FieldError[] {
  return runCheck(checked, body);
}

/** The scoring table as the engine takes it. */
export function scoringOf({ questions }: QuestionnaireDefinition, version: number): Questionnaire {
  return {
    version: String(version),
    questions: questions.map(({ id: question, dimension, weight, options }) => ({
      id: question,
      dimension,
      weight,
      scores: Object.fromEntries(options.map((option) => [option.id, option.score])),
    })),
  };
}
