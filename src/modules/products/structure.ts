import { type FieldError } from '../../kernel/domain-error.js';

/** Adds what is wrong with a value at a JSON pointer to the list. */
export type Check = (value: unknown, pointer: string, errors: FieldError[]) => void;

const MAX_ERRORS = 20;

export function report(errors: FieldError[], pointer: string, code: string, detail: string): void {
  if (errors.length < MAX_ERRORS) errors.push({ pointer, code, detail });
}

function expecting(code: string, detail: string, test: (value: unknown) => boolean): Check {
  return (value, pointer, errors) => {
    if (!test(value)) report(errors, pointer, code, detail);
  };
}

export const text = (max: number): Check =>
  expecting(
    'invalid_text',
    `Text of 1 to ${max} characters.`,
    (value) => typeof value === 'string' && value.trim().length > 0 && value.length <= max,
  );

export const pattern = (shape: RegExp, detail: string): Check =>
  expecting('invalid_format', detail, (value) => typeof value === 'string' && shape.test(value));

export const whole = (min: number, max: number): Check =>
  expecting(
    'invalid_integer',
    `A whole number from ${min} to ${max}.`,
    (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
  );

export const between = (min: number, max: number): Check =>
  expecting(
    'invalid_number',
    `A number from ${min} to ${max}.`,
    (value) => typeof value === 'number' && value >= min && value <= max,
  );

export const flag: Check = expecting(
  'invalid_boolean',
  'true or false.',
  (value) => typeof value === 'boolean',
);

/** A decimal string from 0 to max, at most six places, e.g. "0.0720". */
export const decimal = (max: number): Check =>
  expecting(
    'invalid_decimal',
    `A decimal string from 0 to ${max} with at most six places.`,
    (value) => typeof value === 'string' && /^\d{1,3}(\.\d{1,6})?$/.test(value) && Number(value) <= max,
  );

export const oneOf = (values: readonly unknown[]): Check =>
  expecting('invalid_choice', `One of ${values.join(', ')}.`, (value) => values.includes(value));

export const list = (of: Check, min: number, max: number): Check => {
  return (value, pointer, errors) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) {
      report(errors, pointer, 'invalid_list', `A list of ${min} to ${max} members.`);
      return;
    }
    value.forEach((member, index) => of(member, `${pointer}/${index}`, errors));
  };
};

/** Whole numbers in strictly rising order, so that no option stands twice. */
export const rising = (min: number, max: number, length: number): Check => {
  const members = list(whole(min, max), 1, length);
  return (value, pointer, errors) => {
    members(value, pointer, errors);
    if (Array.isArray(value) && value.some((member, index) => index > 0 && member <= value[index - 1])) {
      report(errors, pointer, 'not_rising', 'In rising order, no value twice.');
    }
  };
};

export const optional = (of: Check): Check => {
  return (value, pointer, errors) => {
    if (value !== undefined) of(value, pointer, errors);
  };
};

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Exactly these members; the ones that may be absent are `optional`. */
export const object = (members: Readonly<Record<string, Check>>): Check => {
  return (value, pointer, errors) => {
    if (!isRecord(value)) return report(errors, pointer, 'invalid_object', 'An object.');
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(members, name))
        report(errors, `${pointer}/${escaped(name)}`, 'unknown_member', 'No such member.');
    }
    for (const [name, check] of Object.entries(members)) {
      check(Object.hasOwn(value, name) ? value[name] : undefined, `${pointer}/${name}`, errors);
    }
  };
};

/** Any names that pass, each with a value that passes. */
export const record = (isName: (name: string) => boolean, of: Check, min: number, max: number): Check => {
  return (value, pointer, errors) => {
    if (!isRecord(value)) return report(errors, pointer, 'invalid_object', 'An object.');
    const names = Object.keys(value);
    if (names.length < min || names.length > max) {
      report(errors, pointer, 'invalid_size', `${min} to ${max} members.`);
    }
    for (const name of names.slice(0, max)) {
      if (!isName(name)) report(errors, `${pointer}/${escaped(name)}`, 'invalid_name', 'No such name here.');
      else of(value[name], `${pointer}/${name}`, errors);
    }
  };
};

/** Which members an object has depends on one of them. */
export const union = (
  tag: string,
  variants: Readonly<Record<string, Readonly<Record<string, Check>>>>,
): Check => {
  const checks = new Map(
    Object.entries(variants).map(([name, members]) => [name, object({ [tag]: oneOf([name]), ...members })]),
  );
  const choice = oneOf([...checks.keys()]);
  return (value, pointer, errors) => {
    const name = isRecord(value) ? value[tag] : undefined;
    const check = typeof name === 'string' ? checks.get(name) : undefined;
    if (check) check(value, pointer, errors);
    else choice(name, `${pointer}/${tag}`, errors);
  };
};

/** JSON pointer escape (RFC 6901), and no longer than a reader needs. */
function escaped(name: string): string {
  return name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');
}
