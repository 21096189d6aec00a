import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested, type ValidationOptions } from 'class-validator';
import { ID_PREFIX, type IdKind, parseId } from '../../../kernel/ids.js';
import { MoneyDto } from './money.dto.js';
import { Documented, IsCurrencyCode, rule } from './rule.js';

import { isDateOnly, isExternalId, isInstant, isRate } from './values.js';

/**
 * Money as `{amount, currency}`.
 * @param limits bounds of `amount` in minor units; not negative unless said otherwise
 */
export function IsMoney(limits: { min?: number; max?: number } = {}): PropertyDecorator {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = limits;
  const inBounds = (value: unknown): boolean => {
    const amount = (value as { amount?: unknown } | null | undefined)?.amount;
    // Another rule speaks when the amount is no number at all.
    return typeof amount !== 'number' || (amount >= min && amount <= max);
  };
  const bounds = max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `from ${min} to ${max}`;
  return applyDecorators(
    IsObject(),
    ValidateNested(),
    Type(() => MoneyDto),
    rule('amountOutOfRange', inBounds, `must have an amount ${bounds}`),
  );
}

/** A business date, YYYY-MM-DD. */
export function IsDateOnly(options?: ValidationOptions): PropertyDecorator {
  const schema = { format: 'date', minLength: 10, maxLength: 10 };
  return rule('invalidDate', isDateOnly, 'must be a date, YYYY-MM-DD', options, schema);
}

/** An instant, RFC 3339 in UTC: 2026-11-21T09:30:00Z. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  const schema = { format: 'date-time', minLength: 20, maxLength: 27 };
  return rule(
    'invalidInstant',
    isInstant,
    'must be an instant in UTC, YYYY-MM-DDThh:mm:ssZ',
    options,
    schema,
  );
}

/** A yearly rate as decimal text, "0.0599". */
export function IsRate(options?: ValidationOptions): PropertyDecorator {
  const schema = { pattern: '^\\d{1,15}(\\.\\d{1,15})?$', maxLength: 31 };
  return rule(
    'invalidRate',
    isRate,
    'must be a yearly rate as decimal text from "0" to "10"',
    options,
    schema,
  );
}

/** The public id of a resource, `cus_…`. It may still belong to somebody else. */
export function IsPublicId(kind: IdKind, options?: ValidationOptions): PropertyDecorator {
  const test = (value: unknown): boolean => typeof value === 'string' && parseId(kind, value) !== undefined;
  const schema = { pattern: `^${ID_PREFIX[kind]}_[0-9a-hjkmnp-tv-z]{26}$`, maxLength: 30 };
  return rule(
    'invalidId',
    test,
    `must be an id that the bank gave, beginning with ${ID_PREFIX[kind]}_`,
    options,
    schema,
  );
}

/** The partner's own id of a thing. */
export function IsExternalId(options?: ValidationOptions): PropertyDecorator {
  const schema = { minLength: 1, maxLength: 128 };
  return rule('invalidExternalId', isExternalId, 'must be 1 to 128 printable characters', options, schema);
}

export { Documented, IsCurrencyCode };
