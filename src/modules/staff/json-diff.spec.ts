import fc from 'fast-check';
import { asJson, canonicalJson, diffJson, fingerprint, type Json, type JsonChange } from './json-diff.js';

describe('diffJson', () => {
  test('names the smallest places that differ', () => {
    const before = { name: 'Tuition', terms: { rateAnnual: '0.0599', months: [6, 12] }, open: true };
    const after = { name: 'Tuition', terms: { rateAnnual: '0.0549', months: [6, 12, 24] }, cap: 5 };
    expect(diffJson(before, after)).toEqual([
      { pointer: '/terms/rateAnnual', before: '0.0599', after: '0.0549' },
      { pointer: '/terms/months/2', after: 24 },
      { pointer: '/open', before: true },
      { pointer: '/cap', after: 5 },
    ]);
  });

  test('an element in the middle is one change', () => {
    expect(diffJson(['a', 'b', 'c'], ['a', 'x', 'b', 'c'])).toEqual([{ pointer: '/1', after: 'x' }]);
    expect(diffJson(['a', 'x', 'b', 'c'], ['a', 'b', 'c'])).toEqual([{ pointer: '/1', before: 'x' }]);
  });

  test('a change of kind is one change, and null is a value', () => {
    expect(diffJson({ a: [1] }, { a: { 0: 1 } })).toEqual([{ pointer: '/a', before: [1], after: { 0: 1 } }]);
    expect(diffJson({ a: null }, { a: 0 })).toEqual([{ pointer: '/a', before: null, after: 0 }]);
    expect(diffJson(undefined, { a: 1 })).toEqual([{ pointer: '', after: { a: 1 } }]);
    expect(diffJson(undefined, undefined)).toEqual([]);
  });

  test('escapes pointers and is not fooled by inherited names', () => {
    expect(diffJson({}, { 'a/b~c': 1, toString: 2 })).toEqual([
      { pointer: '/a~1b~0c', after: 1 },
      { pointer: '/toString', after: 2 },
    ]);
  });

  test('is empty exactly for equal documents, and swapping the sides swaps every change', () => {
    const json = fc.jsonValue({ maxDepth: 4 }).map((value) => asJson(value) as Json);
    const swap = (change: JsonChange): JsonChange => {
      const { pointer, before, after } = change;
      return {
        pointer,
        ...(after !== undefined && { before: after }),
        ...(before !== undefined && { after: before }),
      };
    };
    const byPointer = (a: JsonChange, b: JsonChange): number => (a.pointer < b.pointer ? -1 : 1);
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(diffJson(a, b).length === 0).toBe(canonicalJson(a) === canonicalJson(b));
        expect(diffJson(b, a).map(swap).sort(byPointer)).toEqual(diffJson(a, b).sort(byPointer));
      }),
    );
  });
});

describe('fingerprint', () => {
  test('does not depend on the order of members or on undefined ones', () => {
    expect(fingerprint(asJson({ a: 1, b: [{ c: 2, d: 3 }] }))).toBe(
      fingerprint(asJson({ b: [{ d: 3, c: 2 }], a: 1, x: undefined })),
    );
    expect(fingerprint({ a: [1, 2] })).not.toBe(fingerprint({ a: [2, 1] }));
    expect(fingerprint(undefined)).not.toBe(fingerprint(null));
  });
});
