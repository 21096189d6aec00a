import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsPublicId } from '../../../platform/http/validation/decorators.js';
import { StaffListQueryDto } from './staff-query.dto.js';

export class AuditListQueryDto extends StaffListQueryDto {
  /**
   * Only what was done to this subject: a public id, or the name its module uses.
   * @example apr_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  subject?: string;

  /**
   * Only this action.
   * @example approval.approved
   */
  @IsOptional()
  @Matches(/^[a-z][A-Za-z_.]{0,63}$/)
  action?: string;

  /**
   * Only what this member of staff did.
   * @example stf_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  @IsOptional()
  @IsPublicId('staffUser')
  staff?: string;
}

export class AuditActorDto {
  /**
   * Who acted: a member of staff, a partner's key, or the system itself.
   * @example staff
   */
  kind: 'partner' | 'staff' | 'system';

  /**
   * Public id of the member of staff or of the key; null for the system.
   * @example stf_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string | null;

  /**
   * Name of the member of staff or of the job; null for a key.
   * @example "Mei Lin (maker)"
   */
  name: string | null;
}

export class AuditEntryDto {
  /**
   * Public id of the entry.
   * @example aud_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * When it happened.
   * @example 2026-06-01T12:00:00.000Z
   */
  at: string;

  /** Who acted. */
  actor: AuditActorDto;

  /**
   * Environment that was chosen; null where there is none, such as a sign-in.
   * @example sandbox
   */
  environment: 'sandbox' | 'live' | null;

  /**
   * Partner whose key acted; null otherwise.
   * @example null
   */
  partnerId: string | null;

  /**
   * The request, as in its `Request-Id` header; null for the system.
   * @example req_0123456789abcdef01234567
   */
  requestId: string | null;

  /**
   * What was done.
   * @example approval.approved
   */
  action: string;

  /**
   * To what it was done.
   * @example apr_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  subject: string;

  /**
   * Particulars; ids and codes only, never personal data.
   * @example {"v": 1, "kind": "product.publish"}
   */
  detail: Record<string, unknown>;
}

export class AuditPageDto {
  /** Newest first. */
  data: AuditEntryDto[];

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
