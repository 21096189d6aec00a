import {
  type Artefact,
  compress,
  normaliseText,
  type Pruning,
  ScenarioModel,
  serialise,
  trainWeights,
  type TrainingOptions,
} from '../engines/classification/index.js';
import {
  labelPayments,
  type Payment,
  readPayments,
  readProtocolLabels,
  toExamples,
} from './scenario-corpus.js';
import { measureFlat, measureSpeed } from './scenario-measures.js';
import { BEGINNING, END, fitTo, REPETITION, TEST_FROM } from './scenario-periods.js';

/** The temperature is fitted to the second half of 2016, by a twin that learned nothing of it. */
const VALIDATION_FROM = '2016-07-01';

const OPTIONS: Omit<TrainingOptions, 'seed'> = {
  epochs: 20,
  leafEpochs: 0,
  learningRate: 0.3,
  l2: 2e-3,
  minTexts: 1,
  damping: 1e-8,
  leastError: 0,
};
export const SPEED_TEXTS = 50_000;
const UNPRUNED: Pruning = { leastWeight: 0, mostPerRow: 256 };

/** A model of the reference protocol: eleven labels, merchant text alone, learned before 2017. */
export function trainProtocol(seed: number, payments: readonly Payment[]): Artefact {
  const labels = readProtocolLabels();
  const classes = [...new Set(Object.values(labels))].sort();
  const learn = (until: string) => {
    const examples = toExamples(labelPayments(payments, labels, BEGINNING, until), 1, REPETITION);
    return compress(trainWeights(examples, classes, { ...OPTIONS, seed }), UNPRUNED, 1, {});
  };
  const validation = labelPayments(payments, labels, VALIDATION_FROM, TEST_FROM);
  return { ...learn(TEST_FROM), temperature: fitTo(learn(VALIDATION_FROM), validation) };
}

/**
 * The figures of the reference protocol. It splits by date alone, so most merchants of the test were learned, as they are
 * in a bank; `neverSeen` are the payments at those that were not.
 */
export function measureProtocol(seed: number, payments: readonly Payment[] = readPayments()) {
  const labels = readProtocolLabels();
  const artefact = trainProtocol(seed, payments);
  const model = new ScenarioModel(artefact);
  const learned = labelPayments(payments, labels, BEGINNING, TEST_FROM);
  const test = labelPayments(payments, labels, TEST_FROM, END);
  const merchants = new Set(learned.map(({ text }) => normaliseText(text)));
  return {
    seed,
    trainRows: learned.reduce((sum, { count }) => sum + count, 0),
    temperature: artefact.temperature,
    bytes: serialise(artefact).length,
    all: measureFlat(model, test),
    neverSeen: measureFlat(
      model,
      test.filter(({ text }) => !merchants.has(normaliseText(text))),
    ),
    textsPerSecond: measureSpeed(
      model,
      payments.slice(0, SPEED_TEXTS).map(({ merchant }) => merchant),
    ),
  };
}
