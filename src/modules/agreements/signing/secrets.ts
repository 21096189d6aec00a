import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUuid, type Uuid } from '../../../kernel/ids.js';
import { KeyedDigest } from '../../../platform/security/keyed-digest.js';

const CODE_DIGITS = 6;
const PAGE_SECRET_BYTES = 32;
const ID_BYTES = 16;
const TOKEN = /^[\w-]{64}$/;

/** Codes and tokens of signing. Only their keyed digests are ever stored. */
@Injectable()
export class SigningSecrets {
  constructor(private readonly digests: KeyedDigest) {}

  newCode(): string {
    return String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  }

  codeDigest(challengeId: Uuid, code: string): Buffer {
    return this.digests.of('signing/code', challengeId, code);
  }

  /** In constant time. */
  isCode(challengeId: Uuid, code: string, digest: Buffer): boolean {
    return timingSafeEqual(this.codeDigest(challengeId, code), digest);
  }

  /** @returns the token for the page's address, 64 characters, and the digest to keep */
  newPage(challengeId: Uuid): { token: string; digest: Buffer } {
    const secret = randomBytes(PAGE_SECRET_BYTES);
    const id = Buffer.from(challengeId.replaceAll('-', ''), 'hex');
    return {
      token: Buffer.concat([id, secret]).toString('base64url'),
      digest: this.digests.of('signing/page', challengeId, secret),
    };
  }

  /** @returns the challenge that a token names, and the digest that it must have; undefined when it is no token */
  readPage(token: string): { challengeId: Uuid; digest: Buffer } | undefined {
    const bytes = TOKEN.test(token) ? Buffer.from(token, 'base64url') : undefined;
    if (bytes?.length !== ID_BYTES + PAGE_SECRET_BYTES) return undefined;
    const hex = bytes.subarray(0, ID_BYTES).toString('hex');
    const challengeId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    if (!isUuid(challengeId)) return undefined;
    return { challengeId, digest: this.digests.of('signing/page', challengeId, bytes.subarray(ID_BYTES)) };
  }
}
