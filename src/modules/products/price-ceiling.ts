import { LocalDate } from '../../kernel/calendar-date.js';
import { type PolicyPack } from '../scenarios/index.js';
import { type PricedVariant, type PricingRequest } from './pricing.types.js';
import { type PriceBook, type ProductDefinition } from './product-definition.js';
import { priceProduct } from './product-pricing.js';
import { type Anchor, ANCHORS } from './product-terms.js';

/** What a jurisdiction's policy pack says about the price of credit in its currencies. */
export type CostCeiling = Pick<PolicyPack, 'costMethod' | 'costCeilingAnnual' | 'currencies'>;

export interface CeilingCheck {
  readonly isWithin: boolean;
  /** The dearest variant; absent where nothing is lent at all. */
  readonly worst?: {
    readonly currency: string;
    readonly option: string;
    readonly amountMinor: bigint;
    readonly rate: string;
  };
}

// Example dates: the cost does not depend on the year, but short terms compound more often, so near dates count too.
const START = LocalDate.of(2027, 1, 1);
const FAR_MONTHS: Partial<Record<Anchor, number>> = {
  programmeEnd: 48,
  payday: 1,
  invoiceDue: 2,
  harvest: 6,
};
const DATES = [
  (): LocalDate => START.plusDays(15),
  (anchor: Anchor): LocalDate => START.plusMonths(FAR_MONTHS[anchor] ?? 11),
].map(
  (dateOf) =>
    Object.fromEntries(ANCHORS.map((anchor) => [anchor, dateOf(anchor)])) as Record<Anchor, LocalDate>,
);

/**
 * Compares the yearly all-in cost of a product's dearest variant with a pack's ceiling, at the smallest and at the
 * largest amount of the pack's currencies and at near and far dates. Rates are compared to a hundredth of a percentage point,
 * below which whole minor units decide. Guarantees lend nothing, so they have no such rate.
 */
export function checkCeiling(product: ProductDefinition, pack: CostCeiling): CeilingCheck {
  let worst: PricedVariant | undefined;
  for (const variant of exampleVariants(product, pack)) {
    if (variant.apr && (!worst?.apr || Number(variant.apr.value) > Number(worst.apr.value))) worst = variant;
  }
  if (!worst?.apr) return { isWithin: true };
  const { currency, option, financedMinor: amountMinor } = worst;
  const isWithin = Number(Number(worst.apr.value).toFixed(4)) <= Number(pack.costCeilingAnnual);
  return { isWithin, worst: { currency, option, amountMinor, rate: worst.apr.value } };
}

function exampleVariants(product: ProductDefinition, pack: CostCeiling): PricedVariant[] {
  if (!product.isCredit) return [];
  return Object.entries(product.prices)
    .filter(([currency]) => pack.currencies.includes(currency))
    .flatMap(([currency, price]) => exampleAmounts(price).map((amountMinor) => ({ currency, amountMinor })))
    .flatMap((example) => DATES.map((dates) => ({ ...example, dates })))
    .flatMap((example) => priceProduct(product, exampleRequest(example, pack)).variants ?? []);
}

function exampleAmounts({ minMinor = 1, maxMinor = minMinor }: PriceBook): bigint[] {
  return [BigInt(Math.max(1, minMinor)), BigInt(maxMinor)];
}

function exampleRequest(
  example: Pick<PricingRequest, 'currency' | 'amountMinor'> & { dates: Record<Anchor, LocalDate> },
  { costMethod }: CostCeiling,
): PricingRequest {
  const { amountMinor } = example;
  const stages = [{ date: START, amountMinor }];
  return { ...example, businessDate: START, stages, sales: { perDayMinor: amountMinor / 5n }, costMethod };
}
