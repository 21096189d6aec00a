/** `npm run classify -- --events FILE --as-of DATE --out DIR`: classifies the customers of a file; see docs/classification.md. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled, projectDir, underProjectNode } from './lib/toolchain.mjs';

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) {
  ensureBuilt();
  const { run } = await import(path.join(projectDir, 'dist/src/cli/classify.js'));
  process.exitCode = await run(process.argv.slice(2));
}
