/** `npm run test:fuzz`: 20,000 random requests to the two APIs; `npm test` sends 1,500. EMBANK_FUZZ_REQUESTS, EMBANK_FUZZ_SEED. */
process.env.EMBANK_FUZZ_REQUESTS ??= '20000';
process.env.EMBANK_FUZZ_SEED ??= String(Date.now() % 2 ** 31);
process.argv.push('test/contract/fuzz', '--runInBand');
await import('./test.mjs');
