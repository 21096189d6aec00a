/** A date that the request brings along and that terms may hang on. */
export const ANCHORS = [
  'delivery',
  'programmeEnd',
  'leaseEnd',
  'policyEnd',
  'departure',
  'payday',
  'invoiceDue',
  'harvest',
  'claimDate',
] as const;
export type Anchor = (typeof ANCHORS)[number];

export interface AnchoredDate {
  readonly anchor: Anchor;
  readonly plusDays: number;
}

export interface FirstDue {
  readonly afterMonths: number;
  /** The first due date moves to this day when it would come earlier (delivery + return window). Not asked for when the anchor is unknown. */
  readonly notBefore?: AnchoredDate;
}

/** Equal monthly instalments; with a rate the annuity, without one the floor split of LENDING.md §1.4. */
export interface InstalmentTerms {
  readonly shape: 'instalments';
  readonly months: readonly number[];
  readonly firstDue: FirstDue;
  /** Terms whose last due date would come later are left out. */
  readonly lastDueBy?: AnchoredDate;
}

/** Equal parts every few days; the first today or after one interval. */
export interface PayInNTerms {
  readonly shape: 'payInN';
  readonly parts: number;
  readonly everyDays: number;
  readonly firstToday: boolean;
}

/** One payment after a number of days. */
export interface DeferredTerms {
  readonly shape: 'deferred';
  readonly days: number;
}

/** One payment of principal and interest on a day that the request names, at most `maxMonths` away. */
export interface SinglePaymentTerms {
  readonly shape: 'singlePayment';
  readonly due: AnchoredDate;
  readonly maxMonths: number;
}

/** Planned drawdowns, monthly interest until the programme's end plus a grace, then an annuity. */
export interface TuitionGraceTerms {
  readonly shape: 'tuitionGrace';
  readonly graceAfterProgrammeMonths: number;
  readonly repayMonths: readonly number[];
}

/** One year's invoice in equal parts over that year, the first on the invoice's date. */
export interface TermSplitTerms {
  readonly shape: 'termSplit';
  readonly parts: readonly number[];
}

/** Every stage (or milestone) is drawn when it is done and has its own monthly instalments. */
export interface StageTerms {
  readonly shape: 'stages';
  readonly monthsPerStage: readonly number[];
  readonly firstDue: FirstDue;
}

/** The bank's promise to a beneficiary; the fee is due at issue. */
export interface GuaranteeTerms {
  readonly shape: 'guarantee';
  readonly until: Anchor;
  readonly plusMonths: number;
  /** Cash margin that the applicant leaves with the bank, as a share of the amount. */
  readonly marginShare?: string;
}

/** An annuity that leaves a last, larger payment. */
export interface BalloonTerms {
  readonly shape: 'balloon';
  readonly months: readonly number[];
  readonly firstDue: FirstDue;
  /** Largest share of the financed amount that may be left; also the share that is offered unless the request wants less. */
  readonly maxBalloonShare: string;
}

export interface RevolvingTerms {
  readonly shape: 'revolving';
  readonly months: number;
}

/** Repaid by a share of daily sales, with a floor per period and a final date. */
export interface SalesShareTerms {
  readonly shape: 'salesShare';
  /** Shares of the daily sales that may be chosen. */
  readonly shares: readonly string[];
  /** The share of sales is at most this share of the gross margin. */
  readonly maxMarginShare: string;
  /** Share of the principal that is repaid in every such period at least. */
  readonly floor: { readonly share: string; readonly everyDays: number };
  readonly finalMonths: number;
}

/** A monthly premium by the value of the insured thing (price book: `premiums`). */
export interface PremiumTableTerms {
  readonly shape: 'premiumTable';
  readonly months: number;
}

export interface AccountTerms {
  readonly shape: 'account';
  readonly cashbackShare?: string;
}

export interface SavingsTerms {
  readonly shape: 'savings';
  readonly hasRoundUp: boolean;
}

export interface FundTerms {
  readonly shape: 'fund';
  /** 1 (cash-like) to 5 (shares of one sector). */
  readonly riskClass: number;
}

export type ProductTerms =
  | InstalmentTerms
  | PayInNTerms
  | DeferredTerms
  | SinglePaymentTerms
  | TuitionGraceTerms
  | TermSplitTerms
  | StageTerms
  | GuaranteeTerms
  | BalloonTerms
  | RevolvingTerms
  | SalesShareTerms
  | PremiumTableTerms
  | AccountTerms
  | SavingsTerms
  | FundTerms;

/** The names of a product's term options, e.g. `12m`; price books give each its acceptance prior. */
export function termOptions(terms: ProductTerms): readonly string[] {
  switch (terms.shape) {
    case 'instalments':
    case 'balloon':
      return terms.months.map((months) => `${months}m`);
    case 'tuitionGrace':
      return terms.repayMonths.map((months) => `${months}m`);
    case 'stages':
      return terms.monthsPerStage.map((months) => `${months}m`);
    case 'termSplit':
      return terms.parts.map((parts) => `${parts}p`);
    case 'payInN':
      return [`${terms.parts}x${terms.everyDays}d`];
    case 'deferred':
      return [`${terms.days}d`];
    case 'salesShare':
      return terms.shares;
    case 'premiumTable':
    case 'revolving':
      return [`${terms.months}m`];
    case 'singlePayment':
    case 'guarantee':
    case 'account':
    case 'savings':
    case 'fund':
      return ['standard'];
  }
}
