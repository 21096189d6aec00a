import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { JSON_LIMITS } from './json-scan.js';
import { parseStrictJson, StrictJsonError } from './strict-json.js';

function read(text: string | Buffer): unknown {
  return parseStrictJson(Buffer.isBuffer(text) ? text : Buffer.from(text, 'utf8'));
}

function faultOf(text: string | Buffer): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof StrictJsonError)
      return error.pointer ? `${error.fault} ${error.pointer}` : error.fault;
    throw error;
  }
  return 'accepted';
}

describe('strict JSON', () => {
  it.each([
    ['an empty body', '', 'invalid_json'],
    ['a truncated body', '{', 'invalid_json'],
    ['a byte order mark', '\ufeff{}', 'invalid_encoding'],
    ['broken UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'invalid_encoding'],
    ['a surrogate written as UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'invalid_encoding'],
    ['an escaped lone surrogate', '{"a":["\\ud800"]}', 'forbidden_character /a/0'],
    ['an escaped NUL', '{"a":"x\\u0000"}', 'forbidden_character /a'],
    ['a raw NUL', '{"a":"x\0"}', 'invalid_json'],
    ['a NUL in a name', '{"\\u0000":1}', 'forbidden_character'],
    ['a name twice', '{"a":1,"b":{"a":2},"a":3}', 'duplicate_key'],
    ['a name twice, once escaped', '{"a":1,"\\u0061":3}', 'duplicate_key'],
    ['__proto__', '{"__proto__":{"admin":true}}', 'forbidden_key'],
    ['escaped __proto__', '{"a":{"\\u005f_proto__":{}}}', 'forbidden_key /a'],
    ['constructor.prototype', '{"constructor":{"prototype":{"a":1}}}', 'forbidden_key'],
    ['2^53', '{"a~b/c":9007199254740992}', 'number_not_exact /a~0b~1c'],
    ['1e309', '[1e309]', 'number_not_exact /0'],
    ['-0', '[1,-0]', 'number_not_exact /1'],
    ['a fraction that would vanish', '[1.00000000000000000001]', 'number_not_exact'],
    ['NaN', '{"a":NaN}', 'invalid_json'],
    ['a comment', '{}//x', 'invalid_json'],
    ['two documents', '{}{}', 'invalid_json'],
    ['closing what was never opened', ']', 'invalid_json'],
    ['100,000 brackets', '['.repeat(100_000), 'too_deep'],
    ['depth 33', '['.repeat(33) + ']'.repeat(33), 'too_deep'],
    ['1,001 items', JSON.stringify(Array(JSON_LIMITS.itemsPerArray + 1).fill(0)), 'too_many_items'],
    ['2,001 names', JSON.stringify(Object.fromEntries(numbered(JSON_LIMITS.keys + 1))), 'too_many_keys'],
  ])('refuses %s', (_, text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it.each([
    ['depth 32', '['.repeat(32) + ']'.repeat(32)],
    ['1,000 items', JSON.stringify(Array(JSON_LIMITS.itemsPerArray).fill(0))],
    ['2,000 names', JSON.stringify(Object.fromEntries(numbered(JSON_LIMITS.keys)))],
    ['the largest safe integer', '9007199254740991'],
    ['17 significant digits', '[0.30000000000000004,1234567.8901234567,1.0000000000000000000]'],
    ['a constructor without prototype', '{"constructor":"Siemens"}'],
    ['brackets, commas and colons inside strings', '{"a":"[[{\\"::,,\\\\","b":1}'],
    ['text beyond the basic plane', '{"名":"😀","e":"\\ud83d\\ude00"}'],
  ])('accepts %s', (_, text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        const outcome = faultOf(text);
        if (outcome === 'accepted') expect(read(text)).toEqual(JSON.parse(text));
        else expect(outcome).toMatch(/^(number_not_exact|forbidden_character|forbidden_key)/);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws anything but its own error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(typeof faultOf(Buffer.from(bytes))).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a hostile quarter of a megabyte in a few milliseconds', () => {
    const wide = Buffer.from(`{${'"a":1,'.repeat(40_000)}"a":1}`);
    const start = performance.now();
    expect(faultOf(wide)).toBe('too_many_keys');
    expect(performance.now() - start).toBeLessThan(20);
  });
});

function numbered(count: number): [string, number][] {
  return Array.from({ length: count }, (_, i) => [`k${i}`, i]);
}

const vectors = join(
  process.env['EMBANK_SHARED'] ?? '../shared',
  'reference/vectors/hostile_json_bodies.json',
);
const present = existsSync(vectors);
/** These are well-formed JSON; the body's DTO refuses them (test/e2e/http.spec.ts). */
const LEFT_TO_VALIDATION = ['unknown property', 'amount string'];

(present ? describe : describe.skip)('hostile bodies (needs the shared vectors)', () => {
  const { cases } = present
    ? (JSON.parse(readFileSync(vectors, 'utf8')) as { cases: { name: string; base64: string }[] })
    : { cases: [{ name: 'absent', base64: '' }] };
  it.each(cases.map((c) => [c.name, c.base64]))('%s', (name, base64) => {
    const accepted = faultOf(Buffer.from(base64, 'base64')) === 'accepted';
    expect(accepted).toBe(LEFT_TO_VALIDATION.includes(name));
  });
});
