import { type LoanState, openOf, sumAmounts, totalOf } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import type { Uuid } from '../../kernel/ids.js';
import { minorToNumber, type MoneyJson } from '../../kernel/money.js';
import {
  type AgreementState,
  commissionOwed,
  discountReturnedBy,
  effective,
  type LockedAgreement,
  type NewServicingEvent,
  stateOf,
  type StoredServicingEvent,
} from '../agreements/index.js';
import type { RefundFiguresDto, RefundSideDto } from './dto/refund.dto.js';
import type { Refunded, Sale } from './refund.rules.js';

type Agreement = Pick<LockedAgreement, 'contract' | 'events' | 'today' | 'currency'>;

/** What an agreement has paid for, as refunds see it. */
export function saleOf({ contract, events, today }: Agreement): Sale {
  const drawn = effective(events, today).filter(({ type }) => type === 'drawdown');
  return {
    lines: (contract.order?.lines ?? []).map(({ id, amount }) => ({ id, amountMinor: BigInt(amount) })),
    financedMinor: drawn.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    downPaymentMinor: BigInt(contract.downPayment),
    refundOrder: contract.refundOrder,
  };
}

/** Refunds that were not taken back. */
export function refundedOf({ events, today }: Agreement): Refunded[] {
  return effective(events, today)
    .filter(({ type }) => type === 'refund')
    .map((event) => ({ amountMinor: BigInt(refundDetails(event).amount), lines: linesOf(event) }));
}

/** What a refund's event knows besides what went to the loan. */
export interface RefundDetails {
  readonly reference: string;
  readonly reason: string;
  readonly effect: 'shorten' | 'lower';
  /** What went back altogether, minor units. */
  readonly amount: number;
  readonly downPayment: number;
  readonly lines: readonly { readonly id: string; readonly amount: number }[];
  readonly discountReturned?: number;
}

export function refundDetails({ details }: Pick<StoredServicingEvent, 'details'>): RefundDetails {
  return details as unknown as RefundDetails;
}

function linesOf(event: Pick<StoredServicingEvent, 'details'>): Refunded['lines'] {
  return refundDetails(event).lines.map(({ id, amount }) => ({ id, amountMinor: BigInt(amount) }));
}

/** The plan before and after an event that is not booked, and what it would do. Nothing is written. */
export function previewOf(
  agreement: Agreement,
  event: NewServicingEvent,
): { before: RefundSideDto; after: RefundSideDto; figures: RefundFiguresDto } {
  const { contract, events, today, currency } = agreement;
  const id = 'preview' as Uuid;
  const imagined = { reverses: null, ...event, id, details: event.details ?? {} };
  const before = stateOf(contract, events, today);
  const after = stateOf(contract, [...events, imagined], today);
  const discountReturned = Number(discountReturnedBy(agreement, event));
  const booked = { ...imagined, details: { ...imagined.details, discountReturned } };
  const given = { contract, events, event: booked, asOf: today };
  return {
    before: sideOf(before.loan, currency),
    after: sideOf(after.loan, currency),
    figures: figuresOf(after, given, currency),
  };
}

/** A refund among what was booked before it. */
export interface GivenRefund extends Pick<LockedAgreement, 'contract' | 'events'> {
  readonly event: Parameters<typeof stateOf>[1][number];
  readonly asOf: LocalDate;
}

/** @param state after the refund */
export function figuresOf(
  state: AgreementState,
  { contract, events, event, asOf }: GivenRefund,
  currency: string,
): RefundFiguresDto {
  const { amount, downPayment, discountReturned = 0 } = refundDetails(event);
  const entry = state.loan?.entries.find(({ eventId }) => eventId === event.id);
  const financed = minorToNumber(event.amountMinor);
  const known = effective(events, asOf);
  const commissionReturned = minorToNumber(
    commissionOwed(contract, known) - commissionOwed(contract, [...known, event]),
  );
  const money = (minor: number): MoneyJson => ({ amount: minor, currency });
  return {
    amount: money(amount),
    financed: money(financed),
    downPayment: money(downPayment),
    credited: money(minorToNumber(entry && entry.creditMinor > 0n ? entry.creditMinor : 0n)),
    discountReturned: money(discountReturned),
    commissionReturned: money(commissionReturned),
    net: money(financed - discountReturned + commissionReturned),
  };
}

function sideOf(loan: LoanState | undefined, currency: string): RefundSideDto {
  const rows = loan?.rows ?? [];
  const money = (minor: bigint): MoneyJson => ({ amount: minorToNumber(minor), currency });
  const open = rows.map((row) => ({ row, left: totalOf(openOf(row)) })).filter(({ left }) => left > 0n);
  const { principal } = sumAmounts(rows.map(openOf));
  return {
    outstandingPrincipal: money(principal),
    toPay: money(open.reduce((sum, { left }) => sum + left, 0n)),
    cost: money(rows.reduce((sum, { interest, fee, penalty }) => sum + interest + fee + penalty, 0n)),
    instalments: open.map(({ row, left }) => ({
      number: row.number,
      dueDate: row.dueDate.toString(),
      amount: money(left),
    })),
  };
}
