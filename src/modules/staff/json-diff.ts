import { createHash } from 'node:crypto';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One difference; `before` is absent where something was added, `after` where it was taken away. */
export interface JsonChange {
  /** RFC 6901; the index of an array's removed element is the one it had before. */
  readonly pointer: string;
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * What a person must see to judge a change: the smallest places that differ, in the order of the documents.
 * An added or removed branch is one change. In arrays the equal head and tail are set aside first, so that one
 * inserted element does not make all that follow look changed.
 * @param before, after plain JSON; undefined when there is nothing yet, or nothing any more
 */
export function diffJson(before: Json | undefined, after: Json | undefined, pointer = ''): JsonChange[] {
  if (before === undefined) return after === undefined ? [] : [{ pointer, after }];
  if (after === undefined) return [{ pointer, before }];
  if (isArray(before) && isArray(after)) return diffArrays(before, after, pointer);
  if (isObject(before) && isObject(after)) return diffObjects(before, after, pointer);
  return before === after ? [] : [{ pointer, before, after }];
}

type JsonObject = { readonly [key: string]: Json };

function diffObjects(before: JsonObject, after: JsonObject, pointer: string): JsonChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    diffJson(
      own(before, key),
      own(after, key),
      `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    ),
  );
}

function diffArrays(before: readonly Json[], after: readonly Json[], pointer: string): JsonChange[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isSame(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const changes: JsonChange[] = [];
  for (let i = head; i < Math.max(before.length, after.length) - tail; i++) {
    const from = i < before.length - tail ? before[i] : undefined;
    const to = i < after.length - tail ? after[i] : undefined;
    changes.push(...diffJson(from, to, `${pointer}/${i}`));
  }
  return changes;
}

/** One text for equal documents: object members in the order of their names, no blanks. */
export function canonicalJson(value: Json): string {
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] as Json)}`).join(',')}}`;
}

/** SHA-256 of the canonical text, in hex; tells whether a document is still the one somebody looked at. */
export function fingerprint(value: Json | undefined): string {
  return createHash('sha256')
    .update(value === undefined ? '' : canonicalJson(value))
    .digest('hex');
}

/** What a value looks like after it was stored: undefined members are gone, dates are texts. */
export function asJson(value: unknown): Json | undefined {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Json);
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b);
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
