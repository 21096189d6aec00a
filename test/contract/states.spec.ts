import { readFileSync } from 'node:fs';
import path from 'node:path';
import '../../src/app.module.js';
import { statesPage } from '../../src/cli/states-page.js';
import { stateMachines } from '../../src/kernel/state-machine.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/states.md'), 'utf8');

test('every resource that has a status has a published life', () => {
  expect([...stateMachines().keys()]).toEqual(
    expect.arrayContaining([
      ...['offer', 'application', 'agreement', 'drawdown', 'repayment', 'refund', 'settlement'],
      ...['guarantee', 'guaranteeCall', 'guaranteeAmendment', 'suretyship'],
      ...['partner', 'apiKey', 'enrolment', 'approval'],
    ]),
  );
});

test.each([...stateMachines().values()])('the page shows the life of: $resource', (machine) => {
  const [, section] = page.split(`\n## ${machine.resource}\n`);
  expect(section).toBeDefined();
  for (const [state, meaning] of Object.entries(machine.states))
    expect(section).toContain(`| \`${state}\` | ${meaning} |`);
});

test('the page is what `npm run generate` writes', () => {
  expect(page).toBe(statesPage());
});
