import { tooFast, unusualAmount, VELOCITY_RULES } from './index.js';

const usual = [4_100, 3_900, 4_500, 5_200, 3_600, 4_800, 4_000, 6_100];

describe('unusualAmount', () => {
  it('finds what is far above the usual, and says how far', () => {
    const found = unusualAmount(48_000, usual);
    // Median of the logarithms: ln √(4,100 · 4,500) = 8.365; their MAD 0.10385, hence 0.6745 · 2.4142 / 0.10385.
    expect(found?.score).toBeCloseTo(15.68, 2);
    expect(found?.timesMedian).toBeCloseTo(11.175, 2);
    expect(found).toMatchObject({ purchases: 8, medianMinor: 4_295 });
  });

  it.each([
    ['within the usual', 7_000],
    ['below three times the median', 12_800],
    ['far below', 10],
    ['nothing', 0],
  ])('lets pass what is %s', (_, amount) => expect(unusualAmount(amount, usual)).toBeUndefined());

  it('knows nothing before the eighth purchase', () => {
    expect(unusualAmount(1_000_000, usual.slice(1))).toBeUndefined();
  });

  it('does not learn the fraud that came before', () => {
    expect(unusualAmount(48_000, [...usual, 47_000, 52_000])).toBeDefined();
  });

  it('does not suspect a raised price of who always pays the same', () => {
    const rent = Array<number>(12).fill(120_000);
    expect(unusualAmount(150_000, rent)).toBeUndefined();
    expect(unusualAmount(600_000, rent)).toBeDefined();
  });
});

describe('tooFast', () => {
  const at = 1_800_000_000_000;
  const every = (count: number, seconds: number, customerOf: (i: number) => string = () => 'one') =>
    Array.from({ length: count }, (_, i) => ({ atMs: at - i * seconds * 1_000, customer: customerOf(i) }));

  it('counts in a window that ends with the event', () => {
    expect(tooFast('customer', at, every(8, 60))).toBeUndefined();
    expect(tooFast('customer', at, every(9, 60))).toMatchObject({ count: 9, rule: VELOCITY_RULES[0] });
    // Nine in ten minutes, but the last of them happened after this one.
    expect(tooFast('customer', at - 60_000, every(9, 60))).toBeUndefined();
    expect(tooFast('customer', at, every(40, 900))).toBeUndefined();
    expect(tooFast('customer', at, every(41, 900))?.count).toBe(41);
    // Of eleven, the nine of the window are what shows it.
    expect(tooFast('customer', at, every(11, 74))?.events).toEqual(every(9, 74));
  });

  it('tells a device of many people from a busy one', () => {
    const name = (i: number): string => `customer ${i % 4}`;
    expect(tooFast('device', at, every(10, 1))).toBeUndefined();
    expect(tooFast('device', at, every(8, 3_600, name))).toMatchObject({
      count: 4,
      rule: { counts: 'customers' },
    });
  });

  it('leaves a busy shop alone, and finds the payee of a crowd', () => {
    expect(
      tooFast(
        'payee',
        at,
        every(500, 1, (i) => `customer ${i % 30}`),
      ),
    ).toBeUndefined();
    expect(
      tooFast(
        'payee',
        at,
        every(31, 1, (i) => `customer ${i}`),
      )?.count,
    ).toBe(31);
  });
});
