import { type AttributeType } from './catalogue.js';

/** A rule as it is written, stored and shown: plain JSON. */
export interface Rule {
  readonly v: 1;
  readonly when: Node;
}

interface Labels {
  /** The author's name for the clause, unique in the rule. */
  readonly id?: string;
  /** Reason code that is answered when the clause does not hold. */
  readonly code?: string;
}

export type AllNode = Labels & { readonly all: readonly Node[] };
export type AnyNode = Labels & { readonly any: readonly Node[] };
export type NotNode = Labels & { readonly not: Node };
export type SegmentNode = Labels & { readonly segment: string };
export type Leaf = Labels & { readonly f: string; readonly op: Operator; readonly v: Value };
export type Node = AllNode | AnyNode | NotNode | SegmentNode | Leaf;

export type Literal = number | string | boolean | readonly number[] | readonly string[];

/** `times` × another attribute of the same type. */
export interface FieldValue {
  readonly field: string;
  readonly times: number;
}

export type Value = Literal | FieldValue;

/** What a value has to look like, by operator. */
export const OPERATORS = {
  eq: 'one',
  ne: 'one',
  lt: 'one',
  lte: 'one',
  gt: 'one',
  gte: 'one',
  /** Both ends belong to the range. */
  between: 'range',
  in: 'list',
  nin: 'list',
  /** v true: the value is known; v false: it is not. Never unknown itself. */
  exists: 'flag',
  before: 'one',
  onOrAfter: 'one',
  /** today − v ≤ date ≤ today */
  withinDays: 'days',
  /** date < today − v */
  olderThanDays: 'days',
  has: 'one',
  hasAny: 'list',
  hasAll: 'list',
  hasNone: 'list',
  /** The node itself or any below it. */
  under: 'one',
} as const;
export type Operator = keyof typeof OPERATORS;

const ORDERED = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'in', 'nin', 'exists'] as const;
const EQUALITY = ['eq', 'ne', 'in', 'nin', 'exists'] as const;

export const OPERATORS_OF: Readonly<Record<AttributeType, readonly Operator[]>> = {
  number: ORDERED,
  money: ORDERED,
  enum: EQUALITY,
  string: EQUALITY,
  bool: ['eq', 'exists'],
  date: ['before', 'onOrAfter', 'withinDays', 'olderThanDays', 'exists'],
  tags: ['has', 'hasAny', 'hasAll', 'hasNone'],
  path: ['under', 'exists'],
};

/** The operators that may compare with another attribute. */
export const FIELD_OPERATORS: readonly Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'];

export const LIMITS = {
  depth: 6,
  children: 32,
  /** Clauses of the top `all`: their verdicts are the bits of one 32-bit integer. */
  topClauses: 30,
  leaves: 64,
  expandedLeaves: 256,
  segmentNesting: 6,
  list: 500,
  string: 128,
  bodyBytes: 16 * 1024,
  days: 36_500,
  /** `times` is a positive decimal with at most six places, so that it is an exact ratio. */
  timesMax: 1_000_000,
  timesDenominator: 1_000_000,
  /** A reader mends faults in rounds; a longer list helps nobody. */
  errors: 20,
} as const;

export function isFieldValue(value: Value): value is FieldValue {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The clauses whose verdicts are reported one by one: the children of a top `all`, else the whole rule. */
export function topClauses(rule: Rule): readonly Node[] {
  return 'all' in rule.when ? rule.when.all : [rule.when];
}
