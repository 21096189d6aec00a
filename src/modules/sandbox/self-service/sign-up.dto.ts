import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { JURISDICTIONS, type Jurisdiction } from '../fixtures/purchases.js';
import { FixtureDto } from '../fixtures/fixture.dto.js';
import { INDUSTRIES, type Industry } from './industries.js';

export class SignUpDto {
  /**
   * What your business is called; anything will do.
   * @example "My Shop"
   */
  @IsOptional()
  @IsString()
  @Length(1, 80)
  name?: string;

  /**
   * What it sells; it decides the scenarios that you are enrolled in.
   * @default "retail"
   * @example "retail"
   */
  @IsOptional()
  @IsIn(INDUSTRIES)
  industry?: Industry;

  /**
   * Under which law its customers are lent to; it decides currency, limits and rights.
   * @default "CN"
   * @example "CN"
   */
  @IsOptional()
  @IsIn(JURISDICTIONS)
  jurisdiction?: Jurisdiction;
}

export class SignedUpPartnerDto {
  /**
   * The partner’s name in addresses.
   * @example "my-shop-7f3k9d2m"
   */
  slug: string;

  /**
   * What it is called.
   * @example "My Shop"
   */
  name: string;

  /**
   * What it sells.
   * @example "retail"
   */
  industry: Industry;

  /**
   * Under which law its customers are lent to.
   * @example "CN"
   */
  jurisdiction: Jurisdiction;

  /**
   * What it may ask for offers in, with everything below.
   * @example ["retail", "trade"]
   */
  scenarios: string[];
}

export class FirstCallDto {
  /**
   * The request as a line for a terminal; it works at once.
   * @example "curl -s https://sandbox.embank.example/v1/offers -H 'Authorization: Bearer ek_sandbox_…' -H 'Content-Type: application/json' -d '{…}'"
   */
  curl: string;

  /**
   * Its method.
   * @example "POST"
   */
  method: string;

  /**
   * Its path.
   * @example "/v1/offers"
   */
  path: string;

  /**
   * Its body.
   * @example {"scenario": "retail.electronics.phone", "purpose": "payment"}
   */
  body: object;
}

export class LinksDto {
  /**
   * The documents, with "Authorize" and "Try it out".
   * @example "/docs/partner"
   */
  documents: string;

  /**
   * The same for programs.
   * @example "/openapi/partner.json"
   */
  openapi: string;

  /**
   * Situations that can be made by name.
   * @example "/v1/sandbox/fixtures"
   */
  fixtures: string;

  /**
   * Names and amounts that force outcomes.
   * @example "/v1/sandbox/magic"
   */
  magic: string;

  /**
   * Time that you control.
   * @example "/v1/sandbox/clocks"
   */
  clocks: string;
}

export class SignedUpDto {
  /** The partner that was made. */
  partner: SignedUpPartnerDto;

  /**
   * The API key, shown this once.
   * @example "ek_sandbox_…"
   */
  key: string;

  /** Your first call, with your key in it. */
  firstCall: FirstCallDto;

  /** What `POST /v1/sandbox/fixtures/{name}` can make for you. */
  fixtures: FixtureDto[];

  /** Where to go from here. */
  links: LinksDto;

  /**
   * A sandbox whose key is not used for so many days is closed.
   * @example 30
   */
  closesAfterDaysUnused: number;
}
