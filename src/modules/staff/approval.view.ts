import { formatId, type Uuid } from '../../kernel/ids.js';
import type { ApprovalView } from './approvals.service.js';
import type { ApprovalDto, ApprovalPersonDto } from './dto/approval.dto.js';

export function approvalDto({ approval, summary, status, allowedActions }: ApprovalView): ApprovalDto {
  const { id, kind, subject, environment, reason, statusReason, submittedAt, decidedAt, expiresAt } =
    approval;
  const { maker, makerName, checker, checkerName } = approval;
  const statusChangedAt = status === 'expired' ? expiresAt : (decidedAt ?? submittedAt);
  return {
    id: formatId('approval', id),
    kind,
    summary,
    subject,
    environment,
    reason,
    status,
    statusReason,
    statusChangedAt: statusChangedAt.toISOString(),
    allowedActions: [...allowedActions],
    changes: [...approval.diff.changes],
    maker: person(maker, makerName),
    checker: checker && checkerName !== null ? person(checker, checkerName) : null,
    applied: approval.applied?.result ?? null,
    submittedAt: submittedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

function person(id: Uuid, name: string): ApprovalPersonDto {
  return { id: formatId('staffUser', id), name };
}
