import { getMetadataStorage, type ValidationArguments } from 'class-validator';

export type Class = abstract new (...args: never[]) => object;

/** The part of class-validator's metadata that we read. */
export type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

export interface Check {
  readonly name: string;
  /** Stable code of the fault. */
  readonly code: string;
  /** Applies to the items of an array rather than to the array. */
  readonly each: boolean;
  passes(value: unknown, owner: object): boolean;
  /** What would be right; never repeats the value. */
  detail(value: unknown, owner: object): string;
}

/** Codes of class-validator's rules; any other rule's code is its name in snake_case. */
const CODES: Readonly<Record<string, string>> = {
  isDefined: 'required',
  isNotEmpty: 'required',
  isString: 'wrong_type',
  isInt: 'wrong_type',
  isNumber: 'wrong_type',
  isBoolean: 'wrong_type',
  isArray: 'wrong_type',
  isObject: 'wrong_type',
  isIn: 'not_allowed_value',
  isEnum: 'not_allowed_value',
  equals: 'not_allowed_value',
  min: 'too_small',
  isPositive: 'too_small',
  max: 'too_large',
  minLength: 'too_short',
  maxLength: 'too_long',
  isLength: 'wrong_length',
  matches: 'wrong_format',
  arrayMinSize: 'too_few_items',
  arrayMaxSize: 'too_many_items',
  arrayUnique: 'duplicate_items',
};

/** Rules that say what kind of value it is come first: "must be a number" helps more than "must be at least 1". */
const TYPE_RULES = new Set([
  'isDefined',
  'isString',
  'isInt',
  'isNumber',
  'isBoolean',
  'isArray',
  'isObject',
]);

/** Type rules first, else in the order in which they are written above the property (decorators run bottom-up). */
export function checksOf(rules: readonly Rule[], target: Class): Check[] {
  const checks = rules.flatMap((rule) => checkOf(rule, target)).reverse();
  const isType = (check: Check): boolean => !check.each && TYPE_RULES.has(check.name);
  return [...checks.filter(isType), ...checks.filter((check) => !isType(check))];
}

function checkOf(rule: Rule, target: Class): Check[] {
  return getMetadataStorage()
    .getTargetValidatorConstraints(rule.constraintCls)
    .map((constraint) => {
      const at = `${target.name}.${rule.propertyName}`;
      if (constraint.async) throw new Error(`${at}: a rule that waits has no place in a request's shape`);
      const name = constraint.name;
      const validator = constraint.instance;
      const args = (value: unknown, object: object): ValidationArguments => ({
        value,
        object,
        constraints: (rule.constraints ?? []) as unknown[],
        property: rule.propertyName,
        targetName: target.name,
      });
      const fast = fastTest(name, (rule.constraints ?? []) as unknown[]);
      const slow = (value: unknown, owner: object): boolean =>
        validator.validate(value, args(value, owner)) === true;
      const test = fast ?? slow;
      const validateIf = rule.validateIf as ((object: object, value: unknown) => boolean) | undefined;
      return {
        name,
        code: CODES[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        each: Boolean(rule.each),
        passes: validateIf ? (value, owner) => !validateIf(owner, value) || test(value, owner) : test,
        detail: (value, owner) => {
          const given = rule.message || validator.defaultMessage?.(args(value, owner)) || 'is not acceptable';
          const text = typeof given === 'function' ? given(args(value, owner)) : given;
          return plainText(text, rule);
        },
      };
    });
}

/** class-validator's text without the property's name (the pointer says it) and never with the value. */
function plainText(text: string, rule: Rule): string {
  const constraints = (rule.constraints ?? []) as unknown[];
  return text
    .replace(/^(each value in )?\$property /, '')
    .replace(/\$constraint(\d+)/g, (_, n: string) => {
      const constraint = constraints[Number(n) - 1];
      return Array.isArray(constraint) ? constraint.join(', ') : String(constraint);
    })
    .replaceAll('$property', rule.propertyName)
    .replaceAll('$value', 'the value');
}

type Test = (value: unknown) => boolean;

/**
 * The commonest rules without class-validator's calls and allocations, with the same verdict but for text lengths,
 * which count code points as PostgreSQL does (class-validator also skips variation selectors).
 */
function fastTest(name: string, constraints: readonly unknown[]): Test | undefined {
  const [a, b] = constraints;
  switch (name) {
    case 'isString':
      return (value) => typeof value === 'string';
    case 'isBoolean':
      return (value) => typeof value === 'boolean';
    case 'isInt':
      return Number.isInteger;
    case 'isArray':
      return Array.isArray;
    case 'min':
      return typeof a === 'number' ? (value) => typeof value === 'number' && value >= a : undefined;
    case 'max':
      return typeof a === 'number' ? (value) => typeof value === 'number' && value <= a : undefined;
    case 'minLength':
      return lengthTest(a as number, Infinity);
    case 'maxLength':
      return lengthTest(0, a as number);
    case 'isLength':
      return lengthTest(a as number, (b as number | undefined) ?? Infinity);
    case 'isIn':
      return Array.isArray(a) ? memberTest(a) : undefined;
    case 'matches':
      return a instanceof RegExp && !a.global && !a.sticky
        ? (value) => typeof value === 'string' && a.test(value)
        : undefined;
    default:
      return undefined;
  }
}

function lengthTest(min: number, max: number): Test {
  return (value) => {
    if (typeof value !== 'string') return false;
    const units = value.length;
    if (units < min) return false;
    if (units <= max && units >= 2 * min) return true;
    const points = codePoints(value);
    return points >= min && points <= max;
  };
}

function codePoints(text: string): number {
  let pairs = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) pairs++;
  return text.length - pairs;
}

function memberTest(values: readonly unknown[]): Test {
  const members = new Set(values);
  // A Set also finds NaN, which === never does; JSON has none.
  return (value) => members.has(value);
}
