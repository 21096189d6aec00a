import { readFileSync } from 'node:fs';
import { checkCases, type Verdict } from './reference-cases/check-cases.js';

const USAGE = 'Usage: npm run --silent lending:check -- FILE…\n';

/** Prints "N passed, N failed, N unsupported", then a line for each case that did not pass. Exit code 1 if any failed. */
function main(files: readonly string[]): number {
  if (files.length === 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const verdicts: Verdict[] = [];
  for (const file of files) {
    try {
      verdicts.push(...checkCases(JSON.parse(readFileSync(file, 'utf8'))));
    } catch (error) {
      process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    }
  }
  process.stdout.write(report(verdicts));
  return verdicts.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

function report(verdicts: readonly Verdict[]): string {
  const of = (wanted: Verdict['outcome']) => verdicts.filter(({ outcome }) => outcome === wanted);
  const [failed, unsupported] = [of('failed'), of('unsupported')];
  const counts = `${of('passed').length} passed, ${failed.length} failed, ${unsupported.length} unsupported`;
  const others = [...failed, ...unsupported].map(({ outcome, id, reason }) => `${outcome} ${id}: ${reason}`);
  return [counts, ...others, ''].join('\n');
}

process.exitCode = main(process.argv.slice(2));
