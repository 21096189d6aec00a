import type { AnySchema, ContextSchema, NumberSchema, StringSchema } from '../scenarios/index.js';

const DAY = '2027-09-01';

/** The smallest value that a context schema takes: every member that it requires, and no other. */
export function contextSample({ properties, required = [] }: ContextSchema): Record<string, unknown> {
  return Object.fromEntries(
    required.flatMap((name) => {
      const member = properties[name];
      return member ? [[name, sampleOf(member)]] : [];
    }),
  );
}

function sampleOf(schema: AnySchema): unknown {
  switch (schema.type) {
    case 'object':
      return contextSample(schema);
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items));
    case 'string':
      return textOf(schema);
    case 'boolean':
      return schema.const ?? false;
    default:
      return numberOf(schema);
  }
}

function textOf({ const: only, enum: members, format, minLength = 1, maxLength = 64 }: StringSchema): string {
  if (only !== undefined) return only;
  if (members) return members[0] ?? '';
  if (format === 'date') return DAY;
  if (format === 'date-time') return `${DAY}T08:00:00Z`;
  return 'sample'.padEnd(minLength, '-').slice(0, maxLength);
}

function numberOf(schema: NumberSchema): number {
  const { const: only, enum: members, minimum, exclusiveMinimum, maximum = Infinity } = schema;
  if (only !== undefined) return only;
  if (members) return members[0] ?? 0;
  if (minimum !== undefined) return minimum;
  if (exclusiveMinimum !== undefined) return exclusiveMinimum + 1;
  return Math.min(1, maximum);
}
