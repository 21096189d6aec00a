import type { Environment } from '../../platform/database/actor.js';
import type { TargetRules } from './target-guard.js';

/** Where messages may go to, by environment. */
export type TargetRulesByEnvironment = Readonly<Record<Environment, TargetRules>>;

export const TARGET_RULES = Symbol('webhook target rules');
