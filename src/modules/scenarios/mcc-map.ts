import mcc from 'mcc';
import { type ScenarioDefinition } from './scenario-definition.js';
import { seedTree } from './scenario-tree.js';

const SIGNAL = /^(\d{4})(?:-(\d{4}))?$/;
const CODES = 10_000;

/** A merchant category code (ISO 18245) or a closed range of them. */
export function isMccSignal(text: string): boolean {
  const match = SIGNAL.exec(text);
  return match !== null && (match[2] === undefined || match[1]! < match[2]);
}

export function isMcc(text: string): boolean {
  return /^\d{4}$/.test(text);
}

/** The codes of a signal, as numbers. */
export function* mccCodes(signal: string): Generator<number> {
  const [from, to = from] = signal.split('-').map(Number) as [number, number?];
  for (let code = from; code <= to; code++) yield code;
}

/** Where each code leads; a code that no node names leads nowhere. */
export interface MccMap {
  scenarioOf(code: string): string | undefined;
}

/** Hears of the first code of a node that another node has already: a payment has one scene. */
type OnClash = (code: number, path: string, owner: string) => void;

const refuse: OnClash = (code, path, owner) => {
  throw new Error(`MCC ${code} stands at ${owner} and at ${path}`);
};

/**
 * Spreads the signals of a tree over the codes.
 * @param onClash throws when it is left out; when it returns, the code stays with the node that came first
 */
export function buildMccMap(
  nodes: Iterable<Pick<ScenarioDefinition, 'path' | 'signals'>>,
  onClash: OnClash = refuse,
): MccMap {
  const paths = new Array<string | undefined>(CODES);
  for (const { path, signals } of nodes) {
    const codes = signals.mcc.flatMap((signal) => [...mccCodes(signal)]);
    const taken = codes.find((code) => paths[code] !== undefined);
    if (taken !== undefined) onClash(taken, path, paths[taken] as string);
    for (const code of codes) paths[code] ??= path;
  }
  return { scenarioOf: (code) => (isMcc(code) ? paths[Number(code)] : undefined) };
}

let seed: MccMap | undefined;

/** The node of the seeded tree that a merchant category code signals; undefined when the code is unknown. */
export function scenarioForMcc(code: string): string | undefined {
  seed ??= buildMccMap(seedTree().values());
  return seed.scenarioOf(code);
}

/** Codes that came after the package's list of 2020, and one whose edited text there is wrong. */
const AMENDED: readonly (readonly [string, string])[] = [
  ['5262', 'Marketplaces (Online Marketplaces)'],
  ['5552', 'Electric Vehicle Charging'],
  ['5723', 'Gun and Ammunition Shops'],
  ['6011', 'Financial Institutions – Automated Cash Disbursements'],
  ['6050', 'Quasi Cash – Financial Institutions'],
  ['6540', 'Stored Value Card Purchase or Load – Non-Financial Institutions'],
  ['7322', 'Debt Collection Agencies'],
];

let descriptions: ReadonlyMap<string, string> | undefined;

/** Every known merchant category code with its English description. */
export function mccDescriptions(): ReadonlyMap<string, string> {
  descriptions ??= new Map([
    ...mcc.all.map((row) => [row.mcc, row.edited_description.trim()] as const),
    ...AMENDED,
  ]);
  return descriptions;
}
