import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import { Config } from '../config/config.js';
import type { PartnerActor, StaffActor } from '../database/actor.js';
import { Database } from '../database/database.js';
import { sqlState } from '../database/sql-state.js';
import type { ReadTx, Tx } from '../database/tx.js';
import { bucketOfDigest, KeyedDigest } from '../security/keyed-digest.js';
import { KeyRing, open, seal } from '../security/secret-box.js';
import { keyInFlight, keyReused } from './idempotency-key.js';

const LOCK_NOT_AVAILABLE = '55P03';
/** A repeat waits so long for another process. */
const WAIT_MS = 1_000;
const LOOK_EVERY_MS = 100;

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

/** A key that this process works under. */
interface Claimed {
  readonly digest: Buffer;
  /** When the claim ends, as the database writes it. */
  readonly claim: string;
}

interface Begun<First> {
  readonly claim: string;
  readonly done: First;
}

interface Earlier {
  readonly earlier: FirstAnswer | undefined;
}

/** Who may repeat a request: each has keys of his own. */
export type Repeater = PartnerActor | StaffActor;

/** `kept` is what repeats get instead of the body, where it holds something that is shown once. */
type Work = (tx: Tx) => Promise<{ status: number; body: object; kept?: object }>;

/** Work that is several transactions. A repeat after a breakdown runs all of it again. */
export interface Phases<First, Between> {
  /**
   * In the transaction that claims the key; must find what a run that broke off has done, and go on from there.
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
    private readonly config: Config,
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
   * Runs work of several transactions, of which the last holds the key and answers. Nobody else works under the key
   * meanwhile; when a process dies over it, another may take it up after a while.
   * @throws DomainError as `execute`
   */
  executeInPhases<First, Between>(
    actor: Repeater,
    request: IdempotentRequest,
    { first, between, answer }: Phases<First, Between>,
  ): Promise<StoredAnswer> {
    return this.join(actor, request, async (digest) => {
      if (!digest) {
        const done = await between(await this.database.run(actor, first));
        return this.database.run(actor, (tx) => firstAnswer(tx, (own) => answer(own, done)));
      }
      const begun = await this.begin(actor, digest, request, first);
      if ('earlier' in begun) return begun.earlier;
      const claimed = { digest, claim: begun.claim };
      try {
        const done = await between(begun.done);
        return await this.answerUnder(actor, claimed, request.fingerprint, (tx) => answer(tx, done));
      } catch (error) {
        // Where this fails, too, the claim ends by itself; what the caller is told is why the work failed.
        await this.giveBack(actor, claimed).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Waits a second at most for another process that works under the key. */
  private async begin<First>(
    actor: Repeater,
    digest: Buffer,
    request: IdempotentRequest,
    first: (tx: Tx) => Promise<First>,
  ): Promise<Begun<First> | { readonly earlier: FirstAnswer }> {
    const untilMs = performance.now() + WAIT_MS;
    for (;;) {
      const begun = await this.database.run(actor, async (tx): Promise<Begun<First> | Earlier> => {
        const claim = await claimKey(tx, actor, digest, request, this.config.idempotencyClaimMs);
        if (claim !== undefined) return { claim, done: await first(tx) };
        return { earlier: await this.stored(tx, digest, request.fingerprint) };
      });
      if ('claim' in begun) return begun;
      if (begun.earlier) return { earlier: begun.earlier };
      if (performance.now() >= untilMs) throw keyInFlight();
      await sleep(LOOK_EVERY_MS);
    }
  }

  private answerUnder(
    actor: Repeater,
    { digest, claim }: Claimed,
    fingerprint: Buffer,
    work: Work,
  ): Promise<FirstAnswer> {
    return this.database.run(actor, async (tx) => {
      const held = await tx.query(
        `select 1 from idempotency where digest = $1 and bucket = $2 and status is null and claimed_until = $3::timestamptz
         for no key update`,
        [digest, bucketOfDigest(digest), claim],
      );
      if (held.length === 0) return this.replay(tx, digest, fingerprint);
      return this.keep(tx, digest, await firstAnswer(tx, work));
    });
  }

  private async giveBack(actor: Repeater, { digest, claim }: Claimed): Promise<void> {
    await this.database.run(actor, (tx) =>
      tx.query(
        `update idempotency set claimed_until = '-infinity'
         where digest = $1 and bucket = $2 and status is null and claimed_until = $3::timestamptz`,
        [digest, bucketOfDigest(digest), claim],
      ),
    );
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

  private async underKey(
    actor: Repeater,
    digest: Buffer | undefined,
    request: IdempotentRequest,
    work: Work,
  ): Promise<FirstAnswer> {
    if (!digest) return this.database.run(actor, (tx) => firstAnswer(tx, work));
    // Only the wait for the key itself means that its first request still runs; the work's own locks mean contention.
    let hasKey = false;
    try {
      return await this.database.run(actor, async (tx) => {
        hasKey = false;
        const isFirst = await this.take(tx, actor, digest, request);
        hasKey = true;
        if (!isFirst) return this.replay(tx, digest, request.fingerprint);
        return this.keep(tx, digest, await firstAnswer(tx, work));
      });
    } catch (error) {
      if (!hasKey && sqlState(error) === LOCK_NOT_AVAILABLE) throw keyInFlight();
      throw error;
    }
  }

  private async keep(tx: Tx, digest: Buffer, answer: FirstAnswer): Promise<FirstAnswer> {
    await tx.query('update idempotency set status = $3, body = $4 where digest = $1 and bucket = $2', [
      digest,
      bucketOfDigest(digest),
      answer.status,
      this.sealBody(digest, answer.kept),
    ]);
    return answer;
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
    const rows = await tx.query<{ fingerprint: Buffer; status: number | null; body: string }>(
      'select fingerprint, status, body from idempotency where digest = $1 and bucket = $2',
      [digest, bucketOfDigest(digest)],
    );
    const stored = rows[0];
    if (!stored) return undefined;
    if (!stored.fingerprint.equals(fingerprint)) throw keyReused();
    // Somebody works under it.
    if (stored.status === null) return undefined;
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
 * Claims a key that nobody works under. One that was given back is free for another body, too.
 * @returns what the claim is known by; undefined when the key has an answer, or another works under it
 * @throws DomainError `idempotency_in_flight`
 */
async function claimKey(
  tx: Tx,
  actor: Repeater,
  digest: Buffer,
  { fingerprint, keepDays }: IdempotentRequest,
  claimMs: number,
): Promise<string | undefined> {
  const key = [digest, bucketOfDigest(digest)];
  try {
    const claimed = await tx.query<{ claim: string }>(
      `insert into idempotency (digest, bucket, partner_id, environment, fingerprint, expires_at, claimed_until)
       select $1, $2, $3, $4, $5, now() + make_interval(days => $6), clock_timestamp() + $7 * interval '1 ms'
       from set_config('lock_timeout', '1s', true)
       on conflict do nothing returning claimed_until::text as claim`,
      [...key, ownerOf(actor), actor.environment, fingerprint, keepDays, claimMs],
    );
    if (claimed[0]) return claimed[0].claim;
    const taken = await tx.query<{ claim: string }>(
      `update idempotency set claimed_until = clock_timestamp() + $4 * interval '1 ms', fingerprint = $3
       where digest = $1 and bucket = $2 and status is null
         and (claimed_until = '-infinity' or (claimed_until <= clock_timestamp() and fingerprint = $3))
       returning claimed_until::text as claim`,
      [...key, fingerprint, claimMs],
    );
    return taken[0]?.claim;
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
