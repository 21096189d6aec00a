import fc from 'fast-check';
import { LINE_BYTES_MAX, LineCutter, parseLine } from './ndjson-lines.js';

function cut(text: Buffer, pieces: readonly number[], lines: number): { texts: string[]; bytes: number } {
  const cutter = new LineCutter({ lines });
  const chunks = [];
  let from = 0;
  for (const size of [...pieces, text.length]) {
    chunks.push(...cutter.feed(text.subarray(from, from + size)));
    from += size;
  }
  chunks.push(cutter.end());
  return {
    texts: chunks.flatMap((chunk) => chunk.lines.map((line) => line?.toString() ?? 'too long')),
    bytes: chunks.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

test('lines are the same however their bytes come', () => {
  const texts = fc.array(
    fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\n', ' ')),
  );
  fc.assert(
    fc.property(texts, fc.array(fc.nat(9)), fc.integer({ min: 1, max: 4 }), (lines, pieces, size) => {
      const file = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      expect(cut(file, pieces, size)).toEqual({ texts: lines, bytes: file.length });
    }),
  );
});

test('the last line needs no end', () => {
  expect(cut(Buffer.from('a\nb'), [], 10)).toEqual({ texts: ['a', 'b'], bytes: 3 });
});

test('a line that is too long is one line, and not kept', () => {
  const long = 'x'.repeat(LINE_BYTES_MAX + 1);
  const file = Buffer.from(`a\n${long}\nb\n`);
  expect(cut(file, [10, 5_000], 10)).toEqual({ texts: ['a', 'too long', 'b'], bytes: file.length });
});

test.each<[string, string, object]>([
  ['a document', '{"a": 1}', { kind: 'value', value: { a: 1 } }],
  ['nothing', ' \r', { kind: 'blank' }],
  ['half a document', '{"a"', { kind: 'fault', code: 'invalid_json' }],
  ['a name twice', '{"a": 1, "a": 2}', { kind: 'fault', code: 'duplicate_key' }],
])('a line with %s', (_, text, expected) => {
  expect(parseLine(Buffer.from(text))).toMatchObject(expected);
});
