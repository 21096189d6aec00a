import { netAmount } from '../../../engines/segmentation/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { BankProduct } from './bank-products.js';
import { bankSummariesOf } from './bank-summary.js';

const product = (more: Partial<BankProduct>): BankProduct => ({
  customerId: 'c' as Uuid,
  scenario: 'retail.electronics.phone',
  currency: 'CNY',
  version: 1,
  incomeMinor: 0,
  lossMinor: 0,
  costMinor: 0,
  useDays: [],
  paidDays: [],
  isHeld: false,
  ...more,
});

test('uses are purchases, income less loss and cost is value, and paying counts for recency alone', () => {
  const [own, ...others] = bankSummariesOf(
    [
      product({
        version: 7,
        incomeMinor: 900,
        costMinor: 50,
        useDays: [100, 100],
        paidDays: [130, 160],
        isHeld: true,
      }),
      product({ version: 4, incomeMinor: 300, lossMinor: 2_000, useDays: [140], paidDays: [141] }),
    ],
    'Asia/Shanghai',
  );
  expect(others).toEqual([]);
  expect(own).toMatchObject({ currency: 'CNY', lossMinor: 2_000, isHeld: true, version: 11 });
  expect(own?.summary).toMatchObject({
    occasions: 3,
    purchaseDays: 2,
    firstDay: 100,
    lastDay: 140,
    // Midnight in Shanghai.
    lastAtMs: 160 * 86_400_000 - 8 * 3_600_000,
    purchased: 1_200,
    refunded: 2_050,
    refunds: 1,
    firstDayAmount: 900,
    recentDays: [140, 100],
    lastActiveDay: 160,
  });
  expect(netAmount((own as NonNullable<typeof own>).summary)).toBe(-850);
});

test('each currency is a frame of its own, and a sensitive scene is in none', () => {
  const known = bankSummariesOf(
    [
      product({ currency: 'EUR', useDays: [1] }),
      product({ useDays: [2] }),
      product({ scenario: 'healthcare.dental', incomeMinor: 5_000, useDays: [3] }),
    ],
    'UTC',
  );
  expect(known.map(({ currency, summary }) => [currency, summary.lastDay, summary.purchased])).toEqual([
    ['CNY', 2, 0],
    ['EUR', 1, 0],
  ]);
});

test('who has used nothing, or all of whose uses were taken back, is a prospect whatever he paid', () => {
  const [own] = bankSummariesOf([product({ incomeMinor: 20, paidDays: [50] })], 'UTC');
  expect(own?.summary).toMatchObject({ occasions: 0, lastAtMs: null, firstDay: null, purchased: 20 });
});
