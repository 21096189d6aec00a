import {
  attitudeFactor,
  type FitFactors,
  headroomFactor,
  needFactor,
  orderFactor,
} from '../../engines/ranking/index.js';
import type { PricedVariant, ProductDefinition } from '../products/index.js';
import type { Situation } from './situation.js';

/**
 * How well each term of a product fits the borrower (SCENARIOS §6). What is not known of him weighs nothing.
 * @param variants all terms that the product has here, also those that he cannot bear
 * @param freeMinorPerMonth undefined when the income is not known
 */
export function fitter(
  { kind, isCredit }: ProductDefinition,
  variants: readonly PricedVariant[],
  { scenario, parties }: Situation,
  freeMinorPerMonth: bigint | undefined,
): (variant: PricedVariant) => FitFactors {
  const { needs, debtAversion } = parties.borrower ?? {};
  const order = orderFactor(scenario.definition.policy.kinds.indexOf(kind));
  const need = needFactor(needs && (needs[kind] ?? 0));
  const positionOf = isCredit && debtAversion ? positions(variants) : undefined;
  return (variant) => ({
    order,
    need,
    headroom: headroomFactor(variant.largestInstalmentMinor, freeMinorPerMonth),
    attitude: positionOf ? attitudeFactor(debtAversion, positionOf(variant)) : 1,
  });
}

/** Where a term ends between the shortest one, 0, and the longest one, 1; a term without an end counts as the shortest. */
function positions(variants: readonly PricedVariant[]): (variant: PricedVariant) => number {
  let [first, last] = [Infinity, -Infinity];
  for (const { endDate } of variants) {
    if (!endDate) continue;
    first = Math.min(first, endDate.toEpochDay());
    last = Math.max(last, endDate.toEpochDay());
  }
  return ({ endDate }) => (endDate && last > first ? (endDate.toEpochDay() - first) / (last - first) : 0);
}
