import { type Attribute } from './catalogue.js';
import { type ComparisonReason } from './explain.js';
import { wholeTimes } from './field-comparison.js';
import { isoDate, type Facts, type FactValue } from './facts.js';
import { isFieldValue, type Operator } from './grammar.js';
import { epochDayOf } from './leaf.js';
import { nextDown, nextUp } from './next-number.js';

export type ChangeKind =
  | 'atLeast'
  | 'atMost'
  | 'moreThan'
  | 'lessThan'
  | 'onOrAfter'
  | 'onOrBefore'
  | 'equal'
  | 'oneOf'
  | 'noneOf'
  | 'under'
  | 'provide'
  | 'leaveOut'
  | 'addTags'
  | 'addOneTag'
  | 'removeTags';

/** A change without its place. */
export interface Step {
  readonly change: ChangeKind;
  /** Absent for `provide` and `leaveOut`. Money in minor units, dates as YYYY-MM-DD. */
  readonly value?: number | string | boolean | readonly (number | string)[];
  /** One value that does it. */
  readonly example: FactValue;
}

const OPPOSITE: Partial<Record<Operator, Operator>> = {
  eq: 'ne',
  ne: 'eq',
  lt: 'gte',
  gte: 'lt',
  gt: 'lte',
  lte: 'gt',
  in: 'nin',
  nin: 'in',
  before: 'onOrAfter',
  onOrAfter: 'before',
};

/** The changes of the comparison's own attribute that would turn it, untested against the rest of the rule. */
export function stepsFor(reason: ComparisonReason, attribute: Attribute, facts: Facts): readonly Step[] {
  const op = reason.negated ? OPPOSITE[reason.op] : reason.op;
  if (reason.op === 'exists') return existence(attribute, reason.wanted !== reason.negated);
  if (attribute.type === 'tags') return tagSteps(reason);
  if (attribute.type === 'date') return dateSteps(reason, facts);
  if (isFieldValue(reason.wanted)) {
    const bound = boundFromOther(reason, attribute, op);
    return bound === undefined || !op ? [] : ordered(op, bound, attribute);
  }
  const values = Array.isArray(reason.wanted) ? reason.wanted : [reason.wanted];
  if (reason.op === 'between') return rangeSteps(values as [number, number], reason, attribute);
  if (reason.op === 'under') return reason.negated ? [] : [step('under', values[0] as string)];
  if (op === 'in' || op === 'nin') return membership(op, values as (number | string)[], attribute);
  if (op === 'eq') return [step('equal', values[0] as string | number | boolean)];
  if (op === 'ne') return membership('nin', values as (number | string)[], attribute);
  return op ? ordered(op, values[0] as number, attribute) : [];
}

function step(change: ChangeKind, value: string | number | boolean, example: FactValue = value): Step {
  return { change, value, example };
}

/** Money moves in whole minor units, so "more than 100" is "at least 101". */
function ordered(op: Operator, bound: number, { type }: Attribute): readonly Step[] {
  const isWhole = type === 'money';
  switch (op) {
    case 'gte':
      return [step('atLeast', bound)];
    case 'lte':
      return [step('atMost', bound)];
    case 'gt':
      return [isWhole ? step('atLeast', bound + 1) : step('moreThan', bound, nextUp(bound))];
    case 'lt':
      return [isWhole ? step('atMost', bound - 1) : step('lessThan', bound, nextDown(bound))];
    case 'eq':
      return [step('equal', bound)];
    default:
      return [];
  }
}

function rangeSteps(
  [low, high]: [number, number],
  reason: ComparisonReason,
  attribute: Attribute,
): readonly Step[] {
  if (reason.negated) return [...ordered('lt', low, attribute), ...ordered('gt', high, attribute)];
  return typeof reason.actual === 'number' && reason.actual > high
    ? [step('atMost', high)]
    : [step('atLeast', low)];
}

/** The bound that the other attribute's value gives; whole numbers only, because only they are compared exactly. */
function boundFromOther(
  reason: ComparisonReason,
  attribute: Attribute,
  op: Operator | undefined,
): number | undefined {
  const other = reason.actualOther;
  if (!isFieldValue(reason.wanted) || typeof other !== 'number' || attribute.type !== 'money')
    return undefined;
  const { times } = reason.wanted;
  const floor = wholeTimes(times, other, true);
  const ceiling = wholeTimes(times, other, false);
  if (op === 'lte' || op === 'gt') return floor;
  if (op === 'gte' || op === 'lt') return ceiling;
  return op === 'eq' && floor === ceiling ? floor : undefined;
}

function membership(
  op: 'in' | 'nin',
  values: readonly (number | string)[],
  attribute: Attribute,
): readonly Step[] {
  if (op === 'in') {
    return values.map((example) => ({ change: 'oneOf', value: values, example }));
  }
  const rest =
    attribute.type === 'enum' ? (attribute.values ?? []).filter((literal) => !values.includes(literal)) : [];
  return rest.map((example) => ({ change: 'noneOf', value: values, example }));
}

/** What a request says can be left out of it; nobody is told to hide what he is. */
function existence({ type, values, contextOnly }: Attribute, wanted: boolean): readonly Step[] {
  if (!wanted) return contextOnly ? [{ change: 'leaveOut', example: undefined }] : [];
  const example = {
    number: 0,
    money: 0,
    bool: false,
    date: '2000-01-01',
    string: '-',
    path: 'any',
    tags: [],
  };
  return [{ change: 'provide', example: type === 'enum' ? values?.[0] : example[type] }];
}

function dateSteps(reason: ComparisonReason, { today }: Facts): readonly Step[] {
  const { op, negated } = reason;
  const from = (day: number): Step => step('onOrAfter', isoDate(day));
  const until = (day: number): Step => step('onOrBefore', isoDate(day));
  if (op === 'before' || op === 'onOrAfter') {
    const text = reason.wanted as string;
    if ((op === 'onOrAfter') !== negated) return [step('onOrAfter', text)];
    return [until(epochDayOf(text) - 1)];
  }
  const oldest = today - (reason.wanted as number);
  if (op === 'olderThanDays') return [negated ? from(oldest) : until(oldest - 1)];
  if (negated) return [until(oldest - 1), from(today + 1)];
  const isLate = typeof reason.actual === 'string' && epochDayOf(reason.actual) > today;
  return [isLate ? until(today) : from(oldest)];
}

function tagSteps({ op, wanted, actual, negated }: ComparisonReason): readonly Step[] {
  const named = (Array.isArray(wanted) ? wanted : [wanted]) as readonly string[];
  const held = (actual ?? []) as readonly string[];
  const present = named.filter((tag) => held.includes(tag));
  const absent = named.filter((tag) => !held.includes(tag));
  const without = (tags: readonly string[]): Step => ({
    change: 'removeTags',
    value: tags,
    example: held.filter((tag) => !tags.includes(tag)),
  });
  const plus = (change: ChangeKind, added: readonly string[], value = added): Step => ({
    change,
    value,
    example: [...held, ...added],
  });
  const mustHold = (op === 'hasNone') === negated;
  if (op === 'hasAll') return mustHold ? [plus('addTags', absent)] : named.map((tag) => without([tag]));
  if (!mustHold) return [without(present)];
  return named.length === 1 ? [plus('addTags', named)] : named.map((tag) => plus('addOneTag', [tag], named));
}
