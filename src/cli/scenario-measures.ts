import {
  type Claim,
  isAtOrBeneath,
  type Judgement,
  measure,
  type Measures,
  ROOT,
  type ScenarioModel,
} from '../engines/classification/index.js';
import type { LabelledText } from './scenario-corpus.js';

/** What is published of the tree's answers to one hold-out; all but `texts` are shares or errors of 0–1. */
export interface TreeMeasures extends Measures {
  /** Answered with the right root. */
  readonly topLevelAccuracy: number;
  /** Answered with a wrong scene: neither above nor beneath the label, and not `any`. */
  readonly contradicted: number;
  /** Answered `any`. */
  readonly unsure: number;
  /** Accuracy when the model may not retreat to a higher node. */
  readonly forcedAccuracy: number;
}

const isRight = (path: string, label: string) =>
  path === label || (label !== ROOT && isAtOrBeneath(path, label));
const isAbove = (path: string, label: string) => path !== ROOT && isAtOrBeneath(label, path);
/** An answer claims that the text belongs somewhere at or beneath it. */
const isTrue = (path: string, label: string) => isRight(path, label) || isAbove(path, label);

/**
 * Measures tree answers. An answer is right at or beneath its label; its confidence is judged by what it claims, which
 * may be a node above the label.
 */
export function measureTree(model: ScenarioModel, texts: readonly LabelledText[]): TreeMeasures {
  const labels = [...new Set(texts.map(({ label }) => label))].sort((a, b) => b.length - a.length);
  const inWordsOfLabels = (path: string) => labels.find((label) => isRight(path, label)) ?? path;
  const answers = texts.map((entry) => ({ ...entry, ...model.classify(entry.text) }));
  const total = answers.reduce((sum, { count }) => sum + count, 0);
  const share = (test: (answer: (typeof answers)[number]) => boolean) =>
    answers.reduce((sum, answer) => (test(answer) ? sum + answer.count : sum), 0) / total;
  const judged = answers.map((a) => ({
    ...a,
    answer: isRight(a.path, a.label) ? a.label : inWordsOfLabels(a.path),
  }));
  const claims = judged.map((a) => ({ ...a, answer: isTrue(a.path, a.label) ? a.label : a.answer }));
  return rounded({
    ...measure(judged),
    expectedCalibrationError: measure(claims).expectedCalibrationError,
    topLevelAccuracy: share((a) => a.path.split('.')[0] === a.label.split('.')[0]),
    contradicted: share((a) => a.path !== ROOT && !isTrue(a.path, a.label)),
    unsure: share((a) => a.path === ROOT),
    forcedAccuracy: share((a) => isRight(model.classify(a.text, { threshold: 0 }).path, a.label)),
  });
}

/** What the model says of texts that are labelled, as far as it names a scene at all. */
export function claimsOf(model: ScenarioModel, texts: readonly LabelledText[]): Claim[] {
  return texts.flatMap(({ text, label, count }) => {
    const { path, confidence } = model.classify(text);
    return path === ROOT ? [] : { confidence, isRight: isTrue(path, label), weight: count };
  });
}

/** Measures answers by the words of the labels: `labelOf` each answered leaf; the model may not retreat. */
export function measureFlat(
  model: ScenarioModel,
  texts: readonly LabelledText[],
  labelOf: (path: string) => string = (path) => path,
): Measures {
  const judged = texts.map(({ text, label, count }): Judgement => {
    const { path, confidence } = model.classify(text, { threshold: 0 });
    return { label, answer: labelOf(path), confidence, count };
  });
  return rounded(measure(judged));
}

/** Texts that one core classifies in a second of its time, warm, evidence included; whoever else uses the machine. */
export function measureSpeed(model: ScenarioModel, texts: readonly string[]): number {
  for (const text of texts.slice(0, 5_000)) model.classify(text);
  const before = process.cpuUsage();
  for (const text of texts) model.classify(text);
  const { user, system } = process.cpuUsage(before);
  return Math.round((texts.length / (user + system)) * 1_000_000);
}

/** Four digits tell all that the hold-outs can; the rest would only look exact. */
function rounded<T extends object>(figures: T): T {
  const entries = Object.entries(figures) as [string, number][];
  return Object.fromEntries(entries.map(([name, figure]) => [name, Number(figure.toFixed(4))])) as T;
}
