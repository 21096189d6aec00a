export { type Artefact, type ModelMetadata, parseArtefact, serialise } from './artefact.js';
export { fitTemperature, type ScoredText, softmax } from './calibration.js';
export { type Claim, type ConfidenceMap, fitConfidence, mapConfidence } from './confidence-map.js';
export { compress, type Pruning } from './compress.js';
export { classesBeneath, isAtOrBeneath, ROOT } from './class-tree.js';
export { type Judgement, measure, type Measures } from './metrics.js';
export {
  type Candidate,
  type Classification,
  type ClassifyOptions,
  loadModel,
  ScenarioModel,
} from './model.js';
export { normaliseText, TEXT_LIMIT } from './normalise.js';
export { trainWeights, type TrainedWeights, type TrainingExample, type TrainingOptions } from './train.js';
