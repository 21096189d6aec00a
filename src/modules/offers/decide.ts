import { type Ranked, rankOffers } from '../../engines/ranking/index.js';
import {
  priceLately,
  type Pricing,
  type PricingRequest,
  type ProductDefinition,
  type PublishedProduct,
  rankCandidate,
  type VariantCandidate,
} from '../products/index.js';
import { ANCHOR_FIELDS } from './anchors.js';
import { fitter } from './fit-of-offers.js';
import {
  amountRefusal,
  isCandidate,
  judge,
  purposeRefusal,
  type Refusal,
  request,
  type Verdict,
} from './gates.js';
import { type Circumstances, debtServiceMinor, type Situation, situationOf } from './situation.js';

const MAX_OFFERS = 10;
/** Share of the net income that instalments and debts may take together. */
const DEBT_BURDEN_MAX = 0.5;

/** A product that is not offered; `option` when only one of its terms is meant. */
export interface NotOffered {
  readonly product: PublishedProduct;
  readonly option?: string;
  readonly refusal: Refusal;
}

export interface Decision {
  readonly situation: Situation;
  readonly ranked: readonly Ranked<VariantCandidate>[];
  readonly products: ReadonlyMap<string, PublishedProduct>;
  readonly notOffered: readonly NotOffered[];
  readonly verdicts: readonly Verdict[];
}

/**
 * The bank's answer: which of the candidates fit, at which price, in which order, and why not the others. Pure: the
 * same circumstances, candidates and seed give the same decision, which is what makes a receipt worth keeping.
 * @param seed the decision's id
 */
export function decide(
  circumstances: Circumstances,
  candidates: readonly PublishedProduct[],
  seed: string,
): Decision {
  const situation = situationOf(circumstances);
  const asked = candidates.filter((product) => isCandidate(product, situation));
  const verdicts = asked.map((product) => judge(product, situation));
  const notOffered: NotOffered[] = [];
  const rankable: VariantCandidate[] = [];
  for (const { product, refusal } of verdicts) {
    const outcome = refusal ?? priceCandidate(product, situation);
    if (Array.isArray(outcome)) rankable.push(...outcome);
    else notOffered.push({ product, refusal: outcome });
  }
  const products = new Map(asked.map((product) => [product.definition.slug, product]));
  const { ranked, dropped } = rankOffers(rankable, {}, seed);
  for (const { candidate, code, because } of dropped) {
    const detail =
      code === 'cheaper_alternative'
        ? `${because?.product} ${because?.option} costs less and asks nothing more.`
        : 'Two better offers do the same job.';
    notOffered.push({
      product: products.get(candidate.product) as PublishedProduct,
      option: candidate.option,
      refusal: { code, class: 'offer', detail },
    });
  }
  if (situation.asked.purpose !== 'crossSell' && !ranked.some(({ candidate }) => candidate.isAskedFor)) {
    for (const product of candidates) {
      const refusal = purposeRefusal(product, situation);
      if (refusal) notOffered.push({ product, refusal });
    }
  }
  return { situation, products, verdicts, notOffered, ranked: ranked.slice(0, MAX_OFFERS) };
}

/** The variants of a product that the customer can bear, or why there is none. */
function priceCandidate(product: PublishedProduct, situation: Situation): VariantCandidate[] | Refusal {
  const pricing = priceFor(product, situation);
  if (pricing.refusals) return pricingRefusal(pricing.refusals, situation);
  const free = freeIncome(situation);
  const bearable = pricing.variants.filter(
    ({ largestInstalmentMinor }) => free === undefined || largestInstalmentMinor <= free,
  );
  if (bearable.length === 0)
    return {
      code: 'instalment_too_high',
      class: 'credit',
      detail: 'The instalments would take too much of the income.',
    };
  const fitOf = fitter(product.definition, pricing.variants, situation, free);
  return bearable.map((variant) =>
    rankCandidate(product.definition, variant, {
      isFinancingAsked: situation.asked.purpose !== 'crossSell',
      commissionRate: situation.enrolment?.commission?.[product.definition.slug],
      baseRate: 1,
      fit: fitOf(variant),
    }),
  );
}

export function priceFor({ definition }: PublishedProduct, situation: Situation): Pricing {
  return priceLately(definition, pricingRequest(definition, situation));
}

function pricingRequest(
  { slug, isCredit, prices, terms }: ProductDefinition,
  situation: Situation,
): PricingRequest {
  const { asked, pack, enrolment, downPaymentMinor, businessDate, dates, payouts, sales } = situation;
  const currency = asked.currency ?? pack?.pack.currencies[0] ?? 'CNY';
  const isZeroed = enrolment?.subsidy[slug] && prices[currency]?.isZeroWhenSubsidised;
  return {
    currency,
    amountMinor: BigInt(situation.financedMinor ?? 0),
    // His own money pays for the goods; a product beside them takes no part of it.
    downPaymentMinor: BigInt(isCredit ? downPaymentMinor : 0),
    ...(asked.availableMinor !== undefined &&
      isCredit && { availableMinor: BigInt(asked.availableMinor - downPaymentMinor) }),
    businessDate,
    dates,
    ...(payouts.length > 0 && { stages: payouts, drawdowns: payouts }),
    ...(sales && terms.shape === 'salesShare' && { sales }),
    ...(isZeroed && { subsidy: { yieldAnnual: SUBSIDY_YIELD } }),
    costMethod: pack?.pack.costMethod ?? 'eu-aprc',
  };
}

/** Yield at which the bank discounts a plan that bears interest by itself, when a partner takes the interest over. */
const SUBSIDY_YIELD = '0.0720';

/** The telling refusal; a change is named only when nothing else stands against the product. */
function pricingRefusal([first, ...others]: NonNullable<Pricing['refusals']>, situation: Situation): Refusal {
  const refusal = changeablePricing(first, situation);
  if (others.length === 0 || !refusal.change) return refusal;
  const { change: _change, ...rest } = refusal;
  return rest;
}

function changeablePricing(
  { code, boundMinor, anchor }: NonNullable<Pricing['refusals']>[0],
  situation: Situation,
): Refusal {
  if (code === 'amount_below_minimum') return amountRefusal(code, 'atLeast', Number(boundMinor));
  if (code === 'amount_above_maximum') return amountRefusal(code, 'atMost', Number(boundMinor));
  if (code === 'due_today_exceeds_available') {
    const value = situation.downPaymentMinor + Number(boundMinor);
    return {
      ...request(code, 'More would be due today than the customer has left.'),
      change: { field: 'availableBalance', change: 'atLeast', value },
    };
  }
  if (code === 'date_required' && anchor) {
    return {
      ...request(code, `The context must say the date of "${anchor}".`),
      change: { field: `context.${ANCHOR_FIELDS[anchor][0]}`, change: 'provide' },
    };
  }
  return request(code, PRICING_DETAIL[code]);
}

const PRICING_DETAIL = {
  currency_not_served: 'Not sold in this currency.',
  amount_differs_from_plan: 'The planned payouts do not add up to the amount.',
  stages_required: 'The stages with their dates and amounts are needed.',
  date_required: 'A date that the terms hang on is missing.',
  date_in_past: 'A date that the terms hang on has passed.',
  no_term_fits: 'No term ends in time.',
  not_priced_yet: 'The bank does not sell it yet.',
} as const;

/** What the month leaves for instalments; undefined when the income is not known in this currency. */
function freeIncome({ asked, parties }: Situation): bigint | undefined {
  const { borrower } = parties;
  const { incomeMonthlyMinor, currency } = borrower?.facts ?? {};
  if (!borrower || incomeMonthlyMinor === undefined || currency !== asked.currency) return undefined;
  const free = Math.floor(incomeMonthlyMinor * DEBT_BURDEN_MAX) - debtServiceMinor(borrower, currency);
  return BigInt(Math.max(0, free));
}
