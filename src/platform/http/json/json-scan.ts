/** What a body may hold; far above any honest request, far below what hurts the event loop. */
export const JSON_LIMITS = {
  bodyBytes: 256 * 1024,
  depth: 32,
  keys: 2_000,
  itemsPerArray: 1_000,
} as const;

export type JsonFault =
  | 'invalid_json'
  | 'invalid_encoding'
  | 'too_deep'
  | 'too_many_keys'
  | 'too_many_items'
  | 'duplicate_key'
  | 'forbidden_key'
  | 'forbidden_character'
  | 'number_not_exact';

/** What one linear pass over the text learns before anything is allocated. */
export interface JsonShape {
  readonly fault: JsonFault | undefined;
  /** Names before a colon, in all objects together; the parsed tree holds fewer exactly when a name came twice. */
  readonly keys: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

// The scan is synchronous, so one scratch stack serves all requests. -1 marks an object.
const commas = new Int32Array(JSON_LIMITS.depth + 1);

/**
 * Counts depth, names and items without understanding the grammar, which `JSON.parse` checks afterwards.
 * @param text the body's text
 * @param keysMax how many names may stand in it
 */
export function scanJson(text: string, keysMax: number = JSON_LIMITS.keys): JsonShape {
  const length = text.length;
  let depth = 0;
  let keys = 0;
  commas[0] = -1;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) {
      i = closingQuote(text, i);
    } else if (c === COLON) {
      if (++keys > keysMax) return { fault: 'too_many_keys', keys };
    } else if (c === COMMA) {
      const seen = commas[depth] as number;
      if (seen >= 0) {
        if (seen + 2 > JSON_LIMITS.itemsPerArray) return { fault: 'too_many_items', keys };
        commas[depth] = seen + 1;
      }
    } else if (c === OPEN_OBJECT || c === OPEN_ARRAY) {
      if (++depth > JSON_LIMITS.depth) return { fault: 'too_deep', keys };
      commas[depth] = c === OPEN_ARRAY ? 0 : -1;
    } else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) {
      if (--depth < 0) return { fault: 'invalid_json', keys };
    } else if (c === POINT && losesFraction(text, i)) {
      return { fault: 'number_not_exact', keys };
    }
  }
  return { fault: undefined, keys };
}

/** Inside a string only the backslash and the closing quote mean something. */
function closingQuote(text: string, opening: number): number {
  let i = opening + 1;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) break;
    if (c === BACKSLASH) i++;
  }
  return i;
}

/** 1.00000000000000000001 would arrive as the integer 1: a fraction that the double cannot hold is refused, not lost. */
function losesFraction(text: string, point: number): boolean {
  let from = point;
  while (from > 0 && isDigit(text.charCodeAt(from - 1))) from--;
  let to = point + 1;
  let hasFraction = false;
  for (; isDigit(text.charCodeAt(to)); to++) hasFraction ||= text.charCodeAt(to) !== ZERO;
  return hasFraction && to - from > 16 && Number.isInteger(Number(text.slice(from, to)));
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
