import { compareIds, sumOf } from './statistics.js';

export type AbcClass = 'A' | 'B' | 'C';

export interface AbcThresholds {
  /** Cumulative share of value up to which a customer is A, 0–1. */
  readonly a: number;
  readonly b: number;
}

export const ABC_THRESHOLDS: AbcThresholds = { a: 0.8, b: 0.95 };

export interface CustomerValue {
  readonly customer: string;
  readonly value: number;
}

export interface AbcRow extends CustomerValue {
  /** Share of this and all more valuable customers in the value of all; losses count as nothing. */
  readonly cumulativeShare: number;
  readonly class: AbcClass;
}

export interface AbcResult {
  /** The most valuable first; equal values by id. */
  readonly rows: readonly AbcRow[];
  readonly total: number;
  readonly sizes: Readonly<Record<AbcClass, number>>;
  /** Share of value that the top fifth of the customers brings (a last, partial customer counts by its part). */
  readonly topFifthShare: number;
  readonly gini: number;
  /** The last customer of A and of B: one customer can be classed between runs. */
  readonly edges: AbcEdges;
}

export interface AbcEdges {
  readonly a: CustomerValue | null;
  readonly b: CustomerValue | null;
}

/**
 * ABC analysis (Pareto): customers in descending order of value; A until the cumulative share passes the first
 * threshold, B until the second, C the rest. The first customer is A even if he alone passes it.
 */
export function abcAnalysis(
  values: readonly CustomerValue[],
  thresholds: AbcThresholds = ABC_THRESHOLDS,
): AbcResult {
  const ordered = [...values].sort(byValue);
  const total = sumOf(ordered.map(worth));
  let running = 0;
  const rows = ordered.map(({ customer, value }, index): AbcRow => {
    running += worth({ value });
    const share = total > 0 ? Math.min(1, running / total) : 1;
    return { customer, value, cumulativeShare: share, class: classOf(share, index, value, thresholds) };
  });
  return {
    rows,
    total,
    sizes: { A: countOf(rows, 'A'), B: countOf(rows, 'B'), C: countOf(rows, 'C') },
    topFifthShare: topShare(ordered.map(worth), 0.2),
    gini: giniOf(ordered.map(worth)),
    edges: { a: lastOf(rows, 'A'), b: lastOf(rows, 'B') },
  };
}

/** The class by a run's frozen edges. */
export function abcClass(customer: CustomerValue, { a, b }: AbcEdges): AbcClass {
  if (a && byValue(customer, a) <= 0) return 'A';
  return b && byValue(customer, b) <= 0 ? 'B' : 'C';
}

/**
 * Gini coefficient of values ≥ 0: (2 Σ i·xᵢ) / (n Σ xᵢ) − (n + 1) / n with x ascending, i from 1; 0 when all are equal.
 */
export function giniOf(values: readonly number[]): number {
  const ascending = Float64Array.from(values).sort();
  const [n, total] = [ascending.length, sumOf(ascending)];
  if (total <= 0) return 0;
  let weighted = 0;
  ascending.forEach((value, index) => (weighted += (index + 1) * value));
  return (2 * weighted) / (n * total) - (n + 1) / n;
}

function topShare(descending: readonly number[], share: number): number {
  const total = sumOf(descending);
  if (total <= 0) return 0;
  const count = share * descending.length;
  const whole = Math.floor(count);
  return (sumOf(descending.slice(0, whole)) + (count - whole) * (descending[whole] ?? 0)) / total;
}

function classOf(share: number, index: number, value: number, { a, b }: AbcThresholds): AbcClass {
  if (value <= 0) return 'C';
  if (share <= a || index === 0) return 'A';
  return share <= b ? 'B' : 'C';
}

function byValue(one: CustomerValue, other: CustomerValue): number {
  return other.value - one.value || compareIds(one.customer, other.customer);
}

const worth = ({ value }: { readonly value: number }): number => Math.max(0, value);
const countOf = (rows: readonly AbcRow[], wanted: AbcClass): number =>
  rows.filter((row) => row.class === wanted).length;

function lastOf(rows: readonly AbcRow[], wanted: AbcClass): CustomerValue | null {
  const row = rows.findLast((each) => each.class === wanted);
  return row ? { customer: row.customer, value: row.value } : null;
}
