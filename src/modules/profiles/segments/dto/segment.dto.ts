import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

const RUN_STATUSES = ['running', 'done', 'cancelled'] as const;
const TRUTHS = ['true', 'false', 'unknown'] as const;

export class SegmentStateDto {
  /**
   * Name of the segment.
   * @example "frequent-buyers"
   */
  segment: string;

  /**
   * Its version in force.
   * @example 3
   */
  @ApiProperty({ type: 'integer' })
  version: number;

  /**
   * Members in the environment that is looked at.
   * @example 93120
   */
  @ApiProperty({ type: 'integer' })
  members: number;

  /** `running`: not everybody has been gone through since the rule changed; who changes is judged by the new rule. */
  @ApiProperty({ enum: RUN_STATUSES, example: 'done' })
  status: (typeof RUN_STATUSES)[number];

  /**
   * 0 to 1: how much of everybody has been gone through.
   * @example 1
   */
  progress: number;

  /**
   * When this version began to be computed for everybody.
   * @example "2026-12-01T02:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  startedAt: string;

  /**
   * When everybody had been gone through; left out until then.
   * @example "2026-12-01T02:00:04.000Z"
   */
  @ApiPropertyOptional({ format: 'date-time' })
  finishedAt?: string;

  /**
   * Changes of customers that are waiting to be looked at; more than 0 for a second or so, and while a file of events comes.
   * @example 0
   */
  @ApiProperty({ type: 'integer' })
  waiting: number;
}

export class MemberDto {
  /**
   * The customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Slug of his partner.
   * @example "lumen-phones"
   */
  partner: string;

  /**
   * Version of the segment by which he came in.
   * @example 3
   */
  @ApiProperty({ type: 'integer' })
  version: number;

  /**
   * When he came in.
   * @example "2026-12-01T02:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  enteredAt: string;
}

export class MemberPageDto {
  /** The page. */
  data: MemberDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` to get that page.
   * @example "q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ"
   */
  nextCursor?: string;
}

export class SnapshotDto {
  /**
   * The snapshot.
   * @example "sgs_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Of which segment.
   * @example "frequent-buyers"
   */
  segment: string;

  /**
   * Version of the segment at that moment.
   * @example 3
   */
  @ApiProperty({ type: 'integer' })
  version: number;

  /**
   * How many were in it. They stay, whatever becomes of the segment.
   * @example 93120
   */
  @ApiProperty({ type: 'integer' })
  members: number;

  /**
   * What it is for.
   * @example "Audience of the winter campaign."
   */
  note: string;

  /**
   * When it was taken.
   * @example "2026-12-01T02:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  takenAt: string;
}

export class SnapshotPageDto {
  /** The page. */
  data: SnapshotDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` to get that page.
   * @example "q83vEjRWeJASNFZ4kBI0VlsiMDE5MzRlMmEiXQ"
   */
  nextCursor?: string;
}

export class TakeSnapshotDto {
  /**
   * What it is for.
   * @example "Audience of the winter campaign."
   */
  @IsString()
  @Length(1, 300)
  note: string;
}

export class MetClauseDto {
  /**
   * Where in the rule, a JSON pointer.
   * @example "/when"
   */
  pointer: string;

  /**
   * The segment whose rule that is, when it is another one.
   * @example "frequent-buyers"
   */
  segment?: string;

  /**
   * The clause’s code, or its attribute and operator.
   * @example "purchase_days_last90_gte"
   */
  code: string;

  /**
   * Attributes that the clause is about.
   * @example ["purchaseDays.last90"]
   */
  attributes: string[];

  /**
   * The clause and the values of this customer, in words of the rule language.
   * @example "purchaseDays.last90 gte 3, is 4"
   */
  detail: string;
}

export class MembershipReasonDto extends MetClauseDto {
  /** `missing`: something is not known. */
  @ApiProperty({ enum: ['failed', 'missing'], example: 'failed' })
  verdict: 'failed' | 'missing';
}

export class MembershipDto {
  /**
   * The customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * Name of the segment.
   * @example "frequent-buyers"
   */
  segment: string;

  /**
   * Whether he is a member.
   * @example false
   */
  isMember: boolean;

  /**
   * Since when; left out when he is none.
   * @example "2026-12-01T02:00:00.000Z"
   */
  @ApiPropertyOptional({ format: 'date-time' })
  enteredAt?: string;

  /** What the rule in force says of him at this moment; members follow within a second. */
  @ApiProperty({ enum: TRUTHS, example: 'false' })
  verdict: (typeof TRUTHS)[number];

  /** What keeps the rule from being true; empty when it is. */
  reasons: MembershipReasonDto[];

  /** What holds of the rule: of a member, why he is one. */
  met: MetClauseDto[];

  /**
   * When what is known of him was last put together for rules; left out when it never was.
   * @example "2026-12-01T02:00:00.000Z"
   */
  @ApiPropertyOptional({ format: 'date-time' })
  computedAt?: string;
}

export class CustomerSegmentDto {
  /**
   * Name of the segment.
   * @example "frequent-buyers"
   */
  segment: string;

  /**
   * Version of the segment by which he came in.
   * @example 3
   */
  @ApiProperty({ type: 'integer' })
  version: number;

  /**
   * When he came in.
   * @example "2026-12-01T02:00:00.000Z"
   */
  @ApiProperty({ format: 'date-time' })
  enteredAt: string;
}

export class CustomerSegmentsDto {
  /** In the order of their names. */
  data: CustomerSegmentDto[];
}
