import { arrayLiteral, bytesArray, plainArray } from './array-literal.js';

test.each<[string, Parameters<typeof arrayLiteral>[0], string]>([
  ['nothing', [], '{}'],
  ['numbers, truths and nulls', [1, -2.5, true, null], '{1,-2.5,true,null}'],
  ['plain texts', ['a-1.b:c', '2026-01-01'], '{a-1.b:c,2026-01-01}'],
  ['texts that mean something', ['', 'null', 'NULL', 'a b', '{}', ','], '{"","null","NULL","a b","{}",","}'],
  ['quotes and backslashes', ['a"b\\c'], '{"a\\"b\\\\c"}'],
  ['other letters', ['手机'], '{"手机"}'],
  ['bytes', [Buffer.from('00ff', 'hex')], '{"\\\\x00ff"}'],
])('%s', (_, elements, text) => {
  expect(arrayLiteral(elements)).toBe(text);
});

test('what needs no quotes is written alike, only quicker', () => {
  expect(plainArray([])).toBe(arrayLiteral([]));
  expect(plainArray(['a-1', 2, true])).toBe(arrayLiteral(['a-1', 2, true]));
});

test('bytes may come in hexadecimal', () => {
  expect(bytesArray([])).toBe('{}');
  expect(bytesArray(['00ff', null])).toBe(arrayLiteral([Buffer.from('00ff', 'hex'), null]));
});
