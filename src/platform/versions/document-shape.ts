import { type FieldError } from '../../kernel/domain-error.js';

/**
 * Checks of untrusted configuration, put together like the type they guard. A check adds its faults to the list;
 * unknown keys are faults, so that a misspelt limit is never silently no limit.
 */
export type Check = (value: unknown, pointer: string, errors: FieldError[]) => void;

/** More help nobody, and a hostile document could have a million. */
const FAULTS_MAX = 50;

export function runCheck(check: Check, untrusted: unknown): FieldError[] {
  const errors: FieldError[] = [];
  check(untrusted, '', errors);
  return errors.slice(0, FAULTS_MAX);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function object(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  const checks = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value, pointer, errors) => {
    if (!isRecord(value)) return add(errors, pointer, 'wrong_type', 'must be an object');
    for (const name of Object.keys(required)) {
      if (!Object.hasOwn(value, name)) add(errors, `${pointer}/${name}`, 'required', 'is required');
    }
    for (const [name, part] of Object.entries(value)) {
      const check = checks.get(name);
      const at = `${pointer}/${escapePointer(name)}`;
      if (check) check(part, at, errors);
      else add(errors, at, 'unknown_property', 'is not known here');
    }
  };
}

/** What an object has, and what it may have. */
type Members = readonly [required: Record<string, Check>, optional?: Record<string, Check>];

/** An object whose members depend on one of them. */
export function union(tag: string, variants: Readonly<Record<string, Members>>): Check {
  const checks = new Map(
    Object.entries(variants).map(([name, [required, optional]]) => [
      name,
      object({ [tag]: oneOf([name]), ...required }, optional),
    ]),
  );
  const choice = oneOf([...checks.keys()]);
  return (value, pointer, errors) => {
    const name = isRecord(value) ? value[tag] : undefined;
    const check = typeof name === 'string' ? checks.get(name) : undefined;
    if (check) check(value, pointer, errors);
    else choice(name, `${pointer}/${tag}`, errors);
  };
}

/** An object whose keys are data, e.g. currencies. */
export function record(
  key: (text: string) => boolean,
  what: string,
  item: Check,
  max: number,
  min = 0,
): Check {
  return (value, pointer, errors) => {
    if (!isRecord(value)) return add(errors, pointer, 'wrong_type', 'must be an object');
    const entries = Object.entries(value);
    if (entries.length < min) return add(errors, pointer, 'too_few', `must have at least ${min} members`);
    if (entries.length > max) return add(errors, pointer, 'too_many', `must have at most ${max} members`);
    for (const [name, part] of entries) {
      const at = `${pointer}/${escapePointer(name)}`;
      if (key(name)) item(part, at, errors);
      else add(errors, at, 'unknown_key', `the key must be ${what}`);
    }
  };
}

/** A list without duplicates among its scalars. */
export function list(item: Check, max: number, min = 0): Check {
  return (value, pointer, errors) => {
    if (!Array.isArray(value)) return add(errors, pointer, 'wrong_type', 'must be an array');
    if (value.length < min) return add(errors, pointer, 'too_few', `must have at least ${min} items`);
    if (value.length > max) return add(errors, pointer, 'too_many', `must have at most ${max} items`);
    const seen = new Set<unknown>();
    value.forEach((part: unknown, i) => {
      if (seen.has(part)) add(errors, `${pointer}/${i}`, 'duplicate', 'stands in the list twice');
      seen.add(part);
      item(part, `${pointer}/${i}`, errors);
    });
  };
}

/** Integers in strictly rising order. */
export function rising(item: Check, max: number): Check {
  return and<number[]>(list(item, max, 1), (values, pointer, errors) => {
    if (values.some((value, i) => i > 0 && value <= values[i - 1]!))
      add(errors, pointer, 'not_rising', 'must be in rising order');
  });
}

const CONTROL_OR_LONE_SURROGATE = /\p{Control}|\p{Surrogate}/u;

export function text(maxLength: number): Check {
  return (value, pointer, errors) => {
    if (typeof value !== 'string') add(errors, pointer, 'wrong_type', 'must be a string');
    else if (value.trim() === '') add(errors, pointer, 'empty', 'must not be empty');
    else if (value.length > maxLength)
      add(errors, pointer, 'too_long', `must have at most ${maxLength} characters`);
    else if (CONTROL_OR_LONE_SURROGATE.test(value))
      add(errors, pointer, 'wrong_characters', 'must be plain printable text');
  };
}

/** Text that a test accepts. */
export function textLike(matches: (text: string) => boolean, what: string): Check {
  return (value, pointer, errors) => {
    if (typeof value !== 'string') add(errors, pointer, 'wrong_type', 'must be a string');
    else if (value.length > 200 || !matches(value)) add(errors, pointer, 'wrong_format', `must be ${what}`);
  };
}

export function oneOf(values: readonly (string | number | boolean)[]): Check {
  const known = new Set<unknown>(values);
  return (value, pointer, errors) => {
    if (!known.has(value)) add(errors, pointer, 'not_allowed', `must be one of ${values.join(', ')}`);
  };
}

export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER): Check {
  return (value, pointer, errors) => {
    if (!Number.isSafeInteger(value)) add(errors, pointer, 'wrong_type', 'must be an integer');
    else if ((value as number) < min) add(errors, pointer, 'too_small', `must be at least ${min}`);
    else if ((value as number) > max) add(errors, pointer, 'too_large', `must be at most ${max}`);
  };
}

export function number(min: number, max: number): Check {
  return (value, pointer, errors) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      add(errors, pointer, 'wrong_type', 'must be a number');
    else if (value < min) add(errors, pointer, 'too_small', `must be at least ${min}`);
    else if (value > max) add(errors, pointer, 'too_large', `must be at most ${max}`);
  };
}

/** A decimal string from 0 to max, e.g. "0.0720". */
export function decimal(max: number): Check {
  return textLike(
    (text) => /^\d{1,3}(\.\d{1,6})?$/.test(text) && Number(text) <= max,
    `a decimal from 0 to ${max} with at most six places`,
  );
}

export const boolean: Check = (value, pointer, errors) => {
  if (typeof value !== 'boolean') add(errors, pointer, 'wrong_type', 'must be true or false');
};

/** First this shape, then a further test that may rely on it. */
export function and<T>(
  shape: Check,
  further: (value: T, pointer: string, errors: FieldError[]) => void,
): Check {
  return (value, pointer, errors) => {
    const before = errors.length;
    shape(value, pointer, errors);
    if (errors.length === before) further(value as T, pointer, errors);
  };
}

export function add(errors: FieldError[], pointer: string, code: string, detail: string): void {
  errors.push({ pointer, code, detail });
}

/** English and Chinese, both present. */
export function texts(maxLength: number): Check {
  return object({ en: text(maxLength), zh: text(maxLength) });
}
