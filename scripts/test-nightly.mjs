/**
 * `npm run test:nightly`: the property tests of the engines with 100,000 cases instead of 2,000. EMBANK_PROPERTY_RUNS
 * sets another number; further arguments go to Jest, e.g. a path.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, projectDir, underProjectNode } from './lib/toolchain.mjs';

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) process.exitCode = runProperties(process.argv.slice(2));

function runProperties(chosen) {
  const { status } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      path.join(projectDir, 'node_modules/jest/bin/jest.js'),
      '--runInBand',
      '--testTimeout=7200000',
      ...(chosen.length > 0 ? chosen : ['src/engines/lending/.*properties']),
    ],
    {
      cwd: projectDir,
      stdio: 'inherit',
      env: { ...process.env, EMBANK_PROPERTY_RUNS: process.env.EMBANK_PROPERTY_RUNS ?? '100000' },
    },
  );
  return status ?? 1;
}
