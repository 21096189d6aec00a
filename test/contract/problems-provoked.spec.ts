import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { API_DOCUMENTS, apiDocument, nameOf } from '../support/openapi.js';
import { isElsewhere, isNamedNowhere, outlived } from '../support/rarely-answered.js';

const TESTS = path.resolve(import.meta.dirname, '..');
const specs = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.spec.ts') || file.startsWith(path.join('support', 'refusals')))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('problems-provoked.spec.ts'))
  .map((file) => readFileSync(path.join(TESTS, file), 'utf8'))
  .join('\n');
const OPERATIONS = API_DOCUMENTS.flatMap((name) => apiDocument(name).operations);
const CODES = new Set(OPERATIONS.flatMap((operation) => operation['x-error-codes'] ?? []));
/** `GET /v1/me scope_missing` */
const PAIRS = OPERATIONS.flatMap((operation) =>
  (operation['x-error-codes'] ?? []).map((code) => `${nameOf(operation)} ${code}`),
);
const isNamed = (code: string): boolean => new RegExp(`\\b${code}\\b`).test(specs);

test('every documented problem is named by a test, or has a reason why none names it', () => {
  const unnamed = [...CODES].filter((code) => !isNamed(code));
  expect(unnamed.filter((code) => !isNamedNowhere(code))).toEqual([]);
});

test('no reason outlives its problem', () => {
  expect(outlived(PAIRS)).toEqual([]);
});

/** Where `npm test` without arguments lets every file of tests note what was answered. */
const GATHERED = process.env['EMBANK_PROVOKED'];

if (GATHERED !== undefined) {
  test('every problem was answered by every operation that documents it', () => {
    const provoked = new Set(
      readdirSync(GATHERED).flatMap((file) => readFileSync(path.join(GATHERED, file), 'utf8').split('\n')),
    );
    const pairs = PAIRS.filter((pair) => !isElsewhere(pair));
    const others = pairs.filter((pair) => !provoked.has(pair));
    expect(others).toEqual([]);
  });
}
