export interface MoneyJson {
  readonly amount: number;
  readonly currency: string;
}

export interface InstalmentJson {
  readonly number: number;
  readonly dueDate: string;
  readonly principal: number;
  readonly interest: number;
  readonly fee: number;
  readonly total: number;
}

/** One offer as it is sent and kept. Amounts inside an instalment are minor units of the offer's currency. */
export interface OfferJson {
  readonly id: string;
  readonly status: string;
  readonly rank: number;
  readonly product: {
    readonly code: string;
    readonly version: number;
    readonly kind: string;
    readonly name: string;
  };
  readonly option: string;
  readonly job: string;
  readonly firmness: string;
  readonly conditions: readonly string[];
  readonly amount: MoneyJson;
  readonly dueToday: MoneyJson;
  readonly downPayment: MoneyJson;
  /** Cash that the applicant of a guarantee lodges, where there is any. */
  readonly margin?: MoneyJson;
  readonly rateAnnual: string;
  readonly apr: { readonly value: string; readonly method: string } | null;
  readonly totalCost: MoneyJson;
  readonly totalPayable: MoneyJson;
  readonly instalments: readonly InstalmentJson[];
  /** The instalments are expected, not agreed: they follow the sales. */
  readonly isProjection?: true;
  readonly stages?: readonly {
    readonly name: string;
    readonly date: string;
    readonly amount: number;
    readonly instalments: readonly InstalmentJson[];
  }[];
  readonly termOptions: readonly string[];
  readonly payee: string;
  readonly payout: MoneyJson;
  readonly score: {
    readonly probability: number;
    readonly value: number;
    readonly fit: Readonly<Record<string, number>>;
  };
  readonly reasons: readonly string[];
  readonly disclosures: readonly { readonly code: string; readonly version: number; readonly text: string }[];
  readonly expiresAt: string;
  /** While it is accepted: until when budget and exposure are held. */
  readonly reservedUntil?: string;
  readonly replacedBy?: string;
  readonly allowedActions: readonly string[];
}

export interface NotOfferedJson {
  readonly product: string;
  readonly option?: string;
  readonly code: string;
  readonly detail: string;
  readonly smallestChange?: { readonly field: string; readonly change: string; readonly value?: unknown };
}

export interface AnswerJson {
  readonly id: string;
  readonly scenario: {
    readonly path: string;
    readonly version: number;
    readonly confidence: number;
    readonly runnerUp: { readonly path: string; readonly confidence: number } | null;
    readonly evidence: readonly { readonly source: string; readonly detail: string }[];
  };
  readonly customer: string | null;
  readonly offers: readonly OfferJson[];
  readonly notOffered: readonly NotOfferedJson[];
  readonly subjectToken: string | null;
  readonly degraded: boolean;
  readonly environment: string;
  readonly decidedAt: string;
}
