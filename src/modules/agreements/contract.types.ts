import type { DayCount, Frequency } from '../../engines/lending/index.js';
import type { RoundingMode } from '../../kernel/fraction.js';
import type { CostMethod, Payee, ProductDefinition } from '../products/index.js';
import type { ProductKind, Release } from '../scenarios/index.js';

/** A text in the languages of the bank. */
export interface Texts {
  readonly en: string;
  readonly zh: string;
}

/** Amounts are whole minor units of the contract's currency, dates are YYYY-MM-DD, rates decimal strings of a year. */
export interface AgreementContract {
  readonly v: 1;
  /** Public ids of what it came from. */
  readonly agreement: string;
  readonly application: string;
  readonly offer: string;
  readonly decision: string;
  readonly customer: string;
  readonly partner: { readonly id: string; readonly name: string };
  readonly order: ContractOrder | null;
  readonly scenario: { readonly path: string; readonly version: number; readonly names: Texts };
  readonly product: {
    readonly code: string;
    readonly version: number;
    readonly kind: ProductKind;
    readonly names: Texts;
  };
  /** The jurisdiction's rules that it was made under. */
  readonly pack: { readonly jurisdiction: string; readonly version: number } | null;
  readonly timeZone: string;
  /** The day whose prices it has. */
  readonly pricedOn: string;
  /** Last day on which it can be signed. */
  readonly signBy: string;
  readonly option: string;
  readonly currency: string;
  readonly financed: number;
  readonly downPayment: number;
  readonly rateAnnual: string;
  readonly dayCount: DayCount;
  readonly rounding: RoundingMode;
  readonly frequency: Frequency;
  /**
   * `respread`: all payouts are one loan, a later one is spread over its open rows. `perDrawdown`: each has its own
   * instalments (LENDING §1.10).
   */
  readonly drawdownPolicy: 'respread' | 'perDrawdown';
  readonly loans: readonly ContractLoan[];
  readonly drawdowns: readonly ContractDrawdown[];
  /** What the customer pays if every payout comes as planned. */
  readonly instalments: readonly ContractInstalment[];
  readonly totals: {
    readonly interest: number;
    readonly fees: number;
    readonly cost: number;
    readonly payable: number;
  };
  readonly apr: { readonly value: string; readonly method: CostMethod } | null;
  readonly isProjection: boolean;
  /** Given where a share of the borrower's sales repays the loan: then `instalments` are only what is expected. */
  readonly salesShare?: SalesShare;
  readonly allocation: ProductDefinition['allocation'];
  readonly refundOrder: ProductDefinition['refundOrder'];
  readonly lateCharge: { readonly rateAnnual: string; readonly perChargeMinor: number | null } | null;
  /** The payee is paid the present value at this yield; the rest of what is lent is his discount. */
  readonly merchantYieldAnnual: string | null;
  /** The share of what is paid out that the partner earns; left out where he earns none. */
  readonly commissionRate?: string;
  readonly payee: {
    readonly to: Payee;
    readonly payout: ProductDefinition['payee']['payout'];
    /** What must have happened before he is paid. */
    readonly release: Release;
  };
  readonly withdrawalDays: number;
  readonly disclosures: readonly ContractDisclosure[];
  readonly rights: readonly { readonly right: string; readonly says: Texts }[];
}

export interface SalesShare {
  /** Of each day's sales, e.g. 0.08. */
  readonly share: string;
  /** Of the principal, this share is repaid in every so many days at least. */
  readonly floor: { readonly share: string; readonly everyDays: number };
  /** Everything is due so many months after the payout. */
  readonly finalMonths: number;
}

export interface ContractOrder {
  readonly id: string;
  /** With the customer's own part. */
  readonly total: number;
  readonly lines: readonly {
    readonly id: string;
    readonly description: string;
    readonly quantity: number;
    readonly amount: number;
  }[];
}

/** One plan of instalments. Its payouts are the drawdowns that name it. */
export interface ContractLoan {
  readonly number: number;
  readonly start: string;
  readonly dueDates: readonly string[];
  /** Length of each period in parts of a year, as the day count has them. */
  readonly parts: readonly number[];
  /** Whether the due dates move along when the first payout comes on another day. */
  readonly movesWithPayout: boolean;
  readonly amortisation: 'level' | 'bullet';
  readonly remainder: 'first' | 'last';
  readonly principalGrace: number;
  readonly balloon: number;
  /** A given instalment: what the sales are expected to repay. */
  readonly instalment: number | null;
  readonly fees: readonly { readonly amount: number; readonly collected: 'firstInstalment' | 'spread' }[];
}

export interface ContractDrawdown {
  readonly number: number;
  readonly loan: number;
  readonly name: string | null;
  readonly plannedOn: string;
  /** What is not paid out by this day lapses and is never owed. */
  readonly lapsesOn: string;
  readonly amount: number;
  /** Kept back from the payee. */
  readonly discount: number;
}

export interface ContractInstalment {
  readonly number: number;
  readonly dueDate: string;
  readonly principal: number;
  readonly interest: number;
  readonly fee: number;
  readonly total: number;
}

export interface ContractDisclosure {
  readonly code: string;
  readonly version: number;
  readonly minimumReadingSeconds: number;
  readonly text: Texts;
}
