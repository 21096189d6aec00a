/**
 * `npm run bench`: every benchmark, one after the other, each in a process of its own. See docs/benchmarks.md.
 * A quick look: npm run bench -- --rounds 3 --seconds 3 --large 100000. One of them: npm run bench -- --only offers.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, underProjectNode } from '../../scripts/lib/toolchain.mjs';

/** Which options each of them knows. */
const BENCHMARKS = {
  offers: ['rounds', 'seconds', 'connections', 'customers'],
  growth: ['rounds', 'seconds', 'small', 'large'],
  fairness: ['rounds', 'seconds'],
  webhooks: ['rounds', 'seconds', 'messages', 'rate'],
  events: ['rounds', 'events', 'customers', 'connections'],
  segmentation: ['customers', 'latencies'],
  segments: ['customers', 'rounds'],
  overview: ['events', 'decisions', 'requests', 'customers'],
  rules: [],
  lending: [],
};

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) run();

function run() {
  const options = [...new Set(Object.values(BENCHMARKS).flat())].map((name) => [name, { type: 'string' }]);
  const { values } = parseArgs({ options: { only: { type: 'string' }, ...Object.fromEntries(options) } });
  const wanted = values.only ? [values.only] : Object.keys(BENCHMARKS);
  ensureBuilt();
  for (const name of wanted) {
    const given = BENCHMARKS[name].filter((option) => values[option] !== undefined);
    console.log(`\n== ${name}`);
    const script = path.join(import.meta.dirname, `${name}.bench.mjs`);
    const args = given.flatMap((option) => [`--${option}`, values[option]]);
    const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
