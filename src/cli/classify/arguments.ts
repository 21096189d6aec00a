import { parseArgs } from 'node:util';
import { CLUSTERS_MAX, type FrequencyTies } from '../../engines/segmentation/index.js';
import { DAY_MS } from '../../engines/segmentation/index.js';
import { instantOf } from './parse-event.js';

export interface ClassifyArguments {
  readonly events: string;
  readonly out: string;
  readonly asOfText: string;
  readonly asOf: { readonly ms: number; readonly day: number };
  /** Events from this instant on are left out: an as-of date counts as a whole. */
  readonly endMs: number;
  readonly frequencyTies: FrequencyTies;
  readonly calibrationEndDay?: number;
  readonly clvUnit: 'week' | 'day';
  readonly clusters: { readonly k?: number; readonly seed: number };
}

export const USAGE = `usage: npm run --silent classify -- --events FILE --as-of DATE --out DIR [--frequency-ties equal|rank]
         [--calibration-end DATE] [--clv-unit week|day] [--clusters K] [--seed N]
FILE is CSV with a header, or NDJSON (.ndjson, .jsonl), plain or gzipped, with customer, time, amount and optionally id,
text, type. DATE is 2011-12-10 or an instant such as 2011-12-10T09:30:00Z.`;

const OPTIONS = {
  events: { type: 'string' },
  'as-of': { type: 'string' },
  out: { type: 'string' },
  'frequency-ties': { type: 'string', default: 'equal' },
  'calibration-end': { type: 'string' },
  'clv-unit': { type: 'string', default: 'week' },
  clusters: { type: 'string' },
  seed: { type: 'string', default: '1' },
} as const;

/** @throws Error that says which argument is wrong */
export function readArguments(args: readonly string[]): ClassifyArguments {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
  const asOfText = needed('as-of', values['as-of']);
  const asOfMs = instant('as-of', asOfText);
  const asOf = { ms: asOfMs, day: Math.floor(asOfMs / DAY_MS) };
  const calibrationEnd = values['calibration-end'];
  const calibrationEndDay =
    calibrationEnd === undefined
      ? undefined
      : Math.floor(instant('calibration-end', calibrationEnd) / DAY_MS);
  if (calibrationEndDay !== undefined && calibrationEndDay >= asOf.day) {
    throw new Error('--calibration-end must lie before --as-of: the days between are the hold-out');
  }
  return {
    events: needed('events', values.events),
    out: needed('out', values.out),
    asOfText,
    asOf,
    endMs: isDate(asOfText) ? asOfMs + DAY_MS : asOfMs + 1,
    frequencyTies: oneOf('frequency-ties', values['frequency-ties'], ['equal', 'rank'] as const),
    ...(calibrationEndDay === undefined ? {} : { calibrationEndDay }),
    clvUnit: oneOf('clv-unit', values['clv-unit'], ['week', 'day'] as const),
    clusters: {
      seed: whole('seed', values.seed, 0, 2 ** 31 - 1),
      ...(values.clusters === undefined ? {} : { k: whole('clusters', values.clusters, 1, CLUSTERS_MAX) }),
    },
  };
}

function needed(name: string, value: string | undefined): string {
  if (!value) throw new Error(`--${name} is needed`);
  return value;
}

function instant(name: string, text: string): number {
  const ms = instantOf(text);
  if (ms === undefined) throw new Error(`--${name} ${text}: not a date such as 2011-12-10`);
  return ms;
}

function isDate(text: string): boolean {
  return /^\d{4}-?\d{2}-?\d{2}$/.test(text);
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (!found) throw new Error(`--${name} ${value}: expected ${allowed.join(' or ')}`);
  return found;
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new Error(`--${name} ${text}: expected a whole number from ${min} to ${max}`);
  }
  return value;
}
