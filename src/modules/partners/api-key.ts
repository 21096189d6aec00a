import { hash, randomBytes } from 'node:crypto';
import type { Environment } from '../../platform/database/actor.js';
import type { KeyedDigest } from '../../platform/security/keyed-digest.js';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const SECRET_BYTES = 32;
const SECRET_CHARACTERS = 52; // 256 bits in 5-bit characters
const CHECK_CHARACTERS = 6;
const KEY = /^ek_(sandbox|live)_([0-9a-hjkmnp-tv-z]{52})([0-9a-hjkmnp-tv-z]{6})$/;

/**
 * A new secret key, e.g. `ek_sandbox_` + 52 characters of secret + 6 of checksum. The prefix tells a leak scanner and
 * a tired developer what it is; the checksum refuses a typo without a look-up.
 */
export function newApiKey(environment: Environment): string {
  const secret = base32(randomBytes(SECRET_BYTES), SECRET_CHARACTERS);
  return `ek_${environment}_${secret}${checksum(environment, secret)}`;
}

/** @returns the key's environment, or undefined when the text cannot be a key of ours */
export function environmentOfKey(text: string): Environment | undefined {
  const match = KEY.exec(text);
  if (!match) return undefined;
  const environment = match[1] as Environment;
  return checksum(environment, match[2] as string) === match[3] ? environment : undefined;
}

/** What is stored of a key and what it is found by; worthless without the pepper. */
export function apiKeyDigest(digests: KeyedDigest, key: string): Buffer {
  return digests.of('api-key', key);
}

function checksum(environment: Environment, secret: string): string {
  return base32(hash('sha256', `${environment}:${secret}`, 'buffer'), CHECK_CHARACTERS);
}

function base32(bytes: Buffer, characters: number): string {
  let text = '';
  let acc = 0;
  let bits = 0;
  for (let i = 0; text.length < characters;) {
    if (bits < 5) {
      acc = ((acc & 31) << 8) | (bytes[i++] ?? 0);
      bits += 8;
    }
    bits -= 5;
    text += ALPHABET[(acc >>> bits) & 31];
  }
  return text;
}
