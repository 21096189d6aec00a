/** Softmax in place of `scores / temperature`: class scores become probabilities that sum to 1. */
export function softmax(scores: Float64Array, temperature = 1): void {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) {
    const raised = Math.exp((scores[k]! - highest) / temperature);
    scores[k] = raised;
    sum += raised;
  }
  for (let k = 0; k < scores.length; k += 1) scores[k] = scores[k]! / sum;
}

/** Class scores of one validation text, which classes would be right (1) and how often the text was seen. */
export interface ScoredText {
  readonly scores: Float64Array;
  readonly right: Uint8Array;
  readonly weight: number;
}

function logLoss(texts: readonly ScoredText[], temperature: number): number {
  let loss = 0;
  for (const { scores, right, weight } of texts) {
    const probabilities = Float64Array.from(scores);
    softmax(probabilities, temperature);
    const inside = probabilities.reduce((sum, p, k) => (right[k] === 1 ? sum + p : sum), 1e-12);
    loss -= weight * Math.log(inside);
  }
  return loss;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature within 0.1–10 that makes the probabilities fit the validation texts best (log loss, golden-section
 * search on log T). Temperature scaling: Guo, Pleiss, Sun & Weinberger 2017. It never changes which class is first.
 * @returns 1 when there are no texts.
 */
export function fitTemperature(texts: readonly ScoredText[]): number {
  if (texts.length === 0) return 1;
  let low = Math.log(0.1);
  let high = Math.log(10);
  for (let step = 0; step < 25; step += 1) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (logLoss(texts, Math.exp(left)) < logLoss(texts, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
