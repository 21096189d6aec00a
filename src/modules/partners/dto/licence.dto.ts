import { IsString, Length, Matches } from 'class-validator';
import { IsDateOnly } from '../../../platform/http/validation/decorators.js';

export class AddLicenceDto {
  /**
   * What it licenses, one word in camelCase.
   * @example businessLicence
   */
  @Matches(/^[a-z][A-Za-z0-9]{1,39}$/)
  kind: string;

  /**
   * Its number, as the issuer wrote it.
   * @example 91310000MA1K4BBY2X
   */
  @IsString()
  @Length(1, 80)
  number: string;

  /**
   * The last day on which it holds.
   * @example 2027-12-31
   */
  @IsDateOnly()
  expiresOn: string;
}

export class LicenceDto extends AddLicenceDto {
  /**
   * Public id of the licence.
   * @example lic_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * When it was recorded.
   * @example 2026-06-01T12:00:00.000Z
   */
  createdAt: string;
}

export class LicencePageDto {
  /** Newest first. */
  data: LicenceDto[];

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
