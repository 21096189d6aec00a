import * as fc from 'fast-check';
import {
  activeDays,
  addEvent,
  EMPTY_SUMMARY,
  mergeSummaries,
  RECENT_DAYS_MAX,
  type SummaryEvent,
} from './customer-summary.js';

const DAY_MS = 86_400_000;
const on = (day: number, amount = 10, kind: SummaryEvent['kind'] = 'purchase'): SummaryEvent => ({
  kind,
  day,
  atMs: day * DAY_MS,
  amount,
});
const summaryOf = (events: readonly SummaryEvent[]) => events.reduce(addEvent, EMPTY_SUMMARY);

test('counts occasions, days and net value', () => {
  const summary = summaryOf([
    on(100),
    on(100, 5),
    on(107),
    { ...on(107, 3), isSameOccasion: true },
    on(108, 4, 'refund'),
  ]);
  expect(summary).toMatchObject({
    occasions: 3,
    purchaseDays: 2,
    firstDay: 100,
    lastDay: 107,
    purchased: 28,
  });
  expect(summary).toMatchObject({
    refunded: 4,
    refunds: 1,
    firstDayAmount: 15,
    recentDays: [107, 100],
    isExact: true,
  });
});

test('a fact that is no purchase counts as activity alone', () => {
  const summary = summaryOf([on(100, 0, 'other')]);
  expect(summary).toEqual({ ...EMPTY_SUMMARY, lastActiveDay: 100, activeDayBits: 1 });
});

test('days with an event of the last 30', () => {
  const summary = summaryOf([on(70), on(71), on(99), on(99, 0, 'other'), on(100)]);
  expect(activeDays(summary, 100)).toBe(3); // 71 … 100
  expect(activeDays(summary, 128)).toBe(2);
  expect(activeDays(summary, 400)).toBe(0);
  expect(activeDays(summary, 99)).toBe(2);
  expect(activeDays(summary, 60)).toBe(0);
});

test('an amount that is not whole is a fault of the caller', () => {
  expect(() => summaryOf([on(1, 0.5)])).toThrow('whole number');
  expect(() => summaryOf([on(1, -1)])).toThrow('whole number');
  expect(() => summaryOf([on(1, 2 ** 53 - 1), on(2, 2)])).toThrow('2^53');
});

const weekly = Array.from({ length: 20 }, (_, week) => on(7 * week));

test('a purchase that is too late to be placed leaves the summary to be recounted', () => {
  expect(addEvent(summaryOf(weekly), on(7)).isExact).toBe(false);
  expect(addEvent(summaryOf(weekly), on(0)).isExact).toBe(true); // the first day is known
  expect(addEvent(summaryOf(weekly), on(-3))).toMatchObject({
    isExact: true,
    firstDay: -3,
    firstDayAmount: 10,
  });
  expect(addEvent(summaryOf(weekly), { ...on(7), isKnownDay: true })).toMatchObject({
    isExact: true,
    purchaseDays: 20,
  });
});

const events = fc.array(
  fc.record({
    kind: fc.constantFrom<SummaryEvent['kind']>('purchase', 'purchase', 'purchase', 'refund', 'other'),
    day: fc.integer({ min: 0, max: 60 }),
    amount: fc.nat(1_000),
    hour: fc.nat(23),
  }),
  { maxLength: 30 },
);
const timed = events.map((all) =>
  all.map(({ hour, ...event }) => ({ ...event, atMs: event.day * DAY_MS + hour * 3_600_000 })),
);

/** What no summary may differ from: everything looked at again. */
function recounted(all: readonly SummaryEvent[]) {
  const purchases = all.filter(({ kind }) => kind === 'purchase');
  const days = [...new Set(purchases.map(({ day }) => day))].sort((x, y) => y - x);
  const sum = (some: readonly SummaryEvent[]) => some.reduce((total, { amount }) => total + amount, 0);
  return {
    occasions: purchases.length,
    purchaseDays: days.length,
    firstDay: days.at(-1) ?? null,
    lastDay: days[0] ?? null,
    lastAtMs: purchases.length === 0 ? null : Math.max(...purchases.map(({ atMs }) => atMs)),
    purchased: sum(purchases),
    refunded: sum(all.filter(({ kind }) => kind === 'refund')),
    firstDayAmount: sum(purchases.filter(({ day }) => day === days.at(-1))),
    recentDays: days.slice(0, RECENT_DAYS_MAX),
  };
}

test('event by event, in any order, it is what a recount gives, or says that it is not exact', () => {
  fc.assert(
    fc.property(timed, (all) => {
      const summary = summaryOf(all);
      const { purchaseDays, ...rest } = recounted(all);
      expect(summary).toMatchObject(rest);
      if (summary.isExact) expect(summary.purchaseDays).toBe(purchaseDays);
      const active = new Set(all.map(({ day }) => day).filter((day) => day > 30 && day <= 60));
      expect(activeDays(summary, 60)).toBe(active.size);
    }),
    { numRuns: 300 },
  );
});

test('in the order of time it is always exact', () => {
  fc.assert(
    fc.property(timed, (all) => {
      const summary = summaryOf([...all].sort((one, other) => one.atMs - other.atMs));
      expect(summary).toMatchObject({ ...recounted(all), isExact: true });
    }),
  );
});

test('the summaries of two parts merge to that of the whole, or say that they are not exact', () => {
  fc.assert(
    fc.property(timed, timed, (one, other) => {
      const merged = mergeSummaries(summaryOf(one), summaryOf(other));
      const { purchaseDays, ...rest } = recounted([...one, ...other]);
      expect(merged).toMatchObject(rest);
      if (merged.isExact) expect(merged.purchaseDays).toBe(purchaseDays);
      expect(mergeSummaries(summaryOf(other), summaryOf(one))).toEqual(merged);
    }),
    { numRuns: 300 },
  );
});

test('parts that follow each other merge exactly', () => {
  const merged = mergeSummaries(summaryOf(weekly), summaryOf(weekly.map(({ day }) => on(day + 133))));
  expect(merged).toMatchObject({ isExact: true, purchaseDays: 39 }); // day 133 is in both
});
