import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { PartnerActor, StaffActor } from '../database/actor.js';
import { Database } from '../database/database.js';
import { sqlState } from '../database/sql-state.js';
import type { ReadTx, Tx } from '../database/tx.js';
import { bucketOfDigest, KeyedDigest } from '../security/keyed-digest.js';
import { KeyRing, open, seal } from '../security/secret-box.js';
import { keyInFlight, keyReused } from './idempotency-key.js';

const LOCK_NOT_AVAILABLE = '55P03';

export interface IdempotentRequest {
  /** Route template, e.g. `POST /v1/offers/{id}/accept`. */
  readonly route: string;
  readonly key: string | undefined;
  readonly fingerprint: Buffer;
  readonly keepDays: 1 | 30;
}

/** An answer as it is sent; `body` is JSON text, so that a repeat is equal to the byte. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly isReplay: boolean;
}

/** With what repeats get instead of the body. */
interface FirstAnswer extends StoredAnswer {
  readonly kept: string;
}

/** Who may repeat a request: each has keys of his own. */
export type Repeater = PartnerActor | StaffActor;

/** `kept` is what repeats get instead of the body, where it holds something that is shown once. */
type Work = (tx: Tx) => Promise<{ status: number; body: object; kept?: object }>;

/** Work that is several transactions. A repeat after a breakdown runs all of it again. */
export interface Phases<First, Between> {
  /**
   * In the transaction that looks for an earlier answer; must find what a broken run or another process has done, and go
   * on from there.
   */
  readonly first: (tx: Tx) => Promise<First>;
  /** Outside of any transaction, once that has committed: where others are asked, or what was counted is judged. */
  readonly between: (first: First) => Promise<Between>;
  /** In the transaction that stores the answer under the key. */
  readonly answer: (tx: Tx, between: Between) => ReturnType<Work>;
}

/** Does a piece of work at most once per key, and gives every repeat the first answer. */
@Injectable()
export class Idempotency {
  /** Repeats that come to this process while the first still runs: they wait for it and hold no connection. */
  private readonly running = new Map<string, { fingerprint: Buffer; answer: Promise<FirstAnswer> }>();

  constructor(
    private readonly database: Database,
    private readonly digests: KeyedDigest,
    private readonly keys: KeyRing,
  ) {}

  /** The key's name in the store: bound to whoever uses it, environment and route. */
  digest(actor: Repeater, route: string, key: string): Buffer {
    return this.digests.of('idempotency', ownerOf(actor), actor.environment, route, key);
  }

  /**
   * Runs `work` in a transaction that also holds the key. Without a key the work simply runs.
   * @throws DomainError `idempotency_key_reused` (another body), `idempotency_in_flight` (runs elsewhere for over 1 s)
   */
  execute(actor: Repeater, request: IdempotentRequest, work: Work): Promise<StoredAnswer> {
    return this.join(actor, request, (digest) => this.underKey(actor, digest, request, work));
  }

  /**
   * Runs work of several transactions, of which the last holds the key and answers.
   * @throws DomainError as `execute`
   */
  executeInPhases<First, Between>(
    actor: Repeater,
    request: IdempotentRequest,
    { first, between, answer }: Phases<First, Between>,
  ): Promise<StoredAnswer> {
    const { fingerprint } = request;
    return this.join(actor, request, async (digest) => {
      let done: Between;
      try {
        const begun = await this.begin(actor, digest, fingerprint, first);
        if ('earlier' in begun) return begun.earlier;
        done = await between(begun.done);
      } catch (error) {
        // In another process the same request may have ended meanwhile, and be what stands in the way.
        const meanwhile = await this.earlier(actor, digest, fingerprint);
        if (meanwhile) return meanwhile;
        throw error;
      }
      const last: Work = (tx) => answer(tx, done);
      return this.underKey(actor, digest, request, last, lockKey);
    });
  }

  private begin<First>(
    actor: Repeater,
    digest: Buffer | undefined,
    fingerprint: Buffer,
    first: (tx: Tx) => Promise<First>,
  ): Promise<{ readonly earlier: FirstAnswer } | { readonly done: First }> {
    return this.database.run(actor, async (tx) => {
      if (digest) await lockKey(tx, digest);
      const earlier = digest && (await this.stored(tx, digest, fingerprint));
      return earlier ? { earlier } : { done: await first(tx) };
    });
  }

  /** Repeats in this process wait for the first; what is shown once, they are not shown. */
  private async join(
    actor: Repeater,
    { route, key, fingerprint }: IdempotentRequest,
    start: (digest: Buffer | undefined) => Promise<FirstAnswer>,
  ): Promise<StoredAnswer> {
    if (key === undefined) return sent(await start(undefined));
    const digest = this.digest(actor, route, key);
    const name = digest.toString('hex');
    const earlier = this.running.get(name);
    if (earlier) {
      if (!earlier.fingerprint.equals(fingerprint)) throw keyReused();
      const { status, kept } = await earlier.answer;
      return { status, body: kept, isReplay: true };
    }
    const answer = start(digest).finally(() => this.running.delete(name));
    this.running.set(name, { fingerprint, answer });
    return sent(await answer);
  }

  private async earlier(
    actor: Repeater,
    digest: Buffer | undefined,
    fingerprint: Buffer,
  ): Promise<FirstAnswer | undefined> {
    return digest && this.database.read(actor, (tx) => this.stored(tx, digest, fingerprint));
  }

  private async underKey(
    actor: Repeater,
    digest: Buffer | undefined,
    request: IdempotentRequest,
    work: Work,
    prepare: (tx: Tx, digest: Buffer) => Promise<void> = () => Promise.resolve(),
  ): Promise<FirstAnswer> {
    if (!digest) return this.database.run(actor, (tx) => firstAnswer(tx, work));
    // Only the wait for the key itself means that its first request still runs; the work's own locks mean contention.
    let hasKey = false;
    try {
      return await this.database.run(actor, async (tx) => {
        hasKey = false;
        await prepare(tx, digest);
        const isFirst = await this.take(tx, actor, digest, request);
        hasKey = true;
        if (!isFirst) return this.replay(tx, digest, request.fingerprint);
        const answer = await firstAnswer(tx, work);
        await tx.query('update idempotency set status = $3, body = $4 where digest = $1 and bucket = $2', [
          digest,
          bucketOfDigest(digest),
          answer.status,
          this.sealBody(digest, answer.kept),
        ]);
        return answer;
      });
    } catch (error) {
      if (!hasKey && sqlState(error) === LOCK_NOT_AVAILABLE) throw keyInFlight();
      throw error;
    }
  }

  /**
   * Waits a second at most for whoever holds the key in another process.
   * @returns false when the key has been used
   */
  private async take(
    tx: Tx,
    actor: Repeater,
    digest: Buffer,
    { fingerprint, keepDays }: IdempotentRequest,
  ): Promise<boolean> {
    const taken = await tx.query(
      `insert into idempotency (digest, bucket, partner_id, environment, fingerprint, expires_at)
       select $1, $2, $3, $4, $5, now() + make_interval(days => $6) from set_config('lock_timeout', '1s', true)
       on conflict do nothing returning 1`,
      [digest, bucketOfDigest(digest), ownerOf(actor), actor.environment, fingerprint, keepDays],
    );
    return taken.length > 0;
  }

  private async replay(tx: Tx, digest: Buffer, fingerprint: Buffer): Promise<FirstAnswer> {
    const stored = await this.stored(tx, digest, fingerprint);
    if (!stored) throw keyInFlight();
    return stored;
  }

  private async stored(tx: ReadTx, digest: Buffer, fingerprint: Buffer): Promise<FirstAnswer | undefined> {
    const rows = await tx.query<{ fingerprint: Buffer; status: number; body: string }>(
      'select fingerprint, status, body from idempotency where digest = $1 and bucket = $2',
      [digest, bucketOfDigest(digest)],
    );
    const stored = rows[0];
    if (!stored) return undefined;
    if (!stored.fingerprint.equals(fingerprint)) throw keyReused();
    const body = this.openBody(digest, stored.body);
    return { status: stored.status, body, kept: body, isReplay: true };
  }

  /** Answers repeat what customers are called; they are kept no more readable than the customers themselves. */
  private sealBody(digest: Buffer, body: string): string {
    return seal(this.keys.anonymous, placeOf(digest), Buffer.from(body)).toString('base64');
  }

  private openBody(digest: Buffer, stored: string): string {
    return open(this.keys.anonymous, placeOf(digest), Buffer.from(stored, 'base64')).toString();
  }
}

/**
 * Keeps the phases of one key apart until the transaction ends: another process waits here for a second at most, and not for
 * the rows that a phase has locked, which would look like contention.
 * @throws DomainError `idempotency_in_flight`
 */
async function lockKey(tx: Tx, digest: Buffer): Promise<void> {
  const sql = `select pg_advisory_xact_lock($1) from set_config('lock_timeout', '1s', true)`;
  try {
    await tx.query(sql, [digest.readBigInt64BE(0)]);
  } catch (error) {
    throw sqlState(error) === LOCK_NOT_AVAILABLE ? keyInFlight() : error;
  }
}

function placeOf(digest: Buffer): string {
  return `idempotency/body/${digest.toString('hex')}`;
}

function sent({ kept: _, ...answer }: FirstAnswer): StoredAnswer {
  return answer;
}

async function firstAnswer(tx: Tx, work: Work): Promise<FirstAnswer> {
  const { status, body, kept } = await work(tx);
  const text = JSON.stringify(body);
  return { status, body: text, isReplay: false, kept: kept ? JSON.stringify(kept) : text };
}

/** A member of staff stands where a partner does: both are UUIDs, so no two owners share a key. */
function ownerOf(actor: Repeater): Uuid {
  return actor.kind === 'partner' ? actor.partnerId : actor.userId;
}
