/**
 * `npm test`: what CI runs. Arguments go to Jest: `npm test -- test/integration`.
 * The last line is alone on its line and always of one form: `tests: 412 passed, 0 failed, 3 skipped`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled, projectDir, underProjectNode } from './lib/toolchain.mjs';

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) {
  ensureBuilt();
  process.exitCode = runJest(process.argv.slice(2));
}

function runJest(args) {
  const report = path.join(projectDir, '.embank', `jest-${process.pid}.json`);
  mkdirSync(path.dirname(report), { recursive: true, mode: 0o700 });
  const jest = path.join(projectDir, 'node_modules/jest/bin/jest.js');
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', jest, '--json', `--outputFile=${report}`, ...args],
    // With --json Jest writes its report to the standard output too; people read the standard error.
    { cwd: projectDir, stdio: ['inherit', 'ignore', 'inherit'] },
  );
  return summarise(report, status ?? 1);
}

function summarise(report, status) {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const { numPassedTests: passed, numPendingTests: pending, numTodoTests: todo } = result;
    // A file that does not load runs no test; it must not look like success.
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    const skipped = pending + todo;
    console.log(`tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    return failed > 0 ? 1 : status;
  } catch {
    console.log('tests: 0 passed, 1 failed');
    return 1;
  } finally {
    rmSync(report, { force: true });
  }
}
