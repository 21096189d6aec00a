import { PRODUCT_KINDS } from '../../scenarios/index.js';
import { needsOf } from '../../../engines/segmentation/index.js';
import {
  affinities,
  affinityOf,
  lifeEventsOf,
  mayTellOfLife,
  NEED_RULES,
  needStrengths,
  sceneUsesOf,
} from './needs-rules.js';

test('there is a rule for each kind of product, and its strengths are shares', () => {
  expect(NEED_RULES.map(({ kind }) => kind).sort()).toEqual([...PRODUCT_KINDS].sort());
  for (const { scenarios, lifeEvents, gaps } of NEED_RULES)
    for (const strength of [scenarios, lifeEvents, gaps].flatMap((each) => Object.values(each)))
      expect([strength > 0, strength < 1]).toEqual([true, true]);
});

test('affinity grows with days and fades with silence', () => {
  expect(affinityOf({ scope: 'retail', days: 3, daysSince: 0 })).toBe(0.5);
  expect(affinityOf({ scope: 'retail', days: 9, daysSince: 180 })).toBe(0.375);
  const twice = [
    { scope: 'retail', days: 3, daysSince: 0 },
    { scope: 'retail', days: 9, daysSince: 0 },
  ];
  expect(affinities(twice)).toEqual({ retail: 0.75 });
});

test('scenes tell what has happened in a life; the longest path and the newest day count', () => {
  const seen = [
    { scenario: 'housing.rent.deposit', daysAgo: 40 },
    { scenario: 'housing.moving', daysAgo: 12 },
    { scenario: 'education.higher.tuition', daysAgo: 5 },
    { scenario: 'retail.electronics.phone', daysAgo: 1 },
  ];
  expect(lifeEventsOf(seen)).toEqual([
    { event: 'moved', daysAgo: 12 },
    { event: 'studies', daysAgo: 5 },
  ]);
});

test('ranking weighs needs as shares, of those of whom more is known than what they lack', () => {
  const strengths = (scenarios: Record<string, number>): ReturnType<typeof needStrengths> =>
    needStrengths(needsOf({ scenarios, lifeEvents: [], holds: [] }, NEED_RULES));
  expect(strengths({})).toBeUndefined();
  expect(strengths({ retail: 1 / 3 })).toEqual({
    deposit: 0.2,
    instalment: 0.17,
    card: 0.1,
    insurance: 0.1,
    payLater: 0.1,
  });
});

test('what was read with a customer says how he uses scenes', () => {
  const retail = { scope: 'retail', purchaseDays: 2, lastActiveDay: 20_000, activeDayBits: 0b1011 };
  const housing = { scope: 'housing', purchaseDays: 5, lastActiveDay: 19_990, activeDayBits: 1 };
  const silent = { scope: 'travel', purchaseDays: 0, lastActiveDay: null, activeDayBits: 0 };
  const calendar = { zone: 'UTC', today: 20_001 };
  const uses = sceneUsesOf([retail, housing, silent].map((one) => ({ ...one, calendar })));
  expect(uses).toEqual([
    { scope: 'retail', days: 3, daysSince: 1 },
    { scope: 'housing', days: 5, daysSince: 11 },
  ]);
  expect(uses.map(mayTellOfLife)).toEqual([false, true]);
  expect(sceneUsesOf([])).toEqual([]);
});
