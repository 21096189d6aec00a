import { type Attribute, type Catalogue } from './catalogue.js';
import { isFieldValue, type Leaf } from './grammar.js';
import { epochDayOf } from './leaf.js';
import { nextUp } from './next-number.js';

/** Half-open: from ≤ value < to. */
type Interval = readonly [from: number, to: number];

/**
 * The known values that meet a comparison, as intervals. "Above k" is "from the next number on", so that open and closed
 * ends need no flags; an enum's literals are whole numbers by their position.
 */
export interface Extent {
  readonly intervals: readonly Interval[];
  readonly domain: Interval;
}

/** Undefined for comparisons that this arithmetic cannot express (tags, paths, texts, days before today, other attributes). */
export function extentOf(leaf: Leaf, catalogue: Catalogue): Extent | undefined {
  const attribute = catalogue.byName.get(leaf.f);
  if (!attribute || leaf.op === 'exists' || isFieldValue(leaf.v)) return undefined;
  const scale = scaleOf(attribute);
  if (!scale) return undefined;
  const values = (Array.isArray(leaf.v) ? leaf.v : [leaf.v]).map(scale.toNumber);
  const [first, last] = [values[0] as number, values.at(-1) as number];
  const below = (end: number): Extent => ({ intervals: [[scale.domain[0], end]], domain: scale.domain });
  const from = (start: number): Extent => ({ intervals: [[start, scale.domain[1]]], domain: scale.domain });
  switch (leaf.op) {
    case 'eq':
    case 'in':
      return points(values, scale);
    case 'ne':
    case 'nin':
      return complement(points(values, scale));
    case 'lt':
    case 'before':
      return below(first);
    case 'lte':
      return below(scale.after(first));
    case 'gt':
      return from(scale.after(first));
    case 'gte':
    case 'onOrAfter':
      return from(first);
    case 'between':
      return { intervals: [[first, scale.after(last)]], domain: scale.domain };
    default:
      return undefined;
  }
}

export function isEmpty({ intervals }: Extent): boolean {
  return intervals.every(([from, to]) => from >= to);
}

export function coversAll(extent: Extent): boolean {
  return isEmpty(complement(extent));
}

export function intersect(a: Extent, b: Extent): Extent {
  const intervals = a.intervals.flatMap(([from, to]) =>
    b.intervals.map((other): Interval => [Math.max(from, other[0]), Math.min(to, other[1])]),
  );
  return { intervals: intervals.filter(([from, to]) => from < to), domain: a.domain };
}

export function unite(a: Extent, b: Extent): Extent {
  return complement(intersect(complement(a), complement(b)));
}

function complement({ intervals, domain }: Extent): Extent {
  const gaps: Interval[] = [];
  let start = domain[0];
  for (const [from, to] of intervals.toSorted((a, b) => a[0] - b[0])) {
    if (from > start) gaps.push([start, from]);
    start = Math.max(start, to);
  }
  if (start < domain[1]) gaps.push([start, domain[1]]);
  return { intervals: gaps, domain };
}

interface Scale {
  readonly toNumber: (literal: number | string | boolean) => number;
  /** The next larger value of the type. */
  readonly after: (value: number) => number;
  readonly domain: Interval;
}

const LINE: Interval = [-Infinity, Infinity];

function scaleOf(attribute: Attribute): Scale | undefined {
  const whole = { after: (value: number): number => value + 1 };
  switch (attribute.type) {
    case 'money':
      return { ...whole, toNumber: Number, domain: LINE };
    case 'number':
      return { toNumber: Number, after: nextUp, domain: LINE };
    case 'date':
      return {
        ...whole,
        toNumber: (text) => (typeof text === 'string' ? epochDayOf(text) : NaN),
        domain: LINE,
      };
    case 'bool':
      return { ...whole, toNumber: Number, domain: [0, 2] };
    case 'enum':
      return {
        ...whole,
        toNumber: (literal) => attribute.codes.get(literal as string) ?? NaN,
        domain: [0, attribute.codes.size],
      };
    default:
      return undefined;
  }
}

function points(values: readonly number[], scale: Scale): Extent {
  const intervals = values.toSorted((a, b) => a - b).map((value): Interval => [value, scale.after(value)]);
  return { intervals, domain: scale.domain };
}
