/** One member of an event's `data`: what the documents, the types and the examples are made of. */
export interface EventField {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly description: string;
  readonly example: unknown;
  /** Left out where it does not apply. */
  readonly isOptional?: boolean;
}

export type EventFields = Readonly<Record<string, EventField>>;

const PUBLIC_ID_TAIL = '06fwm2a1c5e7r8e8gx2m9k3v4n';

/** The public id of something, by its prefix. */
export const id = (prefix: string, description: string): EventField => ({
  schema: { type: 'string', pattern: `^${prefix}_[0-9a-hjkmnp-tv-z]{26}$` },
  description,
  example: `${prefix}_${PUBLIC_ID_TAIL}`,
});

export const text = (description: string, example: string): EventField => ({
  schema: { type: 'string' },
  description,
  example,
});

export const day = (description: string): EventField => ({
  schema: { type: 'string', format: 'date' },
  description,
  example: '2026-12-21',
});

/** An instant that may be absent by being null. */
export const instantOrNull = (description: string): EventField => ({
  schema: { type: ['string', 'null'], format: 'date-time' },
  description,
  example: '2027-11-21T00:00:00.000Z',
});

export const count = (description: string, example: number): EventField => ({
  schema: { type: 'integer', format: 'int64' },
  description,
  example,
});

export const sum = (description: string): EventField => ({
  schema: {
    type: 'object',
    required: ['amount', 'currency'],
    properties: {
      amount: { type: 'integer', format: 'int64', description: 'Minor units.' },
      currency: { type: 'string', description: 'ISO 4217.' },
    },
  },
  description,
  example: { amount: 25_000, currency: 'CNY' },
});

export const list = (of: EventField): EventField => ({
  schema: { type: 'array', items: of.schema },
  description: of.description,
  example: [of.example],
});

export const optional = (field: EventField): EventField => ({ ...field, isOptional: true });
