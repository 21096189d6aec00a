import type { Account } from './accounts.js';
import { type AccountTotals, toTotals } from './balances.repository.js';
import { trialBalances } from './trial-balance.js';

const totals = (account: Account, debit: number, credit: number, currency = 'CNY'): AccountTotals =>
  toTotals({ account, currency, debit: String(debit), credit: String(credit) });

test('each account goes from its opening by the day’s movements to its closing, on its own side', () => {
  const before = [totals('principalReceivable', 300, 0), totals('settlementPayable', 9, 300)];
  const through = [
    totals('principalReceivable', 300, 100),
    totals('settlementPayable', 9, 300),
    totals('cashClearing', 100, 0),
    totals('deferredDiscount', 0, 9),
  ];
  const [found] = trialBalances(before, through);
  expect(found?.lines).toEqual([
    line('principalReceivable', 300, 0, 100, 200),
    line('cashClearing', 0, 100, 0, 100),
    line('settlementPayable', 291, 0, 0, 291),
    line('deferredDiscount', 0, 0, 9, 9),
  ]);
  expect(found).toMatchObject({ debitMinor: 300n, creditMinor: 300n });
});

test('currencies stand apart, and an account that turned stands on the other side', () => {
  const through = [
    totals('settlementPayable', 50, 0, 'USD'),
    totals('principalReceivable', 0, 50, 'USD'),
    totals('cashClearing', 7, 0),
  ];
  expect(trialBalances([], through)).toMatchObject([
    { currency: 'CNY', debitMinor: 7n, creditMinor: 0n },
    { currency: 'USD', debitMinor: 50n, creditMinor: 50n },
  ]);
});

function line(account: Account, opening: number, debit: number, credit: number, closing: number): object {
  const [openingMinor, debitMinor, creditMinor, closingMinor] = [opening, debit, credit, closing].map(BigInt);
  return { account, openingMinor, debitMinor, creditMinor, closingMinor };
}
