import { IsInt, IsString, Length, Max, Min } from 'class-validator';

export class RiskTermsDto {
  /**
   * With fewer agreements than this no share is told.
   * @example 50
   */
  @IsInt()
  @Min(1)
  @Max(100000)
  agreementsMin: number;

  /**
   * Most that is put up with of first instalments more than 30 days late, in 1/10,000 of the agreements old enough.
   * @example 500
   */
  @IsInt()
  @Min(0)
  @Max(10000)
  firstPaymentDefaultMaxBps: number;

  /**
   * Of agreements that were ever more than 30 days late.
   * @example 1000
   */
  @IsInt()
  @Min(0)
  @Max(10000)
  late30MaxBps: number;

  /**
   * Of agreements refunded or withdrawn from, in 1/10,000 of all.
   * @example 3000
   */
  @IsInt()
  @Min(0)
  @Max(10000)
  refundMaxBps: number;

  /**
   * Of agreements with a payment that was charged back.
   * @example 200
   */
  @IsInt()
  @Min(0)
  @Max(10000)
  disputeMaxBps: number;

  /**
   * Held back of each settlement’s gross amount.
   * @example 0
   */
  @IsInt()
  @Min(0)
  @Max(10000)
  reserveShareBps: number;

  /**
   * How many days it is held.
   * @example 0
   */
  @IsInt()
  @Min(0)
  @Max(730)
  reserveDays: number;
}

export class ProposeRiskTermsDto extends RiskTermsDto {
  /**
   * For the second person and the audit log.
   * @example "Two complaints about goods that were never sent."
   */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class RiskShareDto {
  /**
   * What is measured.
   * @example "firstPaymentDefault"
   */
  measure: 'firstPaymentDefault' | 'late30' | 'refund' | 'dispute';

  /**
   * In 1/10,000, rounded down; null while there are too few agreements to tell.
   * @example 120
   */
  bps: number | null;

  /**
   * Most that is put up with.
   * @example 500
   */
  maxBps: number;

  /**
   * Whether it is more than that.
   * @example false
   */
  isBreached: boolean;
}

export class RiskCountsDto {
  /**
   * Agreements that were paid out.
   * @example 240
   */
  agreements: number;

  /**
   * Those whose first instalment fell due more than 30 days ago.
   * @example 180
   */
  matured: number;

  /**
   * Those of them whose first instalment was more than 30 days late.
   * @example 2
   */
  firstPaymentDefaults: number;

  /**
   * Those of them that were ever more than 30 days late.
   * @example 5
   */
  late30: number;

  /**
   * Refunded or withdrawn from, in whole or in part.
   * @example 12
   */
  refunded: number;

  /**
   * With a payment that was charged back.
   * @example 1
   */
  disputed: number;
}

export class RiskCohortDto extends RiskCountsDto {
  /**
   * The month of signing.
   * @example "2026-11"
   */
  month: string;
}

export class PartnerRiskDto {
  /**
   * The partner’s business date on which it is told.
   * @example "2026-11-21"
   */
  today: string;

  /** What the bank puts up with. */
  terms: RiskTermsDto;

  /**
   * Agreements signed from this day on count for the shares: the last twelve months, or less after the bank itself has stopped the partner.
   * @example "2025-11-01"
   */
  since: string;

  /** All that count. */
  counts: RiskCountsDto;

  /** The counts as shares. In live a breach stops the partner; in the sandbox it is only shown. */
  shares: RiskShareDto[];

  /** By month of signing, the last twelve months. */
  cohorts: RiskCohortDto[];
}
