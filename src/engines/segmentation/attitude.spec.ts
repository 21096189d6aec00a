import * as fc from 'fast-check';
import { ATTITUDE_SIGNALS, attitudeOf, debtAversionOf, observedScore } from './attitude.js';
import { type Questionnaire, questionnaireFaults, scoreQuestionnaire } from './questionnaire.js';

const QUESTIONNAIRE: Questionnaire = {
  version: '2026-1',
  questions: [
    { id: 'q1', dimension: 'risk_tolerance', weight: 3, scores: { sell: 0, wait: 0.5, buy: 1 } },
    { id: 'q2', dimension: 'risk_tolerance', weight: 1, scores: { never: 0, often: 1 } },
    { id: 'q3', dimension: 'accumulation', weight: 1, scores: { spend: 0, save: 1 } },
    { id: 'q4', dimension: 'accumulation', weight: 2, scores: { now: 0, later: 1 } },
  ],
};

test('answers score by the table, weighted; half a dimension must be answered', () => {
  expect(scoreQuestionnaire(QUESTIONNAIRE, { q1: 'buy', q2: 'never', q3: 'save' })).toEqual({
    version: '2026-1',
    dimensions: { risk_tolerance: { score: 0.75, answered: 1 } },
    unknown: [],
  });
});

test('answers that the table does not know are named, not guessed', () => {
  const { dimensions, unknown } = scoreQuestionnaire(QUESTIONNAIRE, {
    q1: 'constructor',
    q9: 'buy',
    q4: 'later',
  });
  expect(unknown).toEqual(['q1', 'q9']);
  expect(dimensions).toEqual({ accumulation: { score: 1, answered: 2 / 3 } });
});

test('a questionnaire that would score wrongly is told', () => {
  const [question] = QUESTIONNAIRE.questions;
  expect(questionnaireFaults(QUESTIONNAIRE)).toEqual([]);
  expect(
    questionnaireFaults({
      version: 'x',
      questions: [question!, { ...question!, weight: 0 }, { ...question!, id: 'q5', scores: { a: 2 } }],
    }),
  ).toEqual([
    'q1: stands twice',
    'q1: the weight must be above 0',
    'q5: scores lie between 0 and 1',
    'q5: all answers score alike',
  ]);
});

test('fifteen facts make the confidence from which ranking uses what was observed', () => {
  const said = scoreQuestionnaire(QUESTIONNAIRE, { q1: 'buy', q2: 'often' });
  const risk = (lossesSold: number) =>
    attitudeOf(said, { lossesSold }).find(({ dimension }) => dimension === 'risk_tolerance')!;
  expect(risk(14)).toMatchObject({ stated: 1, forRanking: { source: 'stated' }, isLargeGap: false });
  expect(risk(15)).toMatchObject({
    observed: 0.2,
    confidence: 0.6,
    gap: 0.8,
    isLargeGap: true,
    forRanking: { source: 'observed', score: 0.2 },
    forSuitability: { source: 'observed', score: 0.2 },
    evidence: [{ for: 'lossesHeld', against: 'lossesSold', countFor: 0, countAgainst: 15 }],
    explanation:
      'stated 1.00; observed 0.20 at confidence 0.60 (lossesHeld 0, lossesSold 15); ranking uses observed, suitability observed',
  });
});

test('suitability takes the more cautious: what was said, where he does more than he says', () => {
  const said = scoreQuestionnaire(QUESTIONNAIRE, { q1: 'sell', q2: 'never' });
  const risk = attitudeOf(said, { lossesHeld: 100 }).find(({ dimension }) => dimension === 'risk_tolerance')!;
  expect(risk.forRanking?.source).toBe('observed');
  expect(risk.forSuitability).toEqual({ source: 'stated', score: 0 });
});

test('a need for advice is cautious when it is high', () => {
  const stated = { version: 'x', unknown: [], dimensions: { adviser_trust: { score: 0.2, answered: 1 } } };
  const advice = attitudeOf(stated, { adviceTaken: 20 }).find(
    ({ dimension }) => dimension === 'adviser_trust',
  )!;
  expect(advice.forSuitability?.source).toBe('observed');
});

test('nothing known is neither ranked nor suitable', () => {
  for (const each of attitudeOf(undefined, {})) {
    expect(each).toMatchObject({
      stated: null,
      observed: null,
      confidence: 0,
      forRanking: null,
      forSuitability: null,
    });
  }
});

test('more evidence means more confidence, and each fact moves the score its own way', () => {
  const counts = fc.nat(200);
  fc.assert(
    fc.property(fc.constantFrom(...ATTITUDE_SIGNALS), counts, counts, (signal, countFor, countAgainst) => {
      const at = (more: number, less: number) =>
        observedScore(signal.dimension, {
          [signal.for]: countFor + more,
          [signal.against]: countAgainst + less,
        });
      const now = at(0, 0);
      expect(at(1, 0).score).toBeGreaterThan(now.score);
      expect(at(0, 1).score).toBeLessThan(now.score);
      expect(at(1, 0).confidence).toBeGreaterThan(now.confidence);
      expect(at(1, 0).confidence).toBeLessThan(1);
    }),
  );
});

test('who would rather keep money than spend it is averse to debt, by what ranking uses', () => {
  const aversion = (score: number | undefined, counts: Parameters<typeof attitudeOf>[1] = {}) => {
    const dimensions = score === undefined ? {} : { accumulation: { score, answered: 1 } };
    return debtAversionOf(attitudeOf({ version: '1', dimensions, unknown: [] }, counts));
  };
  expect(aversion(undefined)).toBeUndefined();
  expect([0, 0.5, 0.75, 1].map((score) => aversion(score))).toEqual([0, 0, 0.5, 1]);
  // Fourteen facts are too few to stand against what he says; of fifteen the mean is (5 + 15) / 25.
  expect(aversion(0, { savingsIn: 14 })).toBe(0);
  expect(aversion(0, { savingsIn: 15 })).toBeCloseTo(0.6, 12);
  expect(aversion(undefined, { savingsIn: 14 })).toBeUndefined();
});

test('debt aversion is seen in what is done with credit, at the confidence of fifteen facts', () => {
  const aversion = (counts: Parameters<typeof attitudeOf>[1]) =>
    debtAversionOf(attitudeOf(undefined, counts));
  expect(aversion({ paidOutright: 10, settledEarly: 2, termShortened: 2 })).toBeUndefined();
  // Fifteen facts for it, none against: (5 + 15) / 25 = 0.8.
  expect(aversion({ paidOutright: 10, settledEarly: 2, termShortened: 2, borrowedLess: 2 })).toBeCloseTo(
    0.6,
    12,
  );
  // Whoever takes credit as it comes is not averse, and nothing makes his terms longer.
  expect(aversion({ paidByInstalments: 8, ranToTerm: 7 })).toBe(0);
});
