/**
 * `fast-check` as every test of the project gets it (jest.config.mjs): it draws from a fixed seed, so that what `npm test`
 * says of a tree it says of it everywhere and again. Searching is what `npm run test:nightly` does, which draws a new one.
 */
import fc from '../../node_modules/fast-check/lib/fast-check.js';

fc.configureGlobal({ seed: Number(process.env.EMBANK_SEED ?? 20_260_315) });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fc;
