import { Injectable } from '@nestjs/common';
import { type Component, shareOfSales, totalOf } from '../../engines/lending/index.js';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { parseDecimal } from '../../kernel/fraction.js';
import { bucketOf, formatId, newUuid, type Uuid } from '../../kernel/ids.js';
import { minorToNumber, type MoneyJson } from '../../kernel/money.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  Books,
  isFromSales,
  type LockedAgreement,
  OpenAgreement,
  type Owner,
  stateOf,
  type StoredServicingEvent,
} from '../agreements/index.js';
import { assertAllows, entriesOf, minorIn, takenBackBy, valueDate } from './bookings.js';
import type { ReportSalesDto, SalesCollectedDto } from './dto/sales.dto.js';
import { servicingProblems } from './servicing.errors.js';

/** A loan that is repaid from sales collects its share of each day that is reported. */
@Injectable()
export class SalesService {
  constructor(
    private readonly open: OpenAgreement,
    private readonly books: Books,
    private readonly clock: SystemClock,
  ) {}

  /** @returns 201 and what was collected; 200 when the day was reported before, or nothing is to collect */
  async report(
    tx: Tx,
    owner: Owner,
    id: Uuid,
    { day, amount }: ReportSalesDto,
  ): Promise<{ status: number; body: SalesCollectedDto }> {
    const agreement = await this.open.open(tx, owner, id);
    if (!isFromSales(agreement.contract)) throw servicingProblems.not_repaid_from_sales();
    assertAllows(agreement, 'repay');
    const salesMinor = minorIn(agreement, amount);
    const on = valueDate(agreement, day);
    const report = { on, sales: amount };
    const before = reportedBefore(agreement, on, salesMinor);
    if (before) return { status: 200, body: salesDto(agreement, report, before) };
    const amountMinor = collectedOf(agreement, on, salesMinor);
    if (amountMinor === 0n) return { status: 200, body: salesDto(agreement, report, undefined) };
    const event = newUuid(this.clock.nowMs(), bucketOf(id));
    const recorded = await this.books.record(
      tx,
      agreement,
      {
        id: event,
        type: 'repayment',
        occurredOn: on,
        amountMinor,
        details: {
          reference: freeReference(agreement, on),
          salesDay: on.toString(),
          sales: minorToNumber(salesMinor),
        },
      },
      {
        type: 'repayment.booked',
        payload: {
          repayment: formatId('repayment', event),
          amount: { amount: minorToNumber(amountMinor), currency: agreement.currency },
        },
      },
    );
    return { status: 201, body: salesDto(recorded.agreement, report, recorded.event) };
  }
}

/** A day whose repayment was taken back is reported anew, under a further reference. */
function freeReference({ events }: LockedAgreement, day: LocalDate): string {
  const taken = new Set(events.map(({ details }) => details.reference));
  const first = `sales-${day.toString()}`;
  let reference = first;
  for (let again = 2; taken.has(reference); again += 1) reference = `${first}-${again}`;
  return reference;
}

/** @throws DomainError `sales_day_taken` when the day was reported with other sales */
function reportedBefore(
  { events }: LockedAgreement,
  day: LocalDate,
  salesMinor: bigint,
): StoredServicingEvent | undefined {
  const event = events.find((one) => one.details['salesDay'] === day.toString() && !takenBackBy(events, one));
  if (event && event.details['sales'] !== minorToNumber(salesMinor))
    throw servicingProblems.sales_day_taken();
  return event;
}

/** Never more than is owed on the day, nor than is left today when later days were reported first. */
function collectedOf(
  { contract, events, today }: LockedAgreement,
  day: LocalDate,
  salesMinor: bigint,
): bigint {
  const { salesShare, rounding } = contract;
  const share = parseDecimal(salesShare?.share ?? '');
  if (!share) throw new RangeError(`a share of sales of ${salesShare?.share}`);
  const owed = [day, today].map((on) => {
    const loan = stateOf(contract, events, on).loan;
    return loan ? totalOf(loan.open) : 0n;
  }) as [bigint, bigint];
  return shareOfSales(salesMinor, share, owed[0] < owed[1] ? owed[0] : owed[1], rounding);
}

function salesDto(
  agreement: LockedAgreement,
  { on, sales }: { on: LocalDate; sales: MoneyJson },
  event: StoredServicingEvent | undefined,
): SalesCollectedDto {
  const { id, currency, contract, events, outstandingMinor, today } = agreement;
  const money = (minor: bigint): MoneyJson => ({ amount: minorToNumber(minor), currency });
  const lines = event
    ? entriesOf(stateOf(contract, events, today), event).flatMap((entry) => entry.lines)
    : [];
  const of = (component: Component): MoneyJson =>
    money(lines.reduce((sum, line) => (line.component === component ? sum + line.amountMinor : sum), 0n));
  return {
    agreement: formatId('agreement', id),
    day: on.toString(),
    sales,
    collected: money(event?.amountMinor ?? 0n),
    interest: of('interest'),
    principal: of('principal'),
    outstanding: money(outstandingMinor),
    repayment: event ? formatId('repayment', event.id) : null,
  };
}
