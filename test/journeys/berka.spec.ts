import { existsSync } from 'node:fs';
import path from 'node:path';
import { BANK_MODULES } from '../../src/app.module.js';
import { countsBy, type Findings, type Judged } from '../../src/cli/berka/findings.js';
import { replayBerka } from '../../src/cli/berka/replay-berka.js';
import { type BerkaSource, readBerka } from '../../src/cli/berka/source.js';
import { type IntegrityResult, IntegrityRunner } from '../../src/modules/ledger/index.js';
import { BERKA_CASE } from '../support/berka-case.js';
import { boot } from '../support/boot.js';
import { testDatabase } from '../support/database.js';

/** Real people's loans, lived day by day in the books. */
const dir = path.resolve(process.env['EMBANK_SHARED'] ?? '../shared', 'data/berka');
const isPresent = existsSync(dir);
// The data stays outside the repository; what tells most of it is restated in BERKA_CASE.
const whenPresent = isPresent ? describe : describe.skip;
if (!isPresent) console.warn(`Skipped: no data of PKDD'99 in ${dir} (set EMBANK_SHARED).`);

interface Lived {
  readonly found: Findings;
  readonly checks: readonly IntegrityResult[];
}

async function live(source: BerkaSource): Promise<Lived> {
  const { appUrl, gateUrl } = await testDatabase();
  const booted = await boot(BANK_MODULES, { DATABASE_URL: appUrl, DATABASE_GATE_URL: gateUrl });
  try {
    const found = await replayBerka(booted.app, source);
    const checks = await booted.app
      .get(IntegrityRunner)
      .run({ kind: 'system', job: 'test' }, { limit: 10, limitMs: 60_000 });
    return { found, checks };
  } finally {
    await booted.close();
  }
}

function expectSound(checks: readonly IntegrityResult[]): void {
  expect(checks.length).toBeGreaterThan(5);
  expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
  expect(checks.filter(({ status }) => status !== 'sound')).toEqual([]);
}

/** `loan status: standing, paid of fallen due, overdue in minor units, days past due: verdict` */
const line = (one: Judged): string =>
  `${one.loan} ${one.status}: ${one.standing}, ${one.paid}/${one.fellDue}, ${one.overdueMinor}, ` +
  `${one.daysPastDue} days: ${one.verdict}`;

test('eight of the loans stand as their rows say, to the heller and to the day', async () => {
  const { found, checks } = await live(BERKA_CASE);
  expect(found.covered.map(line)).toEqual([
    // 12 × 8,033.00 − 4 × 8,033.20; the fifth fell due on 1993-11-12.
    '5314 B: inArrears, 4/12, 6426320, 353 days: confirmed',
    '7284 A: settled, 12/12, 0, 0 days: confirmed',
    // 7,281.00 − 12 × 0.30, since 1994-10-12.
    '6111 B: inArrears, 12/13, 727740, 19 days: undecided',
    // 11 × 0.20: what came settles the oldest first, so it is the last instalment that lacks it.
    '6228 B: roundings, 10/11, 220, 19 days: undecided',
    '6650 B: inArrears, 7/8, 411000, 19 days: undecided',
    '7249 A: inOrder, 5/5, 0, 0 days: undecided',
    '6297 A: nothingDue, 0/0, 0, 0 days: undecided',
  ]);
  const lent = 9_639_600n + 5_278_800n + 17_474_400n + 46_452_000n + 4_932_000n + 6_936_000n + 1_750_800n;
  const paid = 3_213_280n + 5_278_800n + 8_737_560n + 8_515_980n + 2_877_000n + 722_500n;
  expect(found.books).toEqual({
    agreements: 8,
    paidOutMinor: lent + 24_090_000n,
    instalments: 12 + 12 + 24 + 60 + 12 + 48 + 12 + 60,
    instalmentsMinor: lent + 24_090_000n,
    receivedMinor: paid,
    outstandingMinor: lent + 24_090_000n - paid,
  });
  expect(found.matched).toEqual({
    onDueDate: 51,
    exact: 24,
    rounded: 27,
    otherAmount: 0,
    mostApartMinor: 30n,
  });
  expectSound(checks);
}, 60_000);

whenPresent('all 682 loans', () => {
  const source = isPresent ? readBerka(dir) : BERKA_CASE;
  let lived: Lived;
  beforeAll(async () => {
    lived = await live(source);
  }, 180_000);

  test('the restated ones are what the files say', () => {
    const restated = BERKA_CASE.loans.map(({ account }) => account);
    expect(source.loans.filter(({ account }) => restated.includes(account))).toEqual(BERKA_CASE.loans);
    expect(source.repayments.filter(({ account }) => restated.includes(account))).toHaveLength(
      BERKA_CASE.repayments.length,
    );
    expect(source.repayments).toEqual(expect.arrayContaining([...BERKA_CASE.repayments]));
  });

  test('what was lent and what came back is in the books to the heller', () => {
    const { found } = lived;
    expect(found.source).toMatchObject({
      loans: 682,
      amountMinor: 10_326_174_000n,
      amountsThatFit: 682,
      months: 24_888,
      transactions: 99_999,
      repayments: 598,
      repaidMinor: 243_421_740n,
      accountsRepaying: 99,
    });
    expect(found.books).toEqual({
      agreements: 682,
      paidOutMinor: 10_326_174_000n,
      instalments: 24_888,
      instalmentsMinor: 10_326_174_000n,
      receivedMinor: 243_421_740n,
      outstandingMinor: 10_082_752_260n,
    });
  });

  test('every repayment comes on a due date, and at most half a crown from its instalment', () => {
    expect(lived.found.matched).toEqual({
      onDueDate: 598,
      exact: 272,
      rounded: 326,
      otherAmount: 0,
      mostApartMinor: 50n,
    });
  });

  test('no status of the source is contradicted, and only loans it calls unpaid are in arrears', () => {
    const { covered, later } = lived.found;
    expect([covered.length, later]).toEqual([104, 578]);
    expect(countsBy(covered, 'standing')).toEqual({
      A: { settled: 1, nothingDue: 3, inOrder: 55, roundings: 19 },
      B: { inOrder: 3, roundings: 4, inArrears: 7 },
      C: { inOrder: 7, roundings: 4 },
      D: { inOrder: 1 },
    });
    expect(countsBy(covered, 'verdict')).toEqual({
      A: { confirmed: 1, undecided: 77 },
      B: { confirmed: 1, undecided: 13 },
      C: { undecided: 11 },
      D: { undecided: 1 },
    });
  });

  test('no invariant of the books is broken', () => expectSound(lived.checks));
});
