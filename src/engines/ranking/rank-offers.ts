import { drawIndex } from './assignment.js';
import { dominatorOf } from './dominance.js';
import { fitOf, leverOf } from './fit.js';
import {
  type Dropped,
  type RankCandidate,
  type Ranked,
  type Ranking,
  type RankingPolicy,
} from './rank.types.js';

const MAX_PER_JOB = 2;

interface Scored<C> {
  readonly candidate: C;
  readonly score: number;
  readonly fit: number;
  readonly lever: number;
}

/** A product with its surviving terms, the chosen one first. */
interface ProductTerms<C> {
  readonly chosen: Scored<C>;
  readonly terms: readonly Scored<C>[];
}

/**
 * Orders priced candidates (SCENARIOS §6): dominated ones go, each product keeps its best term, each job at most two
 * products of which one is the cheapest, credit that was asked for stands before cross-sell, and within a job the
 * lower total cost stands first. Deterministic: the same candidates, policy and seed give the same ranking, in
 * whatever order the candidates come.
 * @param candidates what passed every gate; ranking never adds one
 * @param seed the decision's id; every draw follows from it, so a repeated request answers the same
 */
export function rankOffers<C extends RankCandidate>(
  candidates: readonly C[],
  policy: RankingPolicy,
  seed: string,
): Ranking<C> {
  const dropped: Dropped<C>[] = [];
  const surviving: Scored<C>[] = [];
  const named = [...candidates].sort(byName);
  for (const candidate of named) {
    const because = dominatorOf(candidate, named);
    if (because) dropped.push({ candidate, code: 'cheaper_alternative', because });
    else surviving.push(scoreOf(candidate, policy));
  }
  const drawn = policy.isExploring ? draw(surviving, seed) : undefined;
  const products = bestTerms(surviving, drawn?.scored);
  const kept = limitJobs(products, drawn?.scored, dropped);
  const ranked = order(kept, drawn?.scored).map((product): Ranked<C> => ({
    ...product.chosen,
    termOptions: product.terms.map(({ candidate }) => candidate),
    ...(drawn && product.chosen === drawn.scored ? { propensity: drawn.propensity } : {}),
  }));
  return { ranked, dropped };
}

/** P × V × F with the lever. A loss is divided by the fit instead, so that a better fit never ranks lower. */
function scoreOf<C extends RankCandidate>(candidate: C, { levers }: RankingPolicy): Scored<C> {
  const fit = fitOf(candidate.fit);
  const lever = leverOf(
    levers && Object.hasOwn(levers, candidate.product) ? levers[candidate.product] : undefined,
  );
  const expected = candidate.probability * candidate.valueBaseMinor;
  const score = expected >= 0 ? expected * fit * lever : expected / (fit * lever);
  return { candidate, score, fit, lever };
}

/** Exploration never leaves the leading group: who asks for credit is not experimented on with a card. */
function draw<C extends RankCandidate>(
  surviving: readonly Scored<C>[],
  seed: string,
): { scored: Scored<C>; propensity: number } | undefined {
  const asked = surviving.filter(({ candidate }) => candidate.isAskedFor);
  const group = asked.length > 0 ? asked : surviving;
  const scored = group[drawIndex(`explore:${seed}`, group.length)];
  return scored && { scored, propensity: 1 / group.length };
}

function bestTerms<C extends RankCandidate>(
  surviving: readonly Scored<C>[],
  drawn: Scored<C> | undefined,
): ProductTerms<C>[] {
  return [...groupBy(surviving, ({ candidate }) => candidate.product).values()].map((group) => {
    const terms = group.sort((a, b) => Number(b === drawn) - Number(a === drawn) || byScore(a, b));
    return { chosen: terms[0] as Scored<C>, terms };
  });
}

/** Two products per job: the one that holds the cheapest term, so that it is never hidden, and the best of the rest. */
function limitJobs<C extends RankCandidate>(
  products: readonly ProductTerms<C>[],
  drawn: Scored<C> | undefined,
  dropped: Dropped<C>[],
): ProductTerms<C>[] {
  return [...groupBy(products, ({ chosen }) => chosen.candidate.job).values()].flatMap((competitors) => {
    const cheapest = competitors.reduce((best, each) => (byCheapestTerm(each, best) < 0 ? each : best));
    const rest = competitors
      .filter((product) => product !== cheapest)
      .sort((a, b) => Number(b.chosen === drawn) - Number(a.chosen === drawn) || byScore(a.chosen, b.chosen));
    for (const { candidate } of rest.slice(MAX_PER_JOB - 1).flatMap(({ terms }) => terms)) {
      dropped.push({ candidate, code: 'job_limit', because: cheapest.chosen.candidate });
    }
    return [cheapest, ...rest.slice(0, MAX_PER_JOB - 1)];
  });
}

/** Scores decide which job has which places; within its places a job shows the lower total cost first. */
function order<C extends RankCandidate>(
  products: ProductTerms<C>[],
  drawn: Scored<C> | undefined,
): ProductTerms<C>[] {
  const places = products.sort(
    (a, b) =>
      Number(b.chosen.candidate.isAskedFor) - Number(a.chosen.candidate.isAskedFor) ||
      Number(b.chosen === drawn) - Number(a.chosen === drawn) ||
      byScore(a.chosen, b.chosen),
  );
  const jobOf = ({ chosen: { candidate } }: ProductTerms<C>): string =>
    `${candidate.isAskedFor}:${candidate.job}`;
  const queues = groupBy(places, jobOf);
  for (const queue of queues.values()) queue.sort((a, b) => byCost(a.chosen.candidate, b.chosen.candidate));
  return places.map((place) => queues.get(jobOf(place))?.shift() as ProductTerms<C>);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function byScore<C extends RankCandidate>(a: Scored<C>, b: Scored<C>): number {
  return b.score - a.score || byCost(a.candidate, b.candidate);
}

function byCost(a: RankCandidate, b: RankCandidate): number {
  if (a.totalCostMinor !== b.totalCostMinor) return a.totalCostMinor < b.totalCostMinor ? -1 : 1;
  return byName(a, b);
}

function byName(a: RankCandidate, b: RankCandidate): number {
  return compareText(a.product, b.product) || compareText(a.option, b.option);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byCheapestTerm<C extends RankCandidate>(a: ProductTerms<C>, b: ProductTerms<C>): number {
  const cheapest = (product: ProductTerms<C>): C =>
    product.terms
      .map(({ candidate }) => candidate)
      .reduce((best, each) => (byCost(each, best) < 0 ? each : best));
  return byCost(cheapest(a), cheapest(b));
}
