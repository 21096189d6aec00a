import { compareIds, percentileCont, positionOf, sortedNumbers } from './statistics.js';

/** A score by quintile, 5 is best. */
export type Score = 1 | 2 | 3 | 4 | 5;

/** `equal`: equal frequencies score alike. `rank`: ties are broken by customer id, as the published tables do. */
export type FrequencyTies = 'equal' | 'rank';

export interface RfmValues {
  /** Whole days from the last purchase to the run's as-of instant. */
  readonly recencyDays: number;
  /** Distinct purchase occasions. */
  readonly frequency: number;
  /** Net amount: refunds subtracted. */
  readonly monetary: number;
}

export interface RfmCustomer extends RfmValues {
  readonly customer: string;
}

export type QuintileEdges = readonly [number, number, number, number];

/** The last customer of each of the four lower fifths, in the order of frequency and id. */
export interface RankEdge {
  readonly frequency: number;
  readonly customer: string;
}

/** What a run freezes, so that it can be repeated and one customer scored between runs. */
export interface RfmEdges {
  readonly recencyDays: QuintileEdges;
  readonly frequency: QuintileEdges;
  readonly monetary: QuintileEdges;
  /** Only with ties broken by rank. */
  readonly frequencyRanks?: readonly RankEdge[];
}

export interface RfmScores {
  readonly r: Score;
  readonly f: Score;
  readonly m: Score;
}

const SHARES = [0.2, 0.4, 0.6, 0.8] as const;

/**
 * The quintile edges of a population by `percentile_cont`, as Hughes' scores are usually taken ("Strategic Database
 * Marketing", 1994); `ntile` is not used, because it parts equal customers.
 * @throws RangeError for an empty population
 */
export function rfmEdges(population: readonly RfmCustomer[], ties: FrequencyTies = 'equal'): RfmEdges {
  const edges = {
    recencyDays: quintileEdges(population.map(({ recencyDays }) => recencyDays)),
    frequency: quintileEdges(population.map(({ frequency }) => frequency)),
    monetary: quintileEdges(population.map(({ monetary }) => monetary)),
  };
  return ties === 'equal' ? edges : { ...edges, frequencyRanks: rankEdges(population) };
}

/** Right-closed: a value equal to an edge belongs to the lower fifth. Recency counts backwards: few days score high. */
export function rfmScores(
  { customer, recencyDays, frequency, monetary }: RfmCustomer,
  edges: RfmEdges,
): RfmScores {
  const ranks = edges.frequencyRanks;
  return {
    r: (6 - fifthOf(recencyDays, edges.recencyDays)) as Score,
    f: ranks
      ? ((1 + ranks.filter((edge) => byFrequency({ frequency, customer }, edge) > 0).length) as Score)
      : fifthOf(frequency, edges.frequency),
    m: fifthOf(monetary, edges.monetary),
  };
}

function quintileEdges(values: readonly number[]): QuintileEdges {
  const sorted = sortedNumbers(values);
  return SHARES.map((share) => percentileCont(sorted, share)) as unknown as QuintileEdges;
}

function fifthOf(value: number, edges: QuintileEdges): Score {
  let fifth = 1;
  for (const edge of edges) if (value > edge) fifth += 1;
  return fifth as Score;
}

/** A rank is below the edge 1 + share · (n − 1) of the ranks exactly when it does not come after the rank below it. */
function rankEdges(population: readonly RfmCustomer[]): RankEdge[] {
  const ranked = [...population].sort(byFrequency);
  return SHARES.map((share) => {
    const { frequency, customer } = ranked[Math.floor(positionOf(share, ranked.length))]!;
    return { frequency, customer };
  });
}

function byFrequency(one: RankEdge, other: RankEdge): number {
  return one.frequency - other.frequency || compareIds(one.customer, other.customer);
}
