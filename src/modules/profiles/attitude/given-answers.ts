import { attitudeProblems } from './attitude.errors.js';
import type { Answers } from './answers.repository.js';
import type { AnswersDto } from './dto/attitude.dto.js';

const ANSWERS_MAX = 100;

/** @throws DomainError 422 answers_unknown for what no questionnaire could have asked */
export function givenAnswers({ version, answers }: AnswersDto): { version: number; answers: Answers } {
  const entries = Object.entries(answers);
  const isSound = entries.every(([, answer]) => typeof answer === 'string');
  if (!isSound || entries.length > ANSWERS_MAX) throw attitudeProblems.answers_unknown();
  return { version, answers: answers as Answers };
}
