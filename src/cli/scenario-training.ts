import {
  type Artefact,
  compress,
  fitConfidence,
  isAtOrBeneath,
  normaliseText,
  type Pruning,
  ROOT,
  ScenarioModel,
  serialise,
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
  readTreeTexts,
  toExamples,
} from './scenario-corpus.js';
import { claimsOf, measureFlat, measureTree } from './scenario-measures.js';
import { BEGINNING, END, fitTo, REPETITION, TEST_FROM } from './scenario-periods.js';
import { ownSourceDigests, sha256, sharedSourceDigests } from './scenario-sources.js';

/**
 * Temperature and map of the confidence are fitted to the whole of 2016 by a twin that learned nothing of it: as far ahead
 * as the test is from what the shipped model learned, because habits change.
 */
const VALIDATION_FROM = '2016-01-01';

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

const PAYMENT_WEIGHT = 4;
const NAME_WEIGHT = 1;
const PHRASE_WEIGHT = 6;

const ATTRIBUTIONS = [
  'Birmingham City Council purchase card transactions: contains public sector information licensed under the Open Government Licence v3.0',
  'name-suggestion-index 8.0.20260918: Copyright (c) its contributors, BSD-3-Clause',
  'Merchant category code descriptions (npm mcc 2.2.0, MIT; greggles/mcc-codes, Unlicense)',
];

/** 0…19 from the letters of a name: the same name falls into the same part in each run and for each of its kinds. */
function partOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of normaliseText(text)) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  return (hash >>> 8) % 20;
}

const HELD_OUT_PART = 0;
const VALIDATION_PART = 1;
/** Phrases are few: three twentieths of them judge how sure the model may be of an order. */
const VALIDATION_PHRASES = 3;

type InPart = (part: number) => boolean;
const isPhraseValidated: InPart = (part) => part < VALIDATION_PHRASES;

/** Every source of the shipped model, labelled with paths of the tree. */
function readTreeCorpus() {
  const names = readMerchantNames();
  const phrases = unique([...readTextExamples(), ...readTreeTexts()]);
  const descriptions = readMccDescriptions();
  const inPart = (part: number) => names.filter(({ text }) => partOf(text) === part);
  return {
    payments: readPayments(),
    ledgers: readLedgerPaths(),
    names,
    phrases,
    descriptions,
    heldOutNames: inPart(HELD_OUT_PART),
    validationNames: inPart(VALIDATION_PART),
    classes: leavesOf([...phrases, ...descriptions, ...names].map(({ label }) => label)),
  };
}

type TreeCorpus = ReturnType<typeof readTreeCorpus>;

/** @param isLearned whether a name or phrase is, by its part */
function treeExamples(
  corpus: TreeCorpus,
  until: string,
  isLearned: { readonly name: InPart; readonly phrase: InPart },
): TrainingExample[] {
  const names = corpus.names.filter(({ text }) => isLearned.name(partOf(text)));
  const phrases = corpus.phrases.filter(({ text }) => isLearned.phrase(partOf(text)));
  const payments = withoutExpenses(labelPayments(corpus.payments, corpus.ledgers, BEGINNING, until), names);
  return [
    ...toExamples(phrases, PHRASE_WEIGHT, 1),
    ...toExamples(corpus.descriptions, 1, 1),
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

/** Payments as often as they occurred, names, and phrases as orders are worded: each kind weighs the same. */
function treeValidation({ payments, ledgers, validationNames, phrases }: TreeCorpus): LabelledText[] {
  const seen = labelPayments(payments, ledgers, VALIDATION_FROM, TEST_FROM);
  const total = seen.reduce((sum, { count }) => sum + count, 0);
  const asMuch = (texts: readonly LabelledText[]): LabelledText[] =>
    texts.map((text) => ({ ...text, count: total / texts.length }));
  const worded = phrases.filter(({ text }) => isPhraseValidated(partOf(text)));
  return [...seen, ...asMuch(validationNames), ...asMuch(worded)];
}

/** Trains the model that is shipped, and measures it on payments from 2017 on, on held-out names and on order texts. */
export function buildScenarioModel(seed: number): Artefact {
  const corpus = readTreeCorpus();
  const learn = (until: string, name: InPart, phrase: InPart) =>
    learnTree(treeExamples(corpus, until, { name, phrase }), corpus.classes, seed);
  const validation = treeValidation(corpus);
  const twin = learn(
    VALIDATION_FROM,
    (part) => part !== HELD_OUT_PART && part !== VALIDATION_PART,
    (part) => !isPhraseValidated(part),
  );
  const temperature = fitTo(twin, validation);
  const confidence = fitConfidence(claimsOf(new ScenarioModel({ ...twin, temperature }), validation));
  const final = learn(
    TEST_FROM,
    (part) => part !== HELD_OUT_PART,
    () => true,
  );
  const artefact = { ...final, temperature, confidence };
  const made = { sources: { ...ownSourceDigests(), ...sharedSourceDigests() }, recipe: recipeDigest(seed) };
  const measured = measureTreeModel(new ScenarioModel(artefact), corpus);
  return { ...artefact, metadata: { seed, ...made, measured, attributions: ATTRIBUTIONS } };
}

function learnTree(examples: readonly TrainingExample[], classes: readonly string[], seed: number): Artefact {
  return compress(trainWeights(examples, classes, { ...TREE_OPTIONS, seed }), TREE_PRUNING, 1, {});
}

const RECIPE_CLASSES = 12;
const RECIPE_EPOCHS = 3;

/**
 * Digest of a small model that is learned in the same way from a part of the phrases: it changes when code or settings
 * of the training do, and needs no shared data.
 */
export function recipeDigest(seed: number): string {
  const phrases = readTextExamples();
  const classes = leavesOf(phrases.map(({ label }) => label)).slice(0, RECIPE_CLASSES);
  const examples = toExamples(
    phrases.filter(({ label }) => classes.includes(label)),
    PHRASE_WEIGHT,
    REPETITION,
  );
  const options = { ...TREE_OPTIONS, epochs: RECIPE_EPOCHS, seed };
  const settings = JSON.stringify([TREE_OPTIONS, PAYMENT_WEIGHT, NAME_WEIGHT, VALIDATION_FROM, TEST_FROM]);
  const small = compress(trainWeights(examples, classes, options), TREE_PRUNING, 1, { settings });
  return sha256(serialise(small));
}

/** The figures of a model of the tree, by hold-outs of which it learned nothing. */
export function measureShipped(model: ScenarioModel) {
  return measureTreeModel(model, readTreeCorpus());
}

function measureTreeModel(model: ScenarioModel, { payments, ledgers, heldOutNames }: TreeCorpus) {
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

/** The tree repeats some of our phrases. */
function unique(texts: readonly LabelledText[]): LabelledText[] {
  return [...new Map(texts.map((one) => [`${one.label}\t${normaliseText(one.text)}`, one])).values()];
}

/** The labels that have none beneath them, sorted; `any` is a class of its own. */
function leavesOf(labels: readonly string[]): string[] {
  const all = [...new Set(labels)].sort();
  return all.filter(
    (label) => label === ROOT || !all.some((other) => other !== label && isAtOrBeneath(other, label)),
  );
}
