import { formatId } from '../../../kernel/ids.js';
import type { CertificationDto } from './certification.dto.js';
import type { CertificationRun } from './certification.repository.js';
import { VALID_DAYS } from './certification.service.js';
import { certificationStatusAt, partnerActions } from './certification.states.js';
import { judgeRun } from './certification-checks.js';

const DAY_MS = 86_400_000;

export function toCertificationDto(run: CertificationRun, nowMs: number): CertificationDto {
  const status = certificationStatusAt(run, nowMs);
  const isOverdue = status !== run.status;
  const changedAt = isOverdue ? run.endsAt : run.statusChangedAt;
  const validUntil = status === 'passed' ? new Date(changedAt.getTime() + VALID_DAYS * DAY_MS) : null;
  const checks = run.report ?? judgeRun(run.seen);
  return {
    id: formatId('certification', run.id),
    status,
    statusReason: isOverdue ? 'time_over' : run.statusReason,
    statusChangedAt: changedAt.toISOString(),
    allowedActions: partnerActions(status),
    startedAt: run.startedAt.toISOString(),
    endsAt: run.endsAt.toISOString(),
    validUntil: validUntil?.toISOString() ?? null,
    checks: checks.map(({ evidence, ...check }) => ({
      ...check,
      evidence: { ...evidence, requests: [...evidence.requests] },
    })),
  };
}
