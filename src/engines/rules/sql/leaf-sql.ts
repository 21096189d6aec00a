import { type Attribute } from '../catalogue.js';
import { timesRatio } from '../field-comparison.js';
import { isFieldValue, type Leaf, type Operator } from '../grammar.js';
import { ROOT_PATH } from '../scenario-path.js';
import { type Operand } from './sources.js';

/** What comparisons need of the statement that they become part of. */
export interface Writer {
  /** Makes a value a parameter; answers its placeholder with the cast. */
  literal(value: unknown, type: string): string;
  operand(name: string): Operand;
  /** SQL of the date that "today" is, for the row at hand. */
  readonly today: string;
}

const COMPARISON: Partial<Record<Operator, string>> = {
  eq: '=',
  ne: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  before: '<',
  onOrAfter: '>=',
};

/** One comparison as an SQL expression: true, false, or NULL exactly where the one in memory is unknown. */
export function leafSql(leaf: Leaf, attribute: Attribute, writer: Writer): string {
  const { op, v } = leaf;
  const operand = writer.operand(leaf.f);
  if (op === 'exists') return `(${operand.sql} is ${v === true ? 'not ' : ''}null)`;
  if (isFieldValue(v)) return timesSql(op, operand, writer.operand(v.field), v.times);
  switch (attribute.type) {
    case 'number':
    case 'money':
      return numberSql(op, operand, v as number | readonly number[], writer);
    case 'bool':
      return `(${operand.sql} = ${writer.literal(v, 'bool')})`;
    case 'enum':
    case 'string':
      return textSql(op, operand, v as string | readonly string[], writer);
    case 'date':
      return dateSql(op, operand, v as string | number, writer);
    case 'path':
      return pathSql(operand, v as string, writer);
    case 'tags':
      return tagsSql(op, operand, typeof v === 'string' ? [v] : (v as readonly string[]), writer);
  }
}

/** True for every known value, or false: what a comparison is that no whole number can, or can but, fulfil. */
function known({ sql }: Operand, truth: boolean): string {
  return `(${sql} ${truth ? '=' : '<>'} ${sql})`;
}

function numberSql(
  op: Operator,
  operand: Operand,
  value: number | readonly number[],
  writer: Writer,
): string {
  const type = operand.form === 'integer' ? 'int8' : 'float8';
  if (typeof value !== 'object') return comparedSql(op, operand, value, type, writer);
  if (op === 'between') {
    const [low, high] = value as readonly [number, number];
    const [from, to] = type === 'int8' ? [Math.ceil(low), Math.floor(high)] : [low, high];
    return `(${operand.sql} between ${writer.literal(from, type)} and ${writer.literal(to, type)})`;
  }
  const list = type === 'int8' ? value.filter(Number.isInteger) : value;
  // `= any` of an empty list is false for NULL, too, which is known not to be.
  if (list.length === 0) return known(operand, op === 'nin');
  const placeholder = writer.literal(list, `${type}[]`);
  return op === 'in' ? `(${operand.sql} = any (${placeholder}))` : `(${operand.sql} <> all (${placeholder}))`;
}

/** A whole number is compared with the whole number next to a literal that is none: x < 2.5 is x <= 2. */
function comparedSql(op: Operator, operand: Operand, value: number, type: string, writer: Writer): string {
  if (type === 'int8' && !Number.isInteger(value)) {
    if (op === 'eq' || op === 'ne') return known(operand, op === 'ne');
    const isBelow = op === 'lt' || op === 'lte';
    const edge = writer.literal(isBelow ? Math.floor(value) : Math.ceil(value), type);
    return `(${operand.sql} ${isBelow ? '<=' : '>='} ${edge})`;
  }
  return `(${operand.sql} ${COMPARISON[op]} ${writer.literal(value, type)})`;
}

/**
 * a with times × b, as a × den with b × num: exact for whole numbers, double precision for others, as in memory.
 * (A cast of a double to numeric would keep 15 digits only, so whole ones go through int8.)
 */
function timesSql(op: Operator, a: Operand, b: Operand, times: number): string {
  const ratio = timesRatio(times);
  if (!ratio) throw new Error(`times ${times}: the rule was not checked`);
  const { num, den } = ratio;
  const exact = (o: Operand): string =>
    o.form === 'integer' ? `${o.sql}::numeric` : `${o.sql}::int8::numeric`;
  const whole = `(${exact(a)} * ${den} ${COMPARISON[op]} ${exact(b)} * ${num})`;
  if (a.form === 'integer' && b.form === 'integer') return whole;
  const isWhole = (o: Operand): string =>
    o.form === 'integer' ? 'true' : `${o.sql} = trunc(${o.sql}) and abs(${o.sql}) < 9e18`;
  const double = `(${a.sql}::float8 * ${den} ${COMPARISON[op]} ${b.sql}::float8 * ${num})`;
  return `(case when ${isWhole(a)} and ${isWhole(b)} then ${whole} else ${double} end)`;
}

function textSql(op: Operator, operand: Operand, value: string | readonly string[], writer: Writer): string {
  if (typeof value === 'string') return `(${operand.sql} ${COMPARISON[op]} ${writer.literal(value, 'text')})`;
  const list = writer.literal(value, 'text[]');
  return op === 'in' ? `(${operand.sql} = any (${list}))` : `(${operand.sql} <> all (${list}))`;
}

function dateSql(op: Operator, { sql }: Operand, value: string | number, writer: Writer): string {
  if (typeof value === 'string') return `(${sql} ${COMPARISON[op]} ${writer.literal(value, 'date')})`;
  const edge = `${writer.today} - ${writer.literal(value, 'int4')}`;
  return op === 'olderThanDays' ? `(${sql} < ${edge})` : `(${sql} between ${edge} and ${writer.today})`;
}

function pathSql(operand: Operand, ancestor: string, writer: Writer): string {
  if (ancestor === ROOT_PATH) return known(operand, true);
  const node = writer.literal(ancestor, 'text');
  return `(${operand.sql} = ${node} or starts_with(${operand.sql}, ${node} || '.'))`;
}

/** Closed world: a list of tags is never NULL, so neither is any of these. */
function tagsSql(op: Operator, { sql }: Operand, tags: readonly string[], writer: Writer): string {
  const list = writer.literal(tags, 'text[]');
  if (op === 'has' || op === 'hasAll') return `(${sql} @> ${list})`;
  return op === 'hasAny' ? `(${sql} && ${list})` : `(not ${sql} && ${list})`;
}
