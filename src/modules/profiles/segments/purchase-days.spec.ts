import { PurchaseDays } from './purchase-days.js';

const TODAY = 20_779;
/** As a running summary keeps them. */
function setOf(days: readonly number[]): { daySetFrom: number; daySet: string } {
  const daySetFrom = Math.min(...days) >> 3;
  const bits = Buffer.alloc((Math.max(...days) >> 3) - daySetFrom + 1);
  for (const day of days) bits[(day >> 3) - daySetFrom]! |= 1 << (day & 7);
  return { daySetFrom, daySet: bits.toString('hex') };
}

describe('days with a purchase', () => {
  const retail = [0, 1, 29, 30, 89, 364, 365, 700].map((ago) => TODAY - ago);
  const travel = [1, 2, 90].map((ago) => TODAY - ago);

  test.each([
    [1, 1],
    [2, 2],
    [30, 4],
    [31, 5],
    [90, 6],
    [365, 8],
  ])('of two frames among the last %i are counted once: %i', (count, days) => {
    expect(new PurchaseDays([setOf(retail), setOf(travel)]).among(count, TODAY)).toBe(days);
  });

  test('after today count only when today comes', () => {
    const days = new PurchaseDays([setOf([TODAY + 1, TODAY + 9])]);
    expect([days.among(30, TODAY), days.among(30, TODAY + 1)]).toEqual([0, 1]);
  });

  test('are the same as one by one, wherever a window begins', () => {
    const all = [...retail, ...travel];
    const days = new PurchaseDays([setOf(all)]);
    for (let count = 1; count < 400; count += 7) {
      const expected = new Set(all.filter((day) => day > TODAY - count)).size;
      expect(days.among(count, TODAY)).toBe(expected);
    }
  });

  test('are none where nothing is kept', () => {
    expect(new PurchaseDays([{ daySetFrom: 0, daySet: '' }]).among(365, TODAY)).toBe(0);
  });
});
