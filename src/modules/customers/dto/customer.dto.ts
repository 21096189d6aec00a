import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
  IsCurrencyCode,
  IsDateOnly,
  IsExternalId,
  IsInstant,
} from '../../../platform/http/validation/decorators.js';
import { CONSENT_PURPOSES, type ConsentPurpose, DATA_KINDS, type DataKind } from '../consents/purposes.js';

const OCCUPATIONS = ['employed', 'selfEmployed', 'student', 'retired', 'other'] as const;

export class ConsentDto {
  /**
   * What the customer allows: `profiling` (use what the bank knows of him in decisions), `marketing` (be spoken to),
   * `sensitiveData` (keep facts from sensitive scenes such as health), `creditCheck` (ask a bureau).
   * @example "profiling"
   */
  @IsIn(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  /**
   * Which kinds of data, if not all of the purpose: `profile` and `tags` of `profiling`, `contact` of `marketing`,
   * `events` and `tags` of `sensitiveData`, `bureau` of `creditCheck`. A kind that the purpose does not have is not covered
   * by naming it.
   * @example ["profile", "tags"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsIn(DATA_KINDS, { each: true })
  data?: DataKind[];

  /**
   * When he agreed, RFC 3339 in UTC.
   * @example "2026-01-05T02:00:00Z"
   */
  @IsInstant()
  grantedAt: string;

  /**
   * Version of the text that he was shown.
   * @example "2026-11"
   */
  @IsString()
  @Length(1, 32)
  textVersion: string;

  /**
   * How the partner can prove it, e.g. the id of its own record. No personal data.
   * @example "checkbox:checkout:8813"
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  evidence?: string;

  /**
   * When it ends by itself; left out, it holds until it is revoked.
   * @example "2027-12-01T00:00:00Z"
   */
  @IsOptional()
  @IsInstant()
  expiresAt?: string;
}

export class FactsDto {
  /**
   * Currency of the amounts, ISO 4217.
   * @example "CNY"
   */
  @IsOptional()
  @IsCurrencyCode()
  currency?: string;

  /**
   * Net monthly income, minor units.
   * @example 1200000
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000_000)
  incomeMonthlyMinor?: number;

  /**
   * What existing debts cost each month, minor units.
   * @example 150000
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000_000)
  debtServiceMonthlyMinor?: number;

  /**
   * Occupation.
   * @example "employed"
   */
  @IsOptional()
  @IsIn(OCCUPATIONS)
  occupation?: (typeof OCCUPATIONS)[number];

  /**
   * Organisations: days since it began to trade.
   * @example 420
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  tradingDays?: number;
}

export class PersonalDto {
  /**
   * Name of the person or organisation.
   * @example "Li Wei"
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  name?: string;

  /**
   * Phone number in E.164.
   * @example "+8613800138000"
   */
  @IsOptional()
  @Matches(/^\+[1-9]\d{6,14}$/, { message: 'must be a phone number in E.164: +, country code, number' })
  phone?: string;

  /**
   * E-mail address.
   * @example "li.wei@example.com"
   */
  @IsOptional()
  @Matches(/^[^\s@]{1,64}@[^\s@]{1,190}$/)
  email?: string;

  /**
   * National identity number.
   * @example "110101199003070011"
   */
  @IsOptional()
  @IsString()
  @Length(4, 40)
  nationalId?: string;

  /**
   * Date of birth, YYYY-MM-DD.
   * @example "1990-03-07"
   */
  @IsOptional()
  @IsDateOnly()
  birthDate?: string;

  /**
   * Organisations: registration number.
   * @example "91310000MA1K4BBY2X"
   */
  @IsOptional()
  @IsString()
  @Length(2, 40)
  registrationNumber?: string;

  /**
   * Organisations: who may sign for it.
   * @example "Chen Jing"
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  legalRepresentative?: string;

  /**
   * A card as its scheme or your acquirer names it (a payment account reference). It begins with a letter, so that no card
   * number gets here.
   * @example "V0010013020186654321098765432"
   */
  @IsOptional()
  @Matches(/^[A-Za-z][A-Za-z0-9_-]{7,63}$/)
  cardToken?: string;

  /**
   * Your app's id of the device that he uses.
   * @example "dev-5f1c0c1e"
   */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_.:-]{4,128}$/)
  device?: string;
}

export class RegisterCustomerDto extends PersonalDto {
  /**
   * Person or organisation.
   * @example "person"
   */
  @IsIn(['person', 'organisation'])
  kind: 'person' | 'organisation';

  /**
   * Your own id of the customer: unique, given once, never changed, never in logs.
   * @example "user-20417"
   */
  @IsOptional()
  @IsExternalId()
  externalId?: string;

  /** Facts that the customer declared. */
  @IsOptional()
  @ValidateNested()
  @Type(() => FactsDto)
  facts?: FactsDto;

  /** What the customer allows. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ConsentDto)
  consents?: ConsentDto[];
}

export class UpdateCustomerDto extends PersonalDto {
  /** Facts that the customer declared; those left out keep their value. */
  @IsOptional()
  @ValidateNested()
  @Type(() => FactsDto)
  facts?: FactsDto;
}

export class GrantConsentsDto {
  /** Grants; a newer grant of a purpose replaces the older one. */
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ConsentDto)
  consents: ConsentDto[];
}
