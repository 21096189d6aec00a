import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { IsDateOnly, IsPublicId } from '../../../../platform/http/validation/decorators.js';
import { HOUSEHOLD_ROLES, type HouseholdRole } from '../households.repository.js';

export class NamedMemberDto {
  /**
   * Any customer whom the person is; he belongs to it as a person, at whatever partner.
   * @example "cus_01m8qw4tg0ejst5q3jf33ws9nt"
   */
  @IsPublicId('customer')
  customer: string;

  /** As what. */
  @ApiProperty({ enum: HOUSEHOLD_ROLES, example: 'head' })
  @IsIn(HOUSEHOLD_ROLES)
  role: HouseholdRole;
}

export class DeclareMembersDto {
  /** Who belongs to it. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => NamedMemberDto)
  members: NamedMemberDto[];

  /**
   * From which day on; today when left out.
   * @example "2026-12-01"
   */
  @IsOptional()
  @IsDateOnly()
  validFrom?: string;

  /**
   * The first day on which it holds no more; left out while nobody knows one.
   * @example "2030-07-01"
   */
  @IsOptional()
  @IsDateOnly()
  validTo?: string;

  /**
   * How it is known; the second person reads it.
   * @example "Household register, shown at the branch."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class EndMembershipDto {
  /**
   * The first day on which it holds no more; today when left out. A day before it began says that it never held.
   * @example "2027-03-01"
   */
  @IsOptional()
  @IsDateOnly()
  on?: string;

  /**
   * Why; it is kept.
   * @example "Moved out."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class HouseholdMemberDto {
  /**
   * The membership's id, by which it can be ended.
   * @example "hmb_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * The person; what is known of him is read at his party.
   * @example "pty_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  party: string;

  /** As what. */
  @ApiProperty({ enum: HOUSEHOLD_ROLES, example: 'head' })
  role: HouseholdRole;

  /**
   * From which day on.
   * @example "2026-12-01"
   */
  validFrom: string;

  /**
   * The first day on which it holds no more.
   * @example null
   */
  validTo: string | null;

  /**
   * Whether it holds today.
   * @example true
   */
  holds: boolean;

  /**
   * How it is known.
   * @example "Household register, shown at the branch."
   */
  reason: string;

  /**
   * Why it was ended; null where nobody has.
   * @example null
   */
  endReason: string | null;
}

export class HouseholdDto {
  /**
   * The household's id.
   * @example "hsh_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * When it was put in force.
   * @example "2026-12-01T02:00:00.000Z"
   */
  declaredAt: string;

  /** Everybody who belongs to it or did, in the order in which they were declared, at most 200. */
  members: HouseholdMemberDto[];
}

export class HouseholdPageDto {
  /** Newest first. */
  data: HouseholdDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /**
   * Send it as `cursor` for the next page; absent on the last one.
   * @example "AcVG3f0mQ1q2nUe2m9k3v4"
   */
  nextCursor?: string;
}
