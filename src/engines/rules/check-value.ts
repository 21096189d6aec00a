import { parseDate } from '../../kernel/calendar-date.js';
import { type Attribute } from './catalogue.js';
import { isPlainObject, type FaultList } from './fault-list.js';
import { timesRatio } from './field-comparison.js';
import { FIELD_OPERATORS, LIMITS, OPERATORS, type Operator, type Value } from './grammar.js';
import { isPath } from './scenario-path.js';

export interface ValueContext {
  readonly attribute: Attribute;
  readonly op: Operator;
  readonly pointer: string;
  readonly faults: FaultList;
}

type FindAttribute = (name: unknown, pointer: string) => Attribute | undefined;

/** A checked copy of the value, or undefined after a fault was noted. */
export function checkValue(json: unknown, context: ValueContext, find: FindAttribute): Value | undefined {
  const { attribute, op, pointer, faults } = context;
  switch (OPERATORS[op]) {
    case 'flag':
      return typeof json === 'boolean' ? json : faults.add(pointer, 'bad_value', 'true or false.');
    case 'days':
      return Number.isInteger(json) && (json as number) >= 0 && (json as number) <= LIMITS.days
        ? (json as number)
        : faults.add(pointer, 'bad_value', `Whole days from 0 to ${LIMITS.days}.`);
    case 'range':
      return checkRange(json, context);
    case 'list':
      return checkList(json, context);
    case 'one':
      if (isPlainObject(json) && FIELD_OPERATORS.includes(op)) return checkFieldValue(json, context, find);
      return isLiteral(json, attribute) ? json : faults.add(pointer, 'bad_value', expected(attribute));
  }
}

function checkRange(json: unknown, { attribute, pointer, faults }: ValueContext): Value | undefined {
  const isPair = Array.isArray(json) && json.length === 2 && json.every((end) => isLiteral(end, attribute));
  if (!isPair) return faults.add(pointer, 'bad_value', `Two ends, each ${expected(attribute)}`);
  const [low, high] = json as [number, number];
  return low <= high ? [low, high] : faults.add(pointer, 'empty_range', 'The first end is above the second.');
}

function checkList(json: unknown, { attribute, pointer, faults }: ValueContext): Value | undefined {
  if (!Array.isArray(json) || json.length === 0 || json.length > LIMITS.list) {
    return faults.add(pointer, 'bad_list', `A list of 1 to ${LIMITS.list} values.`);
  }
  for (let i = 0; i < json.length; i++) {
    if (!isLiteral(json[i], attribute))
      return faults.add(`${pointer}/${i}`, 'bad_value', expected(attribute));
  }
  if (new Set(json).size < json.length)
    return faults.add(pointer, 'duplicate_value', 'A value stands twice.');
  return [...(json as readonly string[])];
}

function checkFieldValue(
  json: Readonly<Record<string, unknown>>,
  { attribute, pointer, faults }: ValueContext,
  find: FindAttribute,
): Value | undefined {
  faults.unknownKeys(json, ['field', 'times'], pointer);
  if (attribute.type !== 'number' && attribute.type !== 'money') {
    return faults.add(pointer, 'bad_value', expected(attribute));
  }
  const other = find(json['field'], `${pointer}/field`);
  if (!other) return undefined;
  if (other.type !== attribute.type || other === attribute) {
    return faults.add(`${pointer}/field`, 'bad_value', `Another attribute of type ${attribute.type}.`);
  }
  const { times } = json;
  if (typeof times !== 'number' || !timesRatio(times)) {
    return faults.add(`${pointer}/times`, 'bad_value', 'A positive decimal with at most six places.');
  }
  return { field: other.name, times };
}

function isLiteral(json: unknown, attribute: Attribute): json is number | string | boolean {
  switch (attribute.type) {
    case 'number':
      return typeof json === 'number' && Math.abs(json) <= Number.MAX_SAFE_INTEGER;
    case 'money':
      return Number.isSafeInteger(json);
    case 'bool':
      return typeof json === 'boolean';
    case 'enum':
      return typeof json === 'string' && attribute.codes.has(json);
    case 'date':
      return typeof json === 'string' && parseDate(json) !== undefined;
    case 'path':
      return typeof json === 'string' && isPath(json);
    case 'string':
    case 'tags':
      return typeof json === 'string' && isText(json);
  }
}

/** PostgreSQL's text holds no NUL, and UTF-8 no lone surrogate. */
function isText(text: string): boolean {
  return text.length > 0 && text.length <= LIMITS.string && !/[\0\p{Surrogate}]/u.test(text);
}

function expected({ type, values }: Attribute): string {
  switch (type) {
    case 'number':
      return 'A number within ±(2^53 − 1).';
    case 'money':
      return 'A whole number of minor units within ±(2^53 − 1).';
    case 'bool':
      return 'true or false.';
    case 'enum':
      return `One of ${(values ?? []).slice(0, 50).join(', ')}.`;
    case 'date':
      return 'A date YYYY-MM-DD from 1900 to 2199.';
    case 'path':
      return 'A scenario path such as education.higher.';
    case 'string':
    case 'tags':
      return `A text of 1 to ${LIMITS.string} characters without NUL.`;
  }
}
