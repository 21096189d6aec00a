import { newUuid } from '../../kernel/ids.js';
import type { Environment, StaffActor } from '../../platform/database/actor.js';
import { Approval } from './approval.entity.js';
import { APPROVAL_LIFE_MS } from './approval.rules.js';
import { asJson, canonicalJson, diffJson, fingerprint, type Json } from './json-diff.js';
import { staffProblems } from './staff.errors.js';

const CHANGE_MAX_CHARS = 256 * 1024;
const DIFF_MAX_PLACES = 1000;

export interface ProposedChange {
  readonly kind: string;
  readonly subject: string;
  readonly environment?: Environment;
  /** What `apply` needs, as plain JSON. */
  readonly payload: unknown;
  /** The subject as it would be, in the shape of `current`; undefined when it would be gone. */
  readonly after: unknown;
  readonly reason: string;
}

/**
 * What a proposal becomes: what the checker will see, and the fingerprint of what the maker saw.
 * @param before the subject as it is; undefined when it does not exist yet
 * @throws DomainError 422 nothing_changes, change_too_large
 */
export function draftApproval(
  actor: StaffActor,
  change: ProposedChange,
  before: Json | undefined,
  nowMs: number,
): Approval {
  const changes = diffJson(before, asJson(change.after));
  const payload = asJson(change.payload) ?? null;
  if (changes.length === 0) throw staffProblems.nothing_changes();
  const size = canonicalJson(payload).length + canonicalJson(asJson(changes) as Json).length;
  if (changes.length > DIFF_MAX_PLACES || size > CHANGE_MAX_CHARS) throw staffProblems.change_too_large();
  return Object.assign(new Approval(), {
    id: newUuid(nowMs),
    kind: change.kind,
    subject: change.subject,
    environment: change.environment ?? null,
    payload: { v: 1, change: payload },
    diff: { v: 1, changes },
    baseHash: fingerprint(before),
    reason: change.reason,
    status: 'submitted',
    maker: actor.userId,
    submittedAt: new Date(nowMs),
    expiresAt: new Date(nowMs + APPROVAL_LIFE_MS),
  } satisfies Partial<Approval>);
}
