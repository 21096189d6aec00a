import { ApiProperty } from '@nestjs/swagger';
import { ALL_SCOPES, type Scope } from '../scopes.js';

export class MePartnerDto {
  /**
   * Public id of the partner.
   * @example prt_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * Short name of the partner at the bank.
   * @example eastlake-university
   */
  slug: string;

  /**
   * Name of the partner.
   * @example "Eastlake University"
   */
  name: string;
}

export class MeKeyDto {
  /**
   * Public id of the key.
   * @example key_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * What the key is for.
   * @example "checkout servers"
   */
  name: string;

  /**
   * What the key may do.
   * @example ["customers:write", "offers:write"]
   */
  @ApiProperty({ enum: ALL_SCOPES, isArray: true })
  scopes: Scope[];

  /**
   * Scenarios that the key is narrowed to; empty = all of the partner's.
   * @example ["education.higher"]
   */
  scenarios: string[];

  /**
   * When the key ends by itself; null = never.
   * @example 2027-06-01T00:00:00.000Z
   */
  expiresAt: string | null;
}

export class MeDto {
  /** Whose key it is. */
  partner: MePartnerDto;

  /**
   * Where the key works.
   * @example sandbox
   */
  environment: 'sandbox' | 'live';

  /** The key that sent this request. */
  key: MeKeyDto;
}
