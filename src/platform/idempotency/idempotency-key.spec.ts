import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { fingerprintOf, readIdempotencyKey } from './idempotency-key.js';

const read = (raw: string): string => {
  try {
    return readIdempotencyKey(raw) ?? 'absent';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const INVALID = 'invalid_idempotency_key';

describe('the grammar of an Idempotency-Key', () => {
  test.each([
    ['"8e03978e-40d5-43e8-bc93-6894a57f9324"', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
    ['8e03978e-40d5-43e8-bc93-6894a57f9324', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
    ['"a\\"b"', 'a"b'],
    ['"a\\\\b"', 'a\\b'],
    ['"\\\\"', '\\'],
    ["'foo'", "'foo'"],
    ['"foo', INVALID],
    ['"', INVALID],
    ['""', INVALID],
    ['', INVALID],
    ['"foo \\,"', INVALID],
    ['"foo\\', INVALID],
    ['"foo\\"', INVALID],
    ['"foo"bar"', INVALID],
    ['"foo";a=1', INVALID],
    ['two words', INVALID],
    ['käse', INVALID],
    ['a'.repeat(255), 'a'.repeat(255)],
    ['a'.repeat(256), INVALID],
    [`"${'a'.repeat(256)}"`, INVALID],
  ])('%j', (raw, key) => {
    expect(read(raw)).toBe(key);
  });

  test('no header is no key; two are an error', () => {
    expect(readIdempotencyKey(undefined)).toBeUndefined();
    expect(() => readIdempotencyKey(['a', 'b'])).toThrow('stand once');
  });

  test('property: a quoted key means the same as a bare one', () => {
    const visible = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
    });
    fc.assert(
      fc.property(visible, (key) => {
        fc.pre(key.length > 0 && key.length <= 255 && !key.startsWith('"'));
        expect(read(`"${key.replace(/["\\]/g, '\\$&')}"`)).toBe(key);
        expect(read(key)).toBe(key);
      }),
    );
  });
});

describe('published cases', () => {
  const file = path.join(
    process.env['EMBANK_SHARED'] ?? '../shared',
    'reference/vectors/idempotency_key.json',
  );
  const cases = existsSync(file)
    ? (
        JSON.parse(readFileSync(file, 'utf8')) as {
          header_parse_sf_string: { raw: string; key?: string; invalid?: unknown }[];
        }
      ).header_parse_sf_string
    : [];
  if (cases.length === 0) test.skip(`${file} is absent`, () => undefined);

  for (const { raw, key, invalid } of cases) {
    test(raw.slice(0, 50) || 'empty', () => {
      const got = read(raw);
      // A key may hold no space, though a structured string may; and what is no structured string is a bare key.
      if (invalid || key?.includes(' ')) expect(got).toBe(INVALID);
      else expect(got).toBe(key ?? raw);
    });
  }
});

test('a fingerprint tells path and body apart', () => {
  expect(fingerprintOf('/a', 'b')).not.toEqual(fingerprintOf('/ab', ''));
  expect(fingerprintOf('/a', 'b')).toEqual(fingerprintOf('/a', Buffer.from('b')));
});
