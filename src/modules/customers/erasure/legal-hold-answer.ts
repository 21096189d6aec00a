import { formatId, type Uuid } from '../../../kernel/ids.js';
import { toErasureDto } from '../customer-answer.js';
import type { LegalHoldDto, PartyErasureDto } from '../dto/staff-erasure.dto.js';
import type { LegalHold } from './legal-holds.repository.js';
import type { ErasedCustomer } from './party-erasures.repository.js';

export function toLegalHoldDto(hold: LegalHold): LegalHoldDto {
  return {
    id: formatId('legalHold', hold.id),
    customer: hold.customerId && formatId('customer', hold.customerId),
    party: hold.partyId && formatId('party', hold.partyId),
    reason: hold.reason,
    status: hold.liftedAt ? 'lifted' : 'open',
    setAt: hold.setAt.toISOString(),
    liftedAt: hold.liftedAt?.toISOString() ?? null,
    liftReason: hold.liftReason,
  };
}

export function toPartyErasureDto(party: Uuid, customers: readonly ErasedCustomer[]): PartyErasureDto {
  return {
    party: formatId('party', party),
    customers: customers.map((one) => toErasureDto(one.customerId, one)),
    isComplete: customers.length > 0 && customers.every(({ completedAt }) => completedAt !== null),
  };
}
