/** F of SCENARIOS §6: four factors, each within 0.5–1.5, and 1 where nothing is known. */
export interface FitFactors {
  readonly order?: number;
  readonly need?: number;
  readonly headroom?: number;
  readonly attitude?: number;
}

export const FIT_MIN = 0.5;
export const FIT_MAX = 1.5;
export const LEVER_MIN = 0.8;
export const LEVER_MAX = 1.25;

/** The position of a product's kind in the scenario's order of fit: 1.5, 1.25, 1.1, then 1. */
export function orderFactor(position: number | undefined): number {
  return [1.5, 1.25, 1.1][position ?? 3] ?? 1;
}

/** @param strength how strongly the need that the product serves is felt, 0–1; undefined when nothing tells */
export function needFactor(strength: number | undefined): number {
  return strength === undefined ? 1 : bounded(FIT_MIN + strength, FIT_MIN, FIT_MAX);
}

/**
 * Affordability headroom: 1.5 when the largest instalment takes nothing of what is free in a month, 0.5 when it takes
 * all of it or more.
 * @param freeMinorPerMonth income less living costs and debt service, same unit as the instalment; undefined when unknown
 */
export function headroomFactor(
  largestInstalmentMinor: bigint,
  freeMinorPerMonth: bigint | undefined,
): number {
  if (freeMinorPerMonth === undefined) return 1;
  if (freeMinorPerMonth <= 0n) return FIT_MIN;
  return bounded(FIT_MAX - Number(largestInstalmentMinor) / Number(freeMinorPerMonth), FIT_MIN, FIT_MAX);
}

/**
 * Attitude may shorten a term, never lengthen it: the shortest term keeps 1, longer ones lose up to a half with the
 * customer's aversion to debt. Somebody who likes debt is treated as if nothing were known.
 * @param debtAversion 0–1; undefined when unknown
 * @param position of the term among the product's terms, 0 for the shortest and 1 for the longest
 */
export function attitudeFactor(debtAversion: number | undefined, position: number): number {
  if (debtAversion === undefined) return 1;
  return 1 - (1 - FIT_MIN) * bounded(debtAversion, 0, 1) * bounded(position, 0, 1);
}

/** The product of the factors; each is held within its bounds, whatever it was given. */
export function fitOf(factors: FitFactors): number {
  const { order = 1, need = 1, headroom = 1, attitude = 1 } = factors;
  let fit = 1;
  for (const factor of [order, need, headroom, attitude]) fit *= bounded(factor, FIT_MIN, FIT_MAX);
  return fit;
}

export function leverOf(lever: number | undefined): number {
  return bounded(lever ?? 1, LEVER_MIN, LEVER_MAX);
}

/** NaN is "unknown", which weighs nothing. */
function bounded(value: number, min: number, max: number): number {
  return Number.isNaN(value) ? 1 : Math.min(max, Math.max(min, value));
}
