import { percentileCont, sortedNumbers } from './statistics.js';

/** What a value is made of; every answer names it. */
export type ValueBasis = 'partnerSpend' | 'bankContribution' | 'assets' | 'clv';

export interface TierRule {
  readonly tier: string;
  /** Share of the population, from the top, that ends with this tier; the last tier ends at 1. */
  readonly untilTopShare: number;
}

/** The 20/80 rule, with the very top apart. */
export const TIER_RULES: readonly TierRule[] = [
  { tier: 'private', untilTopShare: 0.01 },
  { tier: 'premium', untilTopShare: 0.05 },
  { tier: 'preferred', untilTopShare: 0.2 },
  { tier: 'standard', untilTopShare: 1 },
];

/** Frozen by a run: a customer whose value passes the edge is in the tier, unless a higher one has him. */
export interface TierEdge {
  readonly tier: string;
  /** Null for the last tier, which takes everybody. */
  readonly above: number | null;
}

export interface TierEdges {
  readonly basis: ValueBasis;
  readonly edges: readonly TierEdge[];
}

export interface ValuedCustomer {
  /** Assets or balances that the bank reports. */
  readonly assets?: number | undefined;
  readonly clv?: number | undefined;
}

/** By assets where the bank reports them for anybody, else by CLV; undefined where neither is known. */
export function tierBasis(population: readonly ValuedCustomer[]): 'assets' | 'clv' | undefined {
  if (population.some(({ assets }) => assets !== undefined)) return 'assets';
  return population.some(({ clv }) => clv !== undefined) ? 'clv' : undefined;
}

/** By what a customer stands in a tier; undefined where that is not known of him. */
export function tierValueOf(
  basis: ValueBasis,
  { assets, clv, net }: ValuedCustomer & { readonly net: number },
): number | undefined {
  if (basis === 'assets') return assets;
  return basis === 'clv' ? clv : net;
}

/** Edges by `percentile_cont` of the population's values. @throws RangeError for an empty population */
export function tierEdges(
  values: readonly number[],
  basis: ValueBasis,
  rules: readonly TierRule[] = TIER_RULES,
): TierEdges {
  const sorted = sortedNumbers(values);
  const edges = rules.map(({ tier, untilTopShare }, index) => ({
    tier,
    above: index === rules.length - 1 ? null : percentileCont(sorted, 1 - untilTopShare),
  }));
  return { basis, edges };
}

/** Equal values are in one tier, the lower one when they stand on an edge. */
export function tierOf(value: number, { edges }: TierEdges): string {
  const found = edges.find(({ above }) => above === null || value > above);
  if (!found) throw new RangeError('tierOf needs tiers');
  return found.tier;
}
