import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import type { Uuid } from '../../kernel/ids.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { RatePolicy, RateUse } from '../../platform/rate-limit/index.js';
import type { ApiKey } from './partners.snapshot.js';
import { type KeyUsage, RateUseRepository } from './rate-use.repository.js';

/** So much longer than this a process may let through what others have used up already. */
const EXCHANGE_MS = 250;
/** Keys of one exchange; the others take part in the next. */
const KEYS_MAX = 1_000;

/**
 * What each key may still do. A request is judged by what this process knows, without waiting for anything; what it let
 * through is exchanged with the other processes through the database a few times a second.
 */
@Injectable()
export class RateLimits implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly uses = new Map<Uuid, RateUse>();
  /** Keys that take part in the exchange. */
  private readonly touched = new Set<Uuid>();
  private readonly policies = new WeakMap<ApiKey, RatePolicy>();
  private timer: NodeJS.Timeout | undefined;
  private exchanged = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly repository: RateUseRepository,
  ) {}

  /**
   * Counts a request and tells what is left, on whatever answer it gets.
   * @throws DomainError rate_limited
   */
  take(key: ApiKey, nowMs: number, reply: FastifyReply): void {
    const policy = this.policyOf(key);
    let use = this.uses.get(key.id);
    if (!use) this.uses.set(key.id, (use = new RateUse()));
    const { header, violated, retryAfterSeconds } = use.take(policy, Math.floor(nowMs / 1000));
    reply.header('ratelimit-policy', policy.header);
    reply.header('ratelimit', header);
    if (violated.length === 0) {
      this.touched.add(key.id);
      return;
    }
    const names = violated.join(' and ');
    throw new DomainError('rate_limited', 'rateLimited', `The quota of this ${names} is used up.`, {
      retryAfterSeconds,
      extensions: { violatedPolicies: violated },
    });
  }

  /** Tells the other processes what was let through here, and learns what they let through; one at a time. */
  async exchange(): Promise<void> {
    this.exchanged = this.exchanged.catch(() => undefined).then(() => this.exchangeOnce());
    return this.exchanged;
  }

  private async exchangeOnce(): Promise<void> {
    const keys = [...this.touched].slice(0, KEYS_MAX);
    if (keys.length === 0) return;
    const told = keys.flatMap((keyId) =>
      (this.uses.get(keyId)?.windows() ?? []).map((use): KeyUsage => ({ keyId, use })),
    );
    // Those in use come back behind the others; who has been quiet since the last exchange has nothing to hear.
    for (const keyId of keys) this.touched.delete(keyId);
    try {
      const work = (tx: Tx): Promise<(number | undefined)[]> => this.repository.add(tx, told);
      const totals = await this.database.run({ kind: 'system', job: 'rate-limits' }, work);
      told.forEach(({ keyId, use }, i) => this.uses.get(keyId)?.share(use, totals[i]));
      for (const { keyId, use } of told) if (use.added > 0) this.touched.add(keyId);
    } catch (error) {
      for (const keyId of keys) this.touched.add(keyId);
      throw error;
    }
  }

  onApplicationBootstrap(): void {
    const next = (): void => {
      // What could not be told is told with the next; the database's absence shows elsewhere.
      const ended = this.exchange().catch(() => undefined);
      void ended.then(() => {
        if (!this.isStopping) this.timer = setTimeout(next, EXCHANGE_MS).unref();
      });
    };
    next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.exchange().catch(() => undefined);
  }

  private policyOf(key: ApiKey): RatePolicy {
    let policy = this.policies.get(key);
    if (!policy) {
      const { environment, partner } = key;
      policy = new RatePolicy(partner.rateLimits[environment] ?? this.config.rateLimits[environment]);
      this.policies.set(key, policy);
    }
    return policy;
  }
}
