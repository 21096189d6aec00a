import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Environment, StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { AuditEntry, Tx } from '../../platform/database/tx.js';
import { draftApproval, type ProposedChange } from './approval.draft.js';
import type { Approval } from './approval.entity.js';
import { ApprovalRepository, type ApprovalFilter, type NamedApproval } from './approval.repository.js';
import {
  assertMayPropose,
  decide,
  decisionsFor,
  statusAt,
  type ApprovalDecision,
  type ApprovalFacts,
  type ApprovalRoles,
} from './approval.rules.js';
import type { ApprovalStatus } from './approval.states.js';
import { asJson, fingerprint } from './json-diff.js';
import { staffProblems } from './staff.errors.js';

const OPEN_MAX_PER_MAKER = 100;

/** The part of an approval that a kind's handler works on. */
export type PendingChange = Pick<Approval, 'id' | 'kind' | 'subject' | 'environment' | 'payload' | 'maker'>;

/** What is asked for, as much of it as can be put into words. */
export type AskedChange = Pick<Approval, 'subject' | 'environment' | 'payload'>;

/** How one kind of change is judged and applied; registered by the module that owns the subject. */
export interface ApprovalKind {
  readonly roles: ApprovalRoles;
  /** What whoever approves does, in a sentence for people, with the names or public ids of what it is done to. */
  inWords(change: AskedChange): string;
  /**
   * The subject as it is now, as plain JSON, its row locked until the transaction ends (`for update`); undefined when
   * it does not exist. It decides both what the checker sees as "before" and whether that is still true on approval.
   */
  current(tx: Tx, change: ChangeTarget): Promise<unknown>;
  /**
   * Puts the change in force in the approval's own transaction, with `bumpHead` when it is one of configuration; what
   * it returns is kept with the approval as what was applied.
   */
  apply(tx: Tx, change: PendingChange): Promise<unknown>;
}

export interface ChangeTarget {
  readonly subject: string;
  /** Null for a change to the whole bank's configuration. */
  readonly environment: Environment | null;
}

/** An approval at one moment, as one person sees it. */
export interface ApprovalView {
  readonly approval: NamedApproval;
  readonly summary: string;
  readonly status: ApprovalStatus;
  readonly allowedActions: readonly ApprovalDecision[];
}

/** The second pair of eyes: one mechanism for every change by staff that matters. */
@Injectable()
export class ApprovalsService {
  private readonly kinds = new Map<string, ApprovalKind>();

  constructor(
    private readonly database: Database,
    private readonly approvals: ApprovalRepository,
    private readonly clock: SystemClock,
  ) {}

  /** Called by modules while they are constructed. */
  register(kind: string, handler: ApprovalKind): void {
    if (this.kinds.has(kind)) throw new Error(`approval kind ${kind} is registered twice`);
    if (handler.roles.checker.length === 0) throw new Error(`approval kind ${kind} has nobody who may check`);
    this.kinds.set(kind, handler);
  }

  /**
   * Proposes a change in the caller's transaction; nothing is in force until another person approves.
   * @throws DomainError 403 role_missing, 422 nothing_changes and change_too_large, 409 too_many_open_changes
   */
  async submit(tx: Tx, actor: StaffActor, change: ProposedChange): Promise<Uuid> {
    const kind = this.kinds.get(change.kind);
    if (!kind) throw new Error(`approval kind ${change.kind} is not registered`);
    assertMayPropose(actor, kind.roles);
    const nowMs = this.clock.nowMs();
    if ((await this.approvals.countOpen(tx, actor.userId, new Date(nowMs))) >= OPEN_MAX_PER_MAKER) {
      throw staffProblems.too_many_open_changes();
    }
    const target = { subject: change.subject, environment: change.environment ?? null };
    const before = asJson(await kind.current(tx, target));
    const approval = draftApproval(actor, change, before, nowMs);
    await this.approvals.insert(tx, approval);
    tx.audit(auditEntry('approval.submitted', approval));
    return approval.id;
  }

  async approve(actor: StaffActor, id: Uuid): Promise<ApprovalView> {
    return this.settle(actor, id, 'approve', async (tx, approval) => {
      const kind = this.kinds.get(approval.kind) as ApprovalKind;
      if (fingerprint(asJson(await kind.current(tx, approval))) !== approval.baseHash) {
        throw staffProblems.subject_changed();
      }
      const result = asJson(await kind.apply(tx, approval)) ?? null;
      return { checker: actor.userId, applied: { v: 1, result } };
    });
  }

  async reject(actor: StaffActor, id: Uuid, reason: string): Promise<ApprovalView> {
    return this.settle(actor, id, 'reject', () => ({ checker: actor.userId, statusReason: reason }));
  }

  async withdraw(actor: StaffActor, id: Uuid): Promise<ApprovalView> {
    return this.settle(actor, id, 'withdraw', () => ({}));
  }

  async get(actor: StaffActor, id: Uuid): Promise<ApprovalView> {
    const approval = await this.database.read(actor, (tx) => this.approvals.find(tx, actor.environment, id));
    if (!approval) throw notFound('approval');
    return this.view(actor, approval, this.clock.nowMs());
  }

  /** Newest first, one more than asked for when there are more. */
  async list(
    actor: StaffActor,
    filter: Omit<ApprovalFilter, 'environment'>,
    before: Uuid | undefined,
    limit: number,
  ): Promise<ApprovalView[]> {
    const nowMs = this.clock.nowMs();
    const scope = { ...filter, environment: actor.environment };
    const rows = await this.database.read(actor, (tx) =>
      this.approvals.list(tx, scope, new Date(nowMs), before, limit),
    );
    return rows.map((row) => this.view(actor, row, nowMs));
  }

  private async settle(
    actor: StaffActor,
    id: Uuid,
    decision: ApprovalDecision,
    effect: (tx: Tx, approval: NamedApproval) => Partial<Approval> | Promise<Partial<Approval>>,
  ): Promise<ApprovalView> {
    const nowMs = this.clock.nowMs();
    await this.database.run(actor, async (tx) => {
      const approval = await this.approvals.findForDecision(tx, actor.environment, id);
      if (!approval) throw notFound('approval');
      const status = decide(actor, facts(approval), this.kinds.get(approval.kind)?.roles, decision, nowMs);
      Object.assign(approval, await effect(tx, approval), { status, decidedAt: new Date(nowMs) });
      await this.approvals.storeDecision(tx, approval);
      tx.audit(auditEntry(`approval.${status}`, approval));
    });
    return this.get(actor, id);
  }

  private view(actor: StaffActor, approval: NamedApproval, nowMs: number): ApprovalView {
    const kind = this.kinds.get(approval.kind);
    const roles = kind?.roles;
    return {
      approval,
      summary: kind?.inWords(approval) ?? `${approval.kind} of ${approval.subject}`,
      status: statusAt(facts(approval), nowMs),
      allowedActions: decisionsFor(actor, facts(approval), roles, nowMs),
    };
  }
}

function facts(approval: Approval): ApprovalFacts {
  return { status: approval.status, maker: approval.maker, expiresAtMs: approval.expiresAt.getTime() };
}

function auditEntry(action: string, approval: Approval): AuditEntry {
  const { kind, subject, environment, id, statusReason } = approval;
  const detail = { kind, changeOf: subject, environment, ...(statusReason && { reason: statusReason }) };
  return { action, subject: formatId('approval', id), detail, ...(environment && { environment }) };
}
