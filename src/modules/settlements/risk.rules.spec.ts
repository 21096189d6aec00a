import { DEFAULT_RISK_TERMS, type RiskCounts, riskShares, sumCounts } from './risk.rules.js';

const counts = (given: Partial<RiskCounts>): RiskCounts => ({ ...sumCounts([]), ...given });
const terms = { ...DEFAULT_RISK_TERMS, agreementsMin: 20 };

test('each measure is a share of the agreements that could show it', () => {
  const found = riskShares(
    counts({ agreements: 200, matured: 100, firstPaymentDefaults: 6, late30: 10, refunded: 61, disputed: 4 }),
    terms,
  );
  expect(found).toEqual([
    { measure: 'firstPaymentDefault', bps: 600, maxBps: 500, isBreached: true },
    { measure: 'late30', bps: 1_000, maxBps: 1_000, isBreached: false },
    { measure: 'refund', bps: 3_050, maxBps: 3_000, isBreached: true },
    { measure: 'dispute', bps: 200, maxBps: 200, isBreached: false },
  ]);
});

test('a share just above its threshold is not rounded onto it', () => {
  const [, , , dispute] = riskShares(counts({ agreements: 9_999, disputed: 200 }), terms);
  expect(dispute).toEqual({ measure: 'dispute', bps: 200, maxBps: 200, isBreached: true });
});

test('too few agreements say nothing', () => {
  const found = riskShares(
    counts({ agreements: 19, matured: 19, firstPaymentDefaults: 19, disputed: 19 }),
    terms,
  );
  expect(found.map(({ bps, isBreached }) => [bps, isBreached])).toEqual(Array(4).fill([null, false]));
});
