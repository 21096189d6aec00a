import type { CounterOffer, Reason } from './application.js';
import type { CheckKind, CheckVerdict } from './checks/check.js';

/** Share of the net income that instalments and debts may take together in the dearest month. */
export const DEBT_BURDEN_MAX_PERCENT = 50;

/** What a source has said by now; `missing` when it was never asked or gave no answer in time. */
export interface CheckFact {
  readonly kind: CheckKind;
  readonly verdict: CheckVerdict | 'missing';
}

/** One ceiling on what the borrower may owe, and what he owes under it already, minor units. */
export interface LimitFact {
  readonly code: string;
  readonly capMinor: number;
  readonly usedMinor: number;
}

export interface Terms {
  readonly amountMinor: number;
  /** What falls due in the dearest calendar month, minor units. */
  readonly highestMonthMinor: bigint;
}

export interface Affordability {
  /** Net, a month, minor units of the application's currency; undefined when nobody knows. */
  readonly incomeMonthlyMinor: number | undefined;
  readonly debtServiceMonthlyMinor: number;
  /** Above this a person looks when the income is not known. */
  readonly unknownIncomeMaxMinor: number;
}

export interface CreditFacts {
  readonly affordability: Affordability;
  readonly limits: readonly LimitFact[];
}

export interface Verdict {
  readonly outcome: 'approved' | 'declined' | 'referred';
  readonly reasons: readonly Reason[];
}

/** What a source's word means for the application, and who may know. */
const CHECK_REASONS: Readonly<Record<CheckKind, Readonly<Record<'fail' | 'refer' | 'missing', Reason>>>> = {
  identity: {
    fail: { code: 'identity_mismatch', class: 'security' },
    refer: { code: 'identity_unclear', class: 'security' },
    missing: { code: 'identity_unchecked', class: 'security' },
  },
  sanctions: {
    fail: { code: 'sanctions_hit', class: 'security' },
    refer: { code: 'sanctions_possible', class: 'security' },
    missing: { code: 'sanctions_unchecked', class: 'security' },
  },
  creditBureau: {
    fail: { code: 'bureau_refuses', class: 'credit' },
    refer: { code: 'bureau_unclear', class: 'credit' },
    missing: { code: 'bureau_unanswered', class: 'credit' },
  },
  fraud: {
    fail: { code: 'fraud_suspected', class: 'security' },
    refer: { code: 'fraud_unclear', class: 'security' },
    missing: { code: 'fraud_unchecked', class: 'security' },
  },
};

/**
 * The bank's answer. What stands against it declines; what is not known, unclear or late refers it to a person; only
 * when nothing of either is there is it approved.
 * @param credit left out where nothing is lent
 */
export function judge(terms: Terms, checks: readonly CheckFact[], credit: CreditFacts | undefined): Verdict {
  const failed = checks
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ kind }) => CHECK_REASONS[kind].fail);
  const against = [...failed, ...(credit ? creditReasons(terms, credit) : [])];
  if (against.length > 0) return { outcome: 'declined', reasons: against };
  const unclear = [
    ...checks.flatMap(({ kind, verdict }) =>
      verdict === 'refer' || verdict === 'missing' ? [CHECK_REASONS[kind][verdict]] : [],
    ),
    ...(credit && isIncomeMissing(terms, credit.affordability) ? [INCOME_UNKNOWN] : []),
  ];
  return unclear.length > 0
    ? { outcome: 'referred', reasons: unclear }
    : { outcome: 'approved', reasons: [] };
}

const INCOME_UNKNOWN: Reason = { code: 'income_unknown', class: 'credit' };

function isIncomeMissing({ amountMinor }: Terms, facts: Affordability): boolean {
  return facts.incomeMonthlyMinor === undefined && amountMinor > facts.unknownIncomeMaxMinor;
}

/** Why these terms are more than the borrower can bear, or than the bank lends him; empty when they are not. */
export function creditReasons(terms: Terms, { affordability, limits }: CreditFacts): Reason[] {
  return [
    ...(isBearable(terms, affordability) ? [] : [{ code: 'debt_burden_exceeded', class: 'credit' as const }]),
    ...limits
      .filter(({ capMinor, usedMinor }) => usedMinor + terms.amountMinor > capMinor)
      .map(({ code }) => ({ code, class: 'credit' as const })),
  ];
}

function isBearable({ highestMonthMinor }: Terms, facts: Affordability): boolean {
  const { incomeMonthlyMinor: income, debtServiceMonthlyMinor } = facts;
  if (income === undefined) return true;
  return (
    (highestMonthMinor + BigInt(debtServiceMonthlyMinor)) * 100n <=
    BigInt(income) * BigInt(DEBT_BURDEN_MAX_PERCENT)
  );
}

/** What falls due in the calendar month in which most does. */
export function highestMonth(
  instalments: readonly { dueDate: { toString(): string }; total: bigint }[],
): bigint {
  const byMonth = new Map<string, bigint>();
  for (const { dueDate, total } of instalments) {
    const month = dueDate.toString().slice(0, 7);
    byMonth.set(month, (byMonth.get(month) ?? 0n) + total);
  }
  return [...byMonth.values()].reduce((most, sum) => (sum > most ? sum : most), 0n);
}

export interface CounterSearch {
  readonly asked: CounterOffer;
  /** The product's terms, shortest first. */
  readonly options: readonly string[];
  readonly leastMinor: number;
  /** Amounts are offered in multiples of this. */
  readonly stepMinor: number;
  /** Whether the amount may change: planned stages fix it. */
  readonly isAmountFree: boolean;
  /** Whether the bank would approve these terms; a smaller amount is never worse. */
  readonly fits: (terms: CounterOffer) => boolean;
}

/** The same amount over the shortest longer term that fits; else the largest smaller amount, over the shortest term for it. */
export function counterOffer(search: CounterSearch): CounterOffer | undefined {
  const { asked, options, fits } = search;
  const longer = options.slice(options.indexOf(asked.option) + 1);
  const stretched = longer.map((option) => ({ ...asked, option })).find((terms) => fits(terms));
  if (stretched || !search.isAmountFree) return stretched;
  let best: CounterOffer | undefined;
  for (const option of [asked.option, ...longer]) {
    const amountMinor = largestFitting(search, option);
    if (amountMinor !== undefined && amountMinor > (best?.amountMinor ?? 0)) best = { option, amountMinor };
  }
  return best;
}

/** By halving, as `fits` is monotone. */
function largestFitting(
  { asked, leastMinor, stepMinor, fits }: CounterSearch,
  option: string,
): number | undefined {
  let low = Math.ceil(leastMinor / stepMinor);
  let high = Math.ceil(asked.amountMinor / stepMinor) - 1;
  if (low > high || !fits({ option, amountMinor: low * stepMinor })) return undefined;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits({ option, amountMinor: middle * stepMinor })) low = middle;
    else high = middle - 1;
  }
  return low * stepMinor;
}

/** What a partner may read: the reasons that are not the customer's own business, and one word for all others. */
export function partnerReasons(reasons: readonly Reason[]): string[] {
  const codes = reasons.map((reason) => (isForPartner(reason) ? reason.code : 'not_available'));
  return [...new Set(codes)];
}

const CUSTOMER_REASONS_MAX = 4;

/** What the customer reads on the bank's page: all but what would help a fraudster, four at most. */
export function customerReasons(reasons: readonly Reason[]): string[] {
  return reasons
    .filter((reason) => reason.class !== 'security')
    .slice(0, CUSTOMER_REASONS_MAX)
    .map(({ code }) => code);
}

function isForPartner(reason: Reason): boolean {
  return reason.class === 'request' || reason.class === 'offer';
}
