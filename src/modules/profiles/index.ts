export { ProfilesModule } from './profiles.module.js';
export { seedAudience } from './segments/segments.seed.js';
export { AttitudeModule } from './attitude/attitude.module.js';
export { Behaviour, type BehaviourSource } from './attitude/behaviour.js';
export { NeedsService } from './needs/needs.service.js';
export { seedQuestionnaires } from './attitude/questionnaires.seed.js';
export { DEFAULT_THRESHOLDS, rulesOf } from './classification/rules.js';
