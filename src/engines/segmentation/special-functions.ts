const { abs, log } = Math;

const HALF_LN_TWO_PI = 0.9189385332046727;

/** Coefficients of Stirling's series B₂ₖ / (2k(2k − 1)), k = 1…7 (Abramowitz & Stegun 6.1.40). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const STIRLING_FROM = 12;

/**
 * Natural logarithm of Γ(x) for x > 0: Stirling's series from 12 on, and Γ(x) = Γ(x + n) / (x(x + 1)…(x + n − 1)) below.
 * @returns within 1e-14 of the true value, relative to the larger of 1 and that value
 */
export function lnGamma(x: number): number {
  let shifted = x;
  let product = 1;
  for (; shifted < STIRLING_FROM; shifted += 1) product *= shifted;
  const inverseSquare = 1 / (shifted * shifted);
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k -= 1) series = series * inverseSquare + STIRLING[k]!;
  const large = (shifted - 0.5) * log(shifted) - shifted + HALF_LN_TWO_PI + series / shifted;
  return product === 1 ? large : large - log(product);
}

const SERIES_TERMS_MAX = 5_000_000;

/**
 * Gauss' ₂F₁(a, b; c; z) by its power series, for c > 0 and 0 ≤ z < 1.
 * @throws RangeError when 5,000,000 terms do not suffice (z within about 1e-5 of 1)
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < SERIES_TERMS_MAX; n += 1) {
    term *= ((((a + n) * (b + n)) / (c + n)) * z) / (n + 1);
    sum += term;
    if (abs(term) <= 1e-17 * abs(sum)) return sum;
  }
  throw new RangeError(`2F1(${a}, ${b}; ${c}; ${z}) did not converge`);
}
