export { AMOUNT_RULES, type AmountRules, type UnusualAmount, unusualAmount } from './unusual-amount.js';
export {
  type TimedEvent,
  type TooFast,
  tooFast,
  VELOCITY_RULES,
  VELOCITY_SUBJECTS,
  VELOCITY_WINDOW_MAX_MS,
  type VelocityRule,
  type VelocitySubject,
} from './velocity.js';
