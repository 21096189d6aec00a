import { type FieldError } from '../../kernel/domain-error.js';
import { parseDate } from '../../kernel/calendar-date.js';

/**
 * The closed subset of JSON Schema 2020-12 in which a scenario says what partners send along. Every keyword has a
 * fixed cost and none can run stored text: no pattern, no $ref, no code generation. Objects are closed, strings and
 * arrays bounded, so that an accepted value is small by construction.
 */
export type ContextSchema = ObjectSchema;
export type AnySchema = ObjectSchema | ArraySchema | StringSchema | NumberSchema | BooleanSchema;

interface Annotations {
  readonly title?: string;
  readonly description?: string;
}
export interface ObjectSchema extends Annotations {
  readonly $schema?: string;
  readonly type: 'object';
  readonly properties: Readonly<Record<string, AnySchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}
export interface ArraySchema extends Annotations {
  readonly type: 'array';
  readonly items: AnySchema;
  readonly minItems?: number;
  readonly maxItems: number;
}
export interface StringSchema extends Annotations {
  readonly type: 'string';
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: ContextFormat;
}
export interface NumberSchema extends Annotations {
  readonly type: 'number' | 'integer';
  readonly enum?: readonly number[];
  readonly const?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}
export interface BooleanSchema extends Annotations {
  readonly type: 'boolean';
  readonly const?: boolean;
}

export type ContextFormat = 'date' | 'date-time';

const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** `date` is a kernel date (1900–2199), `date-time` an RFC 3339 instant with its offset, without leap seconds. */
export const FORMATS: Readonly<Record<ContextFormat, (text: string) => boolean>> = {
  date: (text) => parseDate(text) !== undefined,
  'date-time': (text) => {
    const match = DATE_TIME.exec(text);
    return match !== null && parseDate(match[1] as string) !== undefined;
  },
};

const MAX_ERRORS = 20;

/** The key is undefined at the top; pointers are put together only when something is wrong. */
type Check = (value: unknown, parent: string, key: string | undefined, errors: FieldError[]) => void;

/**
 * Compiles a checked schema into closures.
 * @param schema one that `checkSchema` found faultless
 * @returns a function from any JSON value to its faults: empty when the value is right, at most 20
 */
export function compileContextSchema(schema: ContextSchema): (value: unknown) => FieldError[] {
  const check = compile(schema);
  return (value) => {
    const errors: FieldError[] = [];
    check(value, '', undefined, errors);
    return errors.length > MAX_ERRORS ? errors.slice(0, MAX_ERRORS) : errors;
  };
}

function compile(schema: AnySchema): Check {
  switch (schema.type) {
    case 'object':
      return compileObject(schema);
    case 'array':
      return compileArray(schema);
    case 'string':
      return compileString(schema);
    case 'boolean':
      return compileBoolean(schema);
    case 'number':
    case 'integer':
      return compileNumber(schema);
  }
}

function compileObject(schema: ObjectSchema): Check {
  const properties = new Map(Object.entries(schema.properties).map(([name, part]) => [name, compile(part)]));
  const required = schema.required ?? [];
  return (value, parent, key, errors) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fault(errors, parent, key, 'wrong_type', 'must be an object');
    const at = key === undefined ? parent : `${parent}/${key}`;
    for (const name of required) {
      if (!Object.hasOwn(value, name)) fault(errors, at, name, 'required', 'is required');
    }
    for (const name of Object.keys(value)) {
      if (errors.length >= MAX_ERRORS) return;
      const check = properties.get(name);
      if (check) check((value as Record<string, unknown>)[name], at, name, errors);
      else fault(errors, at, name, 'unknown_property', 'is not part of this context');
    }
  };
}

function compileArray(schema: ArraySchema): Check {
  const { minItems = 0, maxItems } = schema;
  const item = compile(schema.items);
  return (value, parent, key, errors) => {
    if (!Array.isArray(value)) return fault(errors, parent, key, 'wrong_type', 'must be an array');
    if (value.length < minItems)
      return fault(errors, parent, key, 'too_few', `must have at least ${minItems} items`);
    if (value.length > maxItems)
      return fault(errors, parent, key, 'too_many', `must have at most ${maxItems} items`);
    const at = key === undefined ? parent : `${parent}/${key}`;
    for (let i = 0; i < value.length && errors.length < MAX_ERRORS; i++)
      item(value[i], at, String(i), errors);
  };
}

function compileString(schema: StringSchema): Check {
  const allowed = allowedValues(schema);
  const { minLength = 0, maxLength = Infinity, format } = schema;
  const matchesFormat = format && FORMATS[format];
  return (value, parent, key, errors) => {
    if (typeof value !== 'string') return fault(errors, parent, key, 'wrong_type', 'must be a string');
    if (allowed && !allowed.has(value))
      return fault(errors, parent, key, 'not_allowed', `must be ${listed(allowed)}`);
    if (!lengthWithin(value, minLength, maxLength)) {
      return value.length < minLength || codePoints(value) < minLength
        ? fault(errors, parent, key, 'too_short', `must have at least ${minLength} characters`)
        : fault(errors, parent, key, 'too_long', `must have at most ${maxLength} characters`);
    }
    if (matchesFormat && !matchesFormat(value))
      fault(errors, parent, key, 'wrong_format', `must be a ${format}`);
  };
}

function compileNumber(schema: NumberSchema): Check {
  const allowed = allowedValues(schema);
  const {
    minimum = -Infinity,
    maximum = Infinity,
    exclusiveMinimum = -Infinity,
    exclusiveMaximum = Infinity,
  } = schema;
  const whole = schema.type === 'integer';
  return (value, parent, key, errors) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return fault(errors, parent, key, 'wrong_type', `must be a ${schema.type}`);
    if (whole && !Number.isInteger(value))
      return fault(errors, parent, key, 'wrong_type', 'must be an integer');
    if (allowed && !allowed.has(value))
      return fault(errors, parent, key, 'not_allowed', `must be ${listed(allowed)}`);
    if (value < minimum || value <= exclusiveMinimum) {
      return fault(
        errors,
        parent,
        key,
        'too_small',
        value < minimum ? `must be at least ${minimum}` : `must be above ${exclusiveMinimum}`,
      );
    }
    if (value > maximum || value >= exclusiveMaximum) {
      fault(
        errors,
        parent,
        key,
        'too_large',
        value > maximum ? `must be at most ${maximum}` : `must be below ${exclusiveMaximum}`,
      );
    }
  };
}

function compileBoolean(schema: BooleanSchema): Check {
  return (value, parent, key, errors) => {
    if (typeof value !== 'boolean') return fault(errors, parent, key, 'wrong_type', 'must be true or false');
    if (schema.const !== undefined && value !== schema.const)
      fault(errors, parent, key, 'not_allowed', `must be ${schema.const}`);
  };
}

/** What `enum` and `const` leave together; undefined when neither is given. */
function allowedValues(schema: {
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}): Set<unknown> | undefined {
  if (schema.const === undefined) return schema.enum && new Set(schema.enum);
  return new Set(!schema.enum || schema.enum.includes(schema.const) ? [schema.const] : []);
}

/** Length in code points, as the standard counts, without counting where the UTF-16 length already decides. */
function lengthWithin(text: string, min: number, max: number): boolean {
  if (text.length < min) return false;
  if (text.length <= max && text.length >= 2 * min) return true;
  const length = codePoints(text);
  return length >= min && length <= max;
}

function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--;
      i++;
    }
  }
  return count;
}

function listed(values: Set<unknown>): string {
  const shown = [...values].slice(0, 10).map((value) => JSON.stringify(value));
  return `one of ${shown.join(', ')}${values.size > 10 ? ', …' : ''}`;
}

function fault(
  errors: FieldError[],
  parent: string,
  key: string | undefined,
  code: string,
  detail: string,
): void {
  const pointer = key === undefined ? parent : `${parent}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  errors.push({ pointer, code, detail });
}
