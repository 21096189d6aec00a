import { type StateMachine, stateMachines } from '../../kernel/state-machine.js';

type Json = Record<string, unknown>;

const INT32_MAX = 2_147_483_647;

/** An integer that no bound keeps small needs 64 bits in languages that must choose. */
export function formatIntegers(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Json;
  if ([schema['type']].flat().includes('integer')) {
    const maximum = schema['maximum'];
    schema['format'] ??= typeof maximum === 'number' && maximum <= INT32_MAX ? 'int32' : 'int64';
  }
  for (const value of Object.values(schema)) formatIntegers(value);
}

/**
 * Marks each `status` that has a published life with `x-state-machine`, its resource.
 * @param schemas by name; changed in place
 * @returns the lives that are marked somewhere, by resource, for the root of the document
 */
export function linkStateMachines(schemas: Readonly<Record<string, Json>>): Record<string, object> {
  const linked: Record<string, object> = {};
  for (const [name, { properties }] of Object.entries(schemas)) {
    const status = (properties as Record<string, Json> | undefined)?.['status'];
    const machine = status && machineOf(name, status);
    if (!machine) continue;
    status['x-state-machine'] = machine.resource;
    const { initial, states, actions } = machine;
    linked[machine.resource] = { initial, states, actions };
  }
  return Object.fromEntries(Object.entries(linked).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `StaffOfferDto` is an offer when each of its statuses is one of offers: two machines may have the same ones. */
function machineOf(schema: string, status: Json): StateMachine<string, string> | undefined {
  const listed = (status['enum'] ?? []) as string[];
  if (listed.length === 0) return undefined;
  return [...stateMachines().values()]
    .filter(({ states }) => listed.every((state) => Object.hasOwn(states, state)))
    .filter(({ resource }) => schema.toLowerCase().includes(resource.toLowerCase()))
    .sort((a, b) => b.resource.length - a.resource.length)[0];
}
