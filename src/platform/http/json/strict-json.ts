import { isAscii, isUtf8 } from 'node:buffer';
import { JSON_LIMITS, type JsonFault, scanJson } from './json-scan.js';

/** A body that is refused; `pointer` (RFC 6901) says where, when the fault belongs to one place. */
export class StrictJsonError extends Error {
  constructor(
    readonly fault: JsonFault,
    readonly pointer?: string,
  ) {
    super(fault);
  }
}

/**
 * Reads JSON without forgiving anything: valid UTF-8 without a byte order mark, limited depth and width, no name
 * twice, no name that reaches a prototype, no NUL or lone surrogate, no number that a double cannot hold exactly.
 * What comes out can be stored in PostgreSQL (text, jsonb) and signed without a second look.
 * @param keysMax how many names may stand in it
 * @throws StrictJsonError
 */
export function parseStrictJson(bytes: Buffer, keysMax: number = JSON_LIMITS.keys): unknown {
  // latin1 of ASCII is the same text, read several times faster.
  const ascii = isAscii(bytes);
  if (!ascii && !isUtf8(bytes)) throw new StrictJsonError('invalid_encoding');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    throw new StrictJsonError('invalid_encoding');
  const text = ascii ? bytes.toString('latin1') : bytes.toString('utf8');

  const shape = scanJson(text, keysMax);
  if (shape.fault) throw new StrictJsonError(shape.fault);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new StrictJsonError('invalid_json');
  }
  // Only an escape can smuggle a NUL or a lone surrogate into text that is valid UTF-8.
  const walk = new Walk(text.includes('\\u'));
  const fault = walk.check(value);
  if (fault) throw new StrictJsonError(fault, walk.pointer);
  if (walk.keys !== shape.keys) throw new StrictJsonError('duplicate_key');
  return value;
}

/** One visit of each parsed value. The scan has bounded the depth, so recursion is safe. */
class Walk {
  keys = 0;
  pointer = '';

  constructor(private readonly checkText: boolean) {}

  check(value: unknown): JsonFault | undefined {
    if (typeof value === 'string') return this.checkText ? textFault(value) : undefined;
    if (typeof value === 'number') return isExact(value) ? undefined : 'number_not_exact';
    if (typeof value !== 'object' || value === null) return undefined;
    return Array.isArray(value)
      ? this.checkItems(value)
      : this.checkMembers(value as Record<string, unknown>);
  }

  private checkItems(items: readonly unknown[]): JsonFault | undefined {
    for (let i = 0; i < items.length; i++) {
      const fault = this.check(items[i]);
      if (fault) return this.at(i, fault);
    }
    return undefined;
  }

  private checkMembers(object: Record<string, unknown>): JsonFault | undefined {
    for (const key in object) {
      this.keys++;
      if (this.checkText) {
        const fault = textFault(key);
        if (fault) return fault;
      }
      const value = object[key];
      if (key === '__proto__' || (key === 'constructor' && reachesPrototype(value))) return 'forbidden_key';
      const fault = this.check(value);
      if (fault) return this.at(key, fault);
    }
    return undefined;
  }

  private at(step: string | number, fault: JsonFault): JsonFault {
    this.pointer = `/${escapePointer(String(step))}${this.pointer}`;
    return fault;
  }
}

/** One step of a JSON pointer (RFC 6901 §3). */
export function escapePointer(step: string): string {
  return step.includes('~') || step.includes('/') ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;
}

// PostgreSQL stores neither in text nor in jsonb. With the u flag a pair of surrogates is one character, not two.
const FORBIDDEN = /[\0\p{Surrogate}]/u;

function textFault(text: string): JsonFault | undefined {
  return FORBIDDEN.test(text) ? 'forbidden_character' : undefined;
}

/** Neither beyond the safe integers, nor infinite (1e309), nor the zero that has a sign. */
function isExact(value: number): boolean {
  if (value === 0) return 1 / value > 0;
  return Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
}

function reachesPrototype(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');
}
