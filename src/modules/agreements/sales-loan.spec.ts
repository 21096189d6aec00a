import { day, type GivenEvent, history, phoneContract } from '../../../test/support/contracts.js';
import type { LoanState } from '../../engines/lending/index.js';
import type { AgreementContract, SalesShare } from './contract.types.js';
import { isFromSales, salesLoanState } from './sales-loan.js';
import { stateOf } from './replaying.js';

/** 1,000.00 at 36.5 % over 365 days: a thousandth of the balance a day. A fifth is to be repaid in every 60 days. */
const salesShare = {
  floor: { share: '0.2', everyDays: 60 },
  finalMonths: 6,
} as unknown as SalesShare;
const contract = {
  ...phoneContract(),
  rateAnnual: '0.365',
  dayCount: 'ACT/365F',
  rounding: 'HALF_UP',
  merchantYieldAnnual: null,
  salesShare,
} as AgreementContract & { salesShare: SalesShare };
const PAYOUT: GivenEvent = ['drawdown', 100_000, '2026-01-01', { drawdown: 1 }];

const loanOn = (on: string, ...events: readonly GivenEvent[]): LoanState =>
  salesLoanState(contract, history(PAYOUT, ...events), day(on)) as LoanState;
const rowsOf = ({ rows }: LoanState): string[] =>
  rows.map(({ dueDate, principal, interest, paid }) =>
    [dueDate, principal, interest, paid.principal, paid.interest].join(' '),
  );

test('nothing is owed before the payout', () => {
  expect(isFromSales(contract)).toBe(true);
  expect(salesLoanState(contract, [], day('2026-01-01'))).toBeUndefined();
});

test('the least that must be repaid by then: a fifth each 60 days, the rest at the end', () => {
  expect(rowsOf(loanOn('2026-01-01'))).toEqual([
    '2026-03-02 20000 0 0 0',
    '2026-05-01 20000 0 0 0',
    '2026-06-30 20000 0 0 0',
    '2026-07-01 40000 0 0 0',
  ]);
});

test('what is collected pays the interest of the days since, then principal; two of a day are one row', () => {
  const loan = loanOn('2026-01-11', ['repayment', 600, '2026-01-11'], ['repayment', 5_400, '2026-01-11']);
  // Ten days at 100.00 each: 1,000; the rest lowers the principal.
  expect(rowsOf(loan)[0]).toBe('2026-01-11 5000 1000 5000 1000');
  expect(rowsOf(loan)[1]).toBe('2026-03-02 15000 0 0 0');
  expect(
    loan.entries.map(({ lines }) => lines.map((line) => `${line.component} ${line.amountMinor}`)),
  ).toEqual([['interest 600'], ['interest 400', 'principal 5000']]);
  expect(loan).toMatchObject({
    open: { principal: 95_000n, interest: 0n },
    creditMinor: 0n,
    isRepaid: false,
  });
});

test('what a taken-back collection repaid is owed again', () => {
  const loan = loanOn(
    '2026-01-12',
    ['repayment', 6_000, '2026-01-11'],
    ['reversal', 0, '2026-01-12', { of: 1 }],
  );
  expect(loan.open).toMatchObject({ principal: 100_000n, interest: 1_100n });
});

test('more than is owed is credit; what is paid out of it and not there any more is to be returned', () => {
  const paid: GivenEvent = ['repayment', 102_000, '2026-01-11'];
  const out: GivenEvent = ['creditPaidOut', 1_000, '2026-01-12'];
  expect(loanOn('2026-01-11', paid)).toMatchObject({ creditMinor: 1_000n, isRepaid: true });
  expect(loanOn('2026-01-12', paid, out)).toMatchObject({ creditMinor: 0n, uncoveredMinor: 0n });
  const back: GivenEvent = ['chargeback', 0, '2026-01-12', { of: 1 }];
  expect(loanOn('2026-01-12', paid, out, back)).toMatchObject({ creditMinor: 0n, uncoveredMinor: 1_000n });
  const lost: GivenEvent = ['writeOff', 1_000, '2026-01-12', { component: 'credit' }];
  expect(loanOn('2026-01-12', paid, out, back, lost)).toMatchObject({ creditMinor: 0n, uncoveredMinor: 0n });
});

test('a loss ends the interest, and the books say what is written off', () => {
  const lost: GivenEvent[] = [
    ['writeOff', 1_000, '2026-01-11', { component: 'interest' }],
    ['writeOff', 100_000, '2026-01-11', { component: 'principal' }],
  ];
  expect(loanOn('2026-02-20', ...lost)).toMatchObject({
    open: { principal: 0n, interest: 0n },
    isRepaid: true,
  });
  const { totals } = stateOf(contract, history(PAYOUT, ...lost), day('2026-02-20'));
  expect(totals).toMatchObject({ writtenOff: 101_000n, principalWaived: 100_000n, interestWaived: 1_000n });
});

test('a pause holds until its day, or until it is ended', () => {
  const pause: GivenEvent = ['pause', 0, '2026-01-05', { until: '2026-02-01' }];
  expect([loanOn('2026-01-31', pause).isPaused, loanOn('2026-02-01', pause).isPaused]).toEqual([true, false]);
});

test.each<[string, GivenEvent]>([
  ['a second payout', ['drawdown', 1, '2026-01-02', { drawdown: 1 }]],
  ['a late charge', ['feeCharged', 1, '2026-01-02', { component: 'penalty' }]],
  ['new due dates', ['reschedule', 0, '2026-01-02', { dueDates: [] }]],
])('%s does not fit it', (_, event) => {
  expect(() => loanOn('2026-01-02', event)).toThrow(
    expect.objectContaining({ code: 'lending_terms_invalid' }) as Error,
  );
});
