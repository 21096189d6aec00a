export { ProfilesModule } from './profiles.module.js';
export { DEFAULT_THRESHOLDS, rulesOf } from './classification/rules.js';
