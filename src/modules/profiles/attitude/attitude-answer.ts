import { formatId, type Uuid } from '../../../kernel/ids.js';
import type { Attitude } from './attitude.service.js';
import type { AttitudeDto, QuestionnaireDto } from './dto/attitude.dto.js';
import type { PublishedQuestionnaire } from './questionnaires.snapshot.js';

export function toAttitudeDto(customerId: Uuid, { dimensions, stated }: Attitude): AttitudeDto {
  return {
    customer: formatId('customer', customerId),
    ...(stated && {
      stated: {
        version: stated.version,
        answeredAt: stated.answeredAt.toISOString(),
        answeredBy: stated.answeredBy,
      },
    }),
    dimensions: dimensions.map(({ forRanking, forSuitability, evidence, ...rest }) => ({
      ...rest,
      ...(forRanking && { forRanking }),
      ...(forSuitability && { forSuitability }),
      evidence: evidence.map((one) => ({ ...one })),
    })),
  };
}

/** Without the scoring table: whoever knows it answers as he wants to be seen. */
export function toQuestionnaireDto({ number, definition }: PublishedQuestionnaire): QuestionnaireDto {
  const { name, names, questions } = definition;
  return {
    name,
    version: number,
    names,
    questions: questions.map(({ id, text, options }) => ({
      id,
      text,
      options: options.map((option) => ({ id: option.id, text: option.text })),
    })),
  };
}
