import * as fc from 'fast-check';
import { LocalDate } from '../../kernel/calendar-date.js';
import { COST_METHODS } from '../scenarios/index.js';
import { type PricedVariant, type PricingRequest } from './pricing.types.js';
import { type ProductDefinition } from './product-definition.js';
import { priceProduct } from './product-pricing.js';
import { ANCHORS, termOptions } from './product-terms.js';
import { seedProducts } from './seeds.js';

const products = seedProducts();
const anyProduct = fc.constantFrom(...products);
const anyDate = fc.integer({ min: 0, max: 4_000 }).map((days) => LocalDate.of(2024, 1, 1).plusDays(days));
const anyAmount = fc.oneof(
  fc.bigInt({ min: 1n, max: 5_000_000n }),
  fc.bigInt({ min: -10n, max: BigInt(Number.MAX_SAFE_INTEGER) }),
);
const anyPayouts = fc.array(fc.record({ date: anyDate, amountMinor: anyAmount }), { maxLength: 6 });

const anyRequest: fc.Arbitrary<PricingRequest> = fc.record(
  {
    currency: fc.constantFrom('CNY', 'GBP', 'EUR', 'JPY'),
    amountMinor: anyAmount,
    businessDate: anyDate,
    costMethod: fc.constantFrom(...COST_METHODS),
    availableMinor: fc.bigInt({ min: -1n, max: 1_000_000n }),
    dates: fc.record(Object.fromEntries(ANCHORS.map((anchor) => [anchor, anyDate])), { requiredKeys: [] }),
    stages: anyPayouts,
    drawdowns: anyPayouts,
    balloonShare: fc.constantFrom('0', '0.10', '1'),
    subsidy: fc.constantFrom({ yieldAnnual: '0' }, { yieldAnnual: '0.2400' }),
  },
  { requiredKeys: ['currency', 'amountMinor', 'businessDate', 'costMethod'] },
);

test('whatever is asked, there are variants or refusals, never an exception', () => {
  fc.assert(
    fc.property(anyProduct, anyRequest, (product, request) => {
      const { variants, refusals } = priceProduct(product, request);
      expect((variants?.length ?? 0) > 0 || (refusals?.length ?? 0) > 0).toBe(true);
      for (const variant of variants ?? []) checkSums(product, request, variant);
    }),
    { numRuns: 600 },
  );
});

/** Requests that most products can serve, so that the sums are really looked at. */
function fittingRequest(
  product: ProductDefinition,
  currency: string,
  fraction: number,
  days: number,
): PricingRequest {
  const { minMinor = 1, maxMinor = 200_000 } = product.prices[currency] ?? {};
  const amountMinor = BigInt(Math.floor(minMinor + (maxMinor - minMinor) * fraction));
  const businessDate = LocalDate.of(2024, 1, 1).plusDays(days);
  const half = amountMinor / 2n;
  const payouts = [
    { date: businessDate.plusDays(days % 40), amountMinor: half },
    { date: businessDate.plusDays(70), amountMinor: amountMinor - half },
  ];
  return {
    currency,
    amountMinor,
    businessDate,
    dates: Object.fromEntries(
      ANCHORS.map((anchor) => [anchor, businessDate.plusDays(anchor === 'payday' ? 20 : 100)]),
    ),
    stages: payouts,
    drawdowns: payouts,
    sales: { perDayMinor: amountMinor / 5n },
    costMethod: 'eu-aprc',
  };
}

test('within the bounds every product that can be priced is, and its parts sum up', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      anyProduct,
      fc.constantFrom('CNY', 'GBP'),
      unit,
      fc.nat(1_500),
      (product, currency, fraction, days) => {
        const request = fittingRequest(product, currency, fraction, days);
        const { variants, refusals } = priceProduct(product, request);
        const allowed = product.waitsFor === undefined ? [] : ['not_priced_yet'];
        if (product.slug === 'tuition-term-split') allowed.push('amount_below_minimum');
        expect((refusals ?? []).map(({ code }) => code).filter((code) => !allowed.includes(code))).toEqual(
          [],
        );
        for (const variant of variants ?? []) checkSums(product, request, variant);
      },
    ),
    { numRuns: 300 },
  );
});

function checkSums(product: ProductDefinition, request: PricingRequest, variant: PricedVariant): void {
  const sum = (of: (row: PricedVariant['instalments'][number]) => bigint): bigint =>
    variant.instalments.reduce((total, row) => total + of(row), 0n);
  expect(termOptions(product.terms)).toContain(variant.option);
  expect(sum((row) => row.total)).toBe(variant.totalPayableMinor);
  expect(sum((row) => row.interest + row.fee)).toBe(variant.totalCostMinor);
  if (product.isCredit && product.kind !== 'guarantee') {
    expect(sum((row) => row.principal)).toBe(variant.financedMinor);
    expect(variant.payoutToMerchantMinor + variant.merchantDiscountMinor).toBe(variant.financedMinor);
    expect(variant.merchantDiscountMinor).toBeGreaterThanOrEqual(0n);
    expect(variant.apr?.method).toBe(request.costMethod);
    expect(Number(variant.apr?.value)).toBeGreaterThanOrEqual(
      variant.totalCostMinor === 0n ? 0 : Number.MIN_VALUE,
    );
  }
  const { minMinor, maxMinor } = product.prices[request.currency] ?? {};
  if (product.isCredit && minMinor !== undefined)
    expect(variant.financedMinor).toBeGreaterThanOrEqual(BigInt(minMinor));
  if (product.isCredit && maxMinor !== undefined)
    expect(variant.financedMinor).toBeLessThanOrEqual(BigInt(maxMinor));
  for (const row of variant.instalments) {
    expect(row.dueDate.isBefore(request.businessDate)).toBe(false);
    expect(row.total <= variant.largestInstalmentMinor).toBe(true);
    expect(row.total >= 0n).toBe(true);
  }
}
