import { type Debt, isLentNoMore, NO_DEBTS, standingOf } from './standing.js';

const debt = (more: Partial<Debt>): Debt => ({
  currency: 'CNY',
  daysPastDue: 0,
  isWrittenOff: false,
  dueByMonth: {},
  ...more,
});

test('who has no agreement with the bank owes nothing', () => {
  expect(standingOf([])).toEqual(NO_DEBTS);
});

test('the dearest month counts over all agreements of a currency, not the dearest of each', () => {
  const standing = standingOf([
    debt({ dueByMonth: { '2026-12': 500, '2027-01': 100 } }),
    debt({ dueByMonth: { '2026-12': 50, '2027-01': 300, '2027-02': 300 } }),
    debt({ currency: 'EUR', dueByMonth: { '2026-12': 9_000 } }),
  ]);
  expect(standing.debtServiceMinor).toEqual({ CNY: 550, EUR: 9_000 });
});

test('the longest delay and any loss count, in whatever currency', () => {
  const standing = standingOf([debt({ daysPastDue: 4 }), debt({ daysPastDue: 40, currency: 'EUR' })]);
  expect(standing).toMatchObject({ daysPastDue: 40, isWrittenOff: false });
  expect(standingOf([debt({}), debt({ isWrittenOff: true })]).isWrittenOff).toBe(true);
});

test('five days a payment may be on its way', () => {
  expect(isLentNoMore({ ...NO_DEBTS, daysPastDue: 5 })).toBe(false);
  expect(isLentNoMore({ ...NO_DEBTS, daysPastDue: 6 })).toBe(true);
  expect(isLentNoMore({ ...NO_DEBTS, isWrittenOff: true })).toBe(true);
});
