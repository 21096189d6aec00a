import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { lockHead } from '../../platform/snapshot/snapshot.service.js';
import {
  type DefinitionKind,
  type DefinitionName,
  type DefinitionVersion,
  VersionStore,
} from '../../platform/versions/version-store.js';
import { asJson, diffJson, type JsonChange } from '../staff/index.js';
import { bodyFaults, DefinitionRulebook, refuseFaults, type VersionKey } from './definition-rules.js';
import { definitionProblems } from './definitions.errors.js';

const DRAFTS_MAX = 20;
const NAMES_MAX = 1000;

export interface Draft {
  readonly note: string;
  /** Left out: a copy. */
  readonly body?: object | undefined;
  /** The version it starts from; the one in force, or else the newest, when left out. */
  readonly basedOn?: number | undefined;
}

/** What one person does alone: read versions, compare them, write drafts. Nobody acts on a draft. */
@Injectable()
export class DefinitionDrafts {
  constructor(
    private readonly database: Database,
    private readonly store: VersionStore,
    private readonly rulebook: DefinitionRulebook,
  ) {}

  async names(
    actor: StaffActor,
    kind: DefinitionKind,
    after: string | undefined,
    limit: number,
  ): Promise<DefinitionName[]> {
    return this.database.read(actor, (tx) => this.store.names(tx, kind, after, limit));
  }

  /** The version in force and the newest hundred. @throws DomainError not_found when there is none */
  async versions(
    actor: StaffActor,
    kind: DefinitionKind,
    name: string,
  ): Promise<{ published: DefinitionVersion | undefined; versions: DefinitionVersion[] }> {
    return this.database.read(actor, async (tx) => {
      const versions = await this.store.list(tx, kind, name);
      if (versions.length === 0) throw notFound(kind);
      return { published: await this.store.findPublished(tx, kind, name), versions };
    });
  }

  async find(actor: StaffActor, { kind, name, number }: VersionKey): Promise<DefinitionVersion> {
    return this.database.read(actor, (tx) => this.store.find(tx, kind, name, number));
  }

  /** What a version changes against another one, or against the one in force. */
  async diff(
    actor: StaffActor,
    { kind, name, number }: VersionKey,
    against: number | undefined,
  ): Promise<{ against: number | null; changes: JsonChange[] }> {
    return this.database.read(actor, async (tx) => {
      const version = await this.store.find(tx, kind, name, number);
      const other =
        against === undefined
          ? await this.store.findPublished(tx, kind, name)
          : await this.store.find(tx, kind, name, against);
      const changes = diffJson(asJson(other?.body), asJson(version.body));
      return { against: other?.number ?? null, changes };
    });
  }

  /** @throws DomainError invalid_definition with pointers into the request, not_found when there is nothing to copy */
  async createDraft(
    actor: StaffActor,
    kind: DefinitionKind,
    name: string,
    { note, body, basedOn }: Draft,
  ): Promise<DefinitionVersion> {
    if (body) refuseFaults(bodyFaults(this.rulebook.of(kind), name, body), '/body');
    return this.database.run(actor, async (tx) => {
      await lockHead(tx);
      await this.refuseCrowd(tx, kind, name);
      const base = await this.baseOf(tx, kind, name, basedOn);
      const source = body ?? (base?.body as object | undefined);
      if (!source) throw notFound(kind);
      const draft = await this.store.createDraft(tx, {
        kind,
        name,
        body: source,
        note,
        ...(base && { basedOn: base.number }),
      });
      tx.audit({ action: `${kind}.drafted`, subject: name, detail: { number: draft.number } });
      return draft;
    });
  }

  /** @throws DomainError stale_version, state_conflict, invalid_definition */
  async updateDraft(
    actor: StaffActor,
    key: VersionKey,
    expectedVersion: number,
    { note, body }: { readonly note?: string | undefined; readonly body: object },
  ): Promise<DefinitionVersion> {
    const { kind, name, number } = key;
    refuseFaults(bodyFaults(this.rulebook.of(kind), name, body), '/body');
    return this.database.run(actor, async (tx) => {
      const draft = await this.store.find(tx, kind, name, number);
      const updated = await this.store.updateDraft(tx, draft, expectedVersion, {
        body,
        note: note ?? draft.note,
      });
      tx.audit({ action: `${kind}.edited`, subject: name, detail: { number, version: updated.version } });
      return updated;
    });
  }

  private async refuseCrowd(tx: ReadTx, kind: DefinitionKind, name: string): Promise<void> {
    const { drafts, versions, names } = await this.store.counts(tx, kind, name);
    if (drafts >= DRAFTS_MAX) throw definitionProblems.too_many_drafts();
    if (versions === 0 && names >= NAMES_MAX) throw definitionProblems.too_many_names();
  }

  private async baseOf(
    tx: ReadTx,
    kind: DefinitionKind,
    name: string,
    number: number | undefined,
  ): Promise<DefinitionVersion | undefined> {
    if (number !== undefined) return this.store.find(tx, kind, name, number);
    return (await this.store.findPublished(tx, kind, name)) ?? (await this.store.list(tx, kind, name))[0];
  }
}
