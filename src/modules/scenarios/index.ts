export * from './context-schema.js';
export { checkSchema } from './context-schema-check.js';
export { buildMccMap, isMcc, mccDescriptions, type MccMap, scenarioForMcc } from './mcc-map.js';
export * from './policy-pack.js';
export {
  contextAttributes,
  contextFacts,
  GUARD_ATTRIBUTES,
  sharedContextAttributes,
} from './scenario-attributes.js';
export * from './scenario-definition.js';
export { guardsAsRule } from './scenario-guards.js';
export { recognise, type EvidenceSource, type Recognition, scenarioAt } from './recognise.js';
export * from './scenario-path.js';
export { loadSeedNodes, resolveTree, type ScenarioTree, seedTree, isLeaf } from './scenario-tree.js';
export { validateScenario } from './scenario-validation.js';
export { ScenariosModule } from './scenarios.module.js';
export {
  type PublishedPack,
  type PublishedScenario,
  publishScenario,
  type ScenarioBook,
  scenariosToken,
} from './scenarios.snapshot.js';
export { seedScenarios } from './scenarios.seed.js';
export { checkInTree } from './scenario-tree-check.js';
export { type DefinitionRules, type PublishingCheck } from './definition-rules.js';
export { type DefinitionResource, definitionRoutes } from './definitions.controller.js';
export { SubmittedDto, TextsDto } from './dto/definition.dto.js';
export { DefinitionPublishing } from './definition-publishing.service.js';
export { TextModel } from './text-model.js';
export { bankZone, zoneOfScope } from './zones.js';
