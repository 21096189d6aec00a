/**
 * `npm test`: what CI runs. Arguments go to Jest: `npm test -- test/integration`.
 * The last line is alone on its line and always of one form: `tests: 412 passed, 0 failed, 3 skipped`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { JEST } from './lib/jest.mjs';
import { ensureBuilt, ensureInstalled, projectDir, underProjectNode } from './lib/toolchain.mjs';

const LAST = 'test/contract/problems-provoked';
/**
 * The tests that break and overload things start processes of their own and look at the clock: they run alone. What all
 * tests together have provoked is looked at in the end.
 */
const PHASES = [
  ['/node_modules/', '/test/faults/', LAST].map((path) => `--testPathIgnorePatterns=${path}`),
  ['test/faults', '--runInBand'],
  [LAST, '--runInBand'],
];

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) {
  ensureBuilt();
  const args = process.argv.slice(2);
  process.exitCode = summarise(args.length > 0 ? [runJest(args)] : runAll());
}

/** Every file of tests notes which operations answered which problems (test/support/documented-answers.ts). */
function runAll() {
  const gathered = path.join(projectDir, '.embank', `provoked-${process.pid}`);
  mkdirSync(gathered, { recursive: true, mode: 0o700 });
  process.env.EMBANK_PROVOKED = gathered;
  try {
    return PHASES.map(runJest);
  } finally {
    rmSync(gathered, { recursive: true });
  }
}

/** @returns what Jest reports, or undefined when it died of something */
function runJest(args) {
  const report = path.join(projectDir, '.embank', `jest-${process.pid}.json`);
  mkdirSync(path.dirname(report), { recursive: true, mode: 0o700 });
  const { status } = spawnSync(
    process.execPath,
    [...JEST, '--json', `--outputFile=${report}`, ...args],
    // With --json Jest writes its report to the standard output too; people read the standard error.
    { cwd: projectDir, stdio: ['inherit', 'ignore', 'inherit'] },
  );
  try {
    return { ...JSON.parse(readFileSync(report, 'utf8')), status: status ?? 1 };
  } catch {
    return undefined;
  } finally {
    rmSync(report, { force: true });
  }
}

function summarise(results) {
  const sum = (count) => results.reduce((total, result) => total + (result ? count(result) : 0), 0);
  const passed = sum((result) => result.numPassedTests);
  // A file that does not load runs no test, nor does a Jest that dies; neither must look like success.
  const failed =
    sum((result) => result.numFailedTests + result.numRuntimeErrorTestSuites) +
    results.filter((result) => !result).length;
  const skipped = sum((result) => result.numPendingTests + result.numTodoTests);
  console.log(`tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 ? 1 : Math.max(...results.map((result) => result.status));
}
