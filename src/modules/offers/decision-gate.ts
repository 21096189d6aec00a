import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { DomainError } from '../../kernel/domain-error.js';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import { Config } from '../../platform/config/config.js';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import { Coalescer } from '../../platform/database/coalescer.js';
import { GATE_POOL } from '../../platform/database/gate-pool.js';
import { bucketOfDigest } from '../../platform/security/keyed-digest.js';
import type { CustomerKind, DeclaredFacts, Verification } from '../customers/index.js';
import { type DecisionRecord, type StoredDecision, toRows } from './decision-rows.js';
import { DECISION_WRITER, type DecisionWriter } from './decision-writer.js';
import { type Debt, NO_DEBTS, type Standing, standingOf } from './standing.js';
import { unpackAnswer } from './stored-answer.js';

/** Whom one request asks about. At most one of id and external digest; none for an anonymous request. */
export interface ContextQuery {
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly customerId?: Uuid | undefined;
  readonly externalDigest?: Buffer | undefined;
  readonly idempotencyDigest?: Buffer | undefined;
}

export interface KnownCustomer {
  readonly id: Uuid;
  readonly kind: CustomerKind;
  readonly status: 'active' | 'erased';
  readonly verification: Verification;
  readonly personal: Buffer | null;
  readonly wrappedKey: Buffer | null;
  readonly facts: DeclaredFacts;
  /** Each with the scene that gave it. */
  readonly tags: readonly { readonly tag: string; readonly scenario: string }[];
  /** As of his last change that was looked at, a second or so ago. */
  readonly segments: readonly string[];
  /** By attribute, `profile.…`. */
  readonly profile: Readonly<Record<string, string>>;
  /** 0–1; undefined: not known. As fresh as his segments. */
  readonly debtAversion: number | undefined;
  /** Strength by kind of product, 0–1; undefined: not known. */
  readonly needs: Readonly<Record<string, number>> | undefined;
  readonly consents: ReadonlySet<string>;
  /** Open amount by currency, minor units. */
  readonly exposure: Readonly<Record<string, number>>;
  readonly standing: Standing;
}

export interface DecisionContext {
  /** Business time of the customer, else of the partner: database time plus the sandbox offset. */
  readonly businessMs: number;
  readonly customer: KnownCustomer | undefined;
  /** What this idempotency key answered before. */
  readonly stored: StoredDecision | undefined;
}

interface ContextRow {
  business_ms: number;
  customer_id: Uuid | null;
  kind: CustomerKind;
  status: 'active' | 'erased';
  verification: Verification;
  personal: Buffer | null;
  wrapped_key: Buffer | null;
  facts: DeclaredFacts | null;
  tags: string[] | null;
  tag_scenarios: string[] | null;
  segments: string[] | null;
  profile: Record<string, string> | null;
  debt_aversion: number | null;
  needs: Record<string, number> | null;
  consents: string[] | null;
  exposure: Record<string, number> | null;
  debts: Debt[] | null;
  stored_fingerprint: Buffer | null;
  stored_answer: Buffer | null;
}

const LIMITS = { maxBatch: 64, maxInFlight: 2, minBeside: 16, maxWaiting: 2_000 } as const;

/** The two round trips of a decision, each shared by the requests that are under way at the same time. */
@Injectable()
export class DecisionGate implements OnApplicationShutdown {
  private readonly reads: Coalescer<ContextQuery, DecisionContext>;
  private readonly writes: Coalescer<DecisionRecord, StoredDecision | undefined>;

  constructor(
    @Inject(GATE_POOL) private readonly pool: Pool,
    @Inject(DECISION_WRITER) private readonly writer: DecisionWriter,
    @Inject(Config) private readonly config: Pick<Config, 'databaseNamedStatements'>,
  ) {
    this.reads = new Coalescer((batch) => this.readBatch(batch), LIMITS, overloaded);
    this.writes = new Coalescer((batch) => this.writeBatch(batch), LIMITS, overloaded);
  }

  /** Comes after the last request is answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.writer.end();
  }

  /** Asks for nobody and stores nothing, so that connections, plans and the writing thread are there for the first request. */
  async warmUp(): Promise<void> {
    await Promise.all([this.readBatch([]), this.writeBatch([])]);
  }

  know(query: ContextQuery): Promise<DecisionContext> {
    return this.reads.submit(query);
  }

  /** @returns what the same idempotency key has stored meanwhile; undefined when this decision was stored */
  record(decision: DecisionRecord): Promise<StoredDecision | undefined> {
    return this.writes.submit(decision);
  }

  /** A statement with a name is parsed once a connection, which not every pooler lets pass. */
  private named(name: string): { name?: string } {
    return this.config.databaseNamedStatements ? { name } : {};
  }

  private async readBatch(batch: readonly ContextQuery[]): Promise<DecisionContext[]> {
    const { rows } = await this.pool.query<ContextRow>({
      ...this.named('decision_context'),
      text: 'select * from gate.decision_context($1, $2, $3, $4, $5, $6)',
      values: [
        arrayLiteral(batch.map((q) => q.partnerId)),
        arrayLiteral(batch.map((q) => q.environment)),
        arrayLiteral(batch.map((q) => bucketOfQuery(q))),
        arrayLiteral(batch.map((q) => q.customerId ?? null)),
        arrayLiteral(batch.map((q) => q.externalDigest ?? null)),
        arrayLiteral(batch.map((q) => q.idempotencyDigest ?? null)),
      ],
    });
    if (rows.length !== batch.length) throw new Error('the gate answered another number of rows');
    return rows.map(toContext);
  }

  private async writeBatch(batch: readonly DecisionRecord[]): Promise<(StoredDecision | undefined)[]> {
    const stored = new Array<StoredDecision | undefined>(batch.length).fill(undefined);
    for (const { index, fingerprint, answer } of await this.writer.store(toRows(batch)))
      stored[index] = { fingerprint: Buffer.from(fingerprint, 'base64'), answer };
    return stored;
  }
}

function bucketOfQuery(query: ContextQuery): number {
  if (query.customerId) return bucketOf(query.customerId);
  return query.externalDigest ? bucketOfDigest(query.externalDigest) : 0;
}

function toContext(row: ContextRow): DecisionContext {
  return {
    businessMs: row.business_ms,
    customer: row.customer_id === null ? undefined : toCustomer(row, row.customer_id),
    stored:
      row.stored_fingerprint && row.stored_answer !== null
        ? { fingerprint: row.stored_fingerprint, answer: unpackAnswer(row.stored_answer) }
        : undefined,
  };
}

function toCustomer(row: ContextRow, id: Uuid): KnownCustomer {
  return {
    id,
    kind: row.kind,
    status: row.status,
    verification: row.verification,
    personal: row.personal,
    wrappedKey: row.wrapped_key,
    facts: row.facts ?? {},
    tags: (row.tags ?? []).map((tag, i) => ({ tag, scenario: row.tag_scenarios?.[i] ?? 'any' })),
    segments: row.segments ?? [],
    profile: row.profile ?? {},
    debtAversion: row.debt_aversion ?? undefined,
    needs: row.needs ?? undefined,
    consents: new Set(row.consents ?? []),
    exposure: row.exposure ?? {},
    standing: row.debts ? standingOf(row.debts) : NO_DEBTS,
  };
}

function overloaded(): DomainError {
  return new DomainError('overloaded', 'unavailable', 'Too many requests are waiting; try again.', {
    retryable: true,
    retryAfterSeconds: 1,
  });
}
