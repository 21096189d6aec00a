import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  Documented,
  IsExternalId,
  IsMoney,
  IsPublicId,
} from '../../../platform/http/validation/decorators.js';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { ConsentDto, RegisterCustomerDto } from '../../customers/index.js';
import { StaffListQueryDto } from '../../staff/index.js';
import { SURETYSHIP_KINDS, type SuretyshipKind } from '../suretyship.rules.js';

const SHARE = /^(0\.\d{1,4}|0)$/;
export const SURETYSHIP_STATUSES = [
  'invited',
  'consented',
  'signed',
  'active',
  'called',
  'released',
  'refused',
  'expired',
] as const;
type SuretyshipStatus = (typeof SURETYSHIP_STATUSES)[number];

export class GuarantorDto {
  /**
   * The guarantor’s id, when he is your customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  id?: string;

  /**
   * Or your own id of him.
   * @example "father-1"
   */
  @IsOptional()
  @IsExternalId()
  externalId?: string;

  /** Registers him in the same call when your id is new; otherwise it is ignored. */
  @IsOptional()
  @ValidateNested()
  @Type(() => RegisterCustomerDto)
  register?: RegisterCustomerDto;
}

export class ReleaseStepDto {
  /**
   * Once so much of the principal is open at most …
   * @example "0.50"
   */
  @Matches(SHARE)
  @Documented({ pattern: SHARE.source })
  principalShareAtMost: string;

  /**
   * … the cap is this share of what was signed.
   * @example "0.50"
   */
  @Matches(SHARE)
  @Documented({ pattern: SHARE.source })
  capShare: string;
}

export class InviteDto {
  /**
   * The application that he is to stand for.
   * @example "app_01m8qw4tg0ejst5q3jf33ws9nt"
   */
  @IsPublicId('application')
  application: string;

  /** Who is asked. */
  @ValidateNested()
  @Type(() => GuarantorDto)
  guarantor: GuarantorDto;

  /**
   * `joint`: asked beside the borrower; `secondary`: after him.
   * @example "joint"
   */
  @IsIn(SURETYSHIP_KINDS)
  kind: SuretyshipKind;

  /** The most that he stands for. */
  @IsMoney({ min: 1 })
  cap: MoneyDto;

  /**
   * Relation to the borrower.
   * @example "father"
   */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  relation?: string;

  /** How he is let go as the principal falls; left out, half at half and a quarter at a quarter. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ReleaseStepDto)
  releaseSteps?: ReleaseStepDto[];
}

export class ConsentSuretyshipDto {
  /** What he allows; the credit check among it. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ConsentDto)
  consents: ConsentDto[];

  /**
   * Language of the undertaking.
   * @example "en"
   */
  @IsOptional()
  @IsIn(['en', 'zh'])
  locale?: 'en' | 'zh';
}

export class SuretyshipQueryDto extends ListQueryDto {
  /**
   * Only in this status.
   * @example "active"
   */
  @IsOptional()
  @IsIn(SURETYSHIP_STATUSES)
  status?: SuretyshipStatus;

  /**
   * Only for this application.
   * @example "app_01m8qw4tg0ejst5q3jf33ws9nt"
   */
  @IsOptional()
  @IsPublicId('application')
  application?: string;
}

export class StaffSuretyshipQueryDto extends StaffListQueryDto {
  /**
   * Only in this status.
   * @example "active"
   */
  @IsOptional()
  @IsIn(SURETYSHIP_STATUSES)
  status?: SuretyshipStatus;
}

export class ReasonDto {
  /**
   * Why.
   * @example "The borrower did not pay within the window."
   */
  @IsString()
  @Length(3, 200)
  reason: string;
}

export class SuretyshipDto {
  /**
   * The suretyship’s id.
   * @example "sur_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Where it is in its life, see `GET /v1/state-machines/suretyship`.
   * @example "invited"
   */
  status: SuretyshipStatus;

  /**
   * Why it is there, when a reason belongs to it.
   * @example "agreement_ended"
   */
  statusReason: string | null;

  /**
   * Since when, business time.
   * @example "2026-08-20T04:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * What can be asked for now.
   * @example ["consent", "refuse"]
   */
  allowedActions: string[];

  /**
   * The guarantor.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  guarantor: string;

  /**
   * Whom he stands for.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4p"
   */
  borrower: string;

  /**
   * The application.
   * @example "app_01m8qw4tg0ejst5q3jf33ws9nt"
   */
  application: string;

  /**
   * The agreement that it became; null before.
   * @example "agr_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  agreement: string | null;

  /**
   * `joint` or `secondary`.
   * @example "joint"
   */
  kind: SuretyshipKind;

  /**
   * Relation to the borrower.
   * @example "father"
   */
  relation: string | null;

  /** As signed. */
  cap: MoneyDto;

  /** What may still be called. */
  callable: MoneyDto;

  /** What was called. */
  called: MoneyDto;

  /** What the guarantor has paid. */
  paid: MoneyDto;

  /** What he owes now. */
  owed: MoneyDto;

  /** How he is let go as the principal falls. */
  releaseSteps: ReleaseStepDto[];

  /**
   * Last day to sign.
   * @example "2026-09-03"
   */
  invitedUntil: string;

  /**
   * When he was told of the arrears; null when there are none.
   * @example "2027-11-02"
   */
  noticeOn: string | null;

  /**
   * From when he can be made to pay.
   * @example "2027-11-16"
   */
  callableFrom: string | null;

  /**
   * SHA-256 of what he signs or has signed; null before he consents.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  documentHash: string | null;
}

export class SuretyshipPageDto {
  /** Newest first. */
  data: SuretyshipDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /** Cursor of the next page. */
  nextCursor?: string;
}
