import { formatId, instantOf } from '../../kernel/ids.js';
import { allowedActions } from '../../kernel/state-machine.js';
import type { KeyRecord } from './api-keys.repository.js';
import type { ApiKeyDto } from './dto/api-key.dto.js';
import type { EnrolmentDto } from './dto/enrolment.dto.js';
import type { LicenceDto } from './dto/licence.dto.js';
import type { PartnerDto } from './dto/partner.dto.js';
import type { EnrolmentRecord } from './enrolments.repository.js';
import type { LicenceRecord } from './licences.repository.js';
import type { PartnerRecord } from './partners.repository.js';
import {
  apiKeyEnd,
  apiKeyStates,
  type ApiKeyStatus,
  apiKeyStatusAt,
  enrolmentStates,
  partnerStates,
} from './partners.states.js';

export function partnerDto(partner: PartnerRecord): PartnerDto {
  const { id, slug, name, industry, status, statusReason, licensedUntil } = partner;
  return {
    id: formatId('partner', id),
    slug,
    name,
    industry,
    status,
    statusReason,
    statusChangedAt: partner.statusChangedAt.toISOString(),
    allowedActions: allowedActions(partnerStates, status),
    licensedUntil,
    createdAt: partner.createdAt.toISOString(),
  };
}

export function licenceDto({ id, kind, number, expiresOn, createdAt }: LicenceRecord): LicenceDto {
  return { id: formatId('licence', id), kind, number, expiresOn, createdAt: createdAt.toISOString() };
}

export function apiKeyDto(key: KeyRecord, nowMs: number): ApiKeyDto {
  const { id, environment, name, lastFour, scopes, scenarios, cidrs, revokedReason, replacedBy } = key;
  const status = apiKeyStatusAt(key, nowMs);
  return {
    id: formatId('apiKey', id),
    environment,
    name,
    lastFour,
    scopes: [...scopes],
    scenarios: [...scenarios],
    cidrs: [...cidrs],
    status,
    statusReason: revokedReason,
    statusChangedAt: keyChangedAt(key, status).toISOString(),
    allowedActions: allowedActions(apiKeyStates, status).filter((action) => action !== 'expire'),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    replacedBy: replacedBy && formatId('apiKey', replacedBy),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
  };
}

function keyChangedAt(key: KeyRecord, status: ApiKeyStatus): Date {
  if (status === 'revoked' && key.revokedAt) return key.revokedAt;
  if (status === 'expired') return apiKeyEnd(key) ?? key.createdAt;
  // An id names the instant at which its key was made, and that is when the old one was replaced.
  if (status === 'replaced' && key.replacedBy) return new Date(instantOf(key.replacedBy));
  return key.createdAt;
}

export function enrolmentDto(enrolment: EnrolmentRecord): EnrolmentDto {
  const { id, environment, scenario, jurisdiction, status, statusReason } = enrolment;
  const { limits, subsidy, commission } = enrolment;
  return {
    id: formatId('enrolment', id),
    environment,
    scenario,
    jurisdiction,
    status,
    statusReason,
    statusChangedAt: enrolment.statusChangedAt.toISOString(),
    allowedActions: allowedActions(enrolmentStates, status),
    limits,
    subsidy,
    commission,
    createdAt: enrolment.createdAt.toISOString(),
  };
}
