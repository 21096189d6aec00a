import { ApiProperty } from '@nestjs/swagger';
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
  Max,
  Min,
} from 'class-validator';
import { IsInstant } from '../../../platform/http/validation/decorators.js';
import { rule } from '../../../platform/http/validation/rule.js';
import { isScenarioPath, SCENARIO_PATH_SCHEMA, SubmittedDto } from '../../scenarios/index.js';
import { isNetwork } from '../../../platform/security/networks.js';
import type { ApiKeyStatus } from '../partners.states.js';
import { ALL_SCOPES, type Scope } from '../scopes.js';

const OVERLAP_MAX_SECONDS = 7 * 24 * 3600;

const isPath = (value: unknown): boolean => typeof value === 'string' && isScenarioPath(value);
const NETWORK_SCHEMA = { minLength: 3, maxLength: 49 };
const isCidr = (value: unknown): boolean => typeof value === 'string' && isNetwork(value);

export class IssueKeyDto {
  /**
   * Where the key works.
   * @example sandbox
   */
  @IsIn(['sandbox', 'live'])
  environment: 'sandbox' | 'live';

  /**
   * What the key is for.
   * @example "checkout servers"
   */
  @IsString()
  @Length(1, 80)
  name: string;

  /**
   * What the key may do.
   * @example ["customers:write", "offers:write"]
   */
  @ApiProperty({ enum: ALL_SCOPES, isArray: true, minItems: 1, maxItems: ALL_SCOPES.length })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(ALL_SCOPES, { each: true })
  scopes: Scope[];

  /**
   * Narrows the key to these scenarios and what is below them; left out or empty, it has all that the partner has.
   * @example ["education.higher"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @rule(
    'invalidPath',
    isPath,
    'must be a path such as education.higher.tuition',
    { each: true },
    SCENARIO_PATH_SCHEMA,
  )
  scenarios?: string[];

  /**
   * Networks from which the key may be used; left out or empty, from anywhere.
   * @example ["203.0.113.0/24"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @rule(
    'invalidNetwork',
    isCidr,
    'must be a network such as 203.0.113.0/24 or 2001:db8::/32',
    { each: true },
    NETWORK_SCHEMA,
  )
  cidrs?: string[];

  /**
   * When the key ends by itself; left out, it does not.
   * @example 2027-06-01T00:00:00Z
   */
  @IsOptional()
  @IsInstant()
  expiresAt?: string;

  /**
   * Why; the second person reads it. Needed for a live key.
   * @example "The phone shop goes live in June."
   */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  reason?: string;
}

export class RotateKeyDto {
  /**
   * How long the old key still works beside the new one, in seconds; 0 = not at all.
   * @example 3600
   */
  @IsInt()
  @Min(0)
  @Max(OVERLAP_MAX_SECONDS)
  overlapSeconds: number;

  /**
   * When the new key ends by itself; left out, when the old one would have.
   * @example 2028-06-01T00:00:00Z
   */
  @IsOptional()
  @IsInstant()
  expiresAt?: string;
}

export class ApiKeyDto {
  /**
   * Public id of the key.
   * @example key_01jx2m5k3eet7r0e8gx2m9k3v4
   */
  id: string;

  /**
   * Where the key works.
   * @example sandbox
   */
  environment: 'sandbox' | 'live';

  /**
   * What the key is for.
   * @example "checkout servers"
   */
  name: string;

  /**
   * Its last four characters, to tell keys apart; empty until it is revealed.
   * @example 7k2m
   */
  lastFour: string;

  /**
   * What the key may do.
   * @example ["customers:write", "offers:write"]
   */
  @ApiProperty({ enum: ALL_SCOPES, isArray: true })
  scopes: Scope[];

  /**
   * Scenarios that it is narrowed to; empty = all of the partner's.
   * @example ["education.higher"]
   */
  scenarios: string[];

  /**
   * Networks from which it may be used; empty = from anywhere.
   * @example ["203.0.113.0/24"]
   */
  cidrs: string[];

  /**
   * Whether it works: `active` and `replaced` do; an `agreed` one waits until its secret is revealed.
   * @example active
   */
  status: ApiKeyStatus;

  /**
   * Why it was revoked; null otherwise.
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
   * @example ["rotate", "revoke"]
   */
  allowedActions: ('reveal' | 'rotate' | 'revoke')[];

  /**
   * When it ends, or ended, by itself; null = never.
   * @example 2027-06-01T00:00:00.000Z
   */
  expiresAt: string | null;

  /**
   * The key that took its place; null without one.
   * @example null
   */
  replacedBy: string | null;

  /**
   * When it was last used, to the minute; null = never.
   * @example 2026-06-01T12:34:00.000Z
   */
  lastUsedAt: string | null;

  /**
   * When it was issued.
   * @example 2026-06-01T12:00:00.000Z
   */
  createdAt: string;
}

export class IssuedKeyDto extends ApiKeyDto {
  /**
   * The key itself. It is shown this once and kept nowhere: hand it over by a safe way. A repeat under the same
   * Idempotency-Key gets null: rotate the key when the first answer was lost.
   * @example ek_sandbox_0123456789abcdefghjkmnpqrstvwxyz0123456789abcdefghjkmnpqrs
   */
  secret: string | null;
}

export class SubmittedKeyDto extends SubmittedDto {
  /**
   * Where the approval is found: send it as `?environment=`.
   * @example live
   */
  environment: 'live';
}

export class ApiKeyPageDto {
  /** Newest first. */
  data: ApiKeyDto[];

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
