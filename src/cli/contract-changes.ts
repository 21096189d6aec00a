type Json = Readonly<Record<string, unknown>>;

/** As much of an OpenAPI document as callers depend on. */
export interface Contract {
  readonly paths: Readonly<Record<string, Json>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Json>> };
}

/** Who writes a value: what narrows for one side widens for the other. */
type Direction = 'request' | 'answer';

interface Comparison {
  readonly before: Contract;
  readonly after: Contract;
  readonly found: Set<string>;
  /** Pairs that are being compared, so that schemas may refer to themselves. */
  readonly seen: Set<string>;
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

/**
 * What a caller that was written against `before` would trip over with `after`. Additions are free: new operations, new
 * optional members of requests, new members and values of answers, new problems.
 * @returns one line for each change, by place; empty when nothing breaks
 */
export function breakingChanges(before: Contract, after: Contract): string[] {
  const comparison: Comparison = { before, after, found: new Set(), seen: new Set() };
  for (const [path, item] of Object.entries(before.paths)) {
    for (const method of METHODS.filter((each) => item[each])) {
      const at = `${method.toUpperCase()} ${path}`;
      const now = after.paths[path]?.[method] as Json | undefined;
      if (now) compareOperations(comparison, at, item[method] as Json, now);
      else comparison.found.add(`${at}: the operation is gone`);
    }
  }
  return [...comparison.found].sort();
}

function compareOperations(comparison: Comparison, at: string, old: Json, now: Json): void {
  for (const scope of missing(now['x-scopes'], old['x-scopes'])) {
    comparison.found.add(`${at}: the scope ${scope} is needed now`);
  }
  compareParameters(comparison, at, listOf(old['parameters']), listOf(now['parameters']));
  compareBodies(comparison, at, old, now);
  const [answers, left] = [
    old['responses'] as Record<string, Json>,
    now['responses'] as Record<string, Json>,
  ];
  for (const [status, answer] of Object.entries(answers).filter(([each]) => each < '400')) {
    const same = left[status];
    if (!same) comparison.found.add(`${at}: it no longer answers ${status}`);
    else compareContents(comparison, `${at} ${status}`, answer, same, 'answer');
  }
}

function compareParameters(comparison: Comparison, at: string, old: Json[], now: Json[]): void {
  const nameOf = (parameter: Json): string => `${String(parameter['in'])} ${String(parameter['name'])}`;
  for (const parameter of old) {
    const same = now.find((each) => nameOf(each) === nameOf(parameter));
    const place = `${at} ${nameOf(parameter)}`;
    if (!same) {
      comparison.found.add(`${place}: the parameter is gone`);
      continue;
    }
    if (same['required'] && !parameter['required']) comparison.found.add(`${place}: it is required now`);
    compareSchemas(comparison, place, parameter['schema'], same['schema'], 'request');
  }
  for (const parameter of now) {
    const isNew = !old.some((each) => nameOf(each) === nameOf(parameter));
    if (isNew && parameter['required'])
      comparison.found.add(`${at} ${nameOf(parameter)}: it is required now`);
  }
}

function compareBodies(comparison: Comparison, at: string, old: Json, now: Json): void {
  const [before, after] = [old['requestBody'] as Json | undefined, now['requestBody'] as Json | undefined];
  if (before && after) compareContents(comparison, `${at} body`, before, after, 'request');
  else if (before) comparison.found.add(`${at} body: it is not taken any more`);
  if (after?.['required'] && !before?.['required']) comparison.found.add(`${at} body: it is required now`);
}

function compareContents(
  comparison: Comparison,
  at: string,
  old: Json,
  now: Json,
  direction: Direction,
): void {
  const left = (now['content'] ?? {}) as Record<string, Json>;
  for (const [mediaType, { schema }] of Object.entries((old['content'] ?? {}) as Record<string, Json>)) {
    const same = left[mediaType];
    if (same) compareSchemas(comparison, at, schema, same['schema'], direction);
    else comparison.found.add(`${at}: ${mediaType} is gone`);
  }
}

function compareSchemas(
  comparison: Comparison,
  at: string,
  oldNode: unknown,
  newNode: unknown,
  direction: Direction,
): void {
  const [named, renamed] = [referenceOf(oldNode), referenceOf(newNode)];
  if (named !== undefined) {
    const pair = `${direction} ${named} ${String(renamed)}`;
    if (comparison.seen.has(pair)) return;
    comparison.seen.add(pair);
    at = `${direction} ${named}`;
  }
  const old = resolved(comparison.before, oldNode);
  const now = resolved(comparison.after, newNode);
  const report = (what: string): void => void comparison.found.add(`${at}: ${what}`);
  compareValues(old, now, direction, report);
  compareMembers(comparison, at, old, now, direction);
  if (old['items']) compareSchemas(comparison, `${at}[]`, old['items'], now['items'], direction);
}

/** Types, enums and bounds: a request may not take less than before, an answer may not give more. */
function compareValues(old: Json, now: Json, direction: Direction, report: (what: string) => void): void {
  const [given, taken] = direction === 'request' ? [old, now] : [now, old];
  const verb = direction === 'request' ? 'is not taken any more' : 'may come now';
  const types = (schema: Json): string[] => [schema['type'] ?? []].flat() as string[];
  if (types(taken).length > 0) {
    const known = types(taken).includes('number') ? [...types(taken), 'integer'] : types(taken);
    if (types(given).length === 0) report('its type changed');
    for (const type of types(given).filter((each) => !known.includes(each)))
      report(`the type ${type} ${verb}`);
  }
  const [before, after] = [valuesOf(old), valuesOf(now)];
  if (after === undefined) {
    if (before && direction === 'answer') report('any value may come now');
  } else if (before === undefined) {
    if (direction === 'request') report('only some values are taken now');
  } else {
    const end = direction === 'request' ? 'is not taken any more' : 'never comes any more';
    for (const value of missing(before, after)) report(`the value ${value} ${end}`);
  }
  if (direction === 'request') compareBounds(old, now, report);
}

function compareBounds(old: Json, now: Json, report: (what: string) => void): void {
  for (const bound of ['maxLength', 'maxItems', 'maximum', 'exclusiveMaximum']) {
    if (now[bound] !== undefined && Number(now[bound]) < Number(old[bound] ?? Infinity))
      report(`${bound} is lower`);
  }
  for (const bound of ['minLength', 'minItems', 'minimum', 'exclusiveMinimum']) {
    if (now[bound] !== undefined && Number(now[bound]) > Number(old[bound] ?? -Infinity))
      report(`${bound} is higher`);
  }
  for (const form of ['pattern', 'format']) {
    if (now[form] !== undefined && now[form] !== old[form]) report(`the ${form} changed`);
  }
}

function compareMembers(
  comparison: Comparison,
  at: string,
  old: Json,
  now: Json,
  direction: Direction,
): void {
  const [before, after] = [membersOf(old), membersOf(now)];
  for (const [name, member] of Object.entries(before)) {
    const same = after[name];
    if (same === undefined) comparison.found.add(`${at}.${name}: the field is gone`);
    else compareSchemas(comparison, `${at}.${name}`, member, same, direction);
  }
  const [given, wanted] = direction === 'request' ? [now, old] : [old, now];
  for (const name of missing(given['required'], wanted['required'])) {
    if (direction === 'request') comparison.found.add(`${at}.${name}: it is required now`);
    else if (name in after) comparison.found.add(`${at}.${name}: it may be missing now`);
  }
}

/** The name of the schema that a node refers to; many operations share one, and it is compared and told of once. */
function referenceOf(node: unknown): string | undefined {
  const reference = (node as Json | undefined)?.['$ref'];
  return typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
}

/** A schema with what it refers to; a single `allOf` or `anyOf` beside null stands for its only part. */
function resolved(contract: Contract, node: unknown): Json {
  const schema = (node ?? {}) as Json;
  const reference = referenceOf(schema);
  if (reference !== undefined) return resolved(contract, contract.components?.schemas?.[reference]);
  const parts = listOf(schema['allOf'] ?? schema['anyOf'] ?? schema['oneOf']);
  const [only, ...more] = parts.filter((part) => part['type'] !== 'null');
  if (!only || more.length > 0) return schema;
  const whole = resolved(contract, only);
  if (more.length === parts.length - 1) return whole;
  return { ...whole, type: [...new Set([whole['type'] ?? 'object', 'null'].flat())] };
}

const valuesOf = (schema: Json): unknown => ('const' in schema ? [schema['const']] : schema['enum']);
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const membersOf = (schema: Json): Json => (schema['properties'] ?? {}) as Json;

/** What stands in `these` and not in `those`, as text. */
function missing(these: unknown, those: unknown): string[] {
  const known = new Set(listOf(those).map(String));
  return listOf(these)
    .map(String)
    .filter((each) => !known.has(each));
}
