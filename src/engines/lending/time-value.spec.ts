import { type Fraction, fraction } from '../../kernel/fraction.js';
import { futureValue, interestOfPeriod, levelPayment, presentValueOf, principalOfPeriod } from './index.js';

const monthly = (percent: number): Fraction => fraction(percent, 1200);

// Exact results have hundreds of digits, beyond what a double can hold.
const decimal = ({ num, den }: Fraction): number => Number((num * 10n ** 12n) / den) / 1e12;

describe('time value of level payments', () => {
  // Microsoft's pages of PMT, FV and CUMIPMT; numpy-financial's tests of ppmt and ipmt.
  it('agrees with published figures', () => {
    const mortgage = { rate: monthly(9), periods: 360, presentValue: fraction(125_000) };
    const loan = { rate: monthly(10), periods: 24, presentValue: fraction(2000) };
    expect(
      decimal(levelPayment({ rate: monthly(6), periods: 216, futureValue: fraction(50_000) })),
    ).toBeCloseTo(-129.08, 2);
    expect(decimal(futureValue({ rate: monthly(12), periods: 12, payment: fraction(-1000) }))).toBeCloseTo(
      12_682.5,
      2,
    );
    expect(
      decimal(futureValue({ rate: monthly(11), periods: 35, payment: fraction(-2000), isDue: true })),
    ).toBeCloseTo(82_846.25, 2);
    expect(decimal(interestOfPeriod(mortgage, 1))).toBe(-937.5);
    expect(decimal(principalOfPeriod(loan, 1))).toBeCloseTo(-75.62318601, 8);
    expect(decimal(interestOfPeriod(loan, 2))).toBeCloseTo(-16.03647345, 8);
    expect(interestOfPeriod({ ...loan, isDue: true }, 1)).toEqual(fraction(0));
  });

  it('divides evenly without interest and inverts exactly with it', () => {
    expect(levelPayment({ rate: fraction(0), periods: 12, presentValue: fraction(2000) })).toEqual(
      fraction(-500, 3),
    );
    const terms = { rate: monthly(7), periods: 18, presentValue: fraction(1000) };
    expect(presentValueOf({ ...terms, payment: levelPayment(terms) })).toEqual(fraction(1000));
  });
});
