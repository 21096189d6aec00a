import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { bucketOfDigest, bucketOfHex, KeyedDigest } from './keyed-digest.js';
import { KeyRing, open, seal } from './secret-box.js';

const key = createSecretKey(randomBytes(32));
const plain = Buffer.from('{"name":"Li Wei"}');

describe('a sealed text', () => {
  test('opens under its key at its place', () => {
    expect(open(key, 'customer/1', seal(key, 'customer/1', plain))).toEqual(plain);
  });

  test('is different each time', () => {
    expect(seal(key, 'a', plain).equals(seal(key, 'a', plain))).toBe(false);
  });

  const sealed = seal(key, 'customer/1', plain);
  const flipped = (at: number): Buffer => Buffer.from(sealed.map((byte, i) => (i === at ? byte ^ 1 : byte)));
  test.each<[string, () => Buffer]>([
    ['another key', () => open(createSecretKey(randomBytes(32)), 'customer/1', sealed)],
    ['another place', () => open(key, 'customer/2', sealed)],
    ['a flipped bit in the text', () => open(key, 'customer/1', flipped(13))],
    ['a flipped bit in the vector', () => open(key, 'customer/1', flipped(0))],
    ['a tag cut to four bytes', () => open(key, 'customer/1', sealed.subarray(0, sealed.length - 12))],
    ['nothing but a tag', () => open(key, 'customer/1', sealed.subarray(0, 20))],
  ])('does not open with %s', (_, attempt) => {
    expect(attempt).toThrow();
  });
});

describe('the key ring', () => {
  const ring = new KeyRing(randomBytes(32));

  test('wraps a key for its owner only', () => {
    const { key: made, wrapped } = ring.create('cus-1');
    expect(ring.unwrap('cus-1', wrapped).equals(made)).toBe(true);
    expect(() => ring.unwrap('cus-2', wrapped)).toThrow();
    expect(() => new KeyRing(randomBytes(32)).unwrap('cus-1', wrapped)).toThrow();
  });

  test('forgets a key when it is told', () => {
    const { wrapped } = ring.create('cus-3');
    ring.unwrap('cus-3', wrapped);
    ring.forget('cus-3');
    expect(() => ring.unwrap('cus-3', Buffer.alloc(60))).toThrow();
  });

  test('refuses a short key-encryption key', () => {
    expect(() => new KeyRing(randomBytes(16))).toThrow(RangeError);
  });
});

describe('keyed digests', () => {
  const digests = new KeyedDigest(Buffer.alloc(32, 1));

  test('differ by purpose, pepper and the border between parts', () => {
    const all = [
      digests.of('a', 'xy', 'z'),
      digests.of('b', 'xy', 'z'),
      digests.of('a', 'x', 'yz'),
      new KeyedDigest(Buffer.alloc(32, 2)).of('a', 'xy', 'z'),
    ].map((digest) => digest.toString('hex'));
    expect(new Set(all).size).toBe(4);
    expect(digests.of('a', 'xy', 'z').toString('hex')).toBe(all[0]);
    expect(digests.hex('a', 'xy', 'z')).toBe(all[0]);
    expect(bucketOfHex(digests.hex('a', 'xy', 'z'))).toBe(bucketOfDigest(digests.of('a', 'xy', 'z')));
  });

  test('are HMAC-SHA-256 under a key of the purpose', () => {
    const key = createHmac('sha256', Buffer.alloc(32, 1)).update('embank/a').digest();
    expect(digests.of('a', 'xy', Buffer.from('é'))).toEqual(
      createHmac('sha256', key).update('2:xy2:é').digest(),
    );
  });

  test('give a bucket of their first twelve bits', () => {
    expect(bucketOfDigest(Buffer.from('abcdef', 'hex'))).toBe(0xabc);
  });

  test('refuse a short pepper', () => {
    expect(() => new KeyedDigest(Buffer.alloc(31))).toThrow(RangeError);
  });
});
