import type { EventType } from './event-catalogue.js';

/** A type's `data` with every member. */
export function exampleData({ data }: EventType): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([name, { example }]) => [name, example]));
}
