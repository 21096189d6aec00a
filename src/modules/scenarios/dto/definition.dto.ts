import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { VersionAction, VersionStatus } from '../../../platform/versions/version-states.js';
import { ApprovalChangeDto, StaffQueryDto } from '../../staff/index.js';

const NUMBER_MAX = 2_147_483_647;

export class CreateVersionDto {
  /**
   * What this version is for; the people who come after you read it.
   * @example "Lower the rate for the autumn campaign."
   */
  @IsString()
  @Length(1, 300)
  note: string;

  /**
   * The complete content. Left out: a copy of the version that `basedOn` names, or of the one in force.
   */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { name: { en: 'Phones' } } })
  @IsOptional()
  @IsObject()
  body?: Record<string, unknown>;

  /**
   * The version it starts from; the one in force when left out.
   * @example 1
   */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(NUMBER_MAX)
  basedOn?: number;
}

export class UpdateVersionDto {
  /**
   * What this version is for; stays as it was when left out.
   * @example "Lower the rate for the autumn and winter campaign."
   */
  @IsOptional()
  @IsString()
  @Length(1, 300)
  note?: string;

  /** The complete content as you read it, with your changes. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { name: { en: 'Phones' } } })
  @IsObject()
  body: Record<string, unknown>;
}

export class ChangeReasonDto {
  /**
   * Why it should be so; the second person reads it.
   * @example "The risk committee agreed on 12 May."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class RollBackDto extends ChangeReasonDto {
  /**
   * Number of the retired version whose content comes back.
   * @example 1
   */
  @ApiProperty({ type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(NUMBER_MAX)
  number: number;
}

export class DiffQueryDto extends StaffQueryDto {
  /**
   * Number of the version to compare with; the one in force when left out.
   * @example 1
   */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(NUMBER_MAX)
  against?: number;
}

export class SubmittedDto {
  /**
   * The approval that a second person decides, at `/staff/v1/approvals/{id}`.
   * @example apr_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  approval: string;
}

export class TextsDto {
  /**
   * In English.
   * @example "Flexible instalments"
   */
  en: string;

  /**
   * In Chinese.
   * @example "灵活分期"
   */
  zh: string;
}

export class DefinitionNameDto {
  /**
   * Its name: a scenario's path, a pack's jurisdiction, a product's slug.
   * @example retail-flex
   */
  name: string;

  /** How people know it. */
  names: TextsDto;

  /**
   * Number of the version in force; null when none is.
   * @example 1
   */
  @ApiProperty({ type: 'integer', nullable: true })
  published: number | null;

  /**
   * Since when that version is in force.
   * @example 2026-06-01T12:00:00.000Z
   */
  publishedAt: string | null;

  /**
   * Number of the newest version, in force or not.
   * @example 2
   */
  @ApiProperty({ type: 'integer' })
  newest: number;

  /**
   * How many drafts are being written.
   * @example 1
   */
  @ApiProperty({ type: 'integer' })
  drafts: number;
}

export class DefinitionNamePageDto {
  /** In the order of their names. */
  data: DefinitionNameDto[];

  /**
   * Whether there are more.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example AcVG3f0mQ1q2nUe2m9k3v4
   */
  nextCursor?: string;
}

export class VersionSummaryDto {
  /**
   * Public id of the version, as decisions name it.
   * @example prv_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * What it is a version of.
   * @example retail-flex
   */
  name: string;

  /**
   * 1, 2, 3 … per name.
   * @example 1
   */
  @ApiProperty({ type: 'integer' })
  number: number;

  /**
   * `draft` is being written, `published` is in force and never changes, `retired` was in force.
   * @example published
   */
  status: VersionStatus;

  /**
   * Since when it is in this state.
   * @example 2026-06-01T12:00:00.000Z
   */
  statusChangedAt: string;

  /**
   * What may be done with it; `publish`, `retire` and `rollBack` need a second person.
   * @example ["retire"]
   */
  allowedActions: VersionAction[];

  /**
   * Number of the version it started from; null for the first.
   * @example null
   */
  @ApiProperty({ type: 'integer', nullable: true })
  basedOn: number | null;

  /**
   * What it is for.
   * @example seed
   */
  note: string;

  /**
   * Public id of who wrote it; null for what the bank started with.
   * @example null
   */
  createdBy: string | null;

  /**
   * When it was first stored.
   * @example 2026-06-01T12:00:00.000Z
   */
  createdAt: string;

  /**
   * Public id of the second person, who put it in force; null while nobody has, and for what the bank started with.
   * @example null
   */
  publishedBy: string | null;

  /**
   * When it came into force.
   * @example 2026-06-01T12:00:00.000Z
   */
  publishedAt: string | null;

  /**
   * When it went out of force.
   * @example null
   */
  retiredAt: string | null;
}

export class VersionDto extends VersionSummaryDto {
  /**
   * SHA-256 of the content in canonical form (members sorted, no blanks): equal contents have equal checksums.
   * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
   */
  checksum: string;

  /** The complete content. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  body: Record<string, unknown>;
}

export class DefinitionDto {
  /**
   * Its name.
   * @example retail-flex
   */
  name: string;

  /** The version in force; null when none is. */
  @ApiProperty({ type: VersionDto, nullable: true })
  published: VersionDto | null;

  /** The last hundred, newest first. */
  versions: VersionSummaryDto[];
}

export class DefinitionDiffDto {
  /**
   * Number of the version that it is compared with; null when none is in force, and all is new.
   * @example 1
   */
  @ApiProperty({ type: 'integer', nullable: true })
  against: number | null;

  /** Every place that differs. */
  changes: ApprovalChangeDto[];
}
