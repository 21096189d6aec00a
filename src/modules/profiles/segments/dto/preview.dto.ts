import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { SegmentRehearsalDto } from './offer-change.dto.js';

const BASES = ['sample', 'exact'] as const;
const ANSWER_BASES = ['sample', 'exact', 'job'] as const;
const STATUSES = ['done', 'running', 'cancelled'] as const;

export class PreviewDto {
  /** The rule, as in a segment or a tag that a rule sets. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { v: 1, when: { f: 'purchaseDays.last90', op: 'gte', v: 3 } },
  })
  @IsObject()
  rule: Record<string, unknown>;

  /**
   * `sample` answers at once, for every key that is pressed; `exact` counts everybody, as a job where that takes long.
   * @example "sample"
   */
  @IsOptional()
  @IsIn(BASES)
  basis?: (typeof BASES)[number];

  /**
   * Slug of a segment, known or new, that is to have the rule: the answer then tells of a sample who would come and go, and
   * to whom products could be offered.
   * @example "frequent-buyers"
   */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(/^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/)
  segment?: string;
}

export class MissingFactDto {
  /**
   * Attribute that is not known.
   * @example "purchaseDays.last90"
   */
  attribute: string;

  /**
   * For how many of those who were looked at.
   * @example 12
   */
  @ApiProperty({ type: 'integer' })
  customers: number;
}

export class RuleWarningDto {
  /**
   * Where in the rule, a JSON pointer.
   * @example "/when/all/0"
   */
  pointer: string;

  /**
   * What is odd about it.
   * @example "always_true"
   */
  code: string;

  /**
   * The same in words.
   * @example "Every known value meets one of these clauses."
   */
  detail: string;
}

export class PreviewAnswerDto {
  /**
   * Of the count, when it is a job.
   * @example "auc_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id?: string;

  /** How it was counted: `sample`, `exact` in one statement, or `job`. */
  @ApiProperty({ enum: ANSWER_BASES, example: 'sample' })
  basis: (typeof ANSWER_BASES)[number];

  /** `running`: ask again at `/staff/v1/audience-previews/{id}`. */
  @ApiProperty({ enum: STATUSES, example: 'done' })
  status: (typeof STATUSES)[number];

  /**
   * 0 to 1: how much of the job is done.
   * @example 1
   */
  progress: number;

  /**
   * Customers who were looked at.
   * @example 5012
   */
  @ApiProperty({ type: 'integer' })
  lookedAt: number;

  /**
   * Customers for whom the rule is true; of a sample, about.
   * @example 93120
   */
  @ApiProperty({ type: 'integer' })
  matches: number;

  /**
   * The true number is within this of `matches` in 19 samples of 20; 0 when everybody was counted.
   * @example 2300
   */
  @ApiProperty({ type: 'integer' })
  margin: number;

  /**
   * Customers for whom it cannot be told, because something is not known; they are no members. Of a sample, about.
   * @example 400
   */
  @ApiProperty({ type: 'integer' })
  unknown: number;

  /** What is not known of them; of a sample only. */
  missing: MissingFactDto[];

  /**
   * Some of those for whom it is true; of a sample only.
   * @example ["cus_06fwm2a1c5e7r8e8gx2m9k3v4n"]
   */
  examples: string[];

  /**
   * The rule reads attributes of the long tail, which take longer to count: `exact` is a job.
   * @example false
   */
  readsTail: boolean;

  /** The rule is valid, but probably not what you mean. */
  warnings: RuleWarningDto[];

  /** What the rule would change as that of the segment that was named. */
  rehearsal?: SegmentRehearsalDto;
}

export class AudienceAttributeDto {
  /**
   * As rules name it.
   * @example "purchaseDays.last90"
   */
  name: string;

  /**
   * What it is compared with.
   * @example "number"
   */
  type: string;

  /**
   * Of an enum: its values.
   * @example ["A", "B", "C"]
   */
  @ApiPropertyOptional({ type: [String] })
  values?: string[];

  /**
   * Operators that it has.
   * @example ["eq", "gte"]
   */
  operators: string[];

  /**
   * Counted in one statement; else as a job.
   * @example true
   */
  isFast: boolean;

  /**
   * What it means.
   * @example "Days with a purchase among the last 90, today included."
   */
  description: string;
}

export class AudienceAttributesDto {
  /** In the order of their subjects. */
  data: AudienceAttributeDto[];
}
