import { UNCHANGED } from './confidence-map.js';
import { OUTSIDE_FACTOR, ScenarioModel } from './model.js';

const classes = ['any', 'daily.food.grocery', 'daily.food.restaurant', 'healthcare.dental', 'mobility.fuel'];

/** A model without features, whose answers are the given probabilities for every text. */
function modelAnswering(probabilities: readonly number[]): ScenarioModel {
  return new ScenarioModel({
    classes,
    temperature: 1,
    confidence: UNCHANGED,
    metadata: {},
    bias: Float32Array.from(probabilities, Math.log),
    scales: new Float32Array(classes.length),
    buckets: new Uint32Array(0),
    rowEnds: new Uint32Array(0),
    entryClasses: new Uint8Array(0),
    entrySteps: new Int8Array(0),
  });
}

describe('ScenarioModel.classify', () => {
  it('answers the leaf with its runner-up when it is sure', () => {
    const { path, confidence, runnerUp } = modelAnswering([0.05, 0.7, 0.15, 0.08, 0.02]).classify('x');
    expect(path).toBe('daily.food.grocery');
    expect(confidence).toBeCloseTo(0.7, 6);
    expect(runnerUp?.path).toBe('daily.food.restaurant');
    expect(runnerUp?.confidence).toBeCloseTo(0.15, 6);
  });

  it('answers a higher node when unsure, and the runner-up stands outside of it', () => {
    const { path, confidence, runnerUp } = modelAnswering([0.05, 0.4, 0.4, 0.1, 0.05]).classify('x');
    expect([path, runnerUp?.path]).toEqual(['daily.food', 'healthcare.dental']);
    expect(confidence).toBeCloseTo(0.8, 6);
  });

  it('answers `any` with a low confidence when it knows too little', () => {
    const answer = modelAnswering([0.1, 0.2, 0.2, 0.3, 0.2]).classify('x');
    expect(answer).toMatchObject({ path: 'any', runnerUp: { path: 'healthcare.dental' }, evidence: [] });
    expect(answer.confidence).toBeCloseTo(0.1, 6);
  });

  it('answers `any` with a high confidence for a text of no scene', () => {
    const { path, confidence } = modelAnswering([0.9, 0.025, 0.025, 0.025, 0.025]).classify('x');
    expect(path).toBe('any');
    expect(confidence).toBeCloseTo(0.9, 6);
  });

  it('takes another threshold', () => {
    const model = modelAnswering([0.05, 0.4, 0.4, 0.1, 0.05]);
    expect(model.classify('x', { threshold: 0.9 }).path).toBe('any');
  });

  it('lists the most likely leaves when asked', () => {
    const { candidates } = modelAnswering([0.5, 0.1, 0.2, 0.15, 0.05]).classify('x', { topK: 2 });
    expect(candidates?.map(({ path }) => path)).toEqual(['daily.food.restaurant', 'healthcare.dental']);
  });

  describe('restricted to enrolments', () => {
    it('renormalises: what is allowed grows by the lower prior of the rest', () => {
      const model = modelAnswering([0.1, 0.5, 0.1, 0.1, 0.2]);
      const { path, confidence } = model.classify('x', { allowed: ['daily.food.grocery'] });
      expect(path).toBe('daily.food.grocery');
      expect(confidence).toBeCloseTo(0.5 / (0.5 + OUTSIDE_FACTOR * 0.5), 6);
    });

    it('stays unsure when the text plainly speaks of another scene', () => {
      const model = modelAnswering([0.01, 0.01, 0.01, 0.94, 0.03]);
      const answer = model.classify('x', { allowed: ['mobility.fuel'] });
      expect(answer.path).toBe('any');
      expect(answer.runnerUp?.path).toBe('mobility.fuel');
      expect(answer.runnerUp?.confidence).toBeLessThan(0.15);
    });

    it('never names a scene that is not allowed', () => {
      const model = modelAnswering([0.05, 0.3, 0.4, 0.1, 0.15]);
      const answer = model.classify('x', { allowed: ['daily.food.grocery', 'mobility.fuel'], topK: 9 });
      expect(answer.path).toBe('any');
      const named = [answer.runnerUp, ...answer.candidates!].map((candidate) => candidate!.path);
      expect(new Set(named)).toEqual(new Set(['daily.food.grocery', 'mobility.fuel']));
    });

    it('answers `any` when nothing or nothing known is allowed, and all when `any` is', () => {
      const model = modelAnswering([0.05, 0.7, 0.15, 0.08, 0.02]);
      expect(model.classify('x', { allowed: [] })).toMatchObject({ path: 'any', evidence: [] });
      expect(model.classify('x', { allowed: ['retail.drones'] }).path).toBe('any');
      expect(model.classify('x', { allowed: ['any'] })).toEqual(model.classify('x'));
    });
  });
});
