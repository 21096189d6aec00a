import { LRUCache } from 'lru-cache';
import { type Pricing, type PricingRequest } from './pricing.types.js';
import { type ProductDefinition } from './product-definition.js';
import { priceProduct } from './product-pricing.js';

/** Rows of instalments that are kept, about 200 bytes each. */
const MAX_ROWS = 100_000;
/** So that a refusal, which has no row, counts too. */
const ROWS_OF_AN_ENTRY = 4;

const pricings = new LRUCache<string, Pricing>({
  maxSize: MAX_ROWS,
  sizeCalculation: ({ variants = [] }) =>
    variants.reduce((rows, { instalments }) => rows + instalments.length, ROWS_OF_AN_ENTRY),
});

const numbers = new WeakMap<ProductDefinition, number>();
let lastNumber = 0;

/**
 * `priceProduct`, remembered: a shop sells at the prices of its list all day, and pricing is more than half of what a
 * decision costs. The price follows from the arguments alone, so nothing has to be made invalid; the result is shared
 * and must not be changed.
 */
export function priceLately(product: ProductDefinition, request: PricingRequest): Pricing {
  const key = keyOf(request);
  if (key === undefined) return priceProduct(product, request);
  const name = `${numberOf(product)}|${key}`;
  let pricing = pricings.get(name);
  if (!pricing) pricings.set(name, (pricing = priceProduct(product, request)));
  return pricing;
}

/** Undefined when the request says more than an ordinary purchase does: plans of payouts are too many to meet again. */
function keyOf(request: PricingRequest): string | undefined {
  const {
    currency,
    amountMinor,
    downPaymentMinor = 0n,
    availableMinor = '',
    businessDate,
    dates = {},
    subsidy,
    costMethod,
    ...more
  } = request;
  for (const name in more) if (more[name as keyof typeof more] !== undefined) return undefined;
  let key = `${currency}|${amountMinor}|${downPaymentMinor}|${availableMinor}|${businessDate.toEpochDay()}|${costMethod}|${subsidy?.yieldAnnual ?? ''}`;
  for (const anchor in dates) key += `|${anchor}${dates[anchor as keyof typeof dates]?.toEpochDay()}`;
  return key;
}

/** A definition is one object for as long as its version is in force. */
function numberOf(product: ProductDefinition): number {
  let number = numbers.get(product);
  if (number === undefined) numbers.set(product, (number = ++lastNumber));
  return number;
}
