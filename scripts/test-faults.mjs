/**
 * `npm run test:faults`: the tests that break things, in their long form (minutes). `npm test` runs the short one.
 * Arguments choose files: `npm run test:faults -- test/faults/webhooks`.
 */
process.env.EMBANK_FAULTS = 'long';
if (process.argv.length === 2) process.argv.push('test/faults');
process.argv.push('--runInBand');
await import('./test.mjs');
