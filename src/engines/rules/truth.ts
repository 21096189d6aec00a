/**
 * Kleene's three values, ordered F < U < T, so that "and" is the minimum, "or" the maximum and "not" the mirror image.
 * SQL's NULL logic is the same algebra, which is why a rule means the same in memory and in the database.
 */
export const F = 0;
export const U = 1;
export const T = 2;
export type Truth = typeof F | typeof U | typeof T;

export function negate(truth: Truth): Truth {
  return (2 - truth) as Truth;
}
