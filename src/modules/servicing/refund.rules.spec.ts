import fc from 'fast-check';
import { judgeRefund, refundable, type Refunded, type Sale } from './refund.rules.js';

/** Story 1: a phone for 5,500.00 and a case for 499.00; 1,200.00 of it from his own wallet. */
const phone: Sale = {
  lines: [
    { id: '1', amountMinor: 550_000n },
    { id: '2', amountMinor: 49_900n },
  ],
  financedMinor: 479_900n,
  downPaymentMinor: 120_000n,
  refundOrder: 'financedFirst',
};
const proRata: Sale = { ...phone, refundOrder: 'proRata' };

test('the bank’s money goes back first', () => {
  expect(judgeRefund(phone, [], { amountMinor: 150_000n })).toEqual({
    amountMinor: 150_000n,
    financedMinor: 150_000n,
    downPaymentMinor: 0n,
  });
  expect(judgeRefund(phone, [], { amountMinor: 599_900n })).toMatchObject({
    financedMinor: 479_900n,
    downPaymentMinor: 120_000n,
  });
});

test('or in the proportion of the payment', () => {
  // 1,500.00 × 4,799 / 5,999 = 1,199.95
  expect(judgeRefund(proRata, [], { amountMinor: 150_000n })).toMatchObject({
    financedMinor: 119_995n,
    downPaymentMinor: 30_005n,
  });
});

test('a line gives back its price at most, over all refunds', () => {
  const first: Refunded = {
    amountMinor: 20_000n,
    lines: [{ id: '2', amountMinor: 20_000n }],
  };
  expect(refundable(phone, [first])).toEqual([
    { id: null, refundableMinor: 579_900n },
    { id: '1', refundableMinor: 550_000n },
    { id: '2', refundableMinor: 29_900n },
  ]);
  const wish = (amountMinor: bigint) => ({ lines: [{ id: '2', amountMinor }] });
  expect(judgeRefund(phone, [first], wish(29_900n))).toMatchObject({ amountMinor: 29_900n });
  expect(judgeRefund(phone, [first], wish(29_901n))).toEqual({ refused: 'refund_exceeds_rest' });
  const twice = { lines: [...wish(15_000n).lines, ...wish(15_000n).lines] };
  expect(judgeRefund(phone, [first], twice)).toEqual({ refused: 'refund_exceeds_rest' });
});

test('what is refunded without a line is not refunded again with one', () => {
  const most: Refunded = { amountMinor: 590_000n, lines: [] };
  expect(refundable(phone, [most]).map(({ refundableMinor }) => refundableMinor)).toEqual([
    9_900n,
    9_900n,
    9_900n,
  ]);
  expect(judgeRefund(phone, [most], { amountMinor: 9_901n })).toEqual({ refused: 'refund_exceeds_rest' });
});

test('lines or an amount, and lines that there are', () => {
  const lines = [{ id: '1', amountMinor: 1n }];
  expect(judgeRefund(phone, [], {})).toEqual({ refused: 'refund_ambiguous' });
  expect(judgeRefund(phone, [], { lines, amountMinor: 1n })).toEqual({ refused: 'refund_ambiguous' });
  expect(judgeRefund(phone, [], { lines: [{ id: '9', amountMinor: 1n }] })).toEqual({
    refused: 'unknown_order_line',
  });
});

test('however it is cut, all parts sum to what was paid, and no part is negative', () => {
  const sale = fc.record({
    financedMinor: fc.bigInt(1n, 10_000n),
    downPaymentMinor: fc.bigInt(0n, 10_000n),
    refundOrder: fc.constantFrom('financedFirst' as const, 'proRata' as const),
    lines: fc.constant([]),
  });
  fc.assert(
    fc.property(sale, fc.array(fc.bigInt(1n, 4_000n), { maxLength: 8 }), (one, cuts) => {
      const booked: (Refunded & { financedMinor: bigint })[] = [];
      const whole = one.financedMinor + one.downPaymentMinor;
      for (const cut of [...cuts, whole]) {
        const left = refundable(one, booked)[0]?.refundableMinor ?? 0n;
        if (left === 0n) break;
        const verdict = judgeRefund(one, booked, { amountMinor: cut < left ? cut : left });
        if ('refused' in verdict) throw new Error(verdict.refused);
        expect(verdict.financedMinor).toBeGreaterThanOrEqual(0n);
        expect(verdict.downPaymentMinor).toBeGreaterThanOrEqual(0n);
        booked.push({ ...verdict, lines: [] });
      }
      expect(booked.reduce((sum, { financedMinor }) => sum + financedMinor, 0n)).toBe(one.financedMinor);
      expect(booked.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(whole);
    }),
  );
});
