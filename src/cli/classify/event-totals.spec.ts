import { EventTotals } from './event-totals.js';
import { instantOf, parseEvent } from './parse-event.js';
import { keyOf, SeenKeys } from './seen-keys.js';

test.each([
  ['2011-12-10', '2011-12-10T00:00:00.000Z'],
  ['20111210', '2011-12-10T00:00:00.000Z'],
  ['2011-12-10 09:30', '2011-12-10T09:30:00.000Z'],
  ['2011-12-10T09:30:15.25Z', '2011-12-10T09:30:15.250Z'],
  ['2011-12-10T09:30:00+02:00', '2011-12-10T07:30:00.000Z'],
])('%s is an instant', (text, instant) => {
  expect(new Date(instantOf(text)!).toISOString()).toBe(instant);
});

test.each(['', 'yesterday', '2011-13-01', '2011-02-30', '2011-12-10T24:00', '10/12/2011', '1850-01-01'])(
  '"%s" is none',
  (text) => expect(instantOf(text)).toBeUndefined(),
);

const row = { customer: 'a', time: '2011-12-01', amount: '2.55' };

test.each([
  [{}, { kind: 'purchase', amount: 25_500 }],
  [{ amount: '15.299999999999999' }, { kind: 'purchase', amount: 153_000 }],
  [{ amount: 7 }, { kind: 'purchase', amount: 70_000 }],
  [{ amount: '0' }, { kind: 'purchase', amount: 0 }],
  [{ amount: '-3' }, { kind: 'refund', amount: 30_000 }],
  [
    { amount: '3', type: 'Refund' },
    { kind: 'refund', amount: 30_000 },
  ],
  [
    { amount: '', type: 'visit' },
    { kind: 'other', amount: 0 },
  ],
  [{ customer: 17850 }, { customer: '17850' }],
])('%j becomes %j', (change, expected) => {
  expect(parseEvent({ ...row, ...change })).toMatchObject(expected);
});

test.each([
  [{ customer: ' ' }, 'no customer'],
  [{ customer: 'x'.repeat(201) }, 'customer too long'],
  [{ time: null }, 'no date or time'],
  [{ amount: 'ten' }, 'no amount'],
  [{ amount: '1e10' }, 'amount too large'],
])('%j is no event: %s', (change, fault) => expect(parseEvent({ ...row, ...change })).toBe(fault));

const DAY_MS = 86_400_000;
const endMs = Date.UTC(2011, 11, 11);

test('rows of one id are one occasion, in whatever order they come', () => {
  const totals = new EventTotals(endMs, undefined);
  const take = (customer: string, time: string, amount: string, id: string) =>
    totals.take(1, { customer, time, amount, id });
  take('a', '2011-12-01', '5', 'i1');
  take('b', '2011-12-02', '1', 'i1');
  take('a', '2011-12-02', '-2', 'c1');
  take('a', '2011-12-01', '3', 'i1');
  take('a', '2011-12-01', '1', '');
  take('a', '2011-12-11', '100', 'i9');
  const [a, b] = totals.customers();
  expect(a!.summary).toMatchObject({
    occasions: 2,
    purchaseDays: 1,
    purchased: 90_000,
    refunded: 20_000,
    isExact: true,
  });
  expect(b!.summary.occasions).toBe(1);
  expect(totals).toMatchObject({ rows: 6, refunds: 1, afterAsOf: 1, bad: 0 });
});

test('the calibration ends with its last day; late rows are counted exactly', () => {
  const days = Array.from({ length: 40 }, (_, index) => index);
  const shuffled = [...days, ...days].sort((one, other) => ((one * 7) % 40) - ((other * 7) % 40));
  const totals = new EventTotals(endMs, 15_000 + 19);
  for (const day of shuffled) {
    totals.take(1, { customer: 'a', time: new Date((15_000 + day) * DAY_MS).toISOString(), amount: '1' });
  }
  const [a] = totals.customers();
  expect(a!.summary).toMatchObject({ purchaseDays: 40, occasions: 80, isExact: true });
  expect(a!.calibration).toMatchObject({ purchaseDays: 20, occasions: 40, isExact: true });
});

test('bad rows are counted by reason and kept with their lines', () => {
  const totals = new EventTotals(endMs, undefined);
  totals.take(2, { ...row, customer: '' });
  totals.take(3, '4 fields instead of 3');
  totals.take(4, '5 fields instead of 3');
  expect(totals.badByReason).toEqual({ 'no customer': 1, 'wrong number of fields': 2 });
  expect(totals.badRows[1]).toEqual({ line: 3, reason: '4 fields instead of 3' });
});

test('a set of numbers that grows', () => {
  const [keys, reference] = [new SeenKeys(), new Set<number>()];
  for (let index = 0; index < 200_000; index += 1) {
    const key = (index * 2_654_435_761) % 150_001;
    const isNew = !reference.has(key);
    reference.add(key);
    if (keys.add(key) !== isNew) throw new Error(`key ${key} at ${index}`);
  }
  expect(keys.add(2 ** 53 - 2)).toBe(true);
  expect(keys.add(2 ** 53 - 2)).toBe(false);
});

test('keys of numbers and texts do not meet', () => {
  const keys = new Set<number>();
  for (let number = 0; number < 100; number += 1) {
    for (let id = 0; id < 500; id += 1) keys.add(keyOf(number, `inv-${536_000 + id}`));
  }
  expect(keys.size).toBe(50_000);
  expect(Math.max(...[...keys].slice(0, 1_000))).toBeLessThan(2 ** 52);
});
