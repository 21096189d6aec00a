/** `npm run check`: everything that is checked without running the program, two at a time, each with its output whole. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { projectDir } from './lib/toolchain.mjs';

/** The longest first. */
const CHECKS = ['lint', 'openapi', 'format', 'types', 'rooms'];
const waiting = [...CHECKS];

async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const startedMs = performance.now();
    const { status, output } = await run(name);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
    console.log(`check:${name} ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
    if (status === 0) continue;
    console.error(output);
    process.exitCode = 1;
  }
}

function run(name) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', `check:${name}`], {
      cwd: projectDir,
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

await Promise.all(Array.from({ length: Math.max(1, Math.min(2, availableParallelism())) }, work));
