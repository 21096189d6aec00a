import { PurchaseDays } from './purchase-days.js';

const TODAY = 20_779;
/** As a running summary keeps them. */
function setOf(
  days: readonly number[],
  today = TODAY,
): ConstructorParameters<typeof PurchaseDays>[0][number] {
  const daySetFrom = Math.min(...days) >> 3;
  const bits = Buffer.alloc((Math.max(...days) >> 3) - daySetFrom + 1);
  for (const day of days) bits[(day >> 3) - daySetFrom]! |= 1 << (day & 7);
  return { daySetFrom, daySet: bits.toString('hex'), calendar: { zone: 'UTC', today } };
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
    expect(new PurchaseDays([setOf(retail), setOf(travel)]).among(count)).toBe(days);
  });

  test('after today count only when today comes', () => {
    const among = (today: number): number =>
      new PurchaseDays([setOf([TODAY + 1, TODAY + 9], today)]).among(30);
    expect([among(TODAY), among(TODAY + 1)]).toEqual([0, 1]);
  });

  test('count by the day of their own scene', () => {
    const [east, west] = [setOf([TODAY, TODAY - 30], TODAY), setOf([TODAY - 1, TODAY - 30], TODAY - 1)];
    expect([new PurchaseDays([east, west]).among(1), new PurchaseDays([east, west]).among(30)]).toEqual([
      2, 3,
    ]);
    expect(new PurchaseDays([east]).among(30)).toBe(1);
  });

  test('are the same as one by one, wherever a window begins', () => {
    const all = [...retail, ...travel];
    const days = new PurchaseDays([setOf(all)]);
    for (let count = 1; count < 400; count += 7) {
      const expected = new Set(all.filter((day) => day > TODAY - count)).size;
      expect(days.among(count)).toBe(expected);
    }
  });

  test('are none where nothing is kept', () => {
    expect(new PurchaseDays([]).among(365)).toBe(0);
  });
});
