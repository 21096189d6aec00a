import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { lockHead } from '../../platform/snapshot/snapshot.service.js';
import { versionStates } from '../../platform/versions/version-states.js';
import {
  type DefinitionKind,
  type DefinitionVersion,
  VersionStore,
} from '../../platform/versions/version-store.js';
import { type ApprovalKind, ApprovalsService, type AskedChange, type PendingChange } from '../staff/index.js';
import {
  DefinitionRulebook,
  type DefinitionRules,
  type PublishingCheck,
  type VersionKey,
} from './definition-rules.js';
import { definitionProblems } from './definitions.errors.js';

/**
 * What needs a second person: to publish, roll back and retire, because it changes the configuration in force. What is
 * checked when it is asked for is checked again when that person agrees.
 */
@Injectable()
export class DefinitionPublishing {
  constructor(
    private readonly database: Database,
    private readonly store: VersionStore,
    private readonly approvals: ApprovalsService,
    private readonly rulebook: DefinitionRulebook,
  ) {}

  /** Called by modules while they are constructed. */
  register(rules: DefinitionRules): void {
    const { kind, roles } = rules;
    this.rulebook.add(rules);
    const current: ApprovalKind['current'] = async (tx, { subject }) => {
      await lockHead(tx);
      return (await this.store.findPublished(tx, kind, subject))?.body;
    };
    const named = kind === 'pack' ? 'policy pack' : kind;
    const kinds: Record<string, Pick<ApprovalKind, 'inWords' | 'apply'>> = {
      publish: {
        inWords: (change) => `Publish version ${numberOf(change)} of the ${named} ${change.subject}.`,
        apply: (tx, change) => this.applyPublish(tx, rules, change),
      },
      rollBack: {
        inWords: (change) => `Go back to version ${numberOf(change)} of the ${named} ${change.subject}.`,
        apply: (tx, change) => this.applyRollBack(tx, rules, change),
      },
      retire: {
        inWords: ({ subject }) => `Take the ${named} ${subject} out of force.`,
        apply: (tx, change) => this.applyRetire(tx, rules, change),
      },
    };
    for (const [action, own] of Object.entries(kinds)) {
      this.approvals.register(`${kind}.${action}`, { roles, current, ...own });
    }
  }

  /** Called as well by modules whose things in force depend on definitions of another one. */
  alsoCheck(kind: DefinitionKind, check: PublishingCheck): void {
    this.rulebook.alsoCheck(kind, check);
  }

  /** Asks a second person to put a draft in force. */
  async submit(actor: StaffActor, key: VersionKey, reason: string): Promise<Uuid> {
    const { kind, name, number } = key;
    return this.database.run(actor, async (tx) => {
      const draft = await this.store.find<object>(tx, kind, name, number);
      transition(versionStates, draft.status, 'publish');
      await this.rulebook.refuseUnpublishable(tx, kind, name, draft.body);
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
      await this.rulebook.refuseUnpublishable(tx, kind, name, old.body);
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
    const number = numberOf(change);
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
    await this.rulebook.refuseUnpublishable(tx, kind, name, body);
    await this.store.publish(tx, draft);
    tx.audit({ action: `${kind}.published`, subject: name, detail: { number } });
    return { id: formatId(idKind, id), number };
  }

  private async refuseNeeded(tx: ReadTx, kind: DefinitionKind, name: string): Promise<void> {
    await this.publishedOf(tx, kind, name);
    const why = await this.rulebook.of(kind).checkRetiring(tx, name);
    if (why !== undefined) throw definitionProblems.still_needed(why);
  }

  private async publishedOf(tx: ReadTx, kind: DefinitionKind, name: string): Promise<DefinitionVersion> {
    const published = await this.store.findPublished(tx, kind, name);
    if (!published) throw notFound(`${kind} in force`);
    return published;
  }
}

function numberOf({ payload }: AskedChange): number {
  return (payload.change as { number: number }).number;
}
