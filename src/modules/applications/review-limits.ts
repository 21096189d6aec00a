/** Up to where the bank decides without a (second) person, minor units. */
export interface ReviewLimits {
  /** Above this a person looks when the customer's income is not known. */
  readonly unknownIncomeMaxMinor: number;
  /** Above this a second person must agree to an approval. */
  readonly onePersonMaxMinor: number;
}

const BY_CURRENCY: Readonly<Record<string, ReviewLimits>> = {
  CNY: { unknownIncomeMaxMinor: 3_000_000, onePersonMaxMinor: 1_000_000 },
  GBP: { unknownIncomeMaxMinor: 350_000, onePersonMaxMinor: 120_000 },
  EUR: { unknownIncomeMaxMinor: 400_000, onePersonMaxMinor: 140_000 },
};

/** A currency that nobody has thought about yet gets the most careful answer. */
const UNKNOWN: ReviewLimits = { unknownIncomeMaxMinor: 0, onePersonMaxMinor: 0 };

export function limitsOfCurrency(currency: string): ReviewLimits {
  return BY_CURRENCY[currency] ?? UNKNOWN;
}
