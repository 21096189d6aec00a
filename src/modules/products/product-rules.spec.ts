import { loadSeedPacks, type PolicyPack } from '../scenarios/index.js';
import { ceilingFaults } from './product-rules.js';
import type { ProductDefinition } from './product-definition.js';
import { seedProducts, seedStatus } from './seeds.js';

const pack = (jurisdiction: string): PolicyPack =>
  loadSeedPacks().find((one) => one.jurisdiction === jurisdiction) as PolicyPack;
const product = (slug: string): ProductDefinition =>
  seedProducts().find((one) => one.slug === slug) as ProductDefinition;

test('every product that is seeded as published is below every ceiling', async () => {
  for (const one of seedProducts().filter((seed) => seedStatus(seed) === 'published')) {
    expect([one.slug, await ceilingFaults(one, loadSeedPacks())]).toEqual([one.slug, []]);
  }
});

test('a product above a ceiling is told which rate was computed, how, and for what', async () => {
  const price = product('retail-flex').prices['CNY'];
  const dear = { ...product('retail-flex'), prices: { CNY: { ...price, rateAnnual: '0.2600' } } };
  const [fault] = await ceilingFaults(dear as ProductDefinition, [pack('CN')]);
  expect(fault).toMatchObject({ pointer: '/prices/CNY', code: 'above_cost_ceiling' });
  const { costMethod, costCeilingAnnual } = pack('CN');
  expect(fault?.detail).toMatch(
    new RegExp(
      `^0\\.2\\d+ a year by ${costMethod} \\(.* minor units of CNY\\) is above ${costCeilingAnnual}`,
    ),
  );
  const elsewhere = { ...pack('CN'), currencies: ['GBP'] };
  expect(await ceilingFaults(dear as ProductDefinition, [elsewhere])).toEqual([]);
});
