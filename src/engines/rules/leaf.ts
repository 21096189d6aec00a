import { parseDate } from '../../kernel/calendar-date.js';
import { type Attribute, type Catalogue } from './catalogue.js';
import { type Facts } from './facts.js';
import { compareWithTimes } from './field-comparison.js';
import { isFieldValue, type FieldValue, type Leaf, type Operator } from './grammar.js';
import { isUnder } from './scenario-path.js';
import { F, T, U, type Truth } from './truth.js';

export type Test = (facts: Facts) => Truth;

/** Rough nanoseconds of one test, to try the cheap ones first. */
export function costOf(leaf: Leaf, attribute: Attribute): number {
  if (attribute.bank === 'tagSets') return Array.isArray(leaf.v) ? 10 + 5 * leaf.v.length : 15;
  if (attribute.bank === 'texts') return 8;
  if (isFieldValue(leaf.v)) return 6;
  return leaf.op === 'in' || leaf.op === 'nin' ? 4 : 2;
}

/** One comparison as a closure. The leaf was checked against the catalogue before. */
export function compileLeaf(leaf: Leaf, attribute: Attribute, catalogue: Catalogue): Test {
  const { op, v } = leaf;
  if (op === 'exists') return existsTest(attribute, v as boolean);
  if (isFieldValue(v)) return fieldTest(op, attribute, v, catalogue);
  switch (attribute.type) {
    case 'number':
    case 'money':
      return numberTest(op, attribute.slot, v as number | readonly number[]);
    case 'bool':
      return numberTest(op, attribute.slot, Number(v));
    case 'enum':
      return enumTest(op, attribute, v as string | readonly string[]);
    case 'date':
      return dateTest(op, attribute.slot, v as string | number);
    case 'string':
      return stringTest(op, attribute.slot, v as string | readonly string[]);
    case 'path':
      return pathTest(attribute.slot, v as string);
    case 'tags':
      return tagTest(op, attribute.slot, typeof v === 'string' ? [v] : (v as readonly string[]));
  }
}

function existsTest({ bank, slot }: Attribute, wanted: boolean): Test {
  const [known, missing]: [Truth, Truth] = wanted ? [T, F] : [F, T];
  if (bank === 'texts') return (x) => (x.texts[slot] === undefined ? missing : known);
  return (x) => (Number.isNaN(x.numbers[slot]) ? missing : known);
}

/** NaN (not known) fails both comparisons of each line and so falls through to U. */
function numberTest(op: Operator, slot: number, value: number | readonly number[]): Test {
  if (typeof value === 'object') return numberListTest(op, slot, value);
  const read = (x: Facts): number => x.numbers[slot] as number;
  switch (op) {
    case 'eq':
      return (x) => (read(x) === value ? T : Number.isNaN(read(x)) ? U : F);
    case 'ne':
      return (x) => (read(x) === value ? F : Number.isNaN(read(x)) ? U : T);
    case 'lt':
      return (x) => (read(x) < value ? T : read(x) >= value ? F : U);
    case 'lte':
      return (x) => (read(x) <= value ? T : read(x) > value ? F : U);
    case 'gt':
      return (x) => (read(x) > value ? T : read(x) <= value ? F : U);
    case 'gte':
      return (x) => (read(x) >= value ? T : read(x) < value ? F : U);
    default:
      throw unreachable(op);
  }
}

function numberListTest(op: Operator, slot: number, list: readonly number[]): Test {
  if (op === 'between') {
    const [low, high] = list as readonly [number, number];
    return (x) => {
      const value = x.numbers[slot] as number;
      return value >= low && value <= high ? T : Number.isNaN(value) ? U : F;
    };
  }
  const set = new Set(list);
  const [inside, outside]: [Truth, Truth] = op === 'in' ? [T, F] : [F, T];
  return (x) => {
    const value = x.numbers[slot] as number;
    return Number.isNaN(value) ? U : set.has(value) ? inside : outside;
  };
}

function enumTest(op: Operator, attribute: Attribute, value: string | readonly string[]): Test {
  const literals = typeof value === 'string' ? [value] : value;
  const positive = op === 'eq' || op === 'in';
  const table = new Uint8Array(attribute.codes.size).fill(positive ? F : T);
  for (const literal of literals) table[attribute.codes.get(literal) as number] = positive ? T : F;
  const { slot } = attribute;
  return (x) => {
    const code = x.numbers[slot] as number;
    return Number.isNaN(code) ? U : (table[code] as Truth);
  };
}

function stringTest(op: Operator, slot: number, value: string | readonly string[]): Test {
  const set = new Set(typeof value === 'string' ? [value] : value);
  const [inside, outside]: [Truth, Truth] = op === 'eq' || op === 'in' ? [T, F] : [F, T];
  return (x) => {
    const text = x.texts[slot];
    return text === undefined ? U : set.has(text) ? inside : outside;
  };
}

function dateTest(op: Operator, slot: number, value: string | number): Test {
  if (op === 'before') return numberTest('lt', slot, epochDayOf(value as string));
  if (op === 'onOrAfter') return numberTest('gte', slot, epochDayOf(value as string));
  const days = value as number;
  if (op === 'olderThanDays') {
    return (x) => {
      const age = x.today - (x.numbers[slot] as number);
      return age > days ? T : age <= days ? F : U;
    };
  }
  return (x) => {
    const age = x.today - (x.numbers[slot] as number);
    return age >= 0 && age <= days ? T : Number.isNaN(age) ? U : F;
  };
}

function pathTest(slot: number, ancestor: string): Test {
  return (x) => {
    const path = x.texts[slot];
    return path === undefined ? U : isUnder(path, ancestor) ? T : F;
  };
}

/** Closed world: a tag that is not in the loaded set is known to be absent. */
function tagTest(op: Operator, slot: number, wanted: readonly string[]): Test {
  const loaded = (x: Facts): ReadonlySet<string> => x.tagSets[slot] as ReadonlySet<string>;
  const [first] = wanted as readonly [string];
  switch (op) {
    case 'has':
      return (x) => (loaded(x).has(first) ? T : F);
    case 'hasAny':
      return (x) => (hasAny(loaded(x), wanted) ? T : F);
    case 'hasAll':
      return (x) => (hasAll(loaded(x), wanted) ? T : F);
    case 'hasNone':
      return (x) => (hasAny(loaded(x), wanted) ? F : T);
    default:
      throw unreachable(op);
  }
}

function hasAny(set: ReadonlySet<string>, wanted: readonly string[]): boolean {
  for (const tag of wanted) if (set.has(tag)) return true;
  return false;
}

function hasAll(set: ReadonlySet<string>, wanted: readonly string[]): boolean {
  for (const tag of wanted) if (!set.has(tag)) return false;
  return true;
}

function fieldTest(op: Operator, attribute: Attribute, value: FieldValue, catalogue: Catalogue): Test {
  const compare = compareWithTimes(value.times);
  const { slot } = attribute;
  const other = (catalogue.byName.get(value.field) as Attribute).slot;
  const holds = SIGN_TEST[op];
  if (!holds) throw unreachable(op);
  return (x) => {
    const sign = compare(x.numbers[slot] as number, x.numbers[other] as number);
    return Number.isNaN(sign) ? U : holds(sign) ? T : F;
  };
}

const SIGN_TEST: Partial<Record<Operator, (sign: number) => boolean>> = {
  eq: (sign) => sign === 0,
  ne: (sign) => sign !== 0,
  lt: (sign) => sign < 0,
  lte: (sign) => sign <= 0,
  gt: (sign) => sign > 0,
  gte: (sign) => sign >= 0,
};

export function epochDayOf(text: string): number {
  const date = parseDate(text);
  if (!date) throw new Error(`"${text}" is no date: the rule was not checked`);
  return date.toEpochDay();
}

function unreachable(op: Operator): Error {
  return new Error(`operator ${op} does not belong here: the rule was not checked`);
}
