import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { normaliseText, ROOT, type TrainingExample } from '../engines/classification/index.js';
import { loadSeedNodes } from '../modules/scenarios/index.js';
import { parseCsv } from './csv.js';

/** A text with its label, and how often both occurred together. */
export interface LabelledText {
  readonly text: string;
  readonly label: string;
  readonly count: number;
}

/** A card payment of the Birmingham publications, as far as it is needed here. */
export interface Payment {
  readonly date: string;
  readonly merchant: string;
  readonly ledger: string;
}

export const MODEL_DATA = 'src/modules/scenarios/data/model';

/** Where the shared data lie beneath their folder. */
export const SHARED_SOURCES = {
  payments: 'data/birmingham_pcard/birmingham_purchase_cards.csv.gz',
  names: 'data/merchant_names/merchant_names.csv.gz',
} as const;

const PROTOCOL = 'reference/birmingham_scenarios.json';

/** Thrown where the shared data is absent; the message says what is missed and how to name its place. */
export class MissingDataError extends Error {}

function placeOf(name: string): string {
  return join(process.env['EMBANK_SHARED'] ?? '../shared', name);
}

/** Whether everything is there that `readShared` is asked for. */
export function hasSharedData(): boolean {
  return [...Object.values(SHARED_SOURCES), PROTOCOL].every((name) => existsSync(placeOf(name)));
}

/** @throws MissingDataError */
export function readShared(name: string): Buffer {
  const place = placeOf(name);
  if (!existsSync(place)) {
    throw new MissingDataError(
      `${place} is absent: set EMBANK_SHARED to the folder of the shared data and reference cases`,
    );
  }
  return readFileSync(place);
}

function readSharedCsv(name: string): Record<string, string>[] {
  return parseCsv(gunzipSync(readShared(name)).toString('utf8'));
}

function readModelData<T>(name: string): T {
  return JSON.parse(readFileSync(join(MODEL_DATA, name), 'utf8')) as T;
}

let payments: Payment[] | undefined;

/** Read once a process: 181,335 rows take seconds. */
export function readPayments(): readonly Payment[] {
  payments ??= readSharedCsv(SHARED_SOURCES.payments).map((row) => ({
    date: row['trans_date']!,
    merchant: row['merchant']!,
    ledger: row['cac1_desc']!,
  }));
  return payments;
}

/** The reference protocol's labels: ledger category to one of eleven words. */
export function readProtocolLabels(): Record<string, string> {
  const reference = JSON.parse(readShared(PROTOCOL).toString('utf8')) as {
    map: Record<string, string>;
  };
  return reference.map;
}

/** The same ledger categories as nodes of the scenario tree. */
export function readLedgerPaths(): Record<string, string> {
  return readModelData('ledger-paths.json');
}

/** Payments from `from` (inclusive) to `to` (exclusive) whose ledger has a label, equal ones counted together. */
export function labelPayments(
  payments: readonly Payment[],
  labels: Readonly<Record<string, string>>,
  from: string,
  to: string,
): LabelledText[] {
  const found = new Map<string, LabelledText>();
  for (const { date, merchant, ledger } of payments) {
    const label = labels[ledger];
    if (label === undefined || date < from || date >= to) continue;
    const key = `${label}\t${merchant}`;
    found.set(key, { text: merchant, label, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Brand and operator names (with their other names) of the kinds that stand for a node of the tree. */
export function readMerchantNames(): LabelledText[] {
  const kinds = new Map<string, string>();
  for (const [path, names] of Object.entries(
    readModelData<Record<string, string[]>>('merchant-kind-paths.json'),
  )) {
    for (const kind of names) kinds.set(kind, path);
  }
  const found = new Map<string, LabelledText>();
  for (const row of readSharedCsv(SHARED_SOURCES.names)) {
    const label = kinds.get(`${row['osm_key']}=${row['osm_value']}`);
    if (label === undefined) continue;
    for (const name of [row['name']!, ...row['alt_names']!.split('|')]) {
      const text = normaliseText(name);
      if (text !== '') found.set(`${label}\t${text}`, { text, label, count: 1 });
    }
  }
  return [...found.values()];
}

/** Descriptions of the merchant category codes (npm `mcc`), by the node that each code stands for. */
export function readMccDescriptions(): LabelledText[] {
  const codes = createRequire(import.meta.url)('mcc/mcc_codes.json') as {
    mcc: string;
    edited_description: string;
  }[];
  const ranges = Object.entries(readModelData<Record<string, string[]>>('mcc-paths.json')).flatMap(
    ([label, list]) => list.map((range) => ({ label, first: range.slice(0, 4), last: range.slice(-4) })),
  );
  return codes.flatMap(({ mcc, edited_description: text }) =>
    ranges
      .filter(({ first, last }) => mcc >= first && mcc <= last)
      .map(({ label }) => ({ text, label, count: 1 })),
  );
}

/** Our own phrases for every leaf, English and Chinese. */
export function readTextExamples(): LabelledText[] {
  const examples = readModelData<Record<string, { en: string[]; zh: string[] }>>('text-examples.json');
  return Object.entries(examples).flatMap(([label, { en, zh }]) =>
    [...en, ...zh].map((text) => ({ text, label, count: 1 })),
  );
}

/** What the tree says of its own nodes, inner ones too: their names, and texts that stand for them. */
export function readTreeTexts(): LabelledText[] {
  return loadSeedNodes()
    .filter(({ path }) => path !== ROOT)
    .flatMap(({ path, names, signals }) =>
      [...Object.values(names), ...(signals?.textExamples ?? [])].map((text) => ({
        text,
        label: path,
        count: 1,
      })),
    );
}

/** Order texts that are never learned, only measured: `{ path: texts }`. */
export function readTextCases(): LabelledText[] {
  return Object.entries(readModelData<Record<string, string[]>>('text-cases.json')).flatMap(
    ([label, texts]) => texts.map((text) => ({ text, label, count: 1 })),
  );
}

/** A text seen n times teaches n^power times as much: repetition counts, but less than variety. */
export function toExamples(texts: readonly LabelledText[], weight: number, power: number): TrainingExample[] {
  return texts.map(({ text, label, count }) => ({ text, label, weight: weight * count ** power }));
}
