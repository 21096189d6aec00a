export { apiKeyDigest } from './api-key.js';
export { ApiKeysRepository, type IssuedKey, type KeyGrant, type KeyRecord } from './api-keys.repository.js';
export { type EnrolmentGrant, EnrolmentsRepository, type EnrolmentTerms } from './enrolments.repository.js';
export { InnerCalls } from './inner-calls.js';
export { type CallWatch, CallWatches } from './call-watches.js';
export { type CertificationCheck, Certifications } from './certifications.js';
export { type ClockMove, ClockMoves, type ClockScope } from './clock-moves.js';
export {
  AnyScope,
  NoKey,
  CurrentPartner,
  type PartnerCall,
  type PartnerRequest,
  PartnerProblems,
  partnerRoutes,
  RequireScope,
} from './partner-access.js';
export { PartnersModule } from './partners.module.js';
export { type NewPartner, type PartnerRecord, PartnersRepository } from './partners.repository.js';
export {
  type ApiKey,
  type Enrolment,
  type EnrolmentLimits,
  type Partner,
  type PartnerBook,
  partnersPart,
} from './partners.snapshot.js';
export { PausesService } from './pauses.service.js';
export { type ResourceOwner, type ResourceReader, ResourceReaders } from './resource-readers.js';
export { ALL_SCOPES, SCOPES, type Scope } from './scopes.js';
export { businessNow, businessNowMs, businessTime } from './business-time.js';
export { enrolmentFor, servedCurrencies, type UsableScenario, usableScenarios } from './usable-scenarios.js';
