import { ancestors } from './scenario-path.js';
import type { PublishedScenario, ScenarioBook } from './scenarios.snapshot.js';
import type { TextModel } from './text-model.js';

export type EvidenceSource = 'partner' | 'mcc' | 'text' | 'eventType' | 'none';

/** How the scenario was found. */
export interface Recognition {
  readonly path: string;
  readonly confidence: number;
  readonly runnerUp: { readonly path: string; readonly confidence: number } | undefined;
  readonly evidence: readonly { readonly source: EvidenceSource; readonly detail: string }[];
}

/** What tells the situation, in a request or an event. */
export interface SituationSignals {
  readonly scenario: string | undefined;
  readonly mcc: string | undefined;
  readonly text: string | undefined;
  /** The nodes that the partner is enrolled in: a text is read as one of them or as none. */
  readonly allowed: readonly string[];
}

const CERTAIN = 1;
/** A merchant category says what a merchant sells, not what this purchase is. */
const MCC_CONFIDENCE = 0.95;

/**
 * Which situation this is: the one that the partner names, else by merchant category, else by text. A node that is not
 * in force is answered by the nearest one above it that is.
 * @returns undefined when the named scenario does not exist
 */
export function recognise(
  signals: SituationSignals,
  book: ScenarioBook,
  classifier: Pick<TextModel, 'classify'>,
): Recognition | undefined {
  const { scenario, mcc, text, allowed } = signals;
  if (scenario !== undefined) {
    if (!book.scenarios.has(scenario)) return undefined;
    return {
      path: scenario,
      confidence: CERTAIN,
      runnerUp: undefined,
      evidence: [{ source: 'partner', detail: 'named in the request' }],
    };
  }
  const byMcc = mcc === undefined ? undefined : book.mcc.scenarioOf(mcc);
  if (byMcc !== undefined) {
    return {
      path: inForce(byMcc, book),
      confidence: MCC_CONFIDENCE,
      runnerUp: undefined,
      evidence: [{ source: 'mcc', detail: `merchant category ${mcc}` }],
    };
  }
  if (text !== undefined) {
    const found = classifier.classify(text, { allowed });
    return {
      path: inForce(found.path, book),
      confidence: found.confidence,
      runnerUp: found.runnerUp,
      evidence: found.evidence.map((detail) => ({ source: 'text', detail })),
    };
  }
  return {
    path: 'any',
    confidence: 0,
    runnerUp: undefined,
    evidence: [{ source: 'none', detail: 'nothing tells the situation' }],
  };
}

function inForce(path: string, book: ScenarioBook): string {
  return [path, ...ancestors(path)].find((node) => book.scenarios.has(node)) ?? 'any';
}

export function scenarioAt(path: string, book: ScenarioBook): PublishedScenario {
  const scenario = book.scenarios.get(path);
  if (!scenario) throw new Error(`scenario ${path} is not in force`);
  return scenario;
}
