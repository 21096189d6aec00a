export { CustomersModule } from './customers.module.js';
export { BirthDates } from './birth-dates.js';
export { toRegistration } from './customers.controller.js';
export { ConsentDto, RegisterCustomerDto } from './dto/customer.dto.js';
export * from './customer.js';
export {
  type CustomerRoom,
  CustomerRooms,
  type RecordOwner,
  type RecordPage,
  rowsHolding,
  rowsOf,
  rowsSince,
  type Weight,
} from './customer-rooms.js';
export { type ConsentGrant, ConsentsRepository, type StoredConsent } from './consents.repository.js';
export { CustomersRepository, type CustomerWithKey, type Tenant } from './customers.repository.js';
export { CustomersService, type Registration } from './customers.service.js';
export {
  type CustomerTag,
  type NewTag,
  TAG_SOURCES,
  type TagRow,
  SCREENING_TAG,
  TagsRepository,
  type TagSource,
} from './tags.repository.js';
export { toAcquisitionsDto, toConsentDto } from './customer-answer.js';
export { AcquisitionHistoryDto, StoredConsentDto } from './dto/customer-answer.dto.js';
export { LegalHoldDto } from './dto/staff-erasure.dto.js';
export { toLegalHoldDto } from './erasure/legal-hold-answer.js';
export { LegalHoldsRepository } from './erasure/legal-holds.repository.js';
export { HouseholdDto } from './households/dto/household.dto.js';
export { HouseholdReader } from './households/household-reader.js';
export { WholePartyWithMergesDto } from './identity/dto/party.dto.js';
export { IDENTITY_OFFICERS } from './identity/identity-changes.js';
export { PartyReader } from './identity/party-reader.js';
export { CONSENT_PURPOSES, consentToTag } from './consents/purposes.js';
export { customerProblems } from './customers.errors.js';
