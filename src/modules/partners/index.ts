export { PartnersModule } from './partners.module.js';
export {
  apiKeyDigest,
  CurrentPartner,
  PartnerAuthGuard,
  type PartnerCall,
  RequireScope,
} from './partner-auth.guard.js';
export {
  type ApiKey,
  type Enrolment,
  type EnrolmentLimits,
  type Partner,
  type PartnerBook,
  partnersPart,
} from './partners.snapshot.js';
export { ALL_SCOPES, SCOPES, type Scope } from './scopes.js';
export {
  type EnrolmentGrant,
  type KeyGrant,
  type KeyRecord,
  type NewPartner,
  type PartnerRecord,
  PartnersRepository,
} from './partners.repository.js';
export { businessTime } from './business-time.js';
export { enrolmentFor } from './usable-scenarios.js';
