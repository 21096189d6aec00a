import fc from 'fast-check';
import { parseDate } from '../../kernel/calendar-date.js';
import {
  type CheckFact,
  counterOffer,
  type CreditFacts,
  customerReasons,
  highestMonth,
  judge,
  partnerReasons,
  type Terms,
} from './application.rules.js';
import { CHECK_KINDS } from './checks/check.js';

const minor = fc.integer({ min: 0, max: 10_000_000 });
const check: fc.Arbitrary<CheckFact> = fc.record({
  kind: fc.constantFrom(...CHECK_KINDS),
  verdict: fc.constantFrom('pass', 'refer', 'fail', 'missing'),
});
const checks = fc.uniqueArray(check, { selector: ({ kind }) => kind });
const terms: fc.Arbitrary<Terms> = fc.record({
  amountMinor: fc.integer({ min: 1, max: 10_000_000 }),
  highestMonthMinor: minor.map(BigInt),
});
const credit: fc.Arbitrary<CreditFacts> = fc.record({
  affordability: fc.record({
    incomeMonthlyMinor: fc.option(minor, { nil: undefined }),
    debtServiceMonthlyMinor: minor,
    unknownIncomeMaxMinor: minor,
  }),
  limits: fc.array(fc.record({ code: fc.constant('a_limit'), capMinor: minor, usedMinor: minor }), {
    maxLength: 4,
  }),
});

const RANK = { declined: 0, referred: 1, approved: 2 };
const rank = (...args: Parameters<typeof judge>): number => RANK[judge(...args).outcome];

const withAffordability = (
  facts: CreditFacts,
  change: Partial<CreditFacts['affordability']>,
): CreditFacts => ({
  ...facts,
  affordability: { ...facts.affordability, ...change },
});

describe('the bank’s answer', () => {
  test('is never worse for more income', () => {
    fc.assert(
      fc.property(terms, checks, credit, minor, minor, (asked, said, facts, income, more) => {
        const poorer = withAffordability(facts, { incomeMonthlyMinor: income });
        const richer = withAffordability(facts, { incomeMonthlyMinor: income + more });
        expect(rank(asked, said, richer)).toBeGreaterThanOrEqual(rank(asked, said, poorer));
      }),
    );
  });

  test('is never better for more debts', () => {
    fc.assert(
      fc.property(terms, checks, credit, minor, (asked, said, facts, more) => {
        const { debtServiceMonthlyMinor } = facts.affordability;
        const deeper = withAffordability(facts, { debtServiceMonthlyMinor: debtServiceMonthlyMinor + more });
        expect(rank(asked, said, deeper)).toBeLessThanOrEqual(rank(asked, said, facts));
      }),
    );
  });

  test('is never better for a larger amount, or one more limit', () => {
    fc.assert(
      fc.property(terms, checks, credit, minor, minor, (asked, said, facts, more, capMinor) => {
        const larger = { ...asked, amountMinor: asked.amountMinor + more };
        expect(rank(larger, said, facts)).toBeLessThanOrEqual(rank(asked, said, facts));
        const limits = [...facts.limits, { code: 'another', capMinor, usedMinor: 0 }];
        expect(rank(asked, said, { ...facts, limits })).toBeLessThanOrEqual(rank(asked, said, facts));
      }),
    );
  });

  test('is yes only when every source has passed him', () => {
    fc.assert(
      fc.property(terms, checks, fc.option(credit, { nil: undefined }), (asked, said, facts) => {
        const { outcome, reasons } = judge(asked, said, facts);
        const isClean = said.every(({ verdict }) => verdict === 'pass');
        if (outcome === 'approved') expect(isClean).toBe(true);
        expect(outcome === 'approved').toBe(reasons.length === 0);
      }),
    );
  });

  test('is no where the instalment and the debts are a cent more than half of the income', () => {
    const facts = (income: number): CreditFacts => ({
      affordability: {
        incomeMonthlyMinor: income,
        debtServiceMonthlyMinor: 50_000,
        unknownIncomeMaxMinor: 0,
      },
      limits: [],
    });
    const asked = { amountMinor: 300_000, highestMonthMinor: 25_000n };
    expect(judge(asked, [], facts(150_000)).outcome).toBe('approved');
    expect(judge(asked, [], facts(149_999))).toEqual({
      outcome: 'declined',
      reasons: [{ code: 'debt_burden_exceeded', class: 'credit' }],
    });
  });
});

describe('the dearest month', () => {
  test('is the calendar month in which most falls due', () => {
    const due = (
      date: string,
      total: bigint,
    ): { dueDate: NonNullable<ReturnType<typeof parseDate>>; total: bigint } => ({
      dueDate: parseDate(date)!,
      total,
    });
    const parts = [
      due('2026-12-01', 400n),
      due('2026-12-15', 400n),
      due('2026-12-29', 399n),
      due('2027-01-12', 1_100n),
    ];
    expect(highestMonth(parts)).toBe(1_199n);
    expect(highestMonth([])).toBe(0n);
  });
});

describe('a counter-offer', () => {
  const MONTHS: Readonly<Record<string, number>> = { '3m': 3, '6m': 6, '12m': 12 };
  const search = (
    amountMinor: number,
    freeMinor: number,
    option = '3m',
    isAmountFree = true,
  ): ReturnType<typeof counterOffer> =>
    counterOffer({
      asked: { option, amountMinor },
      options: Object.keys(MONTHS),
      leastMinor: 30_000,
      stepMinor: 10_000,
      isAmountFree,
      fits: (one) => one.amountMinor / (MONTHS[one.option] as number) <= freeMinor,
    });

  test('keeps the amount and takes the shortest longer term that fits', () => {
    expect(search(300_000, 50_000)).toEqual({ option: '6m', amountMinor: 300_000 });
  });

  test('or takes the largest amount, over the shortest term that bears it', () => {
    expect(search(1_000_000, 50_000)).toEqual({ option: '12m', amountMinor: 600_000 });
  });

  test('leaves an amount alone that planned stages fix', () => {
    expect(search(1_000_000, 50_000, '3m', false)).toBeUndefined();
  });

  test('is none where not even the least fits', () => {
    expect(search(300_000, 1_000)).toBeUndefined();
  });

  test('fits, is in steps, and nothing larger fits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30_000, max: 5_000_000 }),
        fc.integer({ min: 0, max: 200_000 }),
        (amount, free) => {
          const found = search(amount, free);
          const fits = (minorUnits: number, months: number): boolean => minorUnits / months <= free;
          if (!found) return expect(fits(30_000, 12) && 30_000 < amount).toBe(false);
          expect(fits(found.amountMinor, MONTHS[found.option] as number)).toBe(true);
          if (found.amountMinor === amount) return;
          expect(found.amountMinor % 10_000).toBe(0);
          expect(fits(found.amountMinor + 10_000, 12) && found.amountMinor + 10_000 < amount).toBe(false);
        },
      ),
    );
  });
});

test('of reasons the partner reads his own, the customer all but security, four at most', () => {
  const reasons = [
    { code: 'fraud_suspected', class: 'security' as const },
    { code: 'debt_burden_exceeded', class: 'credit' as const },
    { code: 'too_young', class: 'request' as const },
    ...['one', 'two', 'three'].map((code) => ({ code, class: 'credit' as const })),
  ];
  expect(partnerReasons(reasons)).toEqual(['not_available', 'too_young']);
  expect(customerReasons(reasons)).toEqual(['debt_burden_exceeded', 'too_young', 'one', 'two']);
});
