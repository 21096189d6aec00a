import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { API_DOCUMENTS, apiDocument } from '../support/openapi.js';

const SIZE = 'would take thousands of rows or megabytes to reach';
const GAP = 'nobody has written it yet: these are the ones to write next';

/** Documented problems that no test provokes by name, each with why. */
const NOT_PROVOKED: Readonly<Record<string, string>> = {
  bad_request: 'what Fastify refuses by itself; the generated bad input meets it without naming it',
  guarantee_exists:
    'only a race of two requests meets it; one after the other finds the application concluded',
  statement_too_long: SIZE,
  too_many_calls: SIZE,
  too_many_licences: SIZE,
  too_many_names: SIZE,
  change_too_large: SIZE,
  limit_not_held: GAP,
  nothing_owed: GAP,
  offer_withdrawn: GAP,
  receipt_erased: GAP,
  refund_ambiguous: GAP,
  requirements_missing: GAP,
  reservation_lapsed: GAP,
  reservation_lost: GAP,
  sandbox_only: GAP,
  scenario_not_in_key: GAP,
  sign_in_busy: GAP,
  unknown_order_line: GAP,
};

const TESTS = path.resolve(import.meta.dirname, '..');
const specs = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.spec.ts') && !file.endsWith('problems-provoked.spec.ts'))
  .map((file) => readFileSync(path.join(TESTS, file), 'utf8'))
  .join('\n');
const CODES = new Set(
  API_DOCUMENTS.flatMap((name) => apiDocument(name).operations).flatMap(
    (operation) => operation['x-error-codes'] ?? [],
  ),
);
const isNamed = (code: string): boolean => new RegExp(`\\b${code}\\b`).test(specs);

test('every documented problem is named by a test, or has a reason why none names it', () => {
  const unnamed = [...CODES].filter((code) => !isNamed(code));
  expect(unnamed.filter((code) => !(code in NOT_PROVOKED))).toEqual([]);
});

test('no reason outlives its problem', () => {
  expect(Object.keys(NOT_PROVOKED).filter((code) => !CODES.has(code) || isNamed(code))).toEqual([]);
});
