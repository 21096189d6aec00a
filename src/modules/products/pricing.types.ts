import { type Frequency, type RepaymentCalendar, type ScheduleTerms } from '../../engines/lending/index.js';
import { type LocalDate } from '../../kernel/calendar-date.js';
import { type CostMethod } from '../scenarios/index.js';
import { type Payee } from './product-definition.js';
import { type Anchor } from './product-terms.js';

/** A planned payout: a stage of a treatment, a year's tuition. */
export interface PlannedPayout {
  readonly name?: string;
  readonly date: LocalDate;
  readonly amountMinor: bigint;
}

export interface PricingRequest {
  readonly currency: string;
  /** What is to be financed or guaranteed, after the down payment. */
  readonly amountMinor: bigint;
  readonly downPaymentMinor?: bigint;
  /** What the payer has left today after the down payment; absent when nobody knows. */
  readonly availableMinor?: bigint;
  readonly businessDate: LocalDate;
  readonly dates?: Readonly<Partial<Record<Anchor, LocalDate>>>;
  readonly stages?: readonly PlannedPayout[];
  readonly drawdowns?: readonly PlannedPayout[];
  /** A smaller balloon than the product allows, as a share. */
  readonly balloonShare?: string;
  /** Average sales of a day, as the bank has seen them, and what of them is gross margin. */
  readonly sales?: { readonly perDayMinor: bigint; readonly grossMarginShare?: string };
  /** The partner's enrolment bears the interest; its discount is computed at this yield. */
  readonly subsidy?: { readonly yieldAnnual: string };
  readonly costMethod: CostMethod;
}

export interface PricedInstalment {
  readonly number: number;
  readonly dueDate: LocalDate;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly fee: bigint;
  readonly total: bigint;
}

export interface PricedStage {
  readonly name: string;
  readonly date: LocalDate;
  readonly amountMinor: bigint;
  readonly instalments: readonly PricedInstalment[];
}

/** One loan of a plan: what its instalments follow from, once it is known what is paid out when. */
export interface LoanTerms {
  /** Planned; the first one begins the loan, later ones are spread over its open rows. */
  readonly payouts: readonly PlannedPayout[];
  readonly calendar: RepaymentCalendar;
  readonly more: Partial<ScheduleTerms>;
}

/** One product in one term for one request. Amounts in minor units of the request's currency. */
export interface PricedVariant {
  readonly product: string;
  readonly option: string;
  readonly currency: string;
  /** Level monthly terms only. */
  readonly termMonths?: number;
  readonly financedMinor: bigint;
  readonly downPaymentMinor: bigint;
  /** Instalments, fees and margin due on the business date itself, beyond the down payment. */
  readonly dueTodayMinor: bigint;
  /** Nominal, as a decimal string: what is charged, not what it costs all in. */
  readonly rateAnnual: string;
  /** All-in yearly cost; absent where nothing is lent. */
  readonly apr?: { readonly value: string; readonly method: CostMethod };
  readonly totalCostMinor: bigint;
  readonly totalPayableMinor: bigint;
  readonly totalInterestMinor: bigint;
  readonly totalFeeMinor: bigint;
  readonly instalments: readonly PricedInstalment[];
  /** The instalments are expected, not agreed: they follow the sales. */
  readonly isProjection?: boolean;
  /** Per-stage plans behind the calendar; a stage that is not done is never owed. */
  readonly stages?: readonly PricedStage[];
  readonly balloonMinor?: bigint;
  /** Cash margin of a guarantee, returned at its end. */
  readonly marginMinor?: bigint;
  readonly merchantDiscountMinor: bigint;
  readonly payoutToMerchantMinor: bigint;
  readonly largestInstalmentMinor: bigint;
  readonly endDate?: LocalDate;
  readonly payee: Payee;
  /** What the instalments are made of: one loan, or one for each stage. Absent where nothing is lent. */
  readonly plan?: {
    readonly frequency: Frequency;
    readonly loans: readonly LoanTerms[];
    /** Yield at which the payee is paid less, when he bears the interest. */
    readonly merchantYieldAnnual?: string;
  };
  /** Outstanding balance over time, for the expected contribution. */
  readonly balanceMinorYears: number;
}

export type RefusalCode =
  | 'currency_not_served'
  | 'due_today_exceeds_available'
  | 'amount_below_minimum'
  | 'amount_above_maximum'
  | 'amount_differs_from_plan'
  | 'stages_required'
  | 'date_required'
  | 'date_in_past'
  | 'no_term_fits'
  | 'not_priced_yet';

export interface Refusal {
  readonly code: RefusalCode;
  /** The amount that would be right: the bound that was crossed, or what must be there today. */
  readonly boundMinor?: bigint;
  /** The date that is missing or does not fit. */
  readonly anchor?: Anchor;
}

/** Either variants, one per term that fits, or everything that stands against the product, the telling one first. */
export type Pricing =
  | { readonly variants: readonly PricedVariant[]; readonly refusals?: never }
  | { readonly variants?: never; readonly refusals: readonly [Refusal, ...Refusal[]] };
