import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { formatId } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Database } from '../../platform/database/database.js';
import { Passwords } from './passwords.js';
import { staffProblems } from './staff.errors.js';
import { StaffTokens, TOKEN_LIFE_SECONDS } from './staff-tokens.js';
import { FAILURES_MAX, type SignInAttempt, StaffUserRepository } from './staff-user.repository.js';

/** PCI DSS 8.3.4: at most ten failures, then at least 30 minutes. */
const LOCK_MS = 30 * 60 * 1000;
const STRANGERS_MAX = 10_000;
const BY_SIGN_IN = { kind: 'system', job: 'staff-sign-in' } as const;

export interface SignedIn {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

/** Sign-in with e-mail and password, for development; a bank's staff come with tokens of the bank's issuer. */
@Injectable()
export class SignInService {
  /** Addresses without an account lock in the same way, so that a lock does not tell who has one. */
  private readonly strangers = new LRUCache<string, { failures: number; lockedUntilMs: number | undefined }>({
    max: STRANGERS_MAX,
  });

  constructor(
    private readonly database: Database,
    private readonly users: StaffUserRepository,
    private readonly passwords: Passwords,
    private readonly tokens: StaffTokens,
    private readonly clock: SystemClock,
  ) {}

  /** @throws DomainError 401 sign_in_failed, 429 sign_in_locked, 503 sign_in_busy, 404 sign_in_elsewhere */
  async signIn(email: string, password: string): Promise<SignedIn> {
    if (!this.tokens.isBuiltIn) throw staffProblems.sign_in_elsewhere();
    const address = email.toLowerCase();
    const attempt = await this.begin(address);
    const isRight = await this.passwords.matches(attempt?.passwordHash ?? null, password);
    const isIn = attempt !== undefined && isRight && attempt.status === 'active';
    await this.record(attempt, isIn);
    if (!isIn) throw staffProblems.sign_in_failed();
    const accessToken = await this.tokens.issue(formatId('staffUser', attempt.id), this.clock.nowMs());
    return { accessToken, expiresInSeconds: TOKEN_LIFE_SECONDS };
  }

  private async begin(address: string): Promise<SignInAttempt | undefined> {
    const nowMs = this.clock.nowMs();
    const lockUntilMs = nowMs + LOCK_MS;
    const attempt = await this.database.run(BY_SIGN_IN, (tx) =>
      this.users.beginSignIn(tx, address, new Date(nowMs), new Date(lockUntilMs)),
    );
    if (!attempt) this.countStranger(address, nowMs, lockUntilMs);
    else if (!attempt.isAdmitted) throw locked((attempt.lockedUntil?.getTime() ?? lockUntilMs) - nowMs);
    return attempt;
  }

  private countStranger(address: string, nowMs: number, lockUntilMs: number): void {
    const known = this.strangers.get(address);
    if (known?.lockedUntilMs && known.lockedUntilMs > nowMs) throw locked(known.lockedUntilMs - nowMs);
    const failures = known && !known.lockedUntilMs ? known.failures + 1 : 1;
    const lockedUntilMs = failures >= FAILURES_MAX ? lockUntilMs : undefined;
    this.strangers.set(address, { failures, lockedUntilMs });
  }

  private async record(attempt: SignInAttempt | undefined, isIn: boolean): Promise<void> {
    const now = new Date(this.clock.nowMs());
    await this.database.run(BY_SIGN_IN, async (tx) => {
      if (attempt && isIn) await this.users.recordSignIn(tx, attempt.id, now);
      // The address itself stays out of the audit log: it may be anybody's.
      const subject = attempt ? formatId('staffUser', attempt.id) : 'unknown';
      const detail = !isIn && attempt?.isLast ? { isLocked: true } : {};
      tx.audit({ action: isIn ? 'staff.signedIn' : 'staff.signInFailed', subject, detail });
    });
  }
}

function locked(forMs: number): Error {
  return staffProblems.sign_in_locked(undefined, { retryAfterSeconds: Math.ceil(forMs / 1000) });
}
