import { date } from '../../../../test/support/loan-history.js';
import { allocate, type AllocationOrder, DEFAULT_ALLOCATION, NO_AMOUNTS, type PaidRow } from '../index.js';

/** Two rows past due, one due today, two to come. */
const rows: readonly PaidRow[] = ['01', '02', '03', '04', '05'].map((month, index) => ({
  number: index + 1,
  dueDate: date(`2027-${month}-01`),
  principal: 80n,
  interest: 15n,
  fee: 5n,
  penalty: index === 0 ? 10n : 0n,
  paid: NO_AMOUNTS,
}));
const today = date('2027-03-01');

function divided(amountMinor: bigint, order: Partial<AllocationOrder> = {}): string {
  const { lines, excessMinor } = allocate({ date: today, amountMinor }, rows, {
    ...DEFAULT_ALLOCATION,
    ...order,
  });
  const text = lines.map((line) => `${line.dueDate.monthValue()} ${line.component} ${line.amountMinor}`);
  return [...text, `excess ${excessMinor}`].join(', ');
}

describe('a payment', () => {
  it('settles the oldest row wholly before the next: penalty, fee, interest, principal', () => {
    expect(divided(115n)).toBe('1 penalty 10, 1 fee 5, 1 interest 15, 1 principal 80, 2 fee 5, excess 0');
  });

  it('settles one component over all rows past due first, where the product says so', () => {
    const components = ['interest', 'principal', 'fee', 'penalty'] as const;
    expect(divided(130n, { across: 'components', components })).toBe(
      '1 interest 15, 2 interest 15, 1 principal 80, 2 principal 20, excess 0',
    );
  });

  it('pays what is past due before what is due today, also by components', () => {
    const everythingLate = 210n;
    expect(divided(everythingLate + 5n, { across: 'components' })).toContain(
      '2 principal 80, 3 fee 5, excess 0',
    );
  });

  it.each([
    ['hold', 'excess 150'],
    ['next', '4 principal 80, excess 50'],
    ['future', '5 principal 30, excess 0'],
  ] as const)('reaches ahead of time as far as agreed: %s', (advance, end) => {
    expect(divided(310n + 150n, { advance })).toMatch(new RegExp(`${end}$`));
  });

  it('reaches further with the payer’s consent', () => {
    const payment = { date: today, amountMinor: 460n, advance: 'future' } as const;
    expect(allocate(payment, rows, { ...DEFAULT_ALLOCATION, advance: 'hold' }).excessMinor).toBe(0n);
  });

  it('waits for the business day that a due date moves to', () => {
    const moved = rows.map((row) => ({ ...row, adjustedDueDate: row.dueDate.plusDays(2) }));
    const order = { ...DEFAULT_ALLOCATION, advance: 'hold' } as const;
    expect(allocate({ date: today, amountMinor: 1_000n }, moved, order).excessMinor).toBe(790n);
  });
});
