/** Tests run from the TypeScript sources through SWC; types are checked separately by `npm run check:types`. */
export default {
  testEnvironment: '<rootDir>/test/support/native/environment.cjs',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // Node loads the modules (its hooks come by --import, see scripts/lib/jest.mjs); nothing passes through Jest's transformers.
  runtime: '<rootDir>/test/support/native/runtime.cjs',
  transform: {},
  setupFilesAfterEnv: ['<rootDir>/test/support/each-file.ts'],
  globalSetup: '<rootDir>/test/support/jest-global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/jest-global-teardown.mjs',
  testTimeout: 30_000,
  // The database has work too while a test waits: two share two cores well. What a file has loaded stays for some time, and in a
  // heap twice as large a collection stops a test's bank for seconds.
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
};
