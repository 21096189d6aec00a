import {
  type Artefact,
  classesBeneath,
  compress,
  fitTemperature,
  isAtOrBeneath,
  type Judgement,
  measure,
  type Measures,
  type ModelMetadata,
  normaliseText,
  ROOT,
  ScenarioModel,
  type ScoredText,
  trainWeights,
  type TrainingExample,
  type TrainingOptions,
} from '../engines/classification/index.js';
import {
  labelPayments,
  type LabelledText,
  readLedgerPaths,
  readMccDescriptions,
  readMerchantNames,
  readPayments,
  readProtocolLabels,
  readTextCases,
  readTextExamples,
  toExamples,
} from './scenario-corpus.js';

const BEGINNING = '0000-00-00';
const END = '9999-99-99';
/** Everything was chosen on payments of the second half of 2016; those from 2017 on are only measured. */
const VALIDATION_FROM = '2016-07-01';
const TEST_FROM = '2017-01-01';

const PROTOCOL_OPTIONS: Omit<TrainingOptions, 'seed'> = {
  epochs: 20,
  learningRate: 0.3,
  l2: 2e-3,
  minTexts: 1,
  damping: 1e-8,
  leastError: 0,
};
const PROTOCOL_REPETITION = 0.7;

const TREE_OPTIONS: Omit<TrainingOptions, 'seed'> = {
  epochs: 10,
  learningRate: 0.3,
  l2: 1e-3,
  minTexts: 2,
  damping: 1e-3,
  leastError: 0.01,
};
const TREE_REPETITION = 0.5;
const LEAST_WEIGHT = 0.4;
const EXAMPLE_WEIGHT = 3;

/** Trains on `examples` and returns the compressed model with its temperature still to be fitted. */
function train(
  examples: readonly TrainingExample[],
  classes: readonly string[],
  options: TrainingOptions,
  leastWeight: number,
): Artefact {
  return compress(trainWeights(examples, classes, options), leastWeight, 1, {});
}

function temperatureFor(
  artefact: Artefact,
  validation: readonly LabelledText[],
  weightOf: (t: LabelledText) => number,
) {
  const model = new ScenarioModel(artefact);
  const scored = validation.map((entry): ScoredText => {
    const scores = new Float64Array(model.classes.length);
    model.score(entry.text, scores);
    return { scores, right: classesBeneath(model.classes, entry.label), weight: weightOf(entry) };
  });
  return fitTemperature(scored);
}

function judgeFlat(model: ScenarioModel, texts: readonly LabelledText[]): Judgement[] {
  return texts.map(({ text, label, count }) => {
    const { path, confidence } = model.classify(text, { threshold: 0 });
    return { label, answer: path, confidence, count };
  });
}

/** Thousands of texts a second that one core classifies, warm, over real merchant texts. */
export function measureSpeed(model: ScenarioModel): number {
  const texts = readPayments().slice(0, 50_000);
  for (const { merchant } of texts.slice(0, 5000)) model.classify(merchant);
  const start = performance.now();
  for (const { merchant } of texts) model.classify(merchant);
  return Math.round((texts.length / (performance.now() - start)) * 1000);
}

/** The reference protocol: eleven labels, merchant text alone, learned before 2017 and tested after. */
export function measureProtocol(seed: number): Record<string, unknown> {
  const payments = readPayments();
  const labels = readProtocolLabels();
  const classes = [...new Set(Object.values(labels))].sort();
  const options = { ...PROTOCOL_OPTIONS, seed };
  const early = labelPayments(payments, labels, BEGINNING, VALIDATION_FROM);
  const twin = train(toExamples(early, 1, PROTOCOL_REPETITION), classes, options, 0);
  const temperature = temperatureFor(
    twin,
    labelPayments(payments, labels, VALIDATION_FROM, TEST_FROM),
    (t) => t.count,
  );
  const learned = labelPayments(payments, labels, BEGINNING, TEST_FROM);
  const artefact = train(toExamples(learned, 1, PROTOCOL_REPETITION), classes, options, 0);
  const model = new ScenarioModel({ ...artefact, temperature });
  const tested = labelPayments(payments, labels, TEST_FROM, END);
  return {
    trainedTexts: learned.reduce((sum, { count }) => sum + count, 0),
    temperature,
    ...measure(judgeFlat(model, tested)),
    textsPerSecond: measureSpeed(model),
  };
}

/** What is published of one hold-out of the tree. */
interface TreeMeasures extends Measures {
  /** Share answered with the right root. */
  readonly topLevelAccuracy: number;
  /** Share answered with a wrong scene: neither above nor beneath the label, and not `any`. */
  readonly contradicted: number;
  /** Share answered `any`. */
  readonly unsure: number;
  /** Accuracy when the model may not retreat to a higher node. */
  readonly forcedAccuracy: number;
}

/** A node is right at or beneath its label; its confidence is judged by its own claim, which may be a higher node. */
function measureTree(model: ScenarioModel, texts: readonly LabelledText[]): TreeMeasures {
  const labels = [...new Set(texts.map(({ label }) => label))].sort((a, b) => b.length - a.length);
  const inWordsOf = (path: string, label: string) =>
    isAtOrBeneath(path, label) ? label : (labels.find((other) => isAtOrBeneath(path, other)) ?? path);
  const answers = texts.map((entry) => ({
    ...entry,
    ...model.classify(entry.text),
    forced: model.classify(entry.text, { threshold: 0 }).path,
  }));
  const share = (test: (answer: (typeof answers)[number]) => boolean) =>
    answers.reduce((sum, answer) => (test(answer) ? sum + answer.count : sum), 0) / total;
  const total = texts.reduce((sum, { count }) => sum + count, 0);
  const isOnLine = (path: string, label: string) =>
    path !== ROOT && (isAtOrBeneath(path, label) || isAtOrBeneath(label, path));
  const claims = answers.map((a): Judgement => ({
    label: a.label,
    answer: a.path === a.label || isOnLine(a.path, a.label) ? a.label : a.path,
    confidence: a.confidence,
    count: a.count,
  }));
  return {
    ...measure(answers.map((a) => ({ ...a, answer: inWordsOf(a.path, a.label) }))),
    expectedCalibrationError: measure(claims).expectedCalibrationError,
    topLevelAccuracy: share((a) => a.path.split('.')[0] === a.label.split('.')[0]),
    contradicted: share((a) => a.path !== ROOT && !isOnLine(a.path, a.label)),
    unsure: share((a) => a.path === ROOT),
    forcedAccuracy: share((a) => isAtOrBeneath(a.forced, a.label)),
  };
}

/** 0…19 from the letters of the name: the same name falls into the same part in each run and for each kind. */
function partOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of normaliseText(text)) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  return (hash >>> 8) % 20;
}

const ATTRIBUTIONS = [
  'Birmingham City Council purchase card transactions: contains public sector information licensed under the Open Government Licence v3.0',
  'name-suggestion-index 8.0.20260918: Copyright (c) name-suggestion-index contributors, BSD-3-Clause',
  'Merchant category code descriptions (npm mcc 2.2.0, MIT; greggles/mcc-codes, Unlicense)',
];

/** Trains the model that is shipped, and measures it on payments from 2017 on, on held-out names and on order texts. */
export function buildScenarioModel(seed: number): Artefact {
  const payments = readPayments();
  const ledgers = readLedgerPaths();
  const names = readMerchantNames();
  const phrases = readTextExamples();
  const fixed = [...toExamples(phrases, EXAMPLE_WEIGHT, 1), ...toExamples(readMccDescriptions(), 1, 1)];
  const classes = leavesOf([...fixed, ...names].map(({ label }) => label));
  const learn = (until: string, parts: (part: number) => boolean) =>
    train(
      [
        ...fixed,
        ...toExamples(labelPayments(payments, ledgers, BEGINNING, until), 1, TREE_REPETITION),
        ...toExamples(
          names.filter(({ text }) => parts(partOf(text))),
          1,
          1,
        ),
      ],
      classes,
      { ...TREE_OPTIONS, seed },
      LEAST_WEIGHT,
    );
  const validation = [
    ...labelPayments(payments, ledgers, VALIDATION_FROM, TEST_FROM),
    ...names.filter(({ text }) => partOf(text) === 1),
  ];
  const twin = learn(VALIDATION_FROM, (part) => part > 1);
  const temperature = temperatureFor(twin, validation, ({ count }) => count ** TREE_REPETITION);
  const artefact = { ...learn(TEST_FROM, (part) => part > 0), temperature };
  const model = new ScenarioModel(artefact);
  const metadata: ModelMetadata = {
    attributions: ATTRIBUTIONS,
    seed,
    measured: {
      paymentsFrom2017: measureTree(model, labelPayments(payments, ledgers, TEST_FROM, END)),
      heldOutNames: measureTree(
        model,
        names.filter(({ text }) => partOf(text) === 0),
      ),
      orderTexts: measureTree(model, readTextCases()),
    },
  };
  return { ...artefact, metadata };
}

/** The labels that have none beneath them, sorted; `any` is a class of its own. */
function leavesOf(labels: readonly string[]): string[] {
  const all = [...new Set(labels)].sort();
  return all.filter(
    (label) => label === ROOT || !all.some((other) => other !== label && isAtOrBeneath(other, label)),
  );
}
