import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
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
import {
  Documented,
  IsDateOnly,
  IsExternalId,
  IsMoney,
  IsPublicId,
} from '../../../platform/http/validation/decorators.js';
import { ListQueryDto } from '../../../platform/http/validation/list-query.dto.js';
import { MoneyDto } from '../../../platform/http/validation/money.dto.js';
import { CLAIM_DOCUMENTS, type ClaimDocument } from '../documents.js';

export const GUARANTEE_STATUSES = ['awaitingIssue', 'issued', 'released', 'expired', 'cancelled'] as const;

export class BeneficiaryDto {
  /**
   * As it stands in the guarantee.
   * @example "Wang Fang"
   */
  @IsString()
  @Length(1, 120)
  name: string;

  /**
   * A person or an organisation.
   * @example "person"
   */
  @IsIn(['person', 'organisation'])
  kind: 'person' | 'organisation';

  /**
   * Your own id of the beneficiary.
   * @example "landlord-77"
   */
  @IsOptional()
  @IsExternalId()
  reference?: string;
}

export class CreateGuaranteeDto {
  /**
   * An approved application for a guarantee.
   * @example "app_01m8qw4tg0ejst5q3jf33ws9nt"
   */
  @IsPublicId('application')
  application: string;

  /** Whom the bank promises to pay. */
  @ValidateNested()
  @Type(() => BeneficiaryDto)
  beneficiary: BeneficiaryDto;

  /**
   * Documents without which a claim is not taken; left out, what is usual for the product.
   * @example ["writtenDemand", "handoverRecord"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CLAIM_DOCUMENTS.length)
  @Documented({ maxItems: CLAIM_DOCUMENTS.length })
  @ArrayUnique()
  @IsIn(CLAIM_DOCUMENTS, { each: true })
  claimDocuments?: ClaimDocument[];

  /**
   * Language of the text.
   * @example "en"
   */
  @IsOptional()
  @IsIn(['en', 'zh'])
  locale?: 'en' | 'zh';
}

export class DisplayDto {
  /**
   * The `hash` of the document that was shown.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  @Matches(/^[0-9a-f]{64}$/)
  documentHash: string;

  /**
   * Language in which it was shown.
   * @example "en"
   */
  @IsIn(['en', 'zh'])
  locale: 'en' | 'zh';

  /**
   * For how long, in seconds.
   * @example 25
   */
  @IsInt()
  @Min(0)
  @Max(86_400)
  seconds: number;
}

export class SignSuretyshipDto {
  /**
   * The code that the signer got.
   * @example "481516"
   */
  @Matches(/^\d{6}$/)
  code: string;

  /** What was on his screen. */
  @ValidateNested()
  @Type(() => DisplayDto)
  display: DisplayDto;
}

export class SignDto extends SignSuretyshipDto {
  /**
   * Your record of commission and margin that the applicant has paid.
   * @example "receipt-5512"
   */
  @IsOptional()
  @IsExternalId()
  payment?: string;
}

export class CancelDto {
  /**
   * Why.
   * @example "not_wanted"
   */
  @IsIn(['not_wanted', 'terms', 'other'])
  reason: 'not_wanted' | 'terms' | 'other';
}

export class ClaimReferenceDto {
  /**
   * What it is.
   * @example "writtenDemand"
   */
  @IsIn(CLAIM_DOCUMENTS)
  kind: ClaimDocument;

  /**
   * Where you keep it; the bank asks for it there.
   * @example "file-20931"
   */
  @IsExternalId()
  reference: string;
}

export class ClaimDto {
  /** The whole or a part of what can still be claimed. */
  @IsMoney({ min: 1 })
  amount: MoneyDto;

  /**
   * The beneficiary's own number of the claim, once a guarantee.
   * @example "claim-2027-1"
   */
  @IsExternalId()
  reference: string;

  /** Every kind that the guarantee asks for. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ClaimReferenceDto)
  documents: ClaimReferenceDto[];

  /**
   * In a sentence, in which respect the applicant is in breach; no personal data.
   * @example "Two rents are unpaid and the kitchen is damaged."
   */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  statement?: string;
}

export class ReleaseDto {
  /**
   * Your record of the beneficiary's declaration.
   * @example "release-119"
   */
  @IsExternalId()
  reference: string;
}

export class ConsentsDto {
  /**
   * Your record of the applicant's consent.
   * @example "consent-71"
   */
  @IsExternalId()
  applicant: string;

  /**
   * And of the beneficiary's, when the amount falls or the day comes earlier.
   * @example "consent-72"
   */
  @IsOptional()
  @IsExternalId()
  beneficiary?: string;
}

export class AmendDto {
  /** Another amount. */
  @IsOptional()
  @IsMoney({ min: 1 })
  amount?: MoneyDto;

  /**
   * Another last day.
   * @example "2028-07-01"
   */
  @IsOptional()
  @IsDateOnly()
  expiresOn?: string;

  /**
   * Why.
   * @example "The lease was extended by six months."
   */
  @IsString()
  @Length(1, 200)
  reason: string;

  /** Who agrees. */
  @ValidateNested()
  @Type(() => ConsentsDto)
  consents: ConsentsDto;
}

export class PayDto {
  /** At most what is owed. */
  @IsMoney({ min: 1 })
  amount: MoneyDto;

  /**
   * Your own number of the payment, used once.
   * @example "payment-8841"
   */
  @IsExternalId()
  reference: string;
}

export class GuaranteeQueryDto extends ListQueryDto {
  /**
   * Only in this status.
   * @example "issued"
   */
  @IsOptional()
  @IsIn(GUARANTEE_STATUSES)
  status?: (typeof GUARANTEE_STATUSES)[number];

  /**
   * Only of this customer.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  @IsOptional()
  @IsPublicId('customer')
  customer?: string;
}
