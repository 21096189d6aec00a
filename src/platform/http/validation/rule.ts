import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isCurrency } from '../../../kernel/currency.js';

/**
 * A rule of our own for a property.
 * @param name camelCase; the fault's code is the same in snake_case
 * @param expectation what would be right: "must be …"
 */
export function rule(
  name: string,
  test: (value: unknown) => boolean,
  expectation: string,
  options?: ValidationOptions,
): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: test, defaultMessage: () => expectation } }, options);
}

/** ISO 4217. */
export function IsCurrencyCode(options?: ValidationOptions): PropertyDecorator {
  const test = (value: unknown): boolean => typeof value === 'string' && isCurrency(value);
  return rule('unknownCurrency', test, 'must be a currency code of ISO 4217', options);
}
