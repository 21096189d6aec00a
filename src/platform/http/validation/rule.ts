import { applyDecorators } from '@nestjs/common';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isCurrency } from '../../../kernel/currency.js';

/**
 * A rule of our own for a property.
 * @param name camelCase; the fault's code is the same in snake_case
 * @param expectation what would be right: "must be …"
 * @param schema what the documents say of such a value, as JSON Schema
 */
export function rule(
  name: string,
  test: (value: unknown) => boolean,
  expectation: string,
  options?: ValidationOptions,
  schema: object = {},
): PropertyDecorator {
  return applyDecorators(
    ValidateBy({ name, validator: { validate: test, defaultMessage: () => expectation } }, options),
    Documented(schema),
  );
}

const DOCUMENTED = 'swagger/apiModelProperties';

/**
 * Adds to what the documents say of a property. The Swagger plugin reads the rest from the source: type, comment, whether
 * it is required, and bounds that are written as literals.
 */
export function Documented(schema: object): PropertyDecorator {
  return (prototype, property) => {
    const earlier = (Reflect.getMetadata(DOCUMENTED, prototype, property) ?? {}) as object;
    Reflect.defineMetadata(DOCUMENTED, { ...earlier, ...schema }, prototype, property);
  };
}

/** ISO 4217. */
export function IsCurrencyCode(options?: ValidationOptions): PropertyDecorator {
  const test = (value: unknown): boolean => typeof value === 'string' && isCurrency(value);
  const schema = { pattern: '^[A-Z]{3}$', minLength: 3, maxLength: 3 };
  return rule('unknownCurrency', test, 'must be a currency code of ISO 4217', options, schema);
}
