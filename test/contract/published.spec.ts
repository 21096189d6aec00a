import { readFileSync } from 'node:fs';
import path from 'node:path';
import { breakingChanges, type Contract } from '../../src/cli/contract-changes.js';
import { API_DOCUMENTS } from '../support/openapi.js';

const OPENAPI = path.resolve(import.meta.dirname, '../../openapi');
const read = (file: string): Contract =>
  JSON.parse(readFileSync(path.join(OPENAPI, file), 'utf8')) as Contract;

// A change that cannot be avoided: CONTRIBUTING.md says how an operation is replaced, and when one may publish anew.
test.each(API_DOCUMENTS)('callers of the %s API as it was published are not broken', (name) => {
  const published = read(`published/${name}.json`);
  expect(Object.keys(published.paths).length).toBeGreaterThan(50);
  expect(breakingChanges(published, read(`${name}.json`))).toEqual([]);
});
