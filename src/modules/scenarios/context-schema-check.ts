import { type FieldError } from '../../kernel/domain-error.js';
import { type AnySchema, FORMATS } from './context-schema.js';
import {
  add,
  and,
  boolean,
  type Check,
  escapePointer,
  integer,
  isRecord,
  list,
  object,
  oneOf,
  record,
  runCheck,
  text,
  textLike,
} from '../../platform/versions/document-shape.js';

const MAX_BYTES = 16 * 1024;
const MAX_DEPTH = 6;
const MAX_PROPERTIES = 64;
const MAX_ITEMS = 500;
const MAX_LENGTH = 2000;
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const PROPERTY_NAME = /^[a-z][A-Za-z0-9]{0,63}$/;

const isPropertyName = (name: string): boolean => PROPERTY_NAME.test(name);
const anyText: Check = textLike(() => true, 'a string of at most 200 characters');
const finite: Check = (value, pointer, errors) => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    add(errors, pointer, 'wrong_type', 'must be a number');
};
const annotations = { title: text(120), description: text(300) };

const stringSchema = and<AnySchema & { type: 'string' }>(
  object(
    { type: oneOf(['string']) },
    {
      ...annotations,
      enum: list(anyText, 100, 1),
      const: anyText,
      minLength: integer(0, MAX_LENGTH),
      maxLength: integer(0, MAX_LENGTH),
      format: oneOf(Object.keys(FORMATS)),
    },
  ),
  (schema, pointer, errors) => {
    const bounded = schema.enum ?? schema.const ?? schema.format ?? schema.maxLength;
    if (bounded === undefined)
      add(errors, pointer, 'unbounded', 'a string needs maxLength, enum, const or format');
    ordered(schema.minLength, schema.maxLength, pointer, errors);
  },
);

const numberSchema = and<AnySchema & { type: 'number' | 'integer' }>(
  object(
    { type: oneOf(['number', 'integer']) },
    {
      ...annotations,
      enum: list(finite, 100, 1),
      const: finite,
      minimum: finite,
      maximum: finite,
      exclusiveMinimum: finite,
      exclusiveMaximum: finite,
    },
  ),
  (schema, pointer, errors) => ordered(schema.minimum, schema.maximum, pointer, errors),
);

const booleanSchema = object({ type: oneOf(['boolean']) }, { ...annotations, const: boolean });

/** The schema of one depth; `levels` says how many may still come below it. */
function schemaCheck(levels: number): Check {
  return (value, pointer, errors) => {
    if (!isRecord(value)) return add(errors, pointer, 'wrong_type', 'must be a schema object');
    if (levels === 0) return add(errors, pointer, 'too_deep', `a schema may be ${MAX_DEPTH} levels deep`);
    const check = Object.hasOwn(value, 'type') ? checkByType(value['type'], levels) : undefined;
    if (check) check(value, pointer, errors);
    else
      add(
        errors,
        `${pointer}/type`,
        'not_allowed',
        'must be one of object, array, string, number, integer, boolean',
      );
  };
}

function checkByType(type: unknown, levels: number): Check | undefined {
  switch (type) {
    case 'object':
      return objectSchema(levels);
    case 'array':
      return arraySchema(levels);
    case 'string':
      return stringSchema;
    case 'number':
    case 'integer':
      return numberSchema;
    case 'boolean':
      return booleanSchema;
    default:
      return undefined;
  }
}

function arraySchema(levels: number): Check {
  return and<AnySchema & { type: 'array' }>(
    object(
      { type: oneOf(['array']), items: schemaCheck(levels - 1), maxItems: integer(0, MAX_ITEMS) },
      { ...annotations, minItems: integer(0, MAX_ITEMS) },
    ),
    (schema, pointer, errors) => ordered(schema.minItems, schema.maxItems, pointer, errors),
  );
}

function objectSchema(levels: number): Check {
  const dialect = levels === MAX_DEPTH ? { $schema: oneOf([DIALECT]) } : {};
  return and<AnySchema & { type: 'object' }>(
    object(
      {
        type: oneOf(['object']),
        properties: record(isPropertyName, 'a camelCase name', schemaCheck(levels - 1), MAX_PROPERTIES),
        additionalProperties: oneOf([false]),
      },
      {
        ...annotations,
        ...dialect,
        required: list(textLike(isPropertyName, 'a camelCase name'), MAX_PROPERTIES),
      },
    ),
    (schema, pointer, errors) => {
      for (const [i, name] of (schema.required ?? []).entries()) {
        if (!Object.hasOwn(schema.properties, name)) {
          add(
            errors,
            `${pointer}/required/${i}`,
            'unknown_property',
            `"${escapePointer(name)}" is no property of this object`,
          );
        }
      }
    },
  );
}

function ordered(
  min: number | undefined,
  max: number | undefined,
  pointer: string,
  errors: FieldError[],
): void {
  if (min !== undefined && max !== undefined && min > max)
    add(errors, pointer, 'empty_range', 'the lower bound is above the upper one');
}

const topLevel = schemaCheck(MAX_DEPTH);

/**
 * Checks an untrusted context schema against the closed subset.
 * @returns its faults with JSON pointers; empty when `compileContextSchema` may take it
 */
export function checkSchema(untrusted: unknown): FieldError[] {
  if (!isRecord(untrusted) || untrusted['type'] !== 'object') {
    return [{ pointer: '/type', code: 'not_allowed', detail: 'a context is an object' }];
  }
  const errors = runCheck(topLevel, untrusted);
  if (errors.length === 0 && Buffer.byteLength(JSON.stringify(untrusted)) > MAX_BYTES) {
    add(errors, '', 'too_large', `a schema has at most ${MAX_BYTES} bytes`);
  }
  return errors;
}
