/** `npm run classify:train` and `classify:measure`; see src/engines/classification/README.md. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled, projectDir, underProjectNode } from './lib/toolchain.mjs';

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) {
  process.chdir(projectDir);
  ensureBuilt();
  await import(path.join(projectDir, 'dist/src/cli/train-scenarios.js'));
}
