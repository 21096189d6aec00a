/**
 * A rate as a percentage for display, rounded half up, e.g. (0.0490671, 1) → "4.9". EU: one decimal or more (Annex I,
 * remark d); Regulation Z: two.
 */
export function percentText(rate: number, decimals: number): string {
  const scale = 10 ** decimals;
  // Double precision leaves 13 sure digits; the tie is looked for there, not in the noise behind them.
  const scaled = Number((rate * 100 * scale).toPrecision(13));
  return (Math.sign(scaled) * (Math.round(Math.abs(scaled)) / scale)).toFixed(decimals);
}
