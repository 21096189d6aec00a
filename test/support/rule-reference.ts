import { type LocalDate } from '../../src/kernel/calendar-date.js';
import {
  compareFractions,
  multiplyFractions,
  parseDecimal,
  type Fraction,
} from '../../src/kernel/fraction.js';
import { type Leaf, type Node } from '../../src/engines/rules/index.js';

/** A verdict of the reference: undefined is "unknown". */
export type Verdict = boolean | undefined;

export interface World {
  readonly types: Readonly<Record<string, string>>;
  readonly enumValues: Readonly<Record<string, readonly string[]>>;
  readonly input: Readonly<Record<string, unknown>>;
  readonly today: LocalDate;
  /** Verdicts that are imposed on the leaves at some JSON pointers. */
  readonly forced?: ReadonlyMap<string, boolean>;
}

/**
 * What a rule means, written once more for reading and not for speed, from the design and from nothing of the engine:
 * the engine is compared with it.
 */
export function meaning(node: Node, world: World, pointer = '/when'): Verdict {
  if ('all' in node) {
    const parts = node.all.map((child, i) => meaning(child, world, `${pointer}/all/${i}`));
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }
  if ('any' in node) {
    const parts = node.any.map((child, i) => meaning(child, world, `${pointer}/any/${i}`));
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }
  if ('not' in node) {
    const inner = meaning(node.not, world, `${pointer}/not`);
    return inner === undefined ? undefined : !inner;
  }
  if ('segment' in node) throw new Error('the reference knows no segments');
  return world.forced?.get(pointer) ?? comparison(node, world);
}

function comparison({ f, op, v }: Leaf, world: World): Verdict {
  const actual = known(f, world);
  if (op === 'exists') return (actual !== undefined) === v;
  if (actual === undefined) return undefined;
  const list = (Array.isArray(v) ? v : [v]) as unknown[];
  switch (op) {
    case 'in':
    case 'nin':
      return list.includes(actual) === (op === 'in');
    case 'between':
      return (actual as number) >= (list[0] as number) && (actual as number) <= (list[1] as number);
    case 'before':
      return (actual as string) < (v as string);
    case 'onOrAfter':
      return (actual as string) >= (v as string);
    case 'withinDays':
      return (actual as string) <= String(world.today) && (actual as string) >= daysAgo(v, world);
    case 'olderThanDays':
      return (actual as string) < daysAgo(v, world);
    case 'has':
    case 'hasAll':
      return list.every((tag) => (actual as unknown[]).includes(tag));
    case 'hasAny':
      return list.some((tag) => (actual as unknown[]).includes(tag));
    case 'hasNone':
      return !list.some((tag) => (actual as unknown[]).includes(tag));
    case 'under':
      return v === 'any' || `${actual as string}.`.startsWith(`${v as string}.`);
    default:
      return ordered(op, actual, v, world);
  }
}

function ordered(op: string, actual: unknown, v: unknown, world: World): Verdict {
  if (typeof actual !== 'number') return (actual === v) === (op === 'eq');
  const wanted = typeof v === 'object' ? timesOther(v as FieldValue, world) : exact(v as number);
  if (wanted === undefined) return undefined;
  const sign = compareFractions(exact(actual), wanted);
  return { eq: sign === 0, ne: sign !== 0, lt: sign < 0, lte: sign <= 0, gt: sign > 0, gte: sign >= 0 }[op];
}

interface FieldValue {
  readonly field: string;
  readonly times: number;
}

function timesOther({ field, times }: FieldValue, world: World): Fraction | undefined {
  const other = known(field, world);
  return other === undefined ? undefined : multiplyFractions(exact(other as number), exact(times));
}

/** The decimal that a number shows, or when that is too long, the binary fraction that it is. */
function exact(value: number): Fraction {
  const decimal = Number.isInteger(value) ? undefined : parseDecimal(String(value));
  if (decimal) return decimal;
  let den = 1n;
  for (let rest = value; ; rest *= 2, den *= 2n)
    if (Number.isInteger(rest)) return { num: BigInt(rest), den };
}

function daysAgo(days: unknown, { today }: World): string {
  return String(today.minusDays(days as number));
}

function known(name: string, { input, types, enumValues }: World): unknown {
  const value = input[name];
  const isOfType = {
    number: Number.isFinite(value),
    money: Number.isSafeInteger(value),
    bool: typeof value === 'boolean',
    enum: typeof value === 'string' && enumValues[name]?.includes(value),
    string: typeof value === 'string',
    path: typeof value === 'string',
    date: typeof value === 'string' && isDate(value),
    tags: Array.isArray(value),
  }[types[name] ?? ''];
  return isOfType ? value : undefined;
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
