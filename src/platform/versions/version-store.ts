import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '../../kernel/domain-error.js';
import { newUuid, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import { SystemClock } from '../clock/system-clock.js';
import type { ReadTx, Tx } from '../database/tx.js';
import { bumpHead } from '../snapshot/snapshot.service.js';
import { versionStates, type VersionStatus } from './version-states.js';

/** What a document defines. Its name is a scenario's path, a pack's jurisdiction or a product's slug. */
export type DefinitionKind = 'scenario' | 'pack' | 'product';

export interface DefinitionVersion<Body = unknown> {
  readonly id: Uuid;
  readonly kind: DefinitionKind;
  readonly name: string;
  /** 1, 2, 3 … per name. */
  readonly number: number;
  readonly status: VersionStatus;
  readonly body: Body;
  readonly basedOn: number | null;
  readonly note: string;
  readonly createdBy: Uuid | null;
  readonly createdAt: Date;
  readonly publishedBy: Uuid | null;
  readonly publishedAt: Date | null;
  readonly retiredAt: Date | null;
  /** Raised with each edit of a draft; the ETag. */
  readonly version: number;
}

export interface NewVersion {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly body: object;
  readonly basedOn?: number;
  readonly note: string;
}

const COLUMNS = `id, kind, name, number, status, body, based_on as "basedOn", note, created_by as "createdBy",
  created_at as "createdAt", published_by as "publishedBy", published_at as "publishedAt", retired_at as "retiredAt", version`;

/** The bank's documents and their versions. Whoever publishes raises the configuration's head in the same transaction. */
@Injectable()
export class VersionStore {
  constructor(private readonly clock: SystemClock) {}

  /** Every published version of a kind, by name. */
  async published<Body>(tx: ReadTx, kind: DefinitionKind): Promise<DefinitionVersion<Body>[]> {
    return tx.query(
      `select ${COLUMNS} from definition where kind = $1 and status = 'published' order by name`,
      [kind],
    );
  }

  async find<Body>(
    tx: ReadTx,
    kind: DefinitionKind,
    name: string,
    number: number,
  ): Promise<DefinitionVersion<Body>> {
    const rows = await tx.query<DefinitionVersion<Body>>(
      `select ${COLUMNS} from definition where kind = $1 and name = $2 and number = $3`,
      [kind, name, number],
    );
    if (!rows[0]) throw notFound('version');
    return rows[0];
  }

  /** Newest first. */
  async list(tx: ReadTx, kind: DefinitionKind, name: string): Promise<DefinitionVersion[]> {
    return tx.query(
      `select ${COLUMNS} from definition where kind = $1 and name = $2 order by number desc limit 100`,
      [kind, name],
    );
  }

  async createDraft(tx: Tx, { kind, name, body, basedOn, note }: NewVersion): Promise<DefinitionVersion> {
    // Concurrent drafts of one name must get different numbers: they queue here.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`definition/${kind}/${name}`]);
    const rows = await tx.query<DefinitionVersion>(
      `insert into definition (id, kind, name, number, status, body, based_on, note, created_by, created_at)
       select $1, $2, $3, coalesce(max(number), 0) + 1, 'draft', $4, $5, $6, $7, clock_timestamp()
       from definition where kind = $2 and name = $3 returning ${COLUMNS}`,
      [newUuid(this.clock.nowMs()), kind, name, body, basedOn ?? null, note, staffOf(tx)],
    );
    return rows[0] as DefinitionVersion;
  }

  /** @throws DomainError state_conflict when it is no draft, stale_version when it has changed since it was read */
  async updateDraft(
    tx: Tx,
    draft: DefinitionVersion,
    expectedVersion: number,
    body: object,
  ): Promise<DefinitionVersion> {
    transition(versionStates, draft.status, 'edit');
    const rows = await tx.query<DefinitionVersion>(
      `update definition set body = $3, version = version + 1 where id = $1 and version = $2 and status = 'draft' returning ${COLUMNS}`,
      [draft.id, expectedVersion, body],
    );
    if (!rows[0])
      throw new DomainError(
        'stale_version',
        'preconditionFailed',
        'It has changed since you read it; read it again.',
      );
    return rows[0];
  }

  /** Puts a draft in force and retires the version before it. */
  async publish(tx: Tx, draft: DefinitionVersion): Promise<DefinitionVersion> {
    transition(versionStates, draft.status, 'publish');
    // The head's row lock comes first, so that two publishers of one name wait for each other here and nowhere else.
    await bumpHead(tx);
    await tx.query(
      `update definition set status = 'retired', retired_at = clock_timestamp() where kind = $1 and name = $2 and status = 'published'`,
      [draft.kind, draft.name],
    );
    const rows = await tx.query<DefinitionVersion>(
      `update definition set status = 'published', published_at = clock_timestamp(), published_by = $2
       where id = $1 and status = 'draft' and version = $3 returning ${COLUMNS}`,
      [draft.id, staffOf(tx), draft.version],
    );
    if (!rows[0])
      throw new DomainError('stale_version', 'preconditionFailed', 'The draft has changed meanwhile.');
    return rows[0];
  }

  async retire(tx: Tx, published: DefinitionVersion): Promise<void> {
    transition(versionStates, published.status, 'retire');
    await bumpHead(tx);
    await tx.query(
      `update definition set status = 'retired', retired_at = clock_timestamp() where id = $1 and status = 'published'`,
      [published.id],
    );
  }
}

function staffOf({ actor }: Tx): Uuid | null {
  return actor.kind === 'staff' ? actor.userId : null;
}
