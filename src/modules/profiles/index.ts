export { ProfilesModule } from './profiles.module.js';
export { seedAudience } from './segments/segments.seed.js';
export { AttitudeModule } from './attitude/attitude.module.js';
export { type BankProduct, BankProducts } from './bank/bank-products.js';
export { TELL_BANK_FRAME } from './bank/tell-bank-frame.js';
export { BankProfileDto } from './bank/dto/bank-profile.dto.js';
export { Behaviour, type BehaviourSource } from './attitude/behaviour.js';
export { NeedsService, type NeedsOf } from './needs/needs.service.js';
export { seedQuestionnaires } from './attitude/questionnaires.seed.js';
export { isBank, type ScoredFrame, summaryTable, valueBasisOf } from './classification/frame.js';
export { type Rehearsal, rehearsalOf } from './classification/movements.js';
export { ClassificationRuns } from './classification/published-runs.js';
export type { Run } from './classification/runs.repository.js';
export {
  type KnownOfCustomer,
  type OfferChange,
  OfferRehearsal,
  type RehearsedCustomer,
} from './segments/offer-rehearsal.service.js';
export { DEFAULT_THRESHOLDS, rulesOf } from './classification/rules.js';
export { AttitudeService } from './attitude/attitude.service.js';
export { toAttitudeDto } from './attitude/attitude-answer.js';
export { AttitudeDto } from './attitude/dto/attitude.dto.js';
export { FrameProfileDto } from './classification/dto/profile.dto.js';
export { ProfilesService } from './classification/profiles.service.js';
export { NeedDto } from './needs/dto/needs.dto.js';
export { toNeedDto } from './needs/needs-answer.js';
export { CustomerSegmentDto } from './segments/dto/segment.dto.js';
export { TagDto } from './segments/dto/tag.dto.js';
export { seesWithheldProfiles } from './withheld-profiles.js';
export { toTagDto } from './segments/tagging.service.js';
