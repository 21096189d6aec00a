import fc from 'fast-check';
import {
  BUCKET_COUNT,
  bucketOf,
  familyMember,
  familyRoot,
  formatId,
  instantOf,
  isUuid,
  memberNumber,
  newUuid,
  parseId,
  type Uuid,
} from './ids.js';

const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const bucket = fc.integer({ min: 0, max: BUCKET_COUNT - 1 });

describe('ids', () => {
  test('carry their instant and bucket, and are UUIDs of version 7', () => {
    fc.assert(
      fc.property(instant, bucket, (ms, owner) => {
        const id = newUuid(ms, owner);
        expect([instantOf(id), bucketOf(id), isUuid(id)]).toEqual([ms, owner, true]);
      }),
    );
  });

  test('without an owner get a bucket of their own, spread over all of them', () => {
    const seen = new Set(Array.from({ length: 4000 }, () => bucketOf(newUuid(1))));
    expect(seen.size).toBeGreaterThan(2000);
  });

  test('sort by time', () => {
    expect(newUuid(1_000) < newUuid(1_001)).toBe(true);
    expect(newUuid(2 ** 40) < newUuid(2 ** 40 + 1)).toBe(true);
  });

  test('survive their public form', () => {
    fc.assert(
      fc.property(instant, bucket, (ms, owner) => {
        const id = newUuid(ms, owner);
        const text = formatId('customer', id);
        expect(text).toMatch(/^cus_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
        expect(parseId('customer', text)).toBe(id);
      }),
    );
  });

  test('have one known public form', () => {
    const id = '019a8f00-0000-7abc-8000-000000000001' as Uuid;
    // Computed by hand: the 128 bits as a number in base 32.
    expect(formatId('offer', id)).toBe('off_01ka7g0000fay8000000000001');
    expect(parseId('offer', formatId('offer', id))).toBe(id);
    expect(bucketOf(id)).toBe(0xabc);
  });

  test.each([
    ['another prefix', 'off_01m804ekgmeyea2kyd3mzws2tz'],
    ['a letter that the alphabet lacks', 'cus_01m804ekgmeyea2kyd3mzws2tu'],
    ['too short', 'cus_01m804ekgmeyea2kyd3mzws2t'],
    ['too long', 'cus_01m804ekgmeyea2kyd3mzws2tzz'],
    ['upper case, which would make two spellings of one id', 'cus_01M804EKGMEYEA2KYD3MZWS2TZ'],
    ['a first character beyond 128 bits', 'cus_81m804ekgmeyea2kyd3mzws2tz'],
    ['a UUID of another version', 'cus_00000000000000000000000000'],
    ['letters beyond ASCII', 'cus_01m804ekgmeyea2kyd3mzws2tß'],
  ])('refuse %s', (_, text) => {
    expect(parseId('customer', text)).toBeUndefined();
  });

  test('refuse a bucket out of range', () => {
    expect(() => newUuid(0, BUCKET_COUNT)).toThrow(RangeError);
    expect(() => newUuid(0, -1)).toThrow(RangeError);
  });
});

describe('families', () => {
  test('an offer names its decision and its own place', () => {
    fc.assert(
      fc.property(instant, bucket, fc.integer({ min: 1, max: 15 }), (ms, owner, place) => {
        const root = familyRoot(newUuid(ms, owner));
        const member = familyMember(root, place);
        expect([familyRoot(member), memberNumber(member), memberNumber(root), bucketOf(member)]).toEqual([
          root,
          place,
          0,
          owner,
        ]);
        expect(isUuid(member)).toBe(true);
      }),
    );
  });
});
