import { parseArtefact, serialise } from './artefact.js';
import { softmax } from './calibration.js';
import { compress, type Pruning } from './compress.js';
import { FeatureExtractor } from './features.js';
import { loadModel, ScenarioModel } from './model.js';
import { trainWeights, type TrainingExample, type TrainingOptions } from './train.js';

const options: TrainingOptions = {
  seed: 1,
  epochs: 30,
  leafEpochs: 0,
  learningRate: 0.3,
  l2: 1e-4,
  minTexts: 1,
  damping: 1e-4,
  leastError: 0,
};
const classes = ['daily.food.grocery', 'daily.food.restaurant', 'healthcare.dental', 'mobility.fuel'];
const examples: TrainingExample[] = [
  ['tesco stores 3362', 'daily.food.grocery'],
  ['aldi supermarket', 'daily.food.grocery'],
  ['pizza restaurant', 'daily.food.restaurant'],
  ['burger bar', 'daily.food.restaurant'],
  ['qwx vjz', 'daily.food'],
  ['dental clinic', 'healthcare.dental'],
  ['种植牙 一期', 'healthcare.dental'],
  ['bp snax 24', 'mobility.fuel'],
  ['shell petrol station', 'mobility.fuel'],
].map(([text, label]) => ({ text: text!, label: label!, weight: 1 }));

const everything: Pruning = { leastWeight: 0, mostPerRow: 256 };

function trainBytes(seed: number): Uint8Array {
  const trained = trainWeights(examples, classes, { ...options, seed });
  return serialise(compress(trained, { leastWeight: 0.01, mostPerRow: 9 }, 0.8, { note: 'a tiny model' }));
}

describe('trainWeights', () => {
  const model = loadModel(trainBytes(1));

  it.each([
    ['tesco extra', 'daily.food.grocery'],
    ['dentist dental', 'healthcare.dental'],
    ['种植牙 二期', 'healthcare.dental'],
    ['petrol', 'mobility.fuel'],
  ])('learns that %s is %s', (text, path) => expect(model.classify(text, { threshold: 0 }).path).toBe(path));

  it('learns from an inner label where to look, without a guess which leaf', () => {
    const { path, confidence } = model.classify('qwx vjz');
    expect(path).toBe('daily.food');
    expect(confidence).toBeGreaterThan(0.8);
  });

  it('lets an inner label follow the leaves that were learned first', () => {
    const lone = [
      { text: 'kiosk', label: 'daily.food.restaurant', weight: 0.1 },
      { text: 'kiosk', label: 'daily.food', weight: 5 },
      { text: 'tesco', label: 'daily.food.grocery', weight: 1 },
    ];
    const trained = trainWeights(lone, classes, { ...options, leafEpochs: 10 });
    const answer = new ScenarioModel(compress(trained, everything, 1, {})).classify('kiosk');
    expect(answer.path).toBe('daily.food.restaurant');
  });

  it('gives the same bytes for the same seed and others for another', () => {
    expect(Buffer.from(trainBytes(1)).equals(trainBytes(1))).toBe(true);
    expect(Buffer.from(trainBytes(1)).equals(trainBytes(2))).toBe(false);
  });

  it('refuses a label that no class can stand for', () => {
    const stray = [{ text: 'x', label: 'travel', weight: 1 }];
    expect(() => trainWeights(stray, classes, options)).toThrow('label travel has no class');
  });

  it('does not learn features that too few texts hold', () => {
    const all = trainWeights(examples, classes, options).buckets.length;
    const shared = trainWeights(examples, classes, { ...options, minTexts: 2 }).buckets.length;
    expect(shared).toBeGreaterThan(0);
    expect(shared).toBeLessThan(all / 2);
  });
});

describe('evidence', () => {
  const model = loadModel(trainBytes(1));

  it('names whole words, and of a script without spaces the telling stretch', () => {
    const { evidence } = model.classify('77 DENTAL clinic', { threshold: 0.1 });
    expect(new Set(evidence.slice(0, 2))).toEqual(new Set(['dental', 'clinic']));
    expect(model.classify('我种植牙', { threshold: 0.1 }).evidence).toEqual(['种植牙']);
  });

  it('is empty for a text without letters', () => {
    expect(model.classify('--', { threshold: 0.1 }).evidence).toEqual([]);
  });
});

describe('a shipped model', () => {
  it('scores like the dense weights that it was made from', () => {
    const trained = trainWeights(examples, classes, options);
    const model = new ScenarioModel(compress(trained, everything, 1, {}));
    const extractor = new FeatureExtractor();
    for (const text of ['tesco pizza 24', 'bp shell', '牙', 'quite unknown words', '']) {
      const count = extractor.extract(text);
      const slow = Float64Array.from(classes, (_, k) => {
        let sum = 0;
        for (const bucket of extractor.buckets.slice(0, count)) {
          const row = trained.buckets.indexOf(bucket);
          if (row >= 0) sum += trained.weights[row * classes.length + k]!;
        }
        return sum / Math.sqrt(count || 1) + trained.bias[k]!;
      });
      softmax(slow);
      const fast = model.classify(text, { topK: 4 }).candidates!;
      for (const { path, confidence } of fast)
        expect(confidence).toBeCloseTo(slow[classes.indexOf(path)]!, 1.5);
    }
  });

  it('tells a mapped confidence, and shares what is left among the others', () => {
    const trained = trainWeights(examples, classes, options);
    const plain = compress(trained, everything, 1, {});
    const asked = { topK: 4, threshold: 0.3 };
    const before = new ScenarioModel(plain).classify('tesco pizza', asked);
    const confidence = { a: 1, b: 1, c: -1 };
    const mapped = loadModel(serialise({ ...plain, confidence })).classify('tesco pizza', asked);
    expect(mapped.path).toBe(before.path);
    const odds = (p: number) => p / (1 - p);
    expect(odds(mapped.confidence)).toBeCloseTo(odds(before.confidence) / Math.E, 6);
    expect(mapped.candidates!.reduce((sum, one) => sum + one.confidence, 0)).toBeCloseTo(1, 9);
    const runnerUp = before.runnerUp!.confidence / (1 - before.confidence);
    expect(mapped.runnerUp!.confidence / (1 - mapped.confidence)).toBeCloseTo(runnerUp, 9);
  });

  it('survives writing and reading', () => {
    const bytes = trainBytes(1);
    expect(Buffer.from(serialise(parseArtefact(bytes))).equals(bytes)).toBe(true);
    expect(loadModel(bytes).metadata).toEqual({ note: 'a tiny model' });
  });

  it('refuses bytes that are foreign, cut short or damaged', () => {
    const bytes = trainBytes(1);
    expect(() => loadModel(new Uint8Array(100))).toThrow('not a scenario model');
    expect(() => loadModel(bytes.slice(0, -1))).toThrow(RangeError);
    const { entryClasses, ...rest } = parseArtefact(bytes);
    const damaged = serialise({ ...rest, entryClasses: entryClasses.fill(200) });
    expect(() => loadModel(damaged)).toThrow('damaged');
  });

  it('refuses more classes than a byte can name', () => {
    const many = Array.from({ length: 257 }, (_, k) => `c${k}`);
    const trained = {
      classes: many,
      bias: new Float32Array(257),
      buckets: new Uint32Array(0),
      weights: new Float32Array(0),
    };
    expect(() => compress(trained, everything, 1, {})).toThrow('at most 256');
  });
});
