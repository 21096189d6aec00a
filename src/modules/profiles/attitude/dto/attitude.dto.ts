import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsObject, Max, Min } from 'class-validator';
import { ATTITUDE_DIMENSIONS, type AttitudeDimension } from '../../../../engines/segmentation/index.js';
import { TextsDto } from '../../../scenarios/index.js';

const SOURCES = ['stated', 'observed'] as const;

export class OptionDto {
  /**
   * Send it as the answer.
   * @example "always"
   */
  id: string;

  /** How it reads. */
  text: TextsDto;
}

export class QuestionDto {
  /**
   * Name of the question.
   * @example "budget"
   */
  id: string;

  /** How it reads. */
  text: TextsDto;

  /** What can be answered. */
  options: OptionDto[];
}

export class QuestionnaireDto {
  /**
   * Name of the questionnaire.
   * @example "attitude"
   */
  name: string;

  /**
   * Send it with the answers: another version may score them otherwise.
   * @example 1
   */
  version: number;

  /** What to call it in front of the customer. */
  names: TextsDto;

  /** In the order in which they are asked. A question may be left out. */
  questions: QuestionDto[];
}

export class AnswersDto {
  /**
   * Of the questionnaire that he was shown.
   * @example 1
   */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version: number;

  /** By question the id of the option that he chose. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 40 },
    maxProperties: 100,
    example: { budget: 'mostly', impulse: 'seldom', loss: 'wait' },
  })
  @IsObject()
  answers: Record<string, unknown>;
}

export class AttitudeChoiceDto {
  /** Whether what he says or what he does is used. */
  @ApiProperty({ enum: SOURCES, example: 'observed' })
  source: (typeof SOURCES)[number];

  /**
   * 0 to 1.
   * @example 0.62
   */
  score: number;
}

export class AttitudeEvidenceDto {
  /**
   * What speaks for it.
   * @example "instalmentsOnTime"
   */
  for: string;

  /**
   * How often that was seen.
   * @example 11
   */
  countFor: number;

  /**
   * What speaks against it.
   * @example "instalmentsLate"
   */
  against: string;

  /**
   * How often that was seen.
   * @example 1
   */
  countAgainst: number;
}

export class DimensionDto {
  /**
   * `spending_control`, `money_interest`, `accumulation` (against consumption), `adviser_trust`, `risk_tolerance`.
   */
  @ApiProperty({ enum: ATTITUDE_DIMENSIONS, example: 'spending_control' })
  dimension: AttitudeDimension;

  /** What he says, 0 to 1; null when he has not said. */
  @ApiProperty({ type: Number, nullable: true, example: 0.7 })
  stated: number | null;

  /** What he does, 0 to 1; null without any evidence. */
  @ApiProperty({ type: Number, nullable: true, example: 0.62 })
  observed: number | null;

  /**
   * Of what was observed, 0 to 1: fifteen facts make 0.6.
   * @example 0.55
   */
  confidence: number;

  /** Stated less observed: above 0 he says more than he does. */
  @ApiProperty({ type: Number, nullable: true, example: 0.08 })
  gap: number | null;

  /**
   * Whether an adviser should ask: a gap of 0.3 that rests on enough evidence.
   * @example false
   */
  isLargeGap: boolean;

  /** What ranking uses; left out when nothing is known. */
  forRanking?: AttitudeChoiceDto;

  /** What suitability uses: the more cautious of the two. */
  forSuitability?: AttitudeChoiceDto;

  /** What was seen, counted. */
  evidence: AttitudeEvidenceDto[];

  /**
   * Why this score, in a sentence.
   * @example "stated 0.70; observed 0.62 at confidence 0.55 (instalmentsOnTime 11, instalmentsLate 1); ranking uses stated, suitability observed"
   */
  explanation: string;
}

export class StatedDto {
  /**
   * Of the questionnaire that he answered last.
   * @example 1
   */
  version: number;

  /**
   * When.
   * @example "2026-11-22T01:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  answeredAt: string;

  /**
   * Who handed the answers in.
   * @example "partner"
   */
  answeredBy: 'partner' | 'staff';
}

export class AttitudeDto {
  /**
   * Whose it is.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /** When he last said something; left out when he has not. */
  @ApiPropertyOptional({ type: StatedDto })
  stated?: StatedDto;

  /** All five, each computed for this answer from what is known now. */
  dimensions: DimensionDto[];
}
