/** How long until an event counts half, and from which decayed count on a scene is frequent. */
export interface AffinityRules {
  readonly halfLifeDays: number;
  /** Who comes every 30 days and goes on has a decayed count of 1 / (1 − 2^(−30/90)) = 4.8 at his visits. */
  readonly frequentMin: number;
}

export const AFFINITY_RULES: AffinityRules = { halfLifeDays: 90, frequentMin: 4 };

/** Any fixed day would do; one of our time keeps the sums near 1. 20,000 is 2024-10-04. */
const ORIGIN_DAY = 20_000;

/**
 * What an event adds to its scene's sum. Forward decay (Cormode, Shkapenyuk, Srivastava & Xu 2009): the weight grows with
 * the event's day instead of shrinking with its age, so a sum never has to be touched as time goes by, and events may come
 * in any order.
 * @param day days since 1970-01-01
 */
export function affinityWeight(day: number): number {
  return 2 ** ((day - ORIGIN_DAY) / AFFINITY_RULES.halfLifeDays);
}

/** A scene, and the sum of its events' weights. */
export interface SceneSum {
  readonly scope: string;
  readonly sum: number;
  /** The day as of which it counts, in the zone in which its events' days were counted; days since 1970-01-01. */
  readonly asOfDay: number;
}

export interface Affinity {
  readonly scope: string;
  /** Events, each counting half as much for every 90 days of its age. */
  readonly count: number;
  /** Of the customer's whole decayed count, 0–1. */
  readonly share: number;
  readonly isFrequent: boolean;
}

/** A customer's affinity to scenes as of a day, strongest first. Sums of one scene, in several currencies, are added. */
export function affinities(sums: readonly SceneSum[]): Affinity[] {
  const counts = new Map<string, number>();
  for (const { scope, sum, asOfDay } of sums)
    counts.set(scope, (counts.get(scope) ?? 0) + sum / affinityWeight(asOfDay));
  const total = [...counts.values()].reduce((all, count) => all + count, 0);
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([scope, count]) => ({
      scope,
      count,
      share: count / total,
      isFrequent: count >= AFFINITY_RULES.frequentMin,
    }))
    .sort((a, b) => b.count - a.count || (a.scope < b.scope ? -1 : 1));
}
