import { Injectable } from '@nestjs/common';
import { type FieldError, notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { lockHead } from '../../platform/snapshot/snapshot.service.js';
import { versionStates } from '../../platform/versions/version-states.js';
import {
  type DefinitionKind,
  type DefinitionName,
  type DefinitionVersion,
  VersionStore,
} from '../../platform/versions/version-store.js';
import {
  type ApprovalKind,
  ApprovalsService,
  asJson,
  diffJson,
  type JsonChange,
  type PendingChange,
} from '../staff/index.js';
import { bodyFaults, type DefinitionRules } from './definition-rules.js';
import { definitionProblems } from './definitions.errors.js';

const DRAFTS_MAX = 20;
const NAMES_MAX = 1000;
const FAULTS_MAX = 50;

/** Which version of what. */
export interface VersionKey {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly number: number;
}

export interface Draft {
  readonly note: string;
  /** Left out: a copy. */
  readonly body?: object | undefined;
  /** The version it starts from; the one in force, or else the newest, when left out. */
  readonly basedOn?: number | undefined;
}

/**
 * The life of scenarios, policy packs and products: drafts are written alone, but what changes the configuration in
 * force (publish, roll back, retire) waits for a second person, and its checks are repeated when that person agrees.
 */
@Injectable()
export class DefinitionsService {
  private readonly rules = new Map<DefinitionKind, DefinitionRules>();

  constructor(
    private readonly database: Database,
    private readonly store: VersionStore,
    private readonly approvals: ApprovalsService,
  ) {}

  /** Called by modules while they are constructed. */
  register(rules: DefinitionRules): void {
    const { kind, roles } = rules;
    this.rules.set(kind, rules);
    const current: ApprovalKind['current'] = async (tx, { subject }) => {
      await lockHead(tx);
      return (await this.store.findPublished(tx, kind, subject))?.body;
    };
    const effects: Record<string, ApprovalKind['apply']> = {
      publish: (tx, change) => this.applyPublish(tx, rules, change),
      rollBack: (tx, change) => this.applyRollBack(tx, rules, change),
      retire: (tx, change) => this.applyRetire(tx, rules, change),
    };
    for (const [action, apply] of Object.entries(effects)) {
      this.approvals.register(`${kind}.${action}`, { roles, current, apply });
    }
  }

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
    if (body) this.refuseFaults(bodyFaults(this.rulesOf(kind), name, body), '/body');
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
    this.refuseFaults(bodyFaults(this.rulesOf(kind), name, body), '/body');
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

  /** Asks a second person to put a draft in force. */
  async submit(actor: StaffActor, key: VersionKey, reason: string): Promise<Uuid> {
    const { kind, name, number } = key;
    return this.database.run(actor, async (tx) => {
      const draft = await this.store.find<object>(tx, kind, name, number);
      transition(versionStates, draft.status, 'publish');
      await this.refuseUnpublishable(tx, name, kind, draft.body);
      const payload = { number, version: draft.version };
      return this.approvals.submit(tx, actor, {
        kind: `${kind}.publish`,
        subject: name,
        payload,
        after: draft.body,
        reason,
      });
    });
  }

  /** Asks a second person to publish the content of a retired version again. */
  async rollBack(actor: StaffActor, key: VersionKey, reason: string): Promise<Uuid> {
    const { kind, name, number } = key;
    return this.database.run(actor, async (tx) => {
      const old = await this.store.find<object>(tx, kind, name, number);
      transition(versionStates, old.status, 'rollBack');
      await this.refuseUnpublishable(tx, name, kind, old.body);
      const payload = { number };
      return this.approvals.submit(tx, actor, {
        kind: `${kind}.rollBack`,
        subject: name,
        payload,
        after: old.body,
        reason,
      });
    });
  }

  /** Asks a second person to take a name out of force. */
  async retire(actor: StaffActor, kind: DefinitionKind, name: string, reason: string): Promise<Uuid> {
    return this.database.run(actor, async (tx) => {
      await this.refuseNeeded(tx, kind, name);
      return this.approvals.submit(tx, actor, {
        kind: `${kind}.retire`,
        subject: name,
        payload: {},
        after: undefined,
        reason,
      });
    });
  }

  private async applyPublish(tx: Tx, rules: DefinitionRules, change: PendingChange): Promise<unknown> {
    const { number, version } = change.payload.change as { number: number; version: number };
    const draft = await this.store.find<object>(tx, rules.kind, change.subject, number);
    if (draft.version !== version) throw definitionProblems.draft_changed();
    return this.publish(tx, rules, draft);
  }

  private async applyRollBack(tx: Tx, rules: DefinitionRules, change: PendingChange): Promise<unknown> {
    const { number } = change.payload.change as { number: number };
    const { kind, name, body } = await this.store.find<object>(tx, rules.kind, change.subject, number);
    const note = `roll back to version ${number}`;
    const again = await this.store.createDraft(tx, { kind, name, body, basedOn: number, note });
    return this.publish(tx, rules, again as DefinitionVersion<object>);
  }

  private async applyRetire(tx: Tx, { kind }: DefinitionRules, { subject }: PendingChange): Promise<unknown> {
    await this.refuseNeeded(tx, kind, subject);
    const published = await this.publishedOf(tx, kind, subject);
    await this.store.retire(tx, published);
    tx.audit({ action: `${kind}.retired`, subject, detail: { number: published.number } });
    return { number: published.number };
  }

  private async publish(
    tx: Tx,
    { kind, idKind }: DefinitionRules,
    draft: DefinitionVersion<object>,
  ): Promise<unknown> {
    const { name, body, id, number } = draft;
    await this.refuseUnpublishable(tx, name, kind, body);
    await this.store.publish(tx, draft);
    tx.audit({ action: `${kind}.published`, subject: name, detail: { number } });
    return { id: formatId(idKind, id), number };
  }

  private async refuseUnpublishable(
    tx: ReadTx,
    name: string,
    kind: DefinitionKind,
    body: object,
  ): Promise<void> {
    const rules = this.rulesOf(kind);
    // Today's checks decide, not those of the day when the body was written.
    this.refuseFaults(bodyFaults(rules, name, body));
    this.refuseFaults(await rules.checkPublishing(tx, body));
  }

  private async refuseNeeded(tx: ReadTx, kind: DefinitionKind, name: string): Promise<void> {
    await this.publishedOf(tx, kind, name);
    const why = await this.rulesOf(kind).checkRetiring(tx, name);
    if (why !== undefined) throw definitionProblems.still_needed(why);
  }

  private async refuseCrowd(tx: ReadTx, kind: DefinitionKind, name: string): Promise<void> {
    const { drafts, versions, names } = await this.store.counts(tx, kind, name);
    if (drafts >= DRAFTS_MAX) throw definitionProblems.too_many_drafts();
    if (versions === 0 && names >= NAMES_MAX) throw definitionProblems.too_many_names();
  }

  private refuseFaults(faults: readonly FieldError[], under = ''): void {
    if (faults.length === 0) return;
    const errors = faults.slice(0, FAULTS_MAX).map((fault) => ({ ...fault, pointer: under + fault.pointer }));
    throw definitionProblems.invalid_definition(undefined, { errors });
  }

  private async publishedOf(tx: ReadTx, kind: DefinitionKind, name: string): Promise<DefinitionVersion> {
    const published = await this.store.findPublished(tx, kind, name);
    if (!published) throw notFound(`${kind} in force`);
    return published;
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

  private rulesOf(kind: DefinitionKind): DefinitionRules {
    const rules = this.rules.get(kind);
    if (!rules) throw new Error(`the rules of ${kind} are not registered`);
    return rules;
  }
}
