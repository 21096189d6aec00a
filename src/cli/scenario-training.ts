import {
  type Artefact,
  classesBeneath,
  compress,
  fitTemperature,
  isAtOrBeneath,
  normaliseText,
  type Pruning,
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
  type Payment,
  readLedgerPaths,
  readMccDescriptions,
  readMerchantNames,
  readPayments,
  readProtocolLabels,
  readTextCases,
  readTextExamples,
  toExamples,
} from './scenario-corpus.js';
import { measureFlat, measureSpeed, measureTree } from './scenario-measures.js';

const BEGINNING = '0000-00-00';
const END = '9999-99-99';
/** Temperatures are fitted to the second half of 2016; payments from 2017 on are only measured. */
const VALIDATION_FROM = '2016-07-01';
const TEST_FROM = '2017-01-01';

const PROTOCOL_OPTIONS: Omit<TrainingOptions, 'seed'> = {
  epochs: 20,
  leafEpochs: 0,
  learningRate: 0.3,
  l2: 2e-3,
  minTexts: 1,
  damping: 1e-8,
  leastError: 0,
};
const UNPRUNED: Pruning = { leastWeight: 0, mostPerRow: 256 };

const TREE_OPTIONS: Omit<TrainingOptions, 'seed'> = {
  epochs: 10,
  leafEpochs: 3,
  learningRate: 1,
  l2: 1e-4,
  minTexts: 2,
  damping: 1e-3,
  leastError: 0.01,
};
const TREE_PRUNING: Pruning = { leastWeight: 0.7, mostPerRow: 256 };

/** A payment text seen n times teaches n^0.7 times as much: repetition counts, but less than variety. */
const REPETITION = 0.7;
const PAYMENT_WEIGHT = 4;
const NAME_WEIGHT = 1;
const PHRASE_WEIGHT = 6;

const ATTRIBUTIONS = [
  'Birmingham City Council purchase card transactions: contains public sector information licensed under the Open Government Licence v3.0',
  'name-suggestion-index 8.0.20260918: Copyright (c) its contributors, BSD-3-Clause',
  'Merchant category code descriptions (npm mcc 2.2.0, MIT; greggles/mcc-codes, Unlicense)',
];

function fitTo(artefact: Artefact, validation: readonly LabelledText[]): number {
  const model = new ScenarioModel(artefact);
  return fitTemperature(
    validation.map(({ text, label, count }): ScoredText => {
      const scores = new Float64Array(model.classes.length);
      model.score(text, scores);
      return { scores, right: classesBeneath(model.classes, label), weight: count };
    }),
  );
}

/** The reference protocol: eleven labels, merchant text alone, learned before 2017 and tested after. */
export function measureProtocol(seed: number): Record<string, unknown> {
  const payments = readPayments();
  const labels = readProtocolLabels();
  const classes = [...new Set(Object.values(labels))].sort();
  const learn = (until: string) => {
    const examples = toExamples(labelPayments(payments, labels, BEGINNING, until), 1, REPETITION);
    return compress(trainWeights(examples, classes, { ...PROTOCOL_OPTIONS, seed }), UNPRUNED, 1, {});
  };
  const validation = labelPayments(payments, labels, VALIDATION_FROM, TEST_FROM);
  const temperature = fitTo(learn(VALIDATION_FROM), validation);
  const model = new ScenarioModel({ ...learn(TEST_FROM), temperature });
  return {
    temperature,
    ...measureFlat(model, labelPayments(payments, labels, TEST_FROM, END)),
    textsPerSecond: measureShippedSpeed(model, payments),
  };
}

/** Speed over real merchant texts. */
export function measureShippedSpeed(
  model: ScenarioModel,
  payments: readonly Payment[] = readPayments(),
): number {
  return measureSpeed(
    model,
    payments.slice(0, 50_000).map(({ merchant }) => merchant),
  );
}

/** 0…19 from the letters of a name: the same name falls into the same part in each run and for each of its kinds. */
function partOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of normaliseText(text)) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  return (hash >>> 8) % 20;
}

const HELD_OUT_PART = 0;
const VALIDATION_PART = 1;

/** Every source of the shipped model, labelled with paths of the tree. */
function readTreeCorpus() {
  const names = readMerchantNames();
  const phrases = readTextExamples();
  const descriptions = readMccDescriptions();
  const inPart = (part: number) => names.filter(({ text }) => partOf(text) === part);
  return {
    payments: readPayments(),
    ledgers: readLedgerPaths(),
    names,
    always: [...toExamples(phrases, PHRASE_WEIGHT, 1), ...toExamples(descriptions, 1, 1)],
    heldOutNames: inPart(HELD_OUT_PART),
    validationNames: inPart(VALIDATION_PART),
    classes: leavesOf([...phrases, ...descriptions, ...names].map(({ label }) => label)),
  };
}

type TreeCorpus = ReturnType<typeof readTreeCorpus>;

function treeExamples(corpus: TreeCorpus, until: string, without: readonly number[]): TrainingExample[] {
  const names = corpus.names.filter(({ text }) => !without.includes(partOf(text)));
  const payments = withoutExpenses(labelPayments(corpus.payments, corpus.ledgers, BEGINNING, until), names);
  return [
    ...corpus.always,
    ...toExamples(payments, PAYMENT_WEIGHT, REPETITION),
    ...toExamples(names, NAME_WEIGHT, 1),
  ];
}

/** The ledgers of conferences and training also hold what people ate and where they slept there. */
const EXPENSES_BOOKED_AS = 'education.vocational';

/**
 * Leaves out payments at a known brand of another root that were booked as training: a coffee during a conference
 * stands in the conference's ledger, but the situation is the coffee. Only for learning; hold-outs keep them.
 */
function withoutExpenses(payments: readonly LabelledText[], names: readonly LabelledText[]): LabelledText[] {
  const rootsOf = new Map<string, Set<string>>();
  for (const { text, label } of names) {
    rootsOf.set(text, (rootsOf.get(text) ?? new Set<string>()).add(rootOf(label)));
  }
  return payments.filter(
    ({ text, label }) =>
      label !== EXPENSES_BOOKED_AS || (rootsOf.get(normaliseText(text))?.has(rootOf(label)) ?? true),
  );
}

function rootOf(path: string): string {
  return path.split('.', 1)[0]!;
}

/** Payments as often as they occurred and names, both together weighing the same. */
function treeValidation({ payments, ledgers, validationNames }: TreeCorpus): LabelledText[] {
  const seen = labelPayments(payments, ledgers, VALIDATION_FROM, TEST_FROM);
  const each = seen.reduce((sum, { count }) => sum + count, 0) / validationNames.length;
  return [...seen, ...validationNames.map((name) => ({ ...name, count: each }))];
}

/** Trains the model that is shipped, and measures it on payments from 2017 on, on held-out names and on order texts. */
export function buildScenarioModel(seed: number): Artefact {
  const corpus = readTreeCorpus();
  const learn = (until: string, without: readonly number[]) => {
    const examples = treeExamples(corpus, until, without);
    return compress(trainWeights(examples, corpus.classes, { ...TREE_OPTIONS, seed }), TREE_PRUNING, 1, {});
  };
  const twin = learn(VALIDATION_FROM, [HELD_OUT_PART, VALIDATION_PART]);
  const temperature = fitTo(twin, treeValidation(corpus));
  const artefact = { ...learn(TEST_FROM, [HELD_OUT_PART]), temperature };
  return {
    ...artefact,
    metadata: { seed, measured: measureShipped(artefact, corpus), attributions: ATTRIBUTIONS },
  };
}

function measureShipped(artefact: Artefact, { payments, ledgers, heldOutNames }: TreeCorpus) {
  const model = new ScenarioModel(artefact);
  const labels = readProtocolLabels();
  return {
    paymentsFrom2017: measureTree(model, labelPayments(payments, ledgers, TEST_FROM, END)),
    paymentsFrom2017ByReferenceLabels: measureFlat(
      model,
      labelPayments(payments, labels, TEST_FROM, END),
      referenceLabelOf(ledgers, labels),
    ),
    heldOutNames: measureTree(model, heldOutNames),
    orderTexts: measureTree(model, readTextCases()),
  };
}

/** The reference's word for an answered node: that of the mapped node at or above it, or else the path itself. */
function referenceLabelOf(
  ledgers: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
) {
  const mapped = Object.entries(ledgers).map(([ledger, path]) => ({ path, label: labels[ledger]! }));
  return (path: string) => mapped.find((node) => isAtOrBeneath(path, node.path))?.label ?? path;
}

/** The labels that have none beneath them, sorted; `any` is a class of its own. */
function leavesOf(labels: readonly string[]): string[] {
  const all = [...new Set(labels)].sort();
  return all.filter(
    (label) => label === ROOT || !all.some((other) => other !== label && isAtOrBeneath(other, label)),
  );
}
