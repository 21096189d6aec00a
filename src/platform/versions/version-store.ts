import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '../../kernel/domain-error.js';
import { newUuid, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import { SystemClock } from '../clock/system-clock.js';
import type { ReadTx, Tx } from '../database/tx.js';
import { bumpHead, lockHead } from '../snapshot/snapshot.service.js';
import { versionStates, type VersionStatus } from './version-states.js';

/** What a document defines. Its name is a scenario's path, a pack's jurisdiction, a product's slug, a tag's, segment's or questionnaire's name. */
export type DefinitionKind = 'scenario' | 'pack' | 'product' | 'tag' | 'segment' | 'questionnaire';

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

/** A name with what exists of it. */
export interface DefinitionName {
  readonly name: string;
  readonly newestNumber: number;
  readonly publishedNumber: number | null;
  readonly publishedAt: Date | null;
  readonly drafts: number;
  /** The texts by which people know it, from the version in force or else the newest. */
  readonly names: { readonly en: string; readonly zh: string };
}

export interface DefinitionCounts {
  readonly drafts: number;
  readonly versions: number;
  readonly names: number;
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

  /** The version of a name that is in force. */
  async findPublished<Body>(
    tx: ReadTx,
    kind: DefinitionKind,
    name: string,
  ): Promise<DefinitionVersion<Body> | undefined> {
    const rows = await tx.query<DefinitionVersion<Body>>(
      `select ${COLUMNS} from definition where kind = $1 and name = $2 and status = 'published'`,
      [kind, name],
    );
    return rows[0];
  }

  /**
   * Versions by name and number in one round trip, in the order asked for.
   * @throws DomainError not_found when one of them does not exist
   */
  async findMany(
    tx: ReadTx,
    wanted: readonly { kind: DefinitionKind; name: string; number: number }[],
  ): Promise<DefinitionVersion[]> {
    const rows = await tx.query<DefinitionVersion>(
      `select ${COLUMNS} from unnest($1::text[], $2::text[], $3::int4[]) with ordinality as w(kind, name, number, place)
       join definition d using (kind, name, number) order by place`,
      [wanted.map(({ kind }) => kind), wanted.map(({ name }) => name), wanted.map(({ number }) => number)],
    );
    if (rows.length !== wanted.length) throw notFound('version');
    return rows;
  }

  /** Newest first, the last hundred; an older one is found by its number. */
  async list(tx: ReadTx, kind: DefinitionKind, name: string): Promise<DefinitionVersion[]> {
    return tx.query(
      `select ${COLUMNS} from definition where kind = $1 and name = $2 order by number desc limit 100`,
      [kind, name],
    );
  }

  /** In the order of their names. */
  async names(
    tx: ReadTx,
    kind: DefinitionKind,
    after: string | undefined,
    limit: number,
  ): Promise<DefinitionName[]> {
    return tx.query(
      `select name, max(number) as "newestNumber", max(number) filter (where status = 'published') as "publishedNumber",
         max(published_at) filter (where status = 'published') as "publishedAt",
         (count(*) filter (where status = 'draft'))::int4 as drafts,
         (array_agg(body -> 'names' order by status = 'published' desc, number desc))[1] as names
       from definition where kind = $1 and ($2::text is null or name > $2) group by name order by name limit $3`,
      [kind, after ?? null, limit],
    );
  }

  /** How many drafts and versions a name has, and how many names its kind. */
  async counts(tx: ReadTx, kind: DefinitionKind, name: string): Promise<DefinitionCounts> {
    const rows = await tx.query<DefinitionCounts>(
      `select (count(*) filter (where name = $2 and status = 'draft'))::int4 as drafts,
         (count(*) filter (where name = $2))::int4 as versions, count(distinct name)::int4 as names
       from definition where kind = $1`,
      [kind, name],
    );
    return rows[0] as DefinitionCounts;
  }

  async createDraft(tx: Tx, { kind, name, body, basedOn, note }: NewVersion): Promise<DefinitionVersion> {
    // Concurrent drafts of one name must get different numbers: they queue at the head's row.
    await lockHead(tx);
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
    { body, note }: { readonly body: object; readonly note: string },
  ): Promise<DefinitionVersion> {
    transition(versionStates, draft.status, 'edit');
    // Nobody holds the right to write bodies: the function is the only way, and it touches drafts alone.
    const rows = await tx.query<DefinitionVersion>(`select ${COLUMNS} from write_draft($1, $2, $3, $4)`, [
      draft.id,
      expectedVersion,
      body,
      note,
    ]);
    if (!rows[0])
      throw new DomainError(
        'stale_version',
        'preconditionFailed',
        'It has changed since you read it; read it again.',
      );
    return rows[0];
  }

  /**
   * Puts a draft in force and retires the version before it.
   * @throws DomainError state_conflict when it is no draft, stale_version when it has changed since it was read
   */
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
