import type { KeyObject } from 'node:crypto';
import { familyRoot, formatId } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import type { Application, Reason } from './application.js';
import { statusAt } from './application.states.js';
import { instant, toApplicationDto } from './application.view.js';
import { openRecord } from './assessment-record.js';
import { type CheckResult, openDetail } from './check-results.repository.js';
import type {
  AssessmentDto,
  StaffApplicationDetailDto,
  StaffApplicationDto,
  StaffCheckDto,
  StaffReasonDto,
} from './dto/staff-application.dto.js';
import { needsTwo } from './reviewing.rules.js';

/** Reasons and sources that would help a fraudster are for the risk role alone (SCENARIOS.md §7). */
const seesSecurity = ({ roles }: Pick<StaffActor, 'roles'>): boolean => roles.includes('riskOfficer');

export function toStaffApplicationDto(application: Application, actor: StaffActor): StaffApplicationDto {
  const { decision, partnerId, offerId, status, expiresAtMs, nowMs } = application;
  return {
    ...toApplicationDto(application),
    partner: formatId('partner', partnerId),
    decision: formatId('decision', familyRoot(offerId)),
    reasons: (decision?.reasons ?? []).map((reason) => toReason(reason, seesSecurity(actor))),
    decidedBy: decision?.by ?? null,
    needsTwo: needsTwo(application),
    allowedActions:
      statusAt(status, expiresAtMs, nowMs) === 'referred' ? ['approve', 'decline', 'checkAgain'] : [],
  };
}

function toReason(reason: Reason, isRisk: boolean): StaffReasonDto {
  return reason.class === 'security' && !isRisk ? { code: 'not_available', class: 'security' } : reason;
}

export function toStaffDetailDto(
  application: Application,
  actor: StaffActor,
  {
    checks,
    sealed,
    key,
  }: { checks: readonly CheckResult[]; sealed: Buffer | null; key: KeyObject | undefined },
): StaffApplicationDetailDto {
  return {
    ...toStaffApplicationDto(application, actor),
    checks: seesSecurity(actor) ? checks.map((check) => toCheck(check, key)) : [],
    assessment: toAssessment(application, sealed, key),
  };
}

function toCheck(check: CheckResult, key: KeyObject | undefined): StaffCheckDto {
  const { id, kind, status, result, score, validUntilMs, costMinor, consentId, reusedOf } = check;
  return {
    id: formatId('check', id),
    kind,
    status,
    result,
    score,
    validUntil: validUntilMs === null ? null : instant(validUntilMs),
    cost: costMinor,
    consent: consentId && formatId('consent', consentId),
    reusedOf: reusedOf && formatId('check', reusedOf),
    isSuperseded: check.isSuperseded,
    says: openDetail(key, check).says ?? null,
  };
}

function toAssessment(
  { id }: Application,
  sealed: Buffer | null,
  key: KeyObject | undefined,
): AssessmentDto | null {
  const credit = openRecord(key, id, sealed)?.credit;
  if (!credit) return null;
  const { incomeMonthlyMinor, debtServiceMonthlyMinor } = credit.affordability;
  return {
    incomeMonthly: incomeMonthlyMinor ?? null,
    debtServiceMonthly: debtServiceMonthlyMinor,
    limits: credit.limits.map(({ code, capMinor: cap, usedMinor: used }) => ({ code, cap, used })),
  };
}
