import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { provoked, undocumented } from './answers-seen.js';

/** Runs before each file of tests (jest.config.mjs): modules that many files share are loaded once and can add no hooks. */
afterEach(() => {
  const found = [...undocumented];
  undocumented.clear();
  expect(found).toEqual([]);
});

/** Where a run of all tests gathers what was provoked; test/contract/problems-provoked.spec.ts reads it. */
const GATHERED = process.env['EMBANK_PROVOKED'];

afterAll(() => {
  if (GATHERED !== undefined && provoked.size > 0)
    appendFileSync(path.join(GATHERED, `${process.pid}.txt`), [...provoked, ''].join('\n'));
  provoked.clear();
});
