/** `npm run test:faults`: the tests that break things, in their long form (minutes). `npm test` runs the short one. */
process.env.EMBANK_FAULTS = 'long';
process.argv.push('test/faults', '--runInBand');
await import('./test.mjs');
