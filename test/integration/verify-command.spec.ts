import { run } from '../../src/cli/verify.js';
import { LedgerModule } from '../../src/modules/ledger/index.js';
import { TEST_ENV } from '../support/config.js';
import { anEntry, post } from '../support/ledger.js';
import { testApp, type TestApp } from '../support/test-app.js';

/** `cli verify` as an operator sees it: what it prints and how it ends. */
let app: TestApp;
const environment = { ...process.env };
let printed: string[];

beforeAll(async () => {
  app = await testApp(LedgerModule);
  await post(app.booted, anEntry({}, ['principalReceivable', 'settlementPayable', 300]));
  const { appUrl, gateUrl } = app.urls;
  Object.assign(process.env, TEST_ENV, { DATABASE_URL: appUrl, DATABASE_GATE_URL: gateUrl });
});
const { log, error } = console;
beforeEach(() => {
  printed = [];
  console.log = console.error = (line: string) => void printed.push(line);
});
afterEach(() => {
  Object.assign(console, { log, error });
});
afterAll(async () => {
  process.env = environment;
  await app.close();
});

test('ends with 0 when all is well', async () => {
  expect(await run(['ledgerEntries', 'ledgerSides', 'accountBalances'])).toBe(0);
  expect(printed.at(-1)).toBe('sound: 3 checks, 0 faults listed');
});

test('ends with 1 and names what is wrong', async () => {
  await app.rows('update ledger_posting set debit = credit, credit = debit');
  expect(await run(['ledgerSides', 'ledgerEntries'])).toBe(1);
  await app.rows('update ledger_posting set debit = credit, credit = debit');
  expect(printed.join('\n')).toMatch(
    /faulty +ledgerSides .*\n +agr_\w{26}: principalReceivable stands at -300 CNY/,
  );
  expect(printed.at(-1)).toBe('faulty: 2 checks, 1 faults listed');
});

test.each([[['--limit', '0']], [['--minutes', 'soon']], [['--nonsense']], [['noSuchCheck']]])(
  'ends with 64 when it is asked for nonsense: %j',
  async (args) => {
    expect(await run(args)).toBe(64);
    expect(printed).toHaveLength(1);
  },
);
