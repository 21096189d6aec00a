import { AMOUNT_RULES, type AmountRules } from './unusual-amount.js';
import { VELOCITY_RULES, type VelocityRule } from './velocity.js';

/** From when on something that was spent is conspicuous. */
export interface ScreeningTerms {
  readonly amount: AmountRules;
  readonly velocity: readonly VelocityRule[];
  /** How surely merchant category or text must speak of another scene than the one that is named; 0 to 1. */
  readonly contradictionMin: number;
}

/** As long as the bank has set none of its own. */
export const DEFAULT_SCREENING_TERMS: ScreeningTerms = {
  amount: AMOUNT_RULES,
  velocity: VELOCITY_RULES,
  contradictionMin: 0.9,
};
