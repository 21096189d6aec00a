import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import type { Actor, Environment } from './actor.js';
import { writeTogether } from './pipelined-pool.js';
import { statementName } from './statement-name.js';

/** A transaction that may read. */
export interface ReadTx {
  readonly actor: Actor;
  /** Bound SQL only: text is written in the repository, values are `$n`. int8 and numeric arrive as text. */
  query<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** TypeORM on the same connection and transaction, for the CRUD of configuration. */
  readonly manager: EntityManager;
}

/** A fact for the outside, stored with the change it tells of. Payloads carry ids, never personal data. */
export interface OutboxEvent {
  readonly type: string;
  readonly subject: Uuid;
  /** Bucket of the owner (0–4095); 0 for configuration. */
  readonly bucket?: number;
  /** Version of the subject row; orders the events of one subject. */
  readonly sequence?: number;
  readonly payload: object;
  /** Whom it concerns, when the actor is not that partner himself. */
  readonly partnerId?: Uuid;
  readonly environment?: Environment;
  /** Whose clock says when it happened, where it is another than the partner's; null when it is of nobody. */
  readonly customerId?: Uuid | null;
}

export interface AuditEntry {
  readonly action: string;
  readonly subject: string;
  readonly detail: object;
  /** What was changed, when it is another than the one that the actor looks at. */
  readonly environment?: Environment;
}

/** A transaction that may write. Repositories' write methods take one, so a write outside does not compile. */
export interface Tx extends ReadTx {
  /** The marker that a ReadTx lacks. */
  readonly writable: true;
  emit(event: OutboxEvent): void;
  audit(entry: AuditEntry): void;
}

/** How the statements of a transaction go to PostgreSQL. */
export interface Sending {
  /** How long one may take, where it may take longer than the pool allows. */
  readonly limitMs?: number;
  /** By a name, so that a connection reads and plans each of them once. */
  readonly keepsPlans?: boolean;
  /** Before the one before it is answered. */
  readonly isPipelined?: boolean;
}

export class PgTx implements Tx {
  readonly writable = true;
  private readonly events: OutboxEvent[] = [];
  private readonly entries: AuditEntry[] = [];
  private runner: QueryRunner | undefined;
  private isClosed = false;

  constructor(
    readonly actor: Actor,
    private readonly client: PoolClient,
    private readonly dataSource: DataSource,
    private readonly nowMs: () => number,
    private readonly sending: Sending = {},
  ) {}

  async query<R>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    if (this.isClosed) throw new Error('the transaction is over');
    const { limitMs, keepsPlans, isPipelined } = this.sending;
    if (isPipelined === true) writeTogether(this.client);
    const name = keepsPlans === true ? statementName(sql) : undefined;
    const result = await this.client.query({
      text: sql,
      values: params as unknown[],
      ...(name !== undefined && { name }),
      ...(limitMs !== undefined && { query_timeout: limitMs }),
    });
    return result.rows as R[];
  }

  /** From now on it sends nothing: its connection is going to be somebody else's. */
  close(): void {
    this.isClosed = true;
  }

  get manager(): EntityManager {
    if (!this.runner) {
      // TypeORM is lent the connection whose transaction we opened; it must neither open its own nor release ours.
      this.runner = this.dataSource.createQueryRunner();
      Object.assign(this.runner, { databaseConnection: this.client, isTransactionActive: true });
    }
    return this.runner.manager;
  }

  emit(event: OutboxEvent): void {
    this.events.push(event);
  }

  audit(entry: AuditEntry): void {
    this.entries.push(entry);
  }

  /** Appends what was emitted and audited, one statement each however many there are. */
  async flush(): Promise<void> {
    if (this.events.length > 0) await this.insertEvents();
    if (this.entries.length > 0) await this.insertAudit();
  }

  private async insertEvents(): Promise<void> {
    const { actor } = this;
    const ids = ascendingIds(this.nowMs(), this.events);
    const rows = this.events.map((event, index) => ({
      id: ids[index],
      bucket: event.bucket ?? 0,
      type: event.type,
      environment: event.environment ?? (actor.kind === 'system' ? null : actor.environment),
      partner_id: event.partnerId ?? (actor.kind === 'partner' ? actor.partnerId : null),
      customer_id: event.customerId ?? null,
      subject: event.subject,
      sequence: event.sequence ?? 0,
      payload: event.payload,
    }));
    // What concerns no partner has nobody to be told to.
    await this.query(
      `with event as (
         select id, bucket, type, environment, partner_id, customer_id, subject, sequence, payload
         from jsonb_to_recordset($1::jsonb) as r(id uuid, bucket int2, type text, environment text, partner_id uuid,
           customer_id uuid, subject uuid, sequence int8, payload jsonb)),
       kept as (
         insert into outbox (id, bucket, type, environment, partner_id, subject, sequence, payload, occurred_at)
         select id, bucket, type, environment, partner_id, subject, sequence, payload,
           business_now(partner_id, environment, customer_id) from event)
       insert into outbox_queue (id, bucket)
       select id, bucket from event where partner_id is not null and environment is not null`,
      [JSON.stringify(rows)],
    );
  }

  private async insertAudit(): Promise<void> {
    const { actor } = this;
    const rows = this.entries.map((entry) => ({
      id: newUuid(this.nowMs()),
      actor_kind: actor.kind,
      actor_id: actor.kind === 'partner' ? actor.keyId : actor.kind === 'staff' ? actor.userId : null,
      actor_name: actor.kind === 'system' ? actor.job : null,
      environment: entry.environment ?? (actor.kind === 'system' ? null : actor.environment),
      partner_id: actor.kind === 'partner' ? actor.partnerId : null,
      request_id: actor.kind === 'system' ? null : actor.requestId,
      action: entry.action,
      subject: entry.subject,
      detail: { v: 1, ...entry.detail },
    }));
    await this.query(
      `insert into audit (id, actor_kind, actor_id, actor_name, environment, partner_id, request_id, action, subject, detail)
       select id, actor_kind, actor_id, actor_name, environment, partner_id, request_id, action, subject, detail
       from jsonb_to_recordset($1::jsonb) as r(id uuid, actor_kind text, actor_id uuid, actor_name text,
         environment text, partner_id uuid, request_id text, action text, subject text, detail jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}

/** Ids of one moment that stand, within each bucket, in the order in which their events were emitted. */
function ascendingIds(nowMs: number, events: readonly OutboxEvent[]): Uuid[] {
  const sorted = new Map<number, Uuid[]>();
  const ids = events.map(({ bucket = 0 }) => newUuid(nowMs, bucket));
  for (const id of [...ids].sort()) sorted.set(bucketOf(id), [...(sorted.get(bucketOf(id)) ?? []), id]);
  return ids.map((id) => sorted.get(bucketOf(id))?.shift() as Uuid);
}
