export {
  CLAUSE_CLASSES,
  defineCatalogue,
  strictest,
  type Attribute,
  type AttributeDefinition,
  type AttributeType,
  type Catalogue,
  type ClauseClass,
} from './catalogue.js';
export { type CheckOptions, type TagInfo } from './check-options.js';
export { checkRule, type RuleCheck } from './check.js';
export { CompiledRule, compileRule, type Clause, type Outcome } from './compile.js';
export { smallestChange, type Change } from './counterfactual.js';
export { type ChangeKind } from './change-steps.js';
export {
  explain,
  explainMet,
  type ComparisonReason,
  type MetComparison,
  type OneOfReason,
  type Reason,
} from './explain.js';
export { Facts, createFacts, readFact, type FactInput, type FactValue, type KnownValue } from './facts.js';
export {
  LIMITS,
  OPERATORS_OF,
  type Leaf,
  type Literal,
  type Node,
  type Operator,
  type Rule,
  type Value,
} from './grammar.js';
export { foldContext, type Residual } from './fold.js';
export { RuleIndex } from './rule-index.js';
export { ROOT_PATH, isUnder, parentPath } from './scenario-path.js';
export { F, T, U, negate, type Truth } from './truth.js';
