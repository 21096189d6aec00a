/**
 * A measured figure as people and programs read it; never money.
 * @param digits after the point; more would say nothing
 */
export function rounded(figure: number, digits = 3): number {
  const scale = 10 ** digits;
  return Math.round(figure * scale) / scale;
}
