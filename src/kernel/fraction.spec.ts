import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import {
  addFractions,
  compareFractions,
  divideRounded,
  fraction,
  multiplyFractions,
  parseDecimal,
  type RoundingMode,
  toNumber,
} from './fraction.js';

const MODES: Record<RoundingMode, Decimal.Rounding> = {
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
};
const Precise = Decimal.clone({ precision: 60 });

describe('rounding', () => {
  test.each<[bigint, bigint, RoundingMode, bigint]>([
    [5n, 2n, 'HALF_UP', 3n],
    [5n, 2n, 'HALF_EVEN', 2n],
    [7n, 2n, 'HALF_EVEN', 4n],
    [-5n, 2n, 'HALF_UP', -3n],
    [1n, 3n, 'UP', 1n],
    [-1n, 3n, 'UP', -1n],
    [5n, 3n, 'DOWN', 1n],
    [6n, 3n, 'UP', 2n],
  ])('%s / %s %s = %s', (num, den, mode, quotient) => {
    expect(divideRounded(num, den, mode)).toBe(quotient);
  });

  test('agrees with a decimal library in every mode', () => {
    const number = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    fc.assert(
      fc.property(
        number,
        fc.bigInt({ min: 1n, max: 10_000n }),
        fc.constantFrom(...(Object.keys(MODES) as RoundingMode[])),
        (num, den, mode) => {
          const expected = new Precise(num.toString()).div(den.toString()).toDecimalPlaces(0, MODES[mode]);
          expect(divideRounded(num, den, mode).toString()).toBe(expected.isZero() ? '0' : expected.toFixed());
        },
      ),
    );
  });

  test('refuses a denominator that is not positive', () => {
    expect(() => divideRounded(1n, 0n, 'UP')).toThrow(RangeError);
    expect(() => fraction(1, 0)).toThrow(RangeError);
  });
});

describe('fractions', () => {
  test('read plain decimals only', () => {
    expect(parseDecimal('0.0720')).toEqual({ num: 9n, den: 125n });
    expect(['', '.5', '1.', '1e3', '+1', '--1', '1,5', '0x1'].map(parseDecimal)).toEqual(
      Array(8).fill(undefined),
    );
  });

  test('are exact', () => {
    const third = fraction(1, 3);
    expect(addFractions(third, fraction(-1, -6))).toEqual({ num: 1n, den: 2n });
    expect(multiplyFractions(third, fraction(3, 4))).toEqual({ num: 1n, den: 4n });
    expect([compareFractions(third, fraction(333, 1000)), compareFractions(third, fraction(2, 6))]).toEqual([
      1, 0,
    ]);
    expect(toNumber(fraction(1, 8))).toBe(0.125);
  });
});
