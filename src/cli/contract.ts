import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { breakingChanges, type Contract } from './contract-changes.js';

const NAMES = ['partner', 'staff'];

/** What a reader needs and a caller's program does not: left out of what is kept to compare with. */
const WORDS = new Set(['description', 'summary', 'title', 'example', 'examples', 'tags', 'x-error-codes']);

/**
 * `cli contract check`: says how `openapi/` would break callers of what was published; `cli contract publish` keeps it as
 * what they rely on from now on.
 */
export async function run([action = 'check', directory = 'openapi']: readonly string[]): Promise<number> {
  let broken = 0;
  for (const name of NAMES) {
    const now = read(path.join(directory, `${name}.json`));
    const published = path.join(directory, 'published', `${name}.json`);
    if (action === 'publish') {
      writeFileSync(published, `${JSON.stringify(withoutWords(now), null, 1)}\n`);
      console.log(`wrote ${published}`);
      continue;
    }
    const changes = breakingChanges(read(published), now);
    for (const change of changes) console.error(`${name}: ${change}`);
    broken += changes.length;
  }
  return Promise.resolve(broken > 0 ? 1 : 0);
}

function read(file: string): Contract {
  return JSON.parse(readFileSync(file, 'utf8')) as Contract;
}

function withoutWords({ paths, components }: Contract): unknown {
  return strip({ paths, components: { schemas: components?.schemas } }, false);
}

/** @param isNames whether the keys are names of the API's own, which may be words */
function strip(node: unknown, isNames: boolean): unknown {
  if (Array.isArray(node)) return node.map((each) => strip(each, false));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isNames || !WORDS.has(key))
      .map(([key, value]) => [key, strip(value, ['properties', 'schemas', 'paths'].includes(key))]),
  );
}
