import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { httpProblems } from '../http.errors.js';
import { Faults } from './faults.js';
import { hasShape, type Shape, shapeOf } from './shape.js';
import { convertPrimitive, convertTexts, hasUnstorableText } from './text-values.js';

/**
 * Checks what a handler receives. A body must have exactly the types that its DTO says; query and path hold text only,
 * so numbers, booleans and lists are read from it first.
 */
export class ValidationPipe implements PipeTransform {
  private readonly known = new Map<unknown, Shape | undefined>();

  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'body') return this.body(value, metatype);
    if (type === 'query' || type === 'param') return this.texts(value, metatype, data);
    return value;
  }

  private body(value: unknown, metatype: unknown): unknown {
    const shape = this.shape(metatype);
    if (!shape) return value;
    return value === undefined ? nothing(shape) : check(shape, value);
  }

  private texts(value: unknown, metatype: unknown, name: string | undefined): unknown {
    if (hasUnstorableText(value)) {
      throw invalid([
        { pointer: name ? `/${name}` : '', code: 'forbidden_character', detail: 'holds a NUL' },
      ]);
    }
    const shape = this.shape(metatype);
    if (shape) return check(shape, convertTexts(value as Record<string, unknown>, shape.propertyTypes));
    const converted = convertPrimitive(value, metatype);
    if (metatype === Number && value !== undefined && typeof converted !== 'number') {
      throw invalid([{ pointer: `/${name ?? ''}`, code: 'wrong_type', detail: 'must be a number' }]);
    }
    return converted;
  }

  private shape(metatype: unknown): Shape | undefined {
    let shape = this.known.get(metatype);
    if (shape === undefined && !this.known.has(metatype)) {
      shape = hasShape(metatype) ? shapeOf(metatype) : undefined;
      this.known.set(metatype, shape);
    }
    return shape;
  }
}

/** No body is as good as an empty object where every field may be left out. */
function nothing(shape: Shape): object {
  const faults = new Faults();
  const result = shape.read({}, '', faults);
  if (faults.list.length > 0) throw httpProblems.body_required();
  return result;
}

function check(shape: Shape, value: unknown): object {
  const faults = new Faults();
  const result = shape.read(value, '', faults);
  if (faults.list.length > 0) throw invalid(faults.list);
  return result;
}

/** For values that come by another way than a handler's argument, such as the lines of a batch. */
export function validate<T extends object>(target: new () => T, value: unknown): T {
  return check(shapeOf(target), value) as T;
}

function invalid(errors: Faults['list']): Error {
  return httpProblems.invalid_request(undefined, { errors });
}
