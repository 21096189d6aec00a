import { ApiProperty } from '@nestjs/swagger';
import { LIFECYCLE_STAGES, type LifecycleStage } from '../../../../engines/segmentation/index.js';
import { MoneyDto } from '../../../../platform/http/validation/money.dto.js';
import { FreshnessDto, LifetimeValueDto, RfmDto } from '../../classification/dto/profile.dto.js';

const STANDINGS = ['classified', 'pending'] as const;
const WITHOUT = ['notApplicable', 'refused'] as const;
export type WithoutLifetimeValue = (typeof WITHOUT)[number];

export class ContributionDto {
  /** Interest, discounts, fees, late charges, commissions and recoveries that are earned; not those still to come. */
  income: MoneyDto;

  /** Debts written off. */
  loss: MoneyDto;

  /** What partners were paid for bringing the business. */
  cost: MoneyDto;

  /** Income less loss and cost. */
  net: MoneyDto;
}

export class NoLifetimeValueDto {
  /** `notApplicable`: the bank’s products are used too rarely here. `refused`: the population could not be fitted. */
  @ApiProperty({ enum: WITHOUT, example: 'notApplicable' })
  status: WithoutLifetimeValue;

  /**
   * Why, with the figures of the run.
   * @example "the usual interval is 400 days, at most 183 make a rhythm"
   */
  reason: string;
}

export class BankProfileDto {
  /**
   * Of all its amounts.
   * @example "CNY"
   */
  currency: string;

  /** `pending`: no run counts here yet, or his first product is seconds old. */
  @ApiProperty({ enum: STANDINGS, example: 'classified' })
  standing: (typeof STANDINGS)[number];

  /** What he has brought the bank until now, as its ledger says. */
  contribution: ContributionDto;

  /**
   * He has a product in force of which nothing is overdue.
   * @example true
   */
  isHolding: boolean;

  /**
   * Days of the last 30 on which he used a product or paid for one.
   * @example 1
   */
  activeDays: number;

  /** When and from what the rest was computed. */
  freshness?: FreshnessDto;

  /**
   * Days since he last used a product or paid for one; how often he used one (payouts, guarantees issued); what it brought.
   * Left out before the first use.
   */
  rfm?: RfmDto;

  /** Pareto’s class by contribution. */
  @ApiProperty({ enum: ['A', 'B', 'C'], required: false, example: 'A' })
  abc?: 'A' | 'B' | 'C';

  /** Where he is in his life as the bank’s own customer; who holds a product and pays for it is never silent. */
  @ApiProperty({ enum: LIFECYCLE_STAGES, required: false, example: 'mature' })
  lifecycle?: LifecycleStage;

  /** What further uses are expected to bring, before losses. */
  lifetimeValue?: LifetimeValueDto;

  /** Why there is no lifetime value. */
  noLifetimeValue?: NoLifetimeValueDto;

  /**
   * By contribution.
   * @example "preferred"
   */
  tier?: string;

  /**
   * The cluster whose middle is nearest.
   * @example "cluster-1"
   */
  cluster?: string;
}
