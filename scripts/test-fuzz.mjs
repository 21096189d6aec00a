/** `npm run test:fuzz`: 20,000 random requests to the two APIs; `npm test` sends 1,500; and every field meets every wrong value. EMBANK_FUZZ_REQUESTS, EMBANK_SEED. */
process.env.EMBANK_FUZZ_REQUESTS ??= '20000';
process.env.EMBANK_SEED ??= String(Date.now() % 2 ** 31);
process.argv.push('test/contract/fuzz', 'test/security/bad-input', '--runInBand');
await import('./test.mjs');
