import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Documented } from '../../../platform/http/validation/rule.js';
import { StaffListQueryDto } from '../../staff/index.js';
import type { PartnerStatus } from '../partners.states.js';

const INDUSTRY = /^[a-z][A-Za-z0-9]{1,39}$/;

export class PartnerListQueryDto extends StaffListQueryDto {
  /**
   * Only partners in this state.
   * @example active
   */
  @IsOptional()
  @IsIn(['active', 'suspended'])
  status?: PartnerStatus;
}

export class CreatePartnerDto {
  /**
   * Short name in paths, given once and never changed: small letters, digits and single hyphens.
   * @example eastlake-university
   */
  @Documented({ minLength: 2, maxLength: 40 })
  @Matches(/^(?=.{2,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  slug: string;

  /**
   * Name of the organisation as people know it.
   * @example "Eastlake University"
   */
  @IsString()
  @Length(1, 200)
  name: string;

  /**
   * What it does, one word in camelCase.
   * @example education
   */
  @Matches(INDUSTRY)
  @Documented({ pattern: INDUSTRY.source })
  industry: string;
}

/** Fields that are left out keep their value. */
export class UpdatePartnerDto {
  /**
   * Name of the organisation as people know it.
   * @example "Eastlake University of Technology"
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  name?: string;

  /**
   * What it does, one word in camelCase.
   * @example education
   */
  @IsOptional()
  @Matches(INDUSTRY)
  @Documented({ pattern: INDUSTRY.source })
  industry?: string;
}

export class PartnerReasonDto {
  /**
   * Why; others read it, and the audit log keeps it. No personal data.
   * @example "The key was seen in a public repository."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class PartnerDto {
  /**
   * Public id of the partner.
   * @example prt_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * Short name in paths.
   * @example eastlake-university
   */
  slug: string;

  /**
   * Name of the organisation.
   * @example "Eastlake University"
   */
  name: string;

  /**
   * What it does.
   * @example education
   */
  industry: string;

  /**
   * Whether its keys work.
   * @example active
   */
  status: PartnerStatus;

  /**
   * Why it is suspended; null otherwise.
   * @example null
   */
  statusReason: string | null;

  /**
   * Since when it is in this state.
   * @example 2026-06-01T12:00:00.000Z
   */
  statusChangedAt: string;

  /**
   * What the state allows.
   * @example ["suspend"]
   */
  allowedActions: ('suspend' | 'reinstate')[];

  /**
   * Last day of the licence that runs longest; null without one. Live keys work through this day, UTC.
   * @example 2027-12-31
   */
  licensedUntil: string | null;

  /**
   * When it was made.
   * @example 2026-06-01T12:00:00.000Z
   */
  createdAt: string;
}

export class PartnerPageDto {
  /** Newest first. */
  data: PartnerDto[];

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
