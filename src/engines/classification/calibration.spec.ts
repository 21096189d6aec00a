import { fitTemperature, type ScoredText, softmax } from './calibration.js';
import { measure, type Judgement } from './metrics.js';

describe('softmax', () => {
  it('sums to 1 and survives large scores', () => {
    const scores = Float64Array.of(1000, 1000, 0);
    softmax(scores);
    expect([...scores]).toEqual([0.5, 0.5, 0]);
  });

  it('is flatter at a higher temperature', () => {
    const scores = Float64Array.of(Math.log(9), 0);
    softmax(scores, 2);
    expect(scores[0]).toBeCloseTo(0.75, 12);
  });
});

describe('fitTemperature', () => {
  /** Scores that claim odds of `claimed` to 1 although only `right` of 100 are right. */
  function texts(claimed: number, right: number): ScoredText[] {
    const scores = Float64Array.of(Math.log(claimed), 0);
    return [
      { scores, right: Uint8Array.of(1, 0), weight: right },
      { scores, right: Uint8Array.of(0, 1), weight: 100 - right },
    ];
  }

  it('cools claims that are too bold and warms claims that are too shy, to the exact value', () => {
    expect(fitTemperature(texts(81, 90))).toBeCloseTo(2, 4);
    expect(fitTemperature(texts(3, 90))).toBeCloseTo(0.5, 4);
    expect(fitTemperature(texts(9, 90))).toBeCloseTo(1, 4);
  });

  it('changes nothing without texts', () => expect(fitTemperature([])).toBe(1));
});

describe('measure', () => {
  const judgements: Judgement[] = [
    { label: 'a', answer: 'a', confidence: 0.9, count: 6 },
    { label: 'a', answer: 'b', confidence: 0.5, count: 2 },
    { label: 'b', answer: 'b', confidence: 0.9, count: 2 },
  ];

  it('counts repeated texts', () => {
    const { texts, accuracy } = measure(judgements);
    expect([texts, accuracy]).toEqual([10, 0.8]);
  });

  it('weighs labels equally in macro F1: a = 12/14, b = 4/6', () => {
    expect(measure(judgements).macroF1).toBeCloseTo((12 / 14 + 4 / 6) / 2, 12);
  });

  it('weighs the gap of each confidence bin: 8 at 0.9 all right, 2 at 0.5 all wrong', () => {
    expect(measure(judgements).expectedCalibrationError).toBeCloseTo(0.8 * 0.1 + 0.2 * 0.5, 12);
  });

  it('of nothing is zero, not NaN', () => {
    expect(measure([])).toEqual({ texts: 0, accuracy: 0, macroF1: 0, expectedCalibrationError: 0 });
  });
});
