import { cashFlowOf } from './cash-flow.js';
import { ageBand, usableCharacteristics } from './characteristics.js';
import { addEvent, EMPTY_SUMMARY } from './customer-summary.js';
import { caseStage, frameKey, hasRhythm } from './frame.js';
import { loyaltyOf } from './loyalty.js';
import { tierBasis, tierEdges, tierOf } from './value-tiers.js';

const boughtOn = (...days: number[]) =>
  days.reduce(
    (summary, day) => addEvent(summary, { kind: 'purchase', day, atMs: day, amount: 1 }),
    EMPTY_SUMMARY,
  );

describe('loyalty', () => {
  const monthly = boughtOn(0, 30, 60, 90, 120);
  const loyal = (summary = monthly, facts = { breadth: 4, referrals: 0 }, asOfDay = 130) =>
    loyaltyOf(summary, facts, asOfDay, 30);

  test('is the product of its factors', () => {
    const { score, tenure, rhythmKept, breadth } = loyal();
    expect({ rhythmKept, breadth }).toEqual({ rhythmKept: 1, breadth: 1 });
    expect(tenure).toBeCloseTo(130 / 495, 12);
    expect(score).toBeCloseTo((100 * 130) / 495, 12);
  });

  test('falls with silence and with a single scenario, rises with three referrals at most', () => {
    expect(loyal(monthly, { breadth: 4, referrals: 0 }, 200).rhythmKept).toBe(0.8);
    expect(loyal(monthly, { breadth: 1, referrals: 0 }).breadth).toBe(0.5);
    expect(loyal(monthly, { breadth: 9, referrals: 99 })).toMatchObject({ breadth: 1, referrals: 1.3 });
    expect(loyal(EMPTY_SUMMARY).score).toBe(0);
  });
});

describe('cash flow', () => {
  const month = { income: 3_000, spending: 2_400, meanBalance: 1_000, endBalance: 400 };

  test('of a regular earner', () => {
    const flow = cashFlowOf([month, month, month]);
    expect(flow).toMatchObject({
      months: 3,
      incomePerMonth: 3_000,
      spendingPerMonth: 2_400,
      incomeRegularity: 1,
      monthEndDip: 0.6,
    });
    expect(flow.bufferDays).toBeCloseTo(12.68, 2);
  });

  test('of somebody paid every other month', () => {
    const { incomeRegularity } = cashFlowOf([month, { ...month, income: 0 }, month, { ...month, income: 0 }]);
    expect(incomeRegularity).toBe(0);
  });

  test('says null for what is not known', () => {
    expect(cashFlowOf([])).toEqual({
      months: 0,
      incomePerMonth: 0,
      spendingPerMonth: 0,
      incomeRegularity: null,
      bufferDays: null,
      monthEndDip: null,
    });
    expect(cashFlowOf([{ ...month, meanBalance: -5 }])).toMatchObject({
      bufferDays: 0,
      monthEndDip: null,
      incomeRegularity: null,
    });
    expect(cashFlowOf([{ ...month, spending: 0 }]).bufferDays).toBe(3_650);
  });
});

test('attributes without a class are prohibited', () => {
  const known = [
    { attribute: 'region', value: 'north' },
    { attribute: 'ageBand', value: '25_34' },
    { attribute: 'religion', value: 'x' },
    { attribute: 'constructor', value: 'x' },
  ];
  const classes = { region: 'free', ageBand: 'restricted', religion: 'prohibited' } as const;
  const names = (use: Parameters<typeof usableCharacteristics>[2]) =>
    usableCharacteristics(known, classes, use).map(({ attribute }) => attribute);
  expect(names('pricing')).toEqual(['region']);
  expect(names('suitability')).toEqual(['region', 'ageBand']);
});

test.each([
  [17, 'under_18'],
  [18, '18_24'],
  [64, '55_64'],
  [99, '75_plus'],
])('%d is in %s', (age, band) => expect(ageBand(age)).toBe(band));

test.each([
  [{ asked: 0, accepted: 0, started: 0, finished: 0 }, undefined],
  [{ asked: 2, accepted: 1, started: 1, finished: 1 }, 'asked'],
  [{ asked: 2, accepted: 2, started: 1, finished: 1 }, 'accepted'],
  [{ asked: 2, accepted: 2, started: 2, finished: 1 }, 'in_treatment'],
  [{ asked: 1, accepted: 1, started: 1, finished: 1 }, 'done'],
])('a case %j is %s', (facts, stage) => expect(caseStage(facts)).toBe(stage));

test('frames are apart by their members, not by their window', () => {
  const frame = {
    environment: 'live',
    partyKind: 'person',
    scope: 'daily',
    currency: 'EUR',
    isConverted: false,
  } as const;
  const [one, later] = [
    { fromDay: 0, untilDay: 9 },
    { fromDay: 1, untilDay: 10 },
  ];
  expect(frameKey({ ...frame, window: one })).toBe(frameKey({ ...frame, window: later }));
  expect(frameKey({ ...frame, window: one, isConverted: true })).not.toBe(
    frameKey({ ...frame, window: one }),
  );
  expect([hasRhythm('high'), hasRhythm('medium'), hasRhythm('rare')]).toEqual([true, true, false]);
});

test('tiers go by assets before CLV, and equal values share one', () => {
  expect(tierBasis([{ clv: 3 }, { assets: 1 }])).toBe('assets');
  expect(tierBasis([{ clv: 3 }, {}])).toBe('clv');
  expect(tierBasis([{}])).toBeUndefined();
  const edges = tierEdges(
    Array.from({ length: 50 }, () => 7),
    'clv',
  );
  expect(tierOf(7, edges)).toBe('standard');
  expect(tierOf(7.01, edges)).toBe('private');
  expect(tierOf(-1, JSON.parse(JSON.stringify(edges)) as typeof edges)).toBe('standard');
});
