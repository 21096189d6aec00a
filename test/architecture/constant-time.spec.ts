import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Whoever can measure how long a comparison takes learns a secret sign by sign. Secrets are compared by
 * `timingSafeEqual`, or found by their keyed digest; this reads the program for comparisons that are neither.
 */
const ROOT = path.resolve(import.meta.dirname, '../..');
const SECRET = String.raw`[\w.]*(?:secret|password|passphrase|hmac|mac|signature|digest|apiKey|oneTimeCode)(?:\(\))?`;
/** Whether there is one at all is no secret. */
const HARMLESS = String.raw`\s*(?:undefined\b|null\b|'')`;
const COMPARISONS = [
  new RegExp(String.raw`\b${SECRET}\s*[!=]={1,2}(?!=|${HARMLESS})`, 'i'),
  new RegExp(String.raw`[!=]={1,2}\s*${SECRET}(?![\w.(])`, 'i'),
  new RegExp(String.raw`\b${SECRET}\??\.(?:equals|compare|localeCompare)\(`, 'i'),
  new RegExp(String.raw`\.(?:equals|compare)\(\s*(?:\w+,\s*)?${SECRET}\s*[,)]`, 'i'),
];

const comparesSecrets = (line: string): boolean => COMPARISONS.some((pattern) => pattern.test(line));

test.each([
  'if (given === secret) return true;',
  'return this.signature !== header;',
  'if (mac() === given) return;',
  'return digest.equals(stored);',
  'return stored.equals(apiKey);',
  'Buffer.compare(given, hmac) === 0',
])('is seen: %s', (line) => {
  expect(comparesSecrets(line)).toBe(true);
});

test.each([
  'if (secret === undefined) return;',
  "if (password !== '') return;",
  'return timingSafeEqual(given, mac(body));',
  'const isOverlap = previousSecretUntil !== null;',
  "if (name === 'secretary') return;",
])('is left alone: %s', (line) => {
  expect(comparesSecrets(line)).toBe(false);
});

test('no secret is compared in a time that tells where it differs', () => {
  const files = globSync('src/**/*.ts', { cwd: ROOT }).filter((file) => !file.endsWith('.spec.ts'));
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    readFileSync(path.join(ROOT, file), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(?:\*|\/)/.test(line) && comparesSecrets(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
