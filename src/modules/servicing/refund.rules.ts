import { splitRefund } from '../../engines/lending/index.js';

/** What was sold and how it was paid; whole minor units. */
export interface Sale {
  /** Order lines with their prices; empty when the order named none. */
  readonly lines: readonly { readonly id: string; readonly amountMinor: bigint }[];
  /** What the bank has paid for it. */
  readonly financedMinor: bigint;
  /** What the customer paid himself. */
  readonly downPaymentMinor: bigint;
  /** Whose money goes back first: the bank’s, or both in the proportion of the payment. */
  readonly refundOrder: 'financedFirst' | 'proRata';
}

/** A refund that counts, as it was booked. */
export interface Refunded {
  readonly amountMinor: bigint;
  readonly lines: readonly { readonly id: string; readonly amountMinor: bigint }[];
}

/** What somebody wants to give back: order lines, or an amount of none in particular. */
export interface RefundWish {
  readonly lines?: readonly { readonly id: string; readonly amountMinor: bigint }[] | undefined;
  readonly amountMinor?: bigint | undefined;
}

export interface RefundableLine {
  /** Null: the whole sale. */
  readonly id: string | null;
  readonly refundableMinor: bigint;
}

export type RefundVerdict =
  | { readonly amountMinor: bigint; readonly financedMinor: bigint; readonly downPaymentMinor: bigint }
  | { readonly refused: 'refund_ambiguous' | 'unknown_order_line' | 'refund_exceeds_rest' };

/** What is left to refund: of the whole sale first, then line by line. No line has more left than the whole. */
export function refundable(sale: Sale, earlier: readonly Refunded[]): RefundableLine[] {
  const whole = sale.financedMinor + sale.downPaymentMinor - sumOf(earlier);
  const back = byLine(earlier.flatMap(({ lines }) => lines));
  const lines = sale.lines.map(({ id, amountMinor }) => ({
    id,
    refundableMinor: least(amountMinor - (back.get(id) ?? 0n), whole),
  }));
  return [{ id: null, refundableMinor: whole }, ...lines];
}

/** Whether a refund fits what is left, and whose money it is. */
export function judgeRefund(sale: Sale, earlier: readonly Refunded[], wish: RefundWish): RefundVerdict {
  const { lines = [] } = wish;
  if ((wish.lines === undefined) === (wish.amountMinor === undefined)) return { refused: 'refund_ambiguous' };
  const left = new Map(refundable(sale, earlier).map(({ id, refundableMinor }) => [id, refundableMinor]));
  for (const [id, minor] of byLine(lines)) {
    const rest = left.get(id);
    if (rest === undefined) return { refused: 'unknown_order_line' };
    if (minor > rest) return { refused: 'refund_exceeds_rest' };
  }
  const amountMinor = wish.amountMinor ?? sumOf(lines);
  const { toLoanMinor, toDownPaymentMinor, excessMinor } = splitRefund(amountMinor, {
    downPaymentMinor: sale.downPaymentMinor,
    financedMinor: sale.financedMinor,
    refundedBeforeMinor: sumOf(earlier),
    order: sale.refundOrder,
    rounding: 'HALF_UP',
  });
  if (excessMinor > 0n) return { refused: 'refund_exceeds_rest' };
  return { amountMinor, financedMinor: toLoanMinor, downPaymentMinor: toDownPaymentMinor };
}

function byLine(lines: Refunded['lines']): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { id, amountMinor } of lines) sums.set(id, (sums.get(id) ?? 0n) + amountMinor);
  return sums;
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const sumOf = (parts: readonly { readonly amountMinor: bigint }[]): bigint =>
  parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
