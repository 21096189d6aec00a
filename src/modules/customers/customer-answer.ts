import { formatId, type Uuid } from '../../kernel/ids.js';
import type { CustomerExportDto, ErasureDto } from './dto/privacy.dto.js';
import type { Erasure } from './erasure/erasures.repository.js';
import type { ExportProgress } from './exporting/exports.repository.js';
import type { Acquisition, AcquisitionHistory, Customer } from './customer.js';
import type { StoredConsent } from './consents.repository.js';
import type {
  AcquisitionDto,
  AcquisitionHistoryDto,
  CustomerDto,
  StoredConsentDto,
} from './dto/customer-answer.dto.js';

export function toCustomerDto(customer: Customer): CustomerDto {
  const { externalId, ...personal } = customer.personal;
  return {
    id: formatId('customer', customer.id),
    externalId: externalId ?? null,
    kind: customer.kind,
    status: customer.status,
    verification: customer.verification,
    personal,
    facts: withoutVersion(customer.facts),
    tags: [...customer.tags],
    acquisition: toAcquisitionsDto(customer.acquisition),
    version: customer.version,
  };
}

export function toErasureDto(
  customerId: Uuid,
  erasure: Pick<Erasure, 'requestedAt' | 'completedAt'> | undefined,
): ErasureDto {
  return {
    customer: formatId('customer', customerId),
    requestedAt: erasure?.requestedAt.toISOString() ?? null,
    completedAt: erasure?.completedAt?.toISOString() ?? null,
  };
}

export function toExportDto(one: ExportProgress): CustomerExportDto {
  return {
    id: formatId('customerExport', one.id),
    customer: formatId('customer', one.customerId),
    status: one.status,
    statusChangedAt: one.statusChangedAt.toISOString(),
    requestedAt: one.requestedAt.toISOString(),
    partsDone: one.roomsDone,
    parts: one.rooms,
    records: one.records,
  };
}

export function toConsentDto(consent: StoredConsent): StoredConsentDto {
  return {
    id: formatId('consent', consent.id),
    purpose: consent.purpose,
    data: [...consent.data] as StoredConsentDto['data'],
    status: consent.status,
    statusReason: consent.statusReason,
    statusChangedAt: new Date(consent.statusChangedAt).toISOString(),
    grantedAt: new Date(consent.grantedAt).toISOString(),
    expiresAt: consent.expiresAt ? new Date(consent.expiresAt).toISOString() : null,
    textVersion: consent.textVersion,
    evidence: consent.evidence ?? null,
  };
}

export function toAcquisitionsDto({ first, last }: AcquisitionHistory): AcquisitionHistoryDto {
  return { first: first ? toAcquisition(first) : null, last: last ? toAcquisition(last) : null };
}

function toAcquisition({ scenario, channel, at }: Acquisition): AcquisitionDto {
  return { scenario, channel, at };
}

function withoutVersion(facts: object): object {
  const { v: _v, ...rest } = facts as { v?: number };
  return rest;
}
