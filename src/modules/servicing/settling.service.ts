import { Injectable } from '@nestjs/common';
import { openOf, type SettlementQuote, sumAmounts, totalOf } from '../../engines/lending/index.js';
import { LocalDate, parseDate } from '../../kernel/calendar-date.js';
import { bucketOf, formatId, newUuid, type Uuid } from '../../kernel/ids.js';
import { minorToNumber, type MoneyJson } from '../../kernel/money.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import {
  Books,
  type LockedAgreement,
  type NewServicingEvent,
  OpenAgreement,
  settlementOn,
  stateOf,
} from '../agreements/index.js';
import type { Tenant } from '../customers/index.js';
import { assertAllows, bookedBefore, minorIn } from './bookings.js';
import type { RepaymentDto } from './dto/repayment.dto.js';
import type { PayOutCreditDto, PrepayDto, SettleDto, SettlementQuoteDto } from './dto/settlement.dto.js';
import { quoteToken, readQuoteToken } from './quote-token.js';
import { repaymentDto } from './repayment-answer.js';
import { servicingProblems } from './servicing.errors.js';

const QUOTE_AHEAD_DAYS_MAX = 30;

/** Paying sooner than agreed: all of it, or a part. */
@Injectable()
export class SettlingService {
  constructor(
    private readonly open: OpenAgreement,
    private readonly books: Books,
    private readonly digests: KeyedDigest,
    private readonly clock: SystemClock,
  ) {}

  /** What settles the agreement on a day, today when it is left out. */
  async quote(tx: Tx, owner: Tenant, id: Uuid, on: string | undefined): Promise<SettlementQuoteDto> {
    const agreement = await this.open.open(tx, owner, id);
    assertAllows(agreement, 'settle');
    const day = on === undefined ? agreement.today : parseDate(on);
    const isInRange =
      day && !day.isBefore(agreement.today) && !day.isAfter(agreement.today.plusDays(QUOTE_AHEAD_DAYS_MAX));
    if (!isInRange) throw servicingProblems.quote_day_out_of_range();
    const quote = quoteOn(agreement, day);
    const terms = { agreementId: id, on: day, amountMinor: quote.totalMinor };
    return quoteDto(agreement, quote, quoteToken(this.digests, owner, terms));
  }

  /**
   * Books the money of a quote, which ends the plan. Paid before its day it costs less: the rest is the customer's
   * credit. What is booked between the quote and the payment makes the quote worthless if it changes the amount.
   */
  async settle(
    tx: Tx,
    owner: Tenant,
    id: Uuid,
    { quote, reference }: SettleDto,
  ): Promise<{ status: number; body: RepaymentDto }> {
    const terms = readQuoteToken(this.digests, owner, quote);
    const agreement = await this.open.open(tx, owner, id);
    if (!terms || terms.agreementId !== id) throw servicingProblems.quote_outdated();
    const { amountMinor } = terms;
    return this.book(
      tx,
      agreement,
      { type: 'settlement', reference, amountMinor, told: 'agreement.settledEarly' },
      () => {
        assertAllows(agreement, 'settle');
        const isOver = terms.on.isBefore(agreement.today);
        if (isOver || quoteOn(agreement, terms.on).totalMinor !== amountMinor)
          throw servicingProblems.quote_outdated();
        return {};
      },
    );
  }

  /** Pays a part ahead of time: what is due is settled first, the rest lowers the principal. */
  async prepay(
    tx: Tx,
    owner: Tenant,
    id: Uuid,
    { amount, mode, reference }: PrepayDto,
  ): Promise<{ status: number; body: RepaymentDto }> {
    const agreement = await this.open.open(tx, owner, id);
    const amountMinor = minorIn(agreement, amount);
    return this.book(
      tx,
      agreement,
      { type: 'prepayment', reference, amountMinor, told: 'repayment.booked' },
      () => {
        assertAllows(agreement, 'prepay');
        if (amountMinor >= quoteOn(agreement, agreement.today).totalMinor)
          throw servicingProblems.prepayment_too_large();
        return { effect: mode };
      },
    );
  }

  /** The customer has got back what he paid too much. */
  async payOutCredit(
    tx: Tx,
    owner: Tenant,
    id: Uuid,
    { amount, reference }: PayOutCreditDto,
  ): Promise<{ status: number; body: { creditBalance: MoneyJson } }> {
    const agreement = await this.open.open(tx, owner, id);
    const amountMinor = minorIn(agreement, amount);
    const answer = ({ creditBalanceMinor, currency }: LockedAgreement) => ({
      creditBalance: { amount: minorToNumber(creditBalanceMinor), currency },
    });
    if (bookedBefore(agreement, { types: ['creditPaidOut'], reference, amountMinor }))
      return { status: 200, body: answer(agreement) };
    assertAllows(agreement, 'payOutCredit');
    if (amountMinor > agreement.creditBalanceMinor) throw servicingProblems.no_credit_balance();
    const event = {
      type: 'creditPaidOut',
      occurredOn: agreement.today,
      amountMinor,
      details: { reference },
    } as const;
    const recorded = await this.books.record(tx, agreement, event, {
      type: 'credit.paidOut',
      payload: { amount },
    });
    return { status: 201, body: answer(recorded.agreement) };
  }

  private async book(
    tx: Tx,
    agreement: LockedAgreement,
    what: { type: 'settlement' | 'prepayment'; reference: string; amountMinor: bigint; told: string },
    judge: () => NonNullable<NewServicingEvent['details']>,
  ): Promise<{ status: number; body: RepaymentDto }> {
    const { type, reference, amountMinor } = what;
    const before = bookedBefore(agreement, { types: [type], reference, amountMinor });
    if (before) {
      const { contract, events, bookedThrough } = agreement;
      const state = stateOf(contract, events, bookedThrough);
      return { status: 200, body: repaymentDto({ agreement, events, state }, before) };
    }
    const id = newUuid(this.clock.nowMs(), bucketOf(agreement.id));
    const event = { id, type, occurredOn: agreement.today, amountMinor, details: { ...judge(), reference } };
    const payload = { repayment: formatId('repayment', id) };
    const recorded = await this.books.record(tx, agreement, event, { type: what.told, payload });
    return {
      status: 201,
      body: repaymentDto({ ...recorded, events: recorded.agreement.events }, recorded.event),
    };
  }
}

function quoteOn({ contract, events }: LockedAgreement, day: LocalDate): SettlementQuote {
  const quote = settlementOn(contract, events, day);
  if (!quote || totalOf(quote.owed) === 0n) throw servicingProblems.nothing_owed();
  return quote;
}

function quoteDto(agreement: LockedAgreement, quote: SettlementQuote, token: string): SettlementQuoteDto {
  const { contract, events, currency, today } = agreement;
  const money = (minor: bigint): MoneyJson => ({ amount: minorToNumber(minor), currency });
  const { loan } = stateOf(contract, events, today);
  const asPlanned = totalOf(sumAmounts((loan?.rows ?? []).map(openOf))) - (loan?.creditMinor ?? 0n);
  const saved = asPlanned - quote.totalMinor;
  return {
    quote: token,
    agreement: formatId('agreement', agreement.id),
    validUntil: quote.asOf.toString(),
    amount: money(quote.totalMinor),
    principal: money(quote.owed.principal),
    interest: money(quote.owed.interest),
    fee: money(quote.owed.fee),
    penalty: money(quote.owed.penalty),
    feeRebate: money(quote.feeRebateMinor),
    creditUsed: money(quote.creditMinor),
    saved: money(saved > 0n ? saved : 0n),
  };
}
