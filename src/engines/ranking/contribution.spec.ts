import { fraction } from '../../kernel/fraction.js';
import { expectedContribution } from './contribution.js';

const flows = {
  interestMinor: 10_000n,
  feesMinor: 2_000n,
  merchantDiscountMinor: 3_000n,
  otherIncomeMinor: 500n,
  commissionedMinor: 400_000n,
  balanceMinorYears: 200_000,
};
const terms = {
  fundingRateAnnual: fraction(25, 1000),
  expectedLossAnnual: fraction(15, 1000),
  commissionRate: fraction(5, 1000),
  feeShare: fraction(1, 2),
  operatingCostMinor: 800n,
};

test('income less funding, expected loss, operating cost and commission', () => {
  // 10,000 + 1,000 + 3,000 + 500 − 5,000 − 3,000 − 800 − 2,000
  expect(expectedContribution(flows, terms, 1)).toBeCloseTo(3_700, 9);
});

test('in the base currency', () => {
  expect(expectedContribution(flows, terms, 9.2)).toBeCloseTo(34_040, 6);
});

test('may be a loss', () => {
  expect(expectedContribution({ ...flows, interestMinor: 0n }, terms, 1)).toBeCloseTo(-6_300, 9);
});
