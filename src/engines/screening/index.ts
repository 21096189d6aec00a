export { DEFAULT_SCREENING_TERMS, type ScreeningTerms } from './terms.js';
export { AMOUNT_RULES, type AmountRules, type UnusualAmount, unusualAmount } from './unusual-amount.js';
export {
  type TimedEvent,
  type TooFast,
  tooFast,
  VELOCITY_RULES,
  VELOCITY_SUBJECTS,
  type VelocityRule,
  type VelocitySubject,
} from './velocity.js';
