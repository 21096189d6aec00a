import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { MoneyDto } from '../../../platform/http/validation/money.dto.js';

export class GuaranteeProductDto {
  /**
   * Product code.
   * @example "rent-deposit-guarantee"
   */
  code: string;

  /**
   * Version that was sold.
   * @example 1
   */
  version: number;
}

export class GuaranteeDto {
  /**
   * The guarantee's id.
   * @example "gua_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  id: string;

  /**
   * Where it is in its life, see `GET /v1/state-machines/guarantee`.
   * @example "issued"
   */
  status: 'awaitingIssue' | 'issued' | 'released' | 'expired' | 'cancelled';

  /**
   * Why it is there, when a reason belongs to it.
   * @example "given_back"
   */
  statusReason: string | null;

  /**
   * Since when, business time.
   * @example "2026-12-01T04:00:00.000Z"
   */
  statusChangedAt: string;

  /**
   * What can be asked for now.
   * @example ["claim", "amend", "release"]
   */
  allowedActions: string[];

  /**
   * The applicant.
   * @example "cus_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  customer: string;

  /**
   * What it was made of.
   * @example "app_06fwm2a1c5e7r8e8gx2m9k3v4n"
   */
  application: string;

  /** What was sold. */
  product: GuaranteeProductDto;

  /** The promise as it was made or amended. */
  amount: MoneyDto;

  /** What the bank stands for now. */
  undertaken: MoneyDto;

  /** What can still be claimed. */
  claimable: MoneyDto;

  /** What is claimed and being examined. */
  claimed: MoneyDto;

  /** What the beneficiary was paid. */
  paid: MoneyDto;

  /** Commission in all. */
  fee: MoneyDto;

  /** Cash of the applicant that the bank holds; before issue, what he has to lodge. */
  margin: MoneyDto;

  /** What the applicant owes after paid claims. */
  owed: MoneyDto;

  /**
   * First day; null before it is issued.
   * @example "2026-12-01"
   */
  issuedOn: string | null;

  /**
   * Last day on which a claim can be made.
   * @example "2028-01-01"
   */
  expiresOn: string;

  /**
   * Documents that a claim must bring along.
   * @example ["writtenDemand", "handoverRecord"]
   */
  claimDocuments: string[];

  /**
   * SHA-256 of the text that the applicant signs or has signed.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  documentHash: string;
}

export class GuaranteePageDto {
  /** Newest first. */
  data: GuaranteeDto[];

  /**
   * Whether another page follows.
   * @example false
   */
  hasMore: boolean;

  /** Cursor of the next page. */
  nextCursor?: string;
}

export class PaperQueryDto {
  /**
   * An older text: 1 is what was signed, each amendment makes the next. The last one when left out.
   * @example 1
   */
  @IsOptional()
  @ApiPropertyOptional({ type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(1000)
  version?: number;
}
