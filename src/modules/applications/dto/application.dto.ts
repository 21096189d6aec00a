import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsPublicId } from '../../../platform/http/validation/decorators.js';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import { ConsentDto } from '../../customers/index.js';
import type { ApplicationStatus } from '../application.states.js';

export const STATUSES = [
  'open',
  'checking',
  'approved',
  'declined',
  'referred',
  'counterOffered',
  'withdrawn',
  'expired',
  'concluded',
] as const satisfies readonly ApplicationStatus[];

export class OpenApplicationDto {
  /**
   * The offer that the customer accepted.
   * @example "off_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsPublicId('offer')
  offer: string;

  /** Consents of the borrower that come with it; `creditCheck` lets the bank ask the bureau. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ConsentDto)
  consents?: ConsentDto[];
}

export class EvidenceItemDto {
  /**
   * Code of the requirement that it satisfies.
   * @example "disclosure.cn_cost_of_credit"
   */
  @Matches(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_]+)?$/)
  @Length(1, 80)
  requirement: string;

  /**
   * Your record of a document or signature; never the thing itself, and no personal data.
   * @example "vault:8813"
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  reference?: string;

  /**
   * Disclosures: the version that was shown.
   * @example 1
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(9999)
  version?: number;

  /**
   * Disclosures: the language in which it was shown.
   * @example "en"
   */
  @IsOptional()
  @IsIn(['en', 'zh'])
  locale?: 'en' | 'zh';

  /**
   * Disclosures: for how long it was on the screen, in seconds.
   * @example 12
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(86_400)
  seconds?: number;
}

export class AddEvidenceDto {
  /** What is handed in; a requirement's newest evidence counts. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => EvidenceItemDto)
  evidence?: EvidenceItemDto[];

  /** Consents of the borrower. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ConsentDto)
  consents?: ConsentDto[];
}

export class ApplicationQueryDto extends OmitType(ListQueryDto, ['include']) {
  /**
   * Only in this status.
   * @example "open"
   */
  @IsOptional()
  @IsIn(STATUSES)
  status?: ApplicationStatus;

  /**
   * Only of this customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  customer?: string;
}
