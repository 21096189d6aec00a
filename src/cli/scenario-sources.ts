import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODEL_DATA, readShared, readTreeTexts, SHARED_SOURCES } from './scenario-corpus.js';

/** What the shipped model is made of and lies in the project, besides the code. */
const OWN_SOURCES = [
  'text-examples.json',
  'ledger-paths.json',
  'mcc-paths.json',
  'merchant-kind-paths.json',
] as const;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Digest of each source that lies in the project, by name: the artefact holds those that it was made from. */
export function ownSourceDigests(): Record<string, string> {
  const own = OWN_SOURCES.map((name) => [name, sha256(readFileSync(join(MODEL_DATA, name)))] as const);
  const codes = createRequire(import.meta.url).resolve('mcc/mcc_codes.json');
  return {
    ...Object.fromEntries(own),
    'mcc_codes.json': sha256(readFileSync(codes)),
    tree: sha256(Buffer.from(JSON.stringify(readTreeTexts()))),
  };
}

/**
 * The same of the shared data.
 * @throws MissingDataError where it is absent
 */
export function sharedSourceDigests(): Record<string, string> {
  return Object.fromEntries(Object.values(SHARED_SOURCES).map((name) => [name, sha256(readShared(name))]));
}
