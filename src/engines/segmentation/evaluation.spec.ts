import * as fc from 'fast-check';
import { cleaningProposals } from './cleaning.js';
import { evaluateSegmentation, type SegmentFacts, wilson } from './evaluation.js';
import { migrationOf } from './migration.js';

/** Values that are all the same. */
const segment = (
  name: string,
  customers: number,
  value: number,
  more: Partial<SegmentFacts> = {},
): SegmentFacts => ({
  segment: name,
  customers,
  reachable: customers,
  offered: 100,
  accepted: 10,
  valueSum: customers * value,
  valueSquareSum: customers * value ** 2,
  ...more,
});

test('lift, reach, share and separation', () => {
  const { segments, separation } = evaluateSegmentation([
    segment('gold', 100, 90, { accepted: 30, reachable: 50 }),
    segment('grey', 300, 10, { offered: 200, accepted: 15, stability: 0.9 }),
  ]);
  expect(segments[0]).toMatchObject({
    share: 0.25,
    reach: 0.5,
    acceptance: 0.3,
    meanValue: 90,
    valueLift: 3,
    valueVariation: 0,
    stability: null,
  });
  expect(segments[0]!.acceptanceLift).toBeCloseTo(2, 12);
  expect(segments[1]).toMatchObject({ stability: 0.9, acceptance: 0.075 });
  expect(separation).toBeCloseTo(1, 12); // nothing varies inside
});

test('segments that share customers are measured against everybody, and nothing lies between them', () => {
  const everybody = {
    customers: 400,
    reachable: 400,
    offered: 400,
    accepted: 20,
    valueSum: 400 * 30,
    valueSquareSum: 400 * 30 ** 2,
  };
  const { segments, separation } = evaluateSegmentation(
    [segment('gold', 100, 90), segment('young', 300, 60)],
    undefined,
    everybody,
  );
  expect(segments.map(({ share, valueLift, acceptanceLift }) => [share, valueLift, acceptanceLift])).toEqual([
    [0.25, 3, 2],
    [0.75, 2, 2],
  ]);
  expect(separation).toBeNull();
});

test('Wilson as published: 10 of 100 is 5.5 % to 17.4 %', () => {
  expect(wilson(10, 100).low).toBeCloseTo(0.0552, 4);
  expect(wilson(10, 100).high).toBeCloseTo(0.1744, 4);
  expect(wilson(0, 5).low).toBe(0);
});

test('proposes to retire, merge and split, with the evidence', () => {
  const { proposals } = evaluateSegmentation([
    segment('a', 400, 50),
    segment('b', 400, 52),
    segment('c', 400, 500, { accepted: 60 }),
    segment('tiny', 3, 10),
    segment('mute', 200, 300, { reachable: 2, stability: 0.1 }),
    segment('mixed', 100, 1_000, { offered: 0, accepted: 0, valueSquareSum: 100 * 1_000 ** 2 * 10 }),
  ]);
  expect(proposals).toEqual([
    { kind: 'retire', segments: ['tiny'], because: '3 customers, 0.2 % of the population' },
    { kind: 'retire', segments: ['mute'], because: '1.0 % can be reached, 10.0 % stayed since the last run' },
    {
      kind: 'merge',
      segments: ['a', 'b'],
      because: 'acceptance 5.5 %–17.4 % and 5.5 %–17.4 % overlap, mean values 50.00 and 52.00',
    },
    { kind: 'split', segments: ['mixed'], because: 'value varies by 3.00 times its mean' },
  ]);
});

test('retires nobody for what is so of everybody: that hardly any can be reached', () => {
  const few = { reachable: 4 };
  expect(evaluateSegmentation([segment('a', 400, 50, few), segment('b', 400, 500, few)]).proposals).toEqual(
    [],
  );
  const { proposals } = evaluateSegmentation([
    segment('a', 400, 50, few),
    segment('b', 400, 500),
    segment('c', 1, 9),
  ]);
  expect(proposals.map(({ because }) => because)).toEqual([
    '1.0 % can be reached',
    '1 customer, 0.1 % of the population',
  ]);
});

test('nothing is no reason to fail', () => {
  expect(evaluateSegmentation([])).toEqual({ segments: [], separation: 0, proposals: [] });
  expect(
    evaluateSegmentation([segment('empty', 0, 0, { offered: 0, accepted: 0 })]).segments[0],
  ).toMatchObject({ share: 0, acceptance: null, valueLift: null });
});

test('a migration tells who stayed, came and went', () => {
  const earlier = new Map([
    ['1', 'a'],
    ['2', 'a'],
    ['3', 'b'],
    ['4', 'b'],
  ]);
  const later = new Map([
    ['1', 'a'],
    ['2', 'b'],
    ['3', 'b'],
    ['5', 'a'],
  ]);
  const { cells, stability, stabilityOf } = migrationOf(earlier, later);
  expect(stability).toBeCloseTo(2 / 3, 12);
  expect(stabilityOf).toEqual({ a: 0.5, b: 1 });
  expect(cells).toContainEqual({ from: 'b', to: null, customers: 1 });
  expect(cells).toContainEqual({ from: null, to: 'a', customers: 1 });
  expect(migrationOf(new Map(), new Map()).stability).toBe(1);
});

const runs = fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6'), fc.constantFrom('a', 'b', 'c'));

test('every customer of either run is in one cell', () => {
  fc.assert(
    fc.property(runs, runs, (earlier, later) => {
      const { cells } = migrationOf(new Map(Object.entries(earlier)), new Map(Object.entries(later)));
      const all = new Set([...Object.keys(earlier), ...Object.keys(later)]);
      expect(cells.reduce((sum, { customers }) => sum + customers, 0)).toBe(all.size);
    }),
  );
});

test('cleaning proposes with evidence, and leaves product holders and shared telephones alone', () => {
  const record = { channels: 1, identityKeys: [], lastActiveDay: 900, value: 5, holdsProduct: false };
  const shop = Array.from({ length: 12 }, (_, index) => ({
    ...record,
    customer: `s${index}`,
    identityKeys: ['till'],
  }));
  expect(
    cleaningProposals(
      [
        { ...record, customer: 'mute', channels: 0 },
        { ...record, customer: 'old', lastActiveDay: 100, value: 0 },
        { ...record, customer: 'holder', lastActiveDay: 100, value: 0, holdsProduct: true },
        { ...record, customer: 'one', identityKeys: ['phone', 'mail'] },
        { ...record, customer: 'two', identityKeys: ['mail', 'phone', 'phone'] },
        ...shop,
      ],
      1_000,
    ),
  ).toEqual([
    { kind: 'unreachable', customers: ['mute'], evidence: 'no channel' },
    { kind: 'dormant', customers: ['old'], evidence: 'silent for 900 days, value 0' },
    { kind: 'duplicate', customers: ['one', 'two'], evidence: '2 claims in common' },
  ]);
});
