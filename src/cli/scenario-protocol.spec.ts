import { hasSharedData } from './scenario-corpus.js';
import { measureProtocol } from './scenario-protocol.js';

const seed = process.env['EMBANK_PROTOCOL_SEED'];
const canRun = seed !== undefined && hasSharedData();
if (seed !== undefined && !canRun) console.warn('Skipped: the shared data are absent (set EMBANK_SHARED).');

/** A minute of training: part of `npm run test:nightly`. The same figures: `npm run classify:measure`. */
(canRun ? describe : describe.skip)('the reference protocol', () => {
  it('is answered better than by the best baseline', () => {
    const { trainRows, all, neverSeen, bytes } = measureProtocol(Number(seed));
    expect([trainRows, all.texts]).toEqual([57_824, 21_973]);
    // Reference: character n-grams, tf-idf and logistic regression.
    expect(all.accuracy).toBeGreaterThan(0.8743);
    expect(all.macroF1).toBeGreaterThan(0.8154);
    expect(all.expectedCalibrationError).toBeLessThan(0.05);
    expect(neverSeen.texts).toBeLessThan(all.texts / 2);
    expect(bytes).toBeLessThan(5_000_000);
  });
});
