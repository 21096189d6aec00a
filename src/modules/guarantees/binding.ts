import { randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Environment } from '../../platform/database/actor.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { Notifier } from '../agreements/index.js';
import { guaranteeProblems } from './guarantees.errors.js';

const CODE_LIFE_MS = 10 * 60_000;
const TRIES_MAX = 5;

/** A code that was sent, as it is stored. */
export interface StoredCode {
  readonly digest: Buffer;
  readonly tries: number;
  readonly expiresAtMs: number;
}

/** What is known of a code once it is on its way. */
export interface SentCode {
  readonly stored: StoredCode;
  /** Only in the sandbox, where nobody else would ever get it. */
  readonly sandboxCode: string | undefined;
}

/** What was on the screen when somebody bound himself. */
export interface Display {
  readonly documentHash: string;
  readonly locale: 'en' | 'zh';
  readonly seconds: number;
}

/** The language of a customer who was not asked. */
const DEFAULT_LOCALE = 'zh';

/** One-time codes, the customer's own act. Only digests are kept; the code goes to his phone, in the sandbox to the caller. */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly clock: SystemClock,
    private readonly digests: KeyedDigest,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Makes a code and sends it; whoever cannot be reached gets none, and then none is kept.
   * @throws DomainError no_message_gateway
   */
  async send(to: { customerId: Uuid; subject: Uuid; environment: Environment }): Promise<SentCode> {
    const code = randomInt(0, 1_000_000).toString().padStart(6, '0');
    const expiresAtMs = this.clock.nowMs() + CODE_LIFE_MS;
    const { sandboxCode } = await this.notifier.sendCode({ ...to, code, locale: DEFAULT_LOCALE });
    return { stored: { digest: this.digest(to.subject, code), tries: 0, expiresAtMs }, sandboxCode };
  }

  /**
   * A try is counted before it is judged. What has run out or was tried too often is as good as no code.
   * @throws DomainError one_time_code_wrong
   */
  assertRight(subject: Uuid, stored: StoredCode | undefined, code: string): void {
    const isUsable = stored && stored.tries <= TRIES_MAX && stored.expiresAtMs > this.clock.nowMs();
    if (!isUsable || !timingSafeEqual(stored.digest, this.digest(subject, code)))
      throw guaranteeProblems.one_time_code_wrong();
  }

  private digest(subject: Uuid, code: string): Buffer {
    return this.digests.of('one-time-code', subject, code);
  }
}

/** @throws DomainError document_changed when he was shown another text than the one he would sign */
export function assertShown(display: Display, documentHash: Buffer): void {
  if (display.documentHash !== documentHash.toString('hex')) throw guaranteeProblems.document_changed();
}

/** What a caller is told of a code: until when, and in the sandbox the code itself. */
export function codeAnswer({ stored, sandboxCode }: SentCode): {
  expiresAt: string;
  sandbox?: { code: string };
} {
  const expiresAt = new Date(stored.expiresAtMs).toISOString();
  return sandboxCode === undefined ? { expiresAt } : { expiresAt, sandbox: { code: sandboxCode } };
}
