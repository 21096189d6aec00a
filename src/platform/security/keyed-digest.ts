import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/**
 * HMAC-SHA-256 under a key kept outside the database, one key per purpose derived from the pepper. A stolen table of
 * digests is useless without it, and equal values of two purposes have unequal digests.
 */
export class KeyedDigest {
  private readonly keys = new Map<string, KeyObject>();

  /** @param pepper at least 32 bytes */
  constructor(private readonly pepper: Buffer) {
    if (pepper.length < 32) throw new RangeError('pepper needs at least 32 bytes');
  }

  /** @returns 32 bytes over the parts; parts are length-prefixed, so ("ab","c") differs from ("a","bc") */
  of(purpose: string, ...parts: readonly (string | Buffer)[]): Buffer {
    const hmac = createHmac('sha256', this.key(purpose));
    for (const part of parts) {
      hmac.update(`${typeof part === 'string' ? Buffer.byteLength(part) : part.length}:`);
      hmac.update(part);
    }
    return hmac.digest();
  }

  private key(purpose: string): KeyObject {
    let key = this.keys.get(purpose);
    if (!key) {
      key = createSecretKey(createHmac('sha256', this.pepper).update(`embank/${purpose}`).digest());
      this.keys.set(purpose, key);
    }
    return key;
  }
}

/** The first 12 bits of a digest: the bucket (0–4095) of what the digest names. */
export function bucketOfDigest(digest: Buffer): number {
  return ((digest[0] as number) << 4) | ((digest[1] as number) >>> 4);
}
