import { readFileSync } from 'node:fs';
import { isAtOrBeneath, loadModel } from '../engines/classification/index.js';
import { hasSharedData, MODEL_DATA, readTextCases } from './scenario-corpus.js';
import { measureTree } from './scenario-measures.js';
import { ownSourceDigests, sharedSourceDigests } from './scenario-sources.js';
import { measureShipped, recipeDigest } from './scenario-training.js';

interface Metadata {
  readonly seed: number;
  readonly sources: Readonly<Record<string, string>>;
  readonly recipe: string;
  readonly measured: ReturnType<typeof measureShipped>;
}

const describeWithData = hasSharedData() ? describe : describe.skip;
if (!hasSharedData()) console.warn('Skipped: the shared data are absent (set EMBANK_SHARED).');

/** The artefact as it is shipped, judged by texts that people send. */
describe('the shipped scenario model', () => {
  const bytes = readFileSync(`${MODEL_DATA}/scenario-model.bin`);
  const model = loadModel(bytes);

  it.each([
    ['bp snax 24 weoley castle', 'mobility.fuel'],
    ['tesco stores', 'daily.food'],
    ['iphone 17 pro 256gb', 'retail.electronics.phone'],
    ['dental implant', 'healthcare.dental'],
    ['种植牙', 'healthcare.dental'],
    ['加油 92号', 'mobility.fuel'],
    ['uber trip 4ma3a help.uber', 'mobility.rideHailing'],
    ['tuition fee autumn term', 'education.higher.tuition'],
  ])('%s is %s', (text, path) => {
    const answer = model.classify(text);
    expect(isAtOrBeneath(answer.path, path) ? path : answer).toBe(path);
    expect(answer.evidence.length).toBeGreaterThan(0);
  });

  it.each(['xkcd qqwv zzpl', '4711 0815', ''])('is unsure about %j', (text) => {
    expect(model.classify(text).path).toBe('any');
  });

  it('stays unsure when a fuel partner sends a dental text', () => {
    expect(model.classify('dental implant', { allowed: ['mobility.fuel'] }).path).toBe('any');
  });

  it('stays small and carries what its sources ask for', () => {
    expect(bytes.length).toBeLessThan(5_000_000);
    expect(JSON.stringify(model.metadata)).toContain('Open Government Licence v3.0');
    expect(JSON.stringify(model.metadata)).toContain('BSD-3-Clause');
  });

  const { seed, sources, recipe, measured } = model.metadata as unknown as Metadata;

  it('is what the code and the sources of this tree make: after a change of either, npm run classify:train', () => {
    expect(sources).toMatchObject(ownSourceDigests());
    expect(recipe).toBe(recipeDigest(seed));
    expect(measured.orderTexts).toEqual(measureTree(model, readTextCases()));
  });

  it('says how sure it is as often as it is right', () => {
    const { paymentsFrom2017, paymentsFrom2017ByReferenceLabels, heldOutNames, orderTexts } = measured;
    for (const { expectedCalibrationError } of [
      paymentsFrom2017,
      paymentsFrom2017ByReferenceLabels,
      heldOutNames,
      orderTexts,
    ])
      expect(expectedCalibrationError).toBeLessThan(0.05);
  });

  describeWithData('beside the shared data', () => {
    it('was made of them, and is as good as it says', () => {
      expect(sources).toMatchObject(sharedSourceDigests());
      expect(measureShipped(model)).toEqual(measured);
    });
  });

  it('knows every leaf that has text examples', () => {
    const examples = JSON.parse(readFileSync(`${MODEL_DATA}/text-examples.json`, 'utf8')) as object;
    expect(new Set(model.classes)).toEqual(new Set(Object.keys(examples)));
  });
});
