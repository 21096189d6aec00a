/** One answered text: its label, the answer brought to the label's words, how sure it was, and its count. */
export interface Judgement {
  readonly label: string;
  readonly answer: string;
  readonly confidence: number;
  readonly count: number;
}

export interface Measures {
  readonly texts: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly expectedCalibrationError: number;
}

const CALIBRATION_BINS = 15;

/**
 * Expected calibration error (Naeini, Cooper & Hauskrecht 2015) in 15 equal bins: the mean distance, weighted by texts,
 * between how sure the answers of a bin were and how many of them were right.
 */
export function expectedCalibrationError(judgements: readonly Judgement[]): number {
  const gaps = new Float64Array(CALIBRATION_BINS);
  let total = 0;
  for (const { label, answer, confidence, count } of judgements) {
    const bin = Math.min(CALIBRATION_BINS - 1, Math.floor(confidence * CALIBRATION_BINS));
    gaps[bin]! += count * (confidence - (answer === label ? 1 : 0));
    total += count;
  }
  return total === 0 ? 0 : gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / total;
}

/** Unweighted mean over the labels that occur of F1 = 2·right / (2·right + wrongly given + missed). */
export function macroF1(judgements: readonly Judgement[]): number {
  const tallies = new Map<string, { right: number; given: number; wanted: number }>();
  const tallyOf = (label: string) => {
    const tally = tallies.get(label) ?? { right: 0, given: 0, wanted: 0 };
    tallies.set(label, tally);
    return tally;
  };
  for (const { label, answer, count } of judgements) {
    tallyOf(label).wanted += count;
    tallyOf(answer).given += count;
    if (label === answer) tallyOf(label).right += count;
  }
  const occurring = [...tallies.values()].filter((tally) => tally.wanted > 0);
  return (
    occurring.reduce((sum, t) => sum + (2 * t.right) / (t.given + t.wanted), 0) / (occurring.length || 1)
  );
}

/** All measures of one hold-out; `texts` counts repeated texts as often as they occur. */
export function measure(judgements: readonly Judgement[]): Measures {
  const texts = judgements.reduce((sum, { count }) => sum + count, 0);
  const right = judgements.reduce((sum, j) => (j.answer === j.label ? sum + j.count : sum), 0);
  return {
    texts,
    accuracy: texts === 0 ? 0 : right / texts,
    macroF1: macroF1(judgements),
    expectedCalibrationError: expectedCalibrationError(judgements),
  };
}
