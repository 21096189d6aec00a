import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stateDir } from './environment.mjs';

const exampleRequest = {
  text: 'first-year tuition for a master in nursing',
  amount: { amount: 4800000, currency: 'CNY' },
};

/** All that a person needs to go on, as the last thing on the screen. */
export function printBanner(url, logFile) {
  const file = path.join(stateDir, 'sandbox.json');
  const { partners = [], staff = [] } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const lines = [
    '',
    `Embank is ready: ${url}`,
    '',
    `  Partner API   ${url}/docs/partner`,
    `  Staff API     ${url}/docs/staff`,
    `  Log           ${path.relative(process.cwd(), logFile)}`,
    ...section(
      'Sandbox keys of partners',
      partners.map(({ name, key }) => `  ${name.padEnd(26)} ${key}`),
    ),
    ...section(
      'Staff sign-ins',
      staff.map((one) => `  ${one.email.padEnd(26)} ${one.password}  (${one.role})`),
    ),
    ...section('Ask for offers', partners[0] ? [curl(url, partners[0])] : []),
    '',
    'Ctrl-C stops everything.',
  ];
  console.log(lines.join('\n'));
}

function section(title, lines) {
  return lines.length > 0 ? ['', title, ...lines] : [];
}

function curl(url, { key, example = exampleRequest }) {
  const body = JSON.stringify(example).replaceAll("'", "'\\''");
  return `  curl -sS ${url}/v1/offers -H 'authorization: Bearer ${key}' -H 'content-type: application/json' -d '${body}'`;
}
