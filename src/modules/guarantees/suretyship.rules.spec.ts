import {
  areFalling,
  boundMinor,
  callableMinor,
  callMinor,
  capacityMinor,
  releasedAfter,
  type SuretyshipSums,
  suretyshipTerms,
} from './suretyship.rules.js';

const signed: SuretyshipSums = {
  capMinor: 3_000_000n,
  releasedMinor: 0n,
  calledMinor: 0n,
  paidMinor: 0n,
};
const terms = suretyshipTerms('joint');

test('a joint guarantor is told after 30 days, a secondary one after 90', () => {
  expect(terms).toMatchObject({ noticeAfterDays: 30, cureDays: 14 });
  expect(suretyshipTerms('secondary')).toMatchObject({ noticeAfterDays: 90, cureDays: 30 });
});

describe('release', () => {
  const released = (outstandingMinor: bigint, sums = signed): bigint =>
    releasedAfter(terms, sums, { lentMinor: 2_800_000n, outstandingMinor });

  it.each([
    [2_800_000n, 0n],
    [1_400_001n, 0n],
    [1_400_000n, 1_500_000n],
    [700_000n, 2_250_000n],
    [0n, 2_250_000n],
  ])('with %s of 28,000.00 open, %s are let go', (outstanding, free) => {
    expect(released(outstanding)).toBe(free);
  });

  it('never binds anew when the principal rises', () => {
    expect(released(2_000_000n, { ...signed, releasedMinor: 1_500_000n })).toBe(1_500_000n);
  });

  it('lets go nothing that was called', () => {
    const called = { ...signed, calledMinor: 2_000_000n, paidMinor: 500_000n };
    expect(released(1_400_000n, called)).toBe(1_000_000n);
    expect(boundMinor({ ...called, releasedMinor: 1_000_000n })).toBe(1_500_000n);
  });

  it('of a loan of which nothing was drawn is none', () => {
    expect(releasedAfter(terms, signed, { lentMinor: 0n, outstandingMinor: 0n })).toBe(0n);
  });

  it('steps must fall', () => {
    const step = (principalShareAtMost: string, capShare: string): object => ({
      principalShareAtMost,
      capShare,
    });
    const check = (...steps: object[]): boolean => areFalling(steps as never);
    expect(check(step('0.5', '0.5'), step('0.25', '0.1'))).toBe(true);
    expect(check(step('0.5', '0.5'), step('0.5', '0.1'))).toBe(false);
    expect(check(step('0.5', '0.5'), step('0.25', '0.5'))).toBe(false);
    expect(check()).toBe(true);
  });
});

describe('a call', () => {
  it('asks for what is overdue, within the cap', () => {
    expect(callMinor(signed, 64_229n)).toBe(64_229n);
    expect(callMinor(signed, 9_000_000n)).toBe(3_000_000n);
  });

  it('asks for nothing twice', () => {
    const called = { ...signed, calledMinor: 64_229n };
    expect(callMinor(called, 64_229n)).toBe(0n);
    expect(callMinor(called, 128_458n)).toBe(64_229n);
    expect(callMinor({ ...called, paidMinor: 64_229n }, 64_229n)).toBe(64_229n);
    expect(callableMinor(called)).toBe(2_935_771n);
  });
});

describe('capacity', () => {
  const means = {
    incomeMonthlyMinor: 1_200_000,
    debtServiceMonthlyMinor: 100_000,
    exposureMinor: 0,
    limitMinor: undefined,
  };

  it('is 24 months of what half of the income leaves', () => {
    expect(capacityMinor(means)).toBe(12_000_000n);
    expect(capacityMinor({ ...means, debtServiceMonthlyMinor: 600_000 })).toBe(0n);
  });

  it('is bounded by the jurisdiction, and lowered by what he owes himself', () => {
    expect(capacityMinor({ ...means, limitMinor: 5_000_000, exposureMinor: 1_000_000 })).toBe(4_000_000n);
    expect(capacityMinor({ ...means, exposureMinor: 13_000_000 })).toBe(0n);
  });
});
