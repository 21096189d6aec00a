import { IsInt, IsString, Length, Max, Min } from 'class-validator';

/** Requests that a key may make. Windows begin at whole seconds, minutes and days, UTC. */
export class RateQuotasDto {
  /**
   * Within a second.
   * @example 500
   */
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  second: number;

  /**
   * Within a minute.
   * @example 20000
   */
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  minute: number;

  /**
   * Within a day.
   * @example 5000000
   */
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  day: number;
}

export class ProposeRateLimitsDto extends RateQuotasDto {
  /**
   * Why; the person who decides reads it, and the audit log keeps it. No personal data.
   * @example "Doubled for the autumn term: enrolment opens on 1 September."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** Each key of the partner has them for itself. */
export class PartnerRateLimitsDto {
  /**
   * Where they hold.
   * @example sandbox
   */
  environment: 'sandbox' | 'live';

  /** What holds now. */
  quotas: RateQuotasDto;

  /**
   * Whether the bank’s quotas hold, because the partner has none of its own.
   * @example true
   */
  isDefault: boolean;
}
