import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto';
import { LRUCache } from 'lru-cache';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * AES-256-GCM. The place (table, column, row id) is authenticated with the text, so a ciphertext that was moved to
 * another row or cut does not open. Layout: 12-byte IV, ciphertext, 16-byte tag. Keys are objects of node:crypto,
 * because preparing one from its bytes on each call costs three times what the cipher does.
 */
export function seal(key: KeyObject, place: string, plain: Buffer | string): Buffer {
  const iv = newVector();
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place));
  const sealed = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  return Buffer.concat([iv, sealed, cipher.final(), cipher.getAuthTag()]);
}

const pool = Buffer.allocUnsafe(IV_BYTES * 256);
let offset = pool.length;

/** 96 random bits that are used once; drawn in blocks, as a draw of its own would cost half of what the cipher does. */
function newVector(): Buffer {
  if (offset === pool.length) {
    randomFillSync(pool);
    offset = 0;
  }
  offset += IV_BYTES;
  return Buffer.from(pool.subarray(offset - IV_BYTES, offset));
}

/** Throws when the text was changed, cut, moved, or sealed under another key. */
export function open(key: KeyObject, place: string, sealed: Buffer): Buffer {
  if (sealed.length < IV_BYTES + TAG_BYTES) throw new Error('ciphertext is too short');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([
    decipher.update(sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES)),
    decipher.final(),
  ]);
}

/** Wraps the data keys of customers. The bank's key service can stand behind the same three methods. */
export class KeyRing {
  // Unwrapping costs as much as sealing; a customer in the middle of a purchase asks several times, and a file names
  // thousands again and again. One takes about a kilobyte.
  private readonly unwrapped = new LRUCache<string, KeyObject>({
    max: 25_000,
    ttl: 300_000,
    // How exactly its end is met; else the clock is read, and a timer set, in every millisecond.
    ttlResolution: 1_000,
  });

  /** For what belongs to nobody: the receipts of anonymous decisions. */
  readonly anonymous: KeyObject;
  private readonly keyEncryptionKey: KeyObject;

  /** @param keyEncryptionKey 32 bytes */
  constructor(keyEncryptionKey: Buffer) {
    if (keyEncryptionKey.length !== KEY_BYTES) throw new RangeError('the key-encryption key has 32 bytes');
    this.keyEncryptionKey = createSecretKey(keyEncryptionKey);
    const anonymous = hkdfSync('sha256', keyEncryptionKey, '', 'embank/anonymous', KEY_BYTES);
    this.anonymous = createSecretKey(Buffer.from(anonymous));
  }

  /** A new data key for a row, plain and wrapped. */
  create(owner: string): { key: KeyObject; wrapped: Buffer } {
    const key = randomBytes(KEY_BYTES);
    return { key: createSecretKey(key), wrapped: seal(this.keyEncryptionKey, `key/${owner}`, key) };
  }

  /** @param wrapped as bytes or in hexadecimal */
  unwrap(owner: string, wrapped: Buffer | string): KeyObject {
    const known = this.unwrapped.get(owner);
    if (known) return known;
    const bytes = typeof wrapped === 'string' ? Buffer.from(wrapped, 'hex') : wrapped;
    const key = createSecretKey(open(this.keyEncryptionKey, `key/${owner}`, bytes));
    this.unwrapped.set(owner, key);
    return key;
  }

  /** Forgets a key at once when its owner is erased. */
  forget(owner: string): void {
    this.unwrapped.delete(owner);
  }
}
