import * as fc from 'fast-check';
import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import {
  amend,
  claim,
  claimableMinor,
  commissionMinor,
  dropClaim,
  end,
  examineBy,
  exposureMinor,
  type GuaranteeSums,
  type GuaranteeTerms,
  issue,
  marginMinor,
  type Move,
  type Moved,
  payClaim,
  priceAmendment,
  repay,
  returnMargin,
  undertakenMinor,
} from './guarantee.rules.js';

const date = (text: string): LocalDate => parseDate(text) as LocalDate;
const RENT: GuaranteeTerms = {
  v: 1,
  rateAnnual: '0.0300',
  dayCount: '30/360',
  rounding: 'HALF_UP',
  marginShare: null,
  claimDocuments: [],
};
const BID: GuaranteeTerms = { ...RENT, rateAnnual: '0.0150', marginShare: '0.20' };

describe('commission', () => {
  it('is the rate over the time: 9,000.00 for 13 months at 3 % are 292.50', () => {
    expect(commissionMinor(RENT, 900_000n, date('2026-12-01'), date('2028-01-01'))).toBe(29_250n);
  });

  it('is none for nothing, and none for no time', () => {
    expect(commissionMinor(RENT, 0n, date('2026-12-01'), date('2028-01-01'))).toBe(0n);
    expect(commissionMinor(RENT, 1n, date('2026-12-01'), date('2026-12-01'))).toBe(0n);
    expect(commissionMinor(RENT, -5n, date('2026-12-01'), date('2027-12-01'))).toBe(0n);
  });
});

describe('a bid guarantee of 100,000.00 with 20,000.00 of margin', () => {
  const issued = issue(10_000_000n, 75_000n, 2_000_000n);

  it('is booked at issue', () => {
    expect(issued.moves).toEqual([
      ['guaranteesContra', 'guaranteesIssued', 10_000_000n],
      ['cashClearing', 'commissionIncome', 75_000n],
      ['cashClearing', 'marginDeposits', 2_000_000n],
    ]);
    expect(exposureMinor(issued.sums)).toBe(10_000_000n);
  });

  it('pays from the margin first, and the applicant owes the rest', () => {
    const claimed = claim(issued.sums, 5_000_000n);
    expect(claimableMinor(claimed.sums)).toBe(5_000_000n);
    const paid = payClaim(claimed.sums, {
      claimedMinor: 5_000_000n,
      paidMinor: 4_500_000n,
      hasEnded: false,
    });
    expect(paid.moves).toEqual([
      ['guaranteesIssued', 'guaranteesContra', 4_500_000n],
      ['marginDeposits', 'cashClearing', 2_000_000n],
      ['guaranteeReceivable', 'cashClearing', 2_500_000n],
    ]);
    expect(claimableMinor(paid.sums)).toBe(5_500_000n);
    expect(exposureMinor(paid.sums)).toBe(8_000_000n);
    expect(repay(paid.sums, 2_500_000n).sums.receivableMinor).toBe(0n);
  });

  it('keeps standing for a claim made in time when its day is over', () => {
    const ended = end(claim(issued.sums, 3_000_000n).sums);
    expect(ended.moves).toEqual([['guaranteesIssued', 'guaranteesContra', 7_000_000n]]);
    expect(undertakenMinor(ended.sums)).toBe(3_000_000n);
    const rejected = dropClaim(ended.sums, 3_000_000n, true);
    expect(undertakenMinor(rejected.sums)).toBe(0n);
    expect(returnMargin(rejected.sums).moves).toEqual([['marginDeposits', 'cashClearing', 2_000_000n]]);
  });

  it('returns of the margin what the applicant does not owe', () => {
    const whole = { claimedMinor: 2_500_000n, paidMinor: 2_500_000n, hasEnded: false };
    const owing = payClaim(claim(issued.sums, whole.claimedMinor).sums, whole);
    const more = amend(owing.sums, { amountMinor: 15_000_000n, feeMinor: 0n, marginChangeMinor: 1_000_000n });
    const over = returnMargin(end(more.sums).sums);
    expect(over.moves).toEqual([
      ['marginDeposits', 'guaranteeReceivable', 500_000n],
      ['marginDeposits', 'cashClearing', 500_000n],
    ]);
    expect(over.sums).toMatchObject({ marginMinor: 0n, receivableMinor: 0n });
    const short = returnMargin({ ...over.sums, marginMinor: 100n, receivableMinor: 300n });
    expect(short.moves).toEqual([['marginDeposits', 'guaranteeReceivable', 100n]]);
    expect(short.sums.receivableMinor).toBe(200n);
  });

  it('a rejected claim can be made again while it stands', () => {
    const rejected = dropClaim(claim(issued.sums, 3_000_000n).sums, 3_000_000n, false);
    expect(rejected.sums).toEqual(issued.sums);
    expect(rejected.moves).toEqual([]);
  });
});

describe('an amendment', () => {
  const { sums } = issue(10_000_000n, 75_000n, 2_000_000n);
  const dates = { today: date('2027-03-01'), until: date('2027-06-01') };
  const price = (amountMinor: bigint, expiresOn: string): object =>
    priceAmendment(BID, sums, { amountMinor, expiresOn: date(expiresOn) }, dates);

  it('three months longer cost the commission of three months', () => {
    expect(price(10_000_000n, '2027-09-01')).toEqual({
      amountMinor: 10_000_000n,
      feeMinor: 37_500n,
      marginChangeMinor: 0n,
    });
  });

  it('more costs commission on the more, for the time that is left, and its share of margin', () => {
    expect(price(12_000_000n, '2027-06-01')).toMatchObject({ feeMinor: 7_500n, marginChangeMinor: 400_000n });
  });

  it('more and longer costs both', () => {
    expect(price(12_000_000n, '2027-09-01')).toMatchObject({ feeMinor: 15_000n + 37_500n });
  });

  it('less gives margin back and no commission', () => {
    expect(price(6_000_000n, '2027-05-01')).toMatchObject({ feeMinor: 0n, marginChangeMinor: -800_000n });
    expect(
      amend(sums, { amountMinor: 6_000_000n, feeMinor: 0n, marginChangeMinor: -800_000n }).moves,
    ).toEqual([
      ['guaranteesIssued', 'guaranteesContra', 4_000_000n],
      ['marginDeposits', 'cashClearing', 800_000n],
    ]);
  });
});

test('a margin share rounds down', () => {
  expect(marginMinor('0.20', 99n)).toBe(19n);
});

test.each([
  ['2026-12-01', '2026-12-08'],
  ['2026-12-04', '2026-12-11'],
  ['2026-12-05', '2026-12-11'],
])('a claim of %s is examined by %s', (claimed, by) => {
  expect(examineBy(date(claimed)).toString()).toBe(by);
});

/** Whatever happens to a guarantee, its sums are what the books say. */
test('the sums are the balances', () => {
  const acts = fc.array(
    fc.tuple(fc.constantFrom('claim', 'pay', 'drop', 'repay', 'amend', 'end', 'return'), fc.nat(120)),
    {
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(acts, fc.nat(50), (steps, margin) => {
      let state = issue(100n, 3n, BigInt(margin));
      const books = new Map<string, bigint>();
      const open: bigint[] = [];
      let hasEnded = false;
      const apply = (next: Moved): void => {
        state = next;
        for (const [debit, credit, minor] of next.moves) post(books, [debit, credit, minor]);
      };
      apply(state);
      for (const [act, size] of steps) {
        const next = step(state.sums, act, BigInt(size), open, hasEnded);
        if (act === 'end' && next) hasEnded = true;
        if (next) apply(next);
        expectSums(state.sums, books, open);
      }
    }),
  );
});

function step(
  sums: GuaranteeSums,
  act: string,
  size: bigint,
  open: bigint[],
  hasEnded: boolean,
): Moved | undefined {
  if (act === 'claim') {
    if (hasEnded || size === 0n || size > claimableMinor(sums)) return undefined;
    open.push(size);
    return claim(sums, size);
  }
  if (act === 'repay') return size > 0n && size <= sums.receivableMinor ? repay(sums, size) : undefined;
  if (act === 'end') return hasEnded ? undefined : end(sums);
  if (act === 'return') return undertakenMinor(sums) === 0n ? returnMargin(sums) : undefined;
  if (act === 'amend') {
    const isPossible = !hasEnded && size > sums.paidMinor + sums.claimedMinor;
    const marginChangeMinor = size > sums.amountMinor ? 7n : 0n;
    return isPossible ? amend(sums, { amountMinor: size, feeMinor: 1n, marginChangeMinor }) : undefined;
  }
  const claimedMinor = open.shift();
  if (claimedMinor === undefined) return undefined;
  const paidMinor = size < claimedMinor ? size : claimedMinor;
  return act === 'drop'
    ? dropClaim(sums, claimedMinor, hasEnded)
    : payClaim(sums, { claimedMinor, paidMinor, hasEnded });
}

function post(books: Map<string, bigint>, [debit, credit, minor]: Move): void {
  books.set(debit, (books.get(debit) ?? 0n) + minor);
  books.set(credit, (books.get(credit) ?? 0n) - minor);
}

function expectSums(sums: GuaranteeSums, books: ReadonlyMap<string, bigint>, open: readonly bigint[]): void {
  const balance = (account: string): bigint => books.get(account) ?? 0n;
  expect(balance('guaranteesContra')).toBe(undertakenMinor(sums));
  expect(balance('guaranteesIssued')).toBe(-undertakenMinor(sums));
  expect(balance('marginDeposits')).toBe(-sums.marginMinor);
  expect(balance('guaranteeReceivable')).toBe(sums.receivableMinor);
  expect(balance('commissionIncome')).toBe(-sums.feeMinor);
  expect(sums.claimedMinor).toBe(open.reduce((sum, minor) => sum + minor, 0n));
  for (const minor of Object.values(sums)) expect(minor >= 0n).toBe(true);
  expect(claimableMinor(sums) >= 0n).toBe(true);
}
