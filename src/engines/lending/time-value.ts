import { addFractions, type Fraction, fraction, multiplyFractions } from '../../kernel/fraction.js';

/** Spreadsheet functions of level payments, exact for a rational rate and whole periods. Money paid out is negative. */
export interface LevelPayments {
  /** Rate per period. */
  readonly rate: Fraction;
  /** Number of periods, whole. */
  readonly periods: number;
  readonly presentValue?: Fraction;
  readonly futureValue?: Fraction;
  readonly payment?: Fraction;
  /** Payments fall at the start of each period instead of its end. */
  readonly isDue?: boolean;
}

const ZERO = fraction(0);
const ONE = fraction(1);
const negate = ({ num, den }: Fraction): Fraction => ({ num: -num, den });
const divide = (a: Fraction, b: Fraction): Fraction => multiplyFractions(a, fraction(b.den, b.num));

function grow({ num, den }: Fraction, periods: number): Fraction {
  return { num: (num + den) ** BigInt(periods), den: den ** BigInt(periods) };
}

/** Worth of one unit paid each period, at the end of the last: ((1+r)^n − 1)/r, or n without interest. */
function annuityValue(rate: Fraction, periods: number, isDue: boolean): Fraction {
  if (rate.num === 0n) return fraction(periods);
  const value = divide(addFractions(grow(rate, periods), fraction(-1)), rate);
  return isDue ? multiplyFractions(value, addFractions(ONE, rate)) : value;
}

export function futureValue(terms: LevelPayments): Fraction {
  const { rate, periods, presentValue = ZERO, payment = ZERO, isDue = false } = terms;
  const paid = multiplyFractions(payment, annuityValue(rate, periods, isDue));
  return negate(addFractions(multiplyFractions(presentValue, grow(rate, periods)), paid));
}

export function presentValueOf(terms: LevelPayments): Fraction {
  const { rate, periods, futureValue: goal = ZERO, payment = ZERO, isDue = false } = terms;
  const paid = multiplyFractions(payment, annuityValue(rate, periods, isDue));
  return negate(divide(addFractions(goal, paid), grow(rate, periods)));
}

export function levelPayment(terms: LevelPayments): Fraction {
  const { rate, periods, presentValue = ZERO, futureValue: goal = ZERO, isDue = false } = terms;
  const owed = addFractions(multiplyFractions(presentValue, grow(rate, periods)), goal);
  return negate(divide(owed, annuityValue(rate, periods, isDue)));
}

/** The interest in the payment of one period (from 1). A payment at the start of the first period contains none. */
export function interestOfPeriod(terms: LevelPayments, period: number): Fraction {
  const { rate, isDue = false } = terms;
  if (isDue && period === 1) return ZERO;
  const payment = levelPayment(terms);
  const interest = multiplyFractions(futureValue({ ...terms, periods: period - 1, payment }), rate);
  return isDue ? divide(interest, addFractions(ONE, rate)) : interest;
}

export function principalOfPeriod(terms: LevelPayments, period: number): Fraction {
  return addFractions(levelPayment(terms), negate(interestOfPeriod(terms, period)));
}
