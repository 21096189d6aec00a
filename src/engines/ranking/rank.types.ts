import { type LocalDate } from '../../kernel/calendar-date.js';
import { type FitFactors } from './fit.js';

/** One product in one term, priced, that has passed every gate. Amounts in minor units of its currency. */
export interface RankCandidate {
  /** The product's slug. */
  readonly product: string;
  /** The term option, e.g. `12m`; product and option together name the candidate. */
  readonly option: string;
  /** Offers of one job compete; offers of different jobs do not. */
  readonly job: string;
  /** Credit that the customer asked for; everything else is cross-sell. */
  readonly isAskedFor: boolean;
  readonly payee: string;
  readonly currency: string;
  readonly financedMinor: bigint;
  readonly dueTodayMinor: bigint;
  readonly totalCostMinor: bigint;
  readonly largestInstalmentMinor: bigint;
  /** Last day on which something is owed or promised; absent for what has no end. */
  readonly endDate?: LocalDate;
  /** P: 0–1. */
  readonly probability: number;
  /** V: expected contribution in minor units of the base currency. */
  readonly valueBaseMinor: number;
  readonly fit: FitFactors;
}

export type DropCode = 'cheaper_alternative' | 'job_limit';

export interface Ranked<C extends RankCandidate> {
  readonly candidate: C;
  readonly score: number;
  readonly fit: number;
  readonly lever: number;
  /** All terms of the product that survived, the ranked one first: the others may be had by a quote. */
  readonly termOptions: readonly C[];
  /** Exact probability of this draw, only on the offer that exploration drew. */
  readonly propensity?: number;
}

export interface Dropped<C extends RankCandidate> {
  readonly candidate: C;
  readonly code: DropCode;
  /** The candidate that stands instead. */
  readonly because?: C;
}

export interface RankingPolicy {
  /** Staff levers by product; values outside 0.8–1.25 are held at the bound. */
  readonly levers?: Readonly<Record<string, number>>;
  /** Explore: one candidate of the leading group is drawn uniformly. */
  readonly isExploring?: boolean;
}

export interface Ranking<C extends RankCandidate> {
  readonly ranked: readonly Ranked<C>[];
  readonly dropped: readonly Dropped<C>[];
}
