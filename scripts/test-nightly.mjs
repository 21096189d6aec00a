/**
 * `npm run test:nightly`: what is drawn by chance, in its long form. The property tests of the lending engine with 100,000
 * cases instead of 2,000 (EMBANK_PROPERTY_RUNS sets another number), then 100 lives of agreements against a model of money
 * (EMBANK_MODEL_RUNS), over processes that are killed. A failure prints the seed and path that EMBANK_SEED and
 * EMBANK_MODEL_PATH run again. Then the text classifier by the reference protocol, where EMBANK_SHARED has the data.
 * Arguments go to Jest and choose other files: `npm run test:nightly -- test/e2e/lending.model`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { JEST } from './lib/jest.mjs';
import { ensureBuilt, ensureInstalled, projectDir, underProjectNode } from './lib/toolchain.mjs';

const FILES = ['src/engines/lending/.*properties', 'test/e2e/lending.model', 'src/cli/scenario-protocol'];
const RUNS = {
  EMBANK_PROPERTY_RUNS: '100000',
  EMBANK_MODEL_RUNS: '100',
  EMBANK_PROTOCOL_SEED: '1',
  EMBANK_SEED: String(Date.now() % 2 ** 31),
};

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) {
  // The process that is killed is one of the build.
  ensureBuilt();
  process.exitCode = runLong(process.argv.slice(2));
}

function runLong(chosen) {
  const env = { ...RUNS, ...process.env };
  console.log(`EMBANK_SEED=${env.EMBANK_SEED}`);
  const { status } = spawnSync(
    process.execPath,
    [...JEST, '--runInBand', '--testTimeout=7200000', ...(chosen.length > 0 ? chosen : FILES)],
    { cwd: projectDir, stdio: 'inherit', env },
  );
  return status ?? 1;
}
