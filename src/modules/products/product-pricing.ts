import { DomainError } from '../../kernel/domain-error.js';
import { type Fraction } from '../../kernel/fraction.js';
import { guaranteeVariant, premiumVariant } from './fee-variants.js';
import { emptyVariant, loanVariant } from './loan-variant.js';
import { plansOf } from './plan-terms.js';
import { isRefusal, type Pricer, readRate } from './price-plans.js';
import { type PricedVariant, type Pricing, type PricingRequest, type Refusal } from './pricing.types.js';
import { type PriceBook, type ProductDefinition } from './product-definition.js';

interface Rates {
  readonly rateAnnual: Fraction;
  readonly merchantYield: Fraction | undefined;
}

// A definition never changes once loaded, so its decimals are read once.
const ratesOf = new WeakMap<PriceBook, Rates>();
const ZERO: Fraction = { num: 0n, den: 1n };

/**
 * Prices a product for a request: one variant per term option that fits, or all that stands against it. A term whose
 * payment today is more than the payer has is left out while another fits.
 * @param product a validated definition
 */
export function priceProduct(product: ProductDefinition, request: PricingRequest): Pricing {
  const price = Object.hasOwn(product.prices, request.currency)
    ? product.prices[request.currency]
    : undefined;
  if (!price) return { refusals: [{ code: 'currency_not_served' }] };
  const pricer: Pricer = { product, price, request, ...ratesFor(price, request) };
  const variants = variantsThatWork(pricer);
  const amount = product.isCredit ? amountRefusal(price, variants, request) : undefined;
  if (isRefusal(variants)) return { refusals: amount ? [amount, variants] : [variants] };
  const payable = variants.filter(({ dueTodayMinor }) => isPayableToday(dueTodayMinor, request));
  const refusals = [
    ...(payable.length === 0 ? [notPayableToday(variants)] : []),
    ...(amount ? [amount] : []),
  ];
  const [first, ...others] = refusals;
  return first ? { refusals: [first, ...others] } : { variants: payable };
}

function ratesFor(price: PriceBook, { subsidy }: PricingRequest): Rates {
  let rates = ratesOf.get(price);
  if (!rates) {
    const merchantYield =
      price.merchantYieldAnnual === undefined ? undefined : readRate(price.merchantYieldAnnual);
    rates = { rateAnnual: readRate(price.rateAnnual), merchantYield };
    ratesOf.set(price, rates);
  }
  if (!subsidy || !(price.isZeroWhenSubsidised || rates.merchantYield)) return rates;
  return { rateAnnual: ZERO, merchantYield: readRate(subsidy.yieldAnnual) };
}

/** Bounds hold for what a variant finances, which can be less than was asked (one year of a programme). */
function amountRefusal(
  { minMinor, maxMinor }: PriceBook,
  variants: readonly PricedVariant[] | Refusal,
  request: PricingRequest,
): Refusal | undefined {
  const financed = isRefusal(variants)
    ? request.amountMinor
    : (variants[0]?.financedMinor ?? request.amountMinor);
  if (minMinor !== undefined && financed < minMinor) {
    return { code: 'amount_below_minimum', boundMinor: BigInt(minMinor) };
  }
  if (maxMinor !== undefined && financed > maxMinor) {
    return { code: 'amount_above_maximum', boundMinor: BigInt(maxMinor) };
  }
  return undefined;
}

function isPayableToday(dueTodayMinor: bigint, { availableMinor }: PricingRequest): boolean {
  return availableMinor === undefined || dueTodayMinor <= availableMinor;
}

function notPayableToday(variants: readonly PricedVariant[]): Refusal {
  const least = variants.reduce(
    (low, { dueTodayMinor: due }) => (due < low ? due : low),
    variants[0]?.dueTodayMinor ?? 0n,
  );
  return { code: 'due_today_exceeds_available', boundMinor: least };
}

/**
 * Terms that are sound for every ordinary request can make no loan for an odd one (a first due date so late that the
 * instalment would not cover the interest). The lending engine says so; for the catalogue it is one more refusal.
 */
function variantsThatWork(pricer: Pricer): readonly PricedVariant[] | Refusal {
  try {
    return variantsOf(pricer);
  } catch (error) {
    if (error instanceof DomainError) return { code: 'no_term_fits' };
    throw error;
  }
}

function variantsOf(pricer: Pricer): readonly PricedVariant[] | Refusal {
  const { terms } = pricer.product;
  switch (terms.shape) {
    case 'guarantee':
      return guaranteeVariant(pricer, terms);
    case 'premiumTable':
      return premiumVariant(pricer, terms);
    case 'account':
    case 'savings':
    case 'fund':
      return [{ ...emptyVariant(pricer, 'standard'), rateAnnual: pricer.price.rateAnnual }];
    default: {
      const { amountMinor } = pricer.request;
      if (amountMinor <= 0n)
        return { code: 'amount_below_minimum', boundMinor: BigInt(pricer.price.minMinor ?? 1) };
      const plans = plansOf(pricer);
      return isRefusal(plans) ? plans : plans.map((plan) => loanVariant(pricer, plan));
    }
  }
}
