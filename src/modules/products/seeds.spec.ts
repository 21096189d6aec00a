import { seedTree } from '../scenarios/index.js';
import { checkRule } from '../../engines/rules/index.js';
import { PRODUCT_ATTRIBUTES, productCatalogue } from './attributes.js';
import {
  firmnessOf,
  isInScope,
  openConditions,
  type ProductDefinition,
  verificationVerdict,
} from './product-definition.js';
import { seedProducts, seedStatus } from './seeds.js';

const products = seedProducts();
const bySlug = new Map(products.map((product) => [product.slug, product]));
const find = (slug: string): ProductDefinition => {
  const product = bySlug.get(slug);
  if (!product) throw new Error(`no product ${slug}`);
  return product;
};

test('every product of the catalogue is seeded', () => {
  expect([...bySlug.keys()].sort()).toEqual([
    'advance-payment-guarantee',
    'balanced-fund',
    'bid-guarantee',
    'car-balloon',
    'cash-loan',
    'cashback-card',
    'device-insurance',
    'earned-wage-advance',
    'equipment-balloon',
    'family-health-insurance',
    'goal-savings',
    'harvest-loan',
    'invoice-advance',
    'merchant-working-capital',
    'pay-in-30',
    'pay-in-4',
    'performance-guarantee',
    'premium-monthly',
    'regulars-flex',
    'renovation-milestones',
    'rent-deposit-guarantee',
    'retail-flex',
    'retail-zero',
    'salary-account',
    'salary-line',
    'tax-split',
    'travel-before-departure',
    'treatment-flex',
    'treatment-stages',
    'tuition-grace',
    'tuition-term-split',
  ]);
});

test('at least 15 products are ready in CNY and GBP', () => {
  const ready = products.filter(
    (product) => seedStatus(product) === 'published' && product.prices['CNY'] && product.prices['GBP'],
  );
  expect(ready.length).toBeGreaterThanOrEqual(15);
});

test('retail products and every credit product have an EUR price', () => {
  expect(find('retail-zero').prices['EUR']).toMatchObject({
    minMinor: 5_000,
    maxMinor: 300_000,
    merchantYieldAnnual: '0.0720',
  });
  expect(
    products.filter(({ isCredit, prices }) => isCredit && !prices['EUR']).map(({ slug }) => slug),
  ).toEqual([]);
});

test.each([
  ['retail-zero', 'CNY', 30_000, 2_000_000, '0'],
  ['retail-flex', 'CNY', 50_000, 5_000_000, '0.0720'],
  ['retail-flex', 'GBP', 10_000, 1_000_000, '0.0990'],
  ['pay-in-4', 'GBP', 3_000, 60_000, '0'],
  ['tuition-grace', 'CNY', 100_000, 8_000_000, '0.0480'],
  ['treatment-flex', 'GBP', 30_000, 1_000_000, '0.0720'],
  ['car-balloon', 'CNY', 2_000_000, 30_000_000, '0.0540'],
  ['merchant-working-capital', 'CNY', 500_000, 50_000_000, '0.0960'],
  ['cash-loan', 'CNY', 100_000, 5_000_000, '0.1080'],
])('%s in %s is bounded and priced as agreed', (slug, currency, minMinor, maxMinor, rateAnnual) => {
  expect(find(slug).prices[currency]).toMatchObject({ minMinor, maxMinor, rateAnnual });
});

test('every scope is a node of the tree, and every product is allowed by its kind in some scene', () => {
  const tree = seedTree();
  for (const product of products) {
    for (const path of product.scope)
      expect([product.slug, path, tree.has(path)]).toEqual([product.slug, path, true]);
    const scenes = [...tree.values()].filter(({ path }) => isInScope(product, path));
    const allowing = scenes.filter(({ policy }) => policy.kinds.includes(product.kind));
    expect([product.slug, allowing.length > 0]).toEqual([product.slug, true]);
  }
});

test('candidates of a phone purchase', () => {
  const candidates = products
    .filter((product) => isInScope(product, 'retail.electronics.phone'))
    .map(({ slug }) => slug);
  expect(candidates.sort()).toEqual([
    'cash-loan',
    'cashback-card',
    'device-insurance',
    'goal-savings',
    'pay-in-4',
    'retail-flex',
    'retail-zero',
  ]);
});

test('a path is in scope only at a dot', () => {
  expect(isInScope(find('retail-zero'), 'retail')).toBe(true);
  expect(isInScope(find('retail-zero'), 'retailers.shop')).toBe(false);
});

test('an unknown driver at the pump can have the card alone', () => {
  const atThePump = products.filter((product) => isInScope(product, 'mobility.fuel'));
  const possible = atThePump.filter((product) => verificationVerdict(product, 'none') === undefined);
  expect(possible.map(({ slug }) => slug)).toEqual(['cashback-card']);
  expect(verificationVerdict(find('pay-in-30'), 'none')).toBe('identity_unknown');
  expect(firmnessOf('none', openConditions(find('cashback-card'), 'none'))).toBe('indicative');
});

test('firmness follows what is known', () => {
  const zero = find('retail-zero');
  expect(openConditions(zero, 'phone')).toEqual(['verifyIdentity', 'creditCheck']);
  expect(firmnessOf('phone', openConditions(zero, 'phone'))).toBe('conditional');
  expect(firmnessOf('document', openConditions(zero, 'document'))).toBe('firm');
  expect(verificationVerdict(find('salary-line'), 'phone')).toBe('verification_required');
});

test('only the signature itself closes the wait for it', () => {
  const loan = find('tuition-grace');
  expect(openConditions(loan, 'bank')).toEqual(['guarantorSignature']);
  expect(openConditions(loan, 'bank', new Set(['guarantorSignature']))).toEqual([]);
});

test('every eligibility rule compiles, and its author meant what it says', () => {
  for (const { slug, eligibility, scope } of products) {
    const { errors, warnings } = checkRule(eligibility, productCatalogue, { scopes: scope });
    expect({ slug, errors, warnings }).toEqual({ slug, errors: [], warnings: [] });
  }
});

test('debts, arrears and income are credit reasons, which no partner sees', () => {
  for (const name of ['arrears.days', 'exposure.open', 'income.monthly', 'debtBurden.share']) {
    expect(PRODUCT_ATTRIBUTES[name]?.class).toBe('credit');
  }
});
