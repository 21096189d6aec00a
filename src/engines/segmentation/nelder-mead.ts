export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  readonly converged: boolean;
}

interface Vertex {
  readonly point: readonly number[];
  readonly value: number;
}

const STEP = 0.5;
const TOLERANCE = 1e-9;
const RESTARTS_MAX = 8;
const SETTLED = 1e-6;

/**
 * Minimises a function of a few variables without derivatives (Nelder & Mead 1965, with the coefficients 1, 2, ½, ½).
 * A simplex may collapse before the minimum, so it is built anew around the best point until that gains nothing.
 * @param evaluate may return infinity or NaN where the function is not defined
 * @param evaluationsMax for the whole search; beyond it the best point so far is returned, not converged
 */
export function minimise(
  evaluate: (point: readonly number[]) => number,
  start: readonly number[],
  evaluationsMax = 5_000,
): Minimum {
  let left = evaluationsMax;
  const at = (point: readonly number[]): Vertex => {
    left -= 1;
    const value = evaluate(point);
    return { point, value: Number.isNaN(value) ? Infinity : value };
  };
  let best = at(start);
  for (let restart = 0; restart < RESTARTS_MAX && left > 0; restart += 1) {
    const before = best.value;
    best = descend(at, best, () => left > 0);
    if (Math.abs(before - best.value) <= SETTLED) return { ...best, converged: left > 0 };
  }
  return { ...best, converged: false };
}

function descend(at: (point: readonly number[]) => Vertex, start: Vertex, mayGoOn: () => boolean): Vertex {
  let simplex = [start, ...start.point.map((_, axis) => at(moved(start.point, axis)))].sort(byValue);
  while (mayGoOn() && !isSmall(simplex)) simplex = improved(at, simplex).sort(byValue);
  return simplex[0]!;
}

function improved(at: (point: readonly number[]) => Vertex, simplex: readonly Vertex[]): Vertex[] {
  const others = simplex.slice(0, -1);
  const worst = simplex.at(-1)!;
  const centre = worst.point.map((_, axis) => mean(others.map(({ point }) => point[axis]!)));
  const along = (factor: number) => at(centre.map((c, axis) => c + factor * (worst.point[axis]! - c)));
  const reflected = along(-1);
  if (reflected.value < others[0]!.value) {
    const expanded = along(-2);
    return [...others, expanded.value < reflected.value ? expanded : reflected];
  }
  if (reflected.value < others.at(-1)!.value) return [...others, reflected];
  const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
  if (contracted.value < Math.min(worst.value, reflected.value)) return [...others, contracted];
  const best = simplex[0]!;
  return [
    best,
    ...simplex.slice(1).map(({ point }) => at(point.map((p, axis) => (p + best.point[axis]!) / 2))),
  ];
}

function isSmall(simplex: readonly Vertex[]): boolean {
  const best = simplex[0]!;
  const worst = simplex.at(-1)!;
  if (!(worst.value - best.value <= TOLERANCE * (1 + Math.abs(best.value) * 1e-3))) return false;
  return simplex.every(({ point }) => point.every((p, axis) => Math.abs(p - best.point[axis]!) <= 1e-5));
}

const byValue = (a: Vertex, b: Vertex): number => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
const moved = (point: readonly number[], axis: number): number[] =>
  point.map((p, other) => (other === axis ? p + STEP : p));
