import { parseId } from '../../src/kernel/ids.js';
import { IntegrityRunner } from '../../src/modules/ledger/index.js';
import { anAcceptedOffer, unique } from '../support/applications.js';
import { type Sandbox, sandboxBank } from '../support/sandbox.js';

/** What the integrity run says of budgets and applications: nothing, until somebody changes a row by hand. */
let bank: Sandbox;
let offer: string;
let application: string;

const CHECKS = ['dayBudgets', 'applicationReservations', 'appliedOffers'];

beforeAll(async () => {
  bank = await sandboxBank();
  const shop = bank.partner('lumen-phones');
  offer = (await anAcceptedOffer(shop)).id;
  application = (await shop.post('/v1/applications', { offer }, unique('apply'))).body.id;
  const ended = (await anAcceptedOffer(shop)).id;
  const { body } = await shop.post('/v1/applications', { offer: ended }, unique('apply'));
  await shop.post(`/v1/applications/${body.id}/withdraw`, undefined, unique('withdraw'));
}, 60_000);
afterAll(() => bank.close());

async function found(): Promise<string[]> {
  const run = { limit: 10, limitMs: 10_000, names: CHECKS };
  const results = await bank.booted.app.get(IntegrityRunner).run({ kind: 'system', job: 'verify' }, run);
  expect(results.map(({ name }) => name)).toEqual(CHECKS);
  return results.flatMap(({ name, faults }) => faults.map(({ subject }) => `${name} ${subject}`));
}

test('an honest history breaks none of them', async () => {
  expect(await found()).toEqual([]);
});

test.each([
  [
    'a budget that is not its reservations',
    'update enrolment_budget set reserved_minor = reserved_minor + 1',
    'update enrolment_budget set reserved_minor = reserved_minor - 1',
    () => [],
    () => [expect.stringMatching(/^dayBudgets enr_.*\/CNY$/)],
  ],
  [
    'an application that holds less than it asks for',
    'update application set amount_minor = amount_minor + 1 where id = $1',
    'update application set amount_minor = amount_minor - 1 where id = $1',
    () => [parseId('application', application)],
    () => [`applicationReservations ${application}`],
  ],
  [
    'an offer that was applied for and stands as accepted',
    `update offer set status = 'accepted' where id = $1`,
    `update offer set status = 'applied' where id = $1`,
    () => [parseId('offer', offer)],
    () => [`appliedOffers ${offer}`],
  ],
])('%s is found', async (_name, spoil, mend, params, expected) => {
  await bank.rows(spoil, params());
  expect(await found()).toEqual(expected());
  await bank.rows(mend, params());
});
