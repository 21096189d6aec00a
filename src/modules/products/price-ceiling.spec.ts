import { loadSeedPacks } from '../scenarios/index.js';
import { type ProductDefinition } from './product-definition.js';
import { checkCeiling } from './price-ceiling.js';
import { seedProducts } from './seeds.js';

const products = seedProducts();
const find = (slug: string): ProductDefinition =>
  products.find((product) => product.slug === slug) as ProductDefinition;

test('every seeded product stays under 24 %, by each method', () => {
  for (const costMethod of ['eu-aprc', 'us-actuarial', 'cn-irr-compound', 'cn-simple'] as const) {
    const above = products.filter(
      (product) =>
        !checkCeiling(product, { costMethod, costCeilingAnnual: '0.2400', currencies: ['CNY', 'GBP', 'EUR'] })
          .isWithin,
    );
    expect(above.map(({ slug }) => slug)).toEqual([]);
  }
});

test.each(loadSeedPacks())('every seeded product may be sold in $jurisdiction', (pack) => {
  expect(products.filter((product) => !checkCeiling(product, pack).isWithin).map(({ slug }) => slug)).toEqual(
    [],
  );
});

test('a product above the ceiling is named with its computed rate', () => {
  const check = checkCeiling(find('retail-flex'), {
    costMethod: 'eu-aprc',
    costCeilingAnnual: '0.1000',
    currencies: ['CNY', 'GBP'],
  });
  expect(check.isWithin).toBe(false);
  expect(check.worst?.currency).not.toBe('CNY');
  // 9.90 % nominal a month at a time: 1.00825^12 − 1 = 10.36 %
  expect(Number(check.worst?.rate)).toBeCloseTo(0.1036, 3);
});

test('only the currencies of the pack count', () => {
  const pack = { costMethod: 'cn-simple', costCeilingAnnual: '0.0720', currencies: ['CNY'] } as const;
  expect(checkCeiling(find('retail-flex'), pack)).toMatchObject({
    isWithin: true,
    worst: { currency: 'CNY' },
  });
  expect(checkCeiling(find('retail-flex'), { ...pack, costCeilingAnnual: '0.0719' }).isWithin).toBe(false);
});

test('a fixed fee makes the smallest amount the dearest', () => {
  const flex = find('retail-flex');
  const price = flex.prices['CNY'] as NonNullable<(typeof flex.prices)[string]>;
  const fees = [{ code: 'arrangement', amountMinor: 5_000, due: 'firstInstalment' }] as const;
  const dear: ProductDefinition = { ...flex, prices: { CNY: { ...price, fees } } };
  const check = checkCeiling(dear, {
    costMethod: 'cn-irr-compound',
    costCeilingAnnual: '0.3600',
    currencies: ['CNY'],
  });
  expect(check).toMatchObject({ isWithin: false, worst: { option: '6m', amountMinor: 50_000n } });
});

test('short single payments are measured near as well as far', () => {
  const pack = { costMethod: 'eu-aprc', costCeilingAnnual: '0.0850', currencies: ['CNY'] } as const;
  // 8.40 % by the day, repaid within a month, compounds to 8.7 %
  expect(checkCeiling(find('invoice-advance'), pack).isWithin).toBe(false);
});

test('what lends nothing has no rate', () => {
  expect(
    checkCeiling(find('goal-savings'), {
      costMethod: 'eu-aprc',
      costCeilingAnnual: '0',
      currencies: ['CNY'],
    }),
  ).toEqual({
    isWithin: true,
  });
  expect(
    checkCeiling(find('rent-deposit-guarantee'), {
      costMethod: 'eu-aprc',
      costCeilingAnnual: '0',
      currencies: ['CNY'],
    }),
  ).toEqual({ isWithin: true });
});
