import {
  type Artefact,
  classesBeneath,
  fitTemperature,
  ScenarioModel,
  type ScoredText,
} from '../engines/classification/index.js';
import type { LabelledText } from './scenario-corpus.js';

/** Bounds of dates: text compares as dates do. */
export const BEGINNING = '0000-00-00';
export const END = '9999-99-99';
/** Payments from here on are only measured, never learned and never fitted to. */
export const TEST_FROM = '2017-01-01';

/** A payment text seen n times teaches n^0.7 times as much: repetition counts, but less than variety. */
export const REPETITION = 0.7;

/** The temperature that fits texts which the artefact did not learn. */
export function fitTo(artefact: Artefact, validation: readonly LabelledText[]): number {
  const model = new ScenarioModel(artefact);
  return fitTemperature(
    validation.map(({ text, label, count }): ScoredText => {
      const scores = new Float64Array(model.classes.length);
      model.score(text, scores);
      return { scores, right: classesBeneath(model.classes, label), weight: count };
    }),
  );
}
