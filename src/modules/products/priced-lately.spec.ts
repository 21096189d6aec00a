import { LocalDate } from '../../kernel/calendar-date.js';
import { priceLately } from './priced-lately.js';
import type { PricingRequest } from './pricing.types.js';
import { priceProduct } from './product-pricing.js';
import { seedProducts } from './seeds.js';

const products = seedProducts();
const request: PricingRequest = {
  currency: 'CNY',
  amountMinor: 349_000n,
  downPaymentMinor: 0n,
  businessDate: LocalDate.of(2026, 3, 31),
  dates: {},
  costMethod: 'cn-irr-compound',
};

/** Each differs from the request in one member that a price can depend on. */
const others: Readonly<Record<string, Partial<PricingRequest>>> = {
  currency: { currency: 'GBP' },
  amount: { amountMinor: 349_100n },
  'down payment': { downPaymentMinor: 1_000n },
  'what is left today': { availableMinor: 0n },
  day: { businessDate: LocalDate.of(2026, 4, 1) },
  delivery: { dates: { delivery: LocalDate.of(2026, 6, 1) } },
  'another anchor': { dates: { programmeEnd: LocalDate.of(2026, 6, 1) } },
  subsidy: { subsidy: { yieldAnnual: '0.0720' } },
  'another yield': { subsidy: { yieldAnnual: '0.0900' } },
  'cost method': { costMethod: 'cn-simple' },
  stages: { stages: [{ date: LocalDate.of(2026, 4, 1), amountMinor: 349_000n }] },
  drawdowns: { drawdowns: [{ date: LocalDate.of(2026, 4, 1), amountMinor: 349_000n }] },
  balloon: { balloonShare: '0.1' },
  sales: { sales: { perDayMinor: 100_000n } },
};

test('the same purchase is priced once', () => {
  const [product] = products;
  expect(priceLately(product!, { ...request })).toBe(priceLately(product!, { ...request }));
});

test.each(Object.keys(others))('a different %s is priced anew, for every product', (name) => {
  const other = { ...request, ...others[name] };
  for (const product of products) {
    priceLately(product, request);
    expect(priceLately(product, other)).toEqual(priceProduct(product, other));
    expect(priceLately(product, request)).toEqual(priceProduct(product, request));
  }
});

test('two definitions never share a price, also under one name', () => {
  const [product] = products;
  const dearer = {
    ...product!,
    prices: { ...product!.prices, CNY: { ...product!.prices['CNY']!, rateAnnual: '0.1200' } },
  };
  priceLately(product!, request);
  expect(priceLately(dearer, request)).toEqual(priceProduct(dearer, request));
});
