import { type NeedRule, needsOf, needStatus } from './needs.js';

const RULES: NeedRule[] = [
  { kind: 'instalment', scenarios: { education: 0.5, 'education.higher': 0.8 }, lifeEvents: {}, gaps: {} },
  { kind: 'insurance', scenarios: {}, lifeEvents: { birth: 0.6 }, gaps: { insurance: 0.1 } },
  { kind: 'wealth', scenarios: {}, lifeEvents: {}, gaps: { deposit: 0.3 } },
];

test('reasons add up by noisy-or, and the longest path counts', () => {
  const facts = {
    scenarios: { 'education.higher.tuition': 1, 'education.books': 0.5, constructor: 1 },
    lifeEvents: [{ event: 'birth', daysAgo: 180 }],
    holds: ['deposit'],
  };
  const needs = needsOf(facts, RULES);
  expect(needs.map(({ kind, score }) => [kind, Number(score.toFixed(6))])).toEqual([
    ['instalment', 0.85], // 1 − (1 − 0.8)(1 − 0.25)
    ['insurance', 0.37], // 1 − (1 − 0.3)(1 − 0.1)
  ]);
  expect(needs[1]!.drivers).toEqual([
    { source: 'life_event', name: 'birth', strength: 0.3 },
    { source: 'gap', name: 'insurance', strength: 0.1 },
  ]);
});

test('what is held is needed a fifth as much', () => {
  const facts = {
    scenarios: {},
    lifeEvents: [{ event: 'birth', daysAgo: 0 }],
    holds: ['insurance', 'deposit'],
  };
  expect(needsOf(facts, RULES)).toMatchObject([{ kind: 'insurance', isHeld: true, score: 0.12 }]);
});

test.each([
  [{}, 50, 'open'],
  [{}, 101, 'lapsed'],
  [{ metHereDay: 60 }, 60, 'met_here'],
  [{ metHereDay: 60 }, 59, 'open'],
  [{ metHereDay: 60, metElsewhereDay: 40 }, 70, 'met_elsewhere'],
] as const)('a need of day 10, valid 90 days, %j on day %d is %s', (met, asOfDay, status) => {
  expect(needStatus({ raisedDay: 10, validDays: 90, ...met }, asOfDay)).toBe(status);
});
