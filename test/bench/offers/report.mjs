export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Command line values are text; every option of the benchmarks is a number. */
export function readNumbers(values) {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
}

/** The smallest value that so large a part of all is not above; NaN of none. */
export function quantile(values, part) {
  return [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? NaN;
}
