/** `npm run generate`: everything that is made from the program and committed: openapi/, docs/states.md, the client's types. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled, projectDir, underProjectNode } from './lib/toolchain.mjs';

const STEPS = [
  ['dist/src/cli.js', 'openapi'],
  ['dist/src/cli.js', 'states'],
  ['scripts/generate-client.mjs'],
];

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) {
  ensureBuilt();
  process.exitCode = STEPS.map(runStep).find((status) => status !== 0) ?? 0;
}

function runStep([script, ...args]) {
  const { status } = spawnSync(process.execPath, [path.join(projectDir, script), ...args], {
    cwd: projectDir,
    stdio: 'inherit',
  });
  return status ?? 1;
}
