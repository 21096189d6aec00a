import { getMetadataStorage } from 'class-validator';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { escapePointer } from '../json/strict-json.js';
import { type Check, checksOf, type Class, type Rule } from './checks.js';
import type { Faults } from './faults.js';

type Concrete = new () => Record<string, unknown>;
type Condition = (object: object, value: unknown) => boolean;

const PROTOTYPE = Object.prototype as object;

interface Property {
  readonly name: string;
  readonly step: string;
  /** Declared TypeScript type as emitted: Number, Boolean, String, Array, a class, Object. */
  readonly type: unknown;
  /** `@IsOptional`: null and absent mean the same, and both leave the property out. */
  readonly isOptional: boolean;
  /** `@ValidateIf`: all must hold, or the value is taken unseen. */
  readonly conditions: readonly Condition[];
  readonly checks: readonly Check[];
  readonly nested: { readonly shape: () => Shape; readonly inArray: boolean } | undefined;
}

/**
 * A DTO class's rules, compiled once. It accepts what class-validator accepts with `forbidNonWhitelisted`, and differs
 * on purpose in three places: a nested object without `@IsOptional` must be there, an array does not pass for a single
 * nested object, and null in an optional property is the same as leaving it out.
 */
export class Shape {
  private readonly properties: readonly Property[];
  private readonly names: ReadonlySet<string>;

  constructor(private readonly target: Class) {
    this.properties = compileProperties(target);
    this.names = new Set(this.properties.map((property) => property.name));
  }

  get propertyTypes(): readonly { readonly name: string; readonly type: unknown }[] {
    return this.properties;
  }

  /**
   * @param value a parsed value of unknown form
   * @param pointer where it stands in the request (JSON pointer)
   * @returns a new instance with the known properties; meaningless when faults were added
   */
  read(value: unknown, pointer: string, faults: Faults): object {
    const result = new (this.target as unknown as Concrete)();
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      faults.add(pointer, 'wrong_type', 'must be an object');
      return result;
    }
    const source = value as Record<string, unknown>;
    for (const property of this.properties) {
      const { name } = property;
      const member = source[name];
      if (member === undefined || (member === null && property.isOptional)) {
        readAbsent(property, source, pointer, faults);
      } else {
        result[name] = readMember(property, member, source, pointer, faults);
      }
    }
    this.refuseUnknown(source, pointer, faults);
    return result;
  }

  private refuseUnknown(source: Record<string, unknown>, pointer: string, faults: Faults): void {
    for (const name in source) {
      if (this.names.has(name)) continue;
      faults.add(`${pointer}/${escapePointer(name)}`, 'unknown_field', 'is not a field of this object');
      if (faults.isFull) return;
    }
  }
}

function readAbsent(property: Property, source: object, pointer: string, faults: Faults): void {
  if (property.isOptional || !holds(property.conditions, source, undefined)) return;
  if (property.nested || property.checks.some((check) => !check.passes(undefined, source))) {
    faults.add(pointer + property.step, 'required', 'is required');
  }
}

function readMember(
  property: Property,
  value: unknown,
  source: object,
  parent: string,
  faults: Faults,
): unknown {
  if (!holds(property.conditions, source, value)) return value;
  const pointer = parent + property.step;
  if (!passesChecks(property.checks, value, source, pointer, faults)) return value;
  const { nested } = property;
  if (!nested) return value;
  if (!nested.inArray) return nested.shape().read(value, pointer, faults);
  if (!Array.isArray(value)) {
    faults.add(pointer, 'wrong_type', 'must be an array');
    return value;
  }
  const shape = nested.shape();
  return value.map((item, i) => shape.read(item, `${pointer}/${i}`, faults));
}

/** Reports the first rule that fails, and of an `each` rule every item that fails. */
function passesChecks(
  checks: readonly Check[],
  value: unknown,
  source: object,
  pointer: string,
  faults: Faults,
): boolean {
  for (const check of checks) {
    if (check.each && Array.isArray(value)) {
      let passes = true;
      for (let i = 0; i < value.length && !faults.isFull; i++) {
        if (check.passes(value[i], source)) continue;
        passes = false;
        faults.add(`${pointer}/${i}`, check.code, check.detail(value[i], source));
      }
      if (!passes) return false;
    } else if (!check.passes(value, source)) {
      faults.add(pointer, check.code, check.detail(value, source));
      return false;
    }
  }
  return true;
}

function holds(conditions: readonly Condition[], source: object, value: unknown): boolean {
  for (const condition of conditions) if (!condition(source, value)) return false;
  return true;
}

const shapes = new WeakMap<Class, Shape>();

/** The compiled shape of a DTO class. */
export function shapeOf(target: Class): Shape {
  let shape = shapes.get(target);
  if (!shape) shapes.set(target, (shape = new Shape(target)));
  return shape;
}

/** Whether a class has any rule, that is, whether it is a DTO. */
export function hasShape(target: unknown): target is Class {
  return (
    typeof target === 'function' &&
    target.prototype !== PROTOTYPE &&
    rulesOf(target as unknown as Class).length > 0
  );
}

function rulesOf(target: Class): Rule[] {
  return getMetadataStorage().getTargetValidationMetadatas(target, '', false, false);
}

function compileProperties(target: Class): Property[] {
  const byName = new Map<string, Rule[]>();
  for (const rule of rulesOf(target)) {
    const rules = byName.get(rule.propertyName);
    if (rules) rules.push(rule);
    else byName.set(rule.propertyName, [rule]);
  }
  return [...byName].map(([name, rules]) => compileProperty(target, name, rules));
}

function compileProperty(target: Class, name: string, rules: readonly Rule[]): Property {
  const prototype = target.prototype as object;
  const type: unknown = Reflect.getMetadata('design:type', prototype, name);
  const conditional = rules.filter((rule) => rule.type === 'conditionalValidation');
  const isOptional = conditional.some((rule) => rule.name === 'isOptional');
  const conditions = conditional.filter((rule) => rule.name !== 'isOptional');
  const nested = rules.some((rule) => rule.type === 'nestedValidation');
  return {
    name,
    step: `/${escapePointer(name)}`,
    type,
    isOptional,
    conditions: conditions.map((rule) => (rule.constraints as Condition[])[0] as Condition),
    checks: checksOf(
      rules.filter((rule) => rule.type === 'customValidation' || rule.type === 'isDefined'),
      target,
    ),
    nested: nested ? { shape: nestedShape(target, name, type), inArray: type === Array } : undefined,
  };
}

/** The class behind a nested property, looked up late because classes may name one another. */
function nestedShape(target: Class, name: string, type: unknown): () => Shape {
  const typeOf = defaultMetadataStorage.findTypeMetadata(target, name)?.typeFunction;
  let shape: Shape | undefined;
  return () => {
    if (shape) return shape;
    const nested = typeOf ? typeOf() : type;
    if (!hasShape(nested))
      throw new Error(`${target.name}.${name}: @ValidateNested needs @Type(() => a DTO class)`);
    return (shape = shapeOf(nested));
  };
}
