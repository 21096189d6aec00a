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

/**
 * Spreads the signals of a tree over the codes.
 * @throws Error when two nodes signal the same code: a payment has one scene
 */
export function buildMccMap(nodes: Iterable<Pick<ScenarioDefinition, 'path' | 'signals'>>): MccMap {
  const paths = new Array<string | undefined>(CODES);
  for (const { path, signals } of nodes) {
    for (const signal of signals.mcc) {
      for (const code of mccCodes(signal)) {
        if (paths[code] !== undefined) throw new Error(`MCC ${code} stands at ${paths[code]} and at ${path}`);
        paths[code] = path;
      }
    }
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
