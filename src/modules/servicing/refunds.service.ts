import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, newUuid, type Uuid } from '../../kernel/ids.js';
import { allowedActions, transition } from '../../kernel/state-machine.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import {
  AgreementsRepository,
  Books,
  HistoryRepository,
  isLost,
  type LockedAgreement,
  type NewServicingEvent,
  OpenAgreement,
  type Owner,
  stateOf,
  type StoredServicingEvent,
} from '../agreements/index.js';
import { AfterLoss } from './after-loss.service.js';
import { assertAllows, bookedBefore, eventOf, minorIn, takenBackBy } from './bookings.js';
import type {
  PreviewRefundDto,
  RecordRefundDto,
  RefundDto,
  RefundListDto,
  RefundPreviewDto,
} from './dto/refund.dto.js';
import {
  figuresOf,
  previewOf,
  type RefundDetails,
  refundDetails,
  refundedOf,
  saleOf,
} from './refund-effect.js';
import { judgeRefund, refundable, type RefundWish } from './refund.rules.js';
import { servicingProblems } from './servicing.errors.js';
import { refundStates, type RefundStatus } from './servicing.states.js';

const LISTED = 100;

/** Goods that come back: the customer owes less, and the merchant gives back what he was paid for them. */
@Injectable()
export class RefundsService {
  constructor(
    private readonly open: OpenAgreement,
    private readonly agreements: AgreementsRepository,
    private readonly history: HistoryRepository,
    private readonly books: Books,
    private readonly afterLoss: AfterLoss,
    private readonly clock: SystemClock,
  ) {}

  /** What a refund would do. Nothing is booked. */
  async preview(tx: Tx, owner: Owner, id: Uuid, body: PreviewRefundDto): Promise<RefundPreviewDto> {
    const agreement = await this.open.open(tx, owner, id);
    assertAllows(agreement, 'refund');
    const { before, after, figures } = previewOf(agreement, refundEvent(agreement, body));
    const rest = refundable(saleOf(agreement), refundedOf(agreement));
    return {
      ...figures,
      before,
      after,
      refundable: rest.map(({ id: line, refundableMinor }) => ({
        id: line,
        refundable: { amount: Number(refundableMinor), currency: agreement.currency },
      })),
    };
  }

  /** @returns 201 and the refund, 200 when its reference was booked before */
  async record(
    tx: Tx,
    owner: Owner,
    id: Uuid,
    body: RecordRefundDto,
  ): Promise<{ status: number; body: RefundDto }> {
    const agreement = await this.open.open(tx, owner, id);
    const { reference, reason } = body;
    const amountMinor = wholeOf(wishOf(agreement, body));
    const before = bookedBefore(agreement, { types: ['refund'], reference, amountMinor });
    if (before) return { status: 200, body: refundDto(agreement, before) };
    assertAllows(agreement, 'refund');
    const event = refundEvent(agreement, body);
    const refund = newUuid(this.clock.nowMs(), bucketOf(id));
    const recorded = await this.books.record(
      tx,
      agreement,
      { ...event, id: refund, details: { ...event.details, reference, reason } },
      { type: 'refund.booked', payload: { refund: formatId('refund', refund), mode: body.mode } },
    );
    const now = await this.afterLoss.setOff(tx, recorded.agreement, recorded.event);
    return { status: 201, body: refundDto(now, recorded.event) };
  }

  async reverse(tx: Tx, owner: Owner, id: Uuid, refund: Uuid, reason: string): Promise<RefundDto> {
    const opened = await this.open.open(tx, owner, id);
    const event = eventOf(opened.events, refund, ['refund'], 'refund');
    transition(refundStates, statusOf(opened.events, event), 'reverse');
    const agreement = await this.afterLoss.undoSetOff(tx, opened, event, reason);
    const { amountMinor } = event;
    const recorded = await this.books.record(
      tx,
      agreement,
      { type: 'reversal', occurredOn: agreement.today, amountMinor, reverses: event.id, details: { reason } },
      { type: 'refund.reversed', payload: { refund: formatId('refund', refund) } },
    );
    // What goods paid back after the loss is owed again; what was owed is written off.
    const now = isLost(opened)
      ? await this.afterLoss.writeOff(tx, recorded.agreement, reason)
      : recorded.agreement;
    return refundDto(now, event);
  }

  async list(tx: ReadTx, owner: Owner, id: Uuid): Promise<RefundListDto> {
    const agreement = await this.known(tx, owner, id);
    const newest = agreement.events.filter(({ type }) => type === 'refund').reverse();
    return {
      data: newest.slice(0, LISTED).map((event) => refundDto(agreement, event)),
      hasMore: newest.length > LISTED,
    };
  }

  async get(tx: ReadTx, owner: Owner, id: Uuid, refund: Uuid): Promise<RefundDto> {
    const agreement = await this.known(tx, owner, id);
    return refundDto(agreement, eventOf(agreement.events, refund, ['refund'], 'refund'));
  }

  private async known(tx: ReadTx, owner: Owner, id: Uuid): Promise<WithHistory> {
    const agreement = await this.agreements.find(tx, owner, id);
    if (!agreement) throw notFound('agreement');
    return { ...agreement, events: await this.history.of(tx, id) };
  }
}

type WithHistory = Pick<LockedAgreement, 'id' | 'currency' | 'contract' | 'bookedThrough' | 'events'>;

function wishOf(agreement: LockedAgreement, { lines, amount }: PreviewRefundDto): RefundWish {
  return {
    lines: lines?.map((line) => ({ id: line.id, amountMinor: minorIn(agreement, line.amount) })),
    amountMinor: amount && minorIn(agreement, amount),
  };
}

function wholeOf({ lines = [], amountMinor }: RefundWish): bigint {
  return amountMinor ?? lines.reduce((sum, line) => sum + line.amountMinor, 0n);
}

/** @throws DomainError when the wish does not fit what is left */
function refundEvent(agreement: LockedAgreement, body: PreviewRefundDto): NewServicingEvent {
  const wish = wishOf(agreement, body);
  const verdict = judgeRefund(saleOf(agreement), refundedOf(agreement), wish);
  if ('refused' in verdict) throw servicingProblems[verdict.refused]();
  const details: Omit<RefundDetails, 'reference' | 'reason'> = {
    effect: body.mode,
    amount: Number(verdict.amountMinor),
    downPayment: Number(verdict.downPaymentMinor),
    lines: (wish.lines ?? []).map(({ id, amountMinor }) => ({ id, amount: Number(amountMinor) })),
  };
  return {
    type: 'refund',
    occurredOn: agreement.today,
    amountMinor: verdict.financedMinor,
    details: { ...details },
  };
}

function statusOf(events: readonly StoredServicingEvent[], event: StoredServicingEvent): RefundStatus {
  return takenBackBy(events, event) ? 'reversed' : 'booked';
}

function refundDto(
  { id, currency, contract, events, bookedThrough }: WithHistory,
  event: StoredServicingEvent,
): RefundDto {
  const { reference, reason, effect, lines } = refundDetails(event);
  const takenBack = takenBackBy(events, event);
  const status = statusOf(events, event);
  // As it was booked, also when it was taken back since.
  const counted = takenBack ? events.filter(({ number }) => number < takenBack.number) : events;
  const before = events.filter(({ number }) => number < event.number);
  const given = { contract, events: before, event, asOf: bookedThrough };
  return {
    ...figuresOf(stateOf(contract, counted, bookedThrough), given, currency),
    id: formatId('refund', event.id),
    agreement: formatId('agreement', id),
    reference,
    reason,
    mode: effect,
    occurredOn: event.occurredOn.toString(),
    lines: lines.map((line) => ({ id: line.id, amount: { amount: line.amount, currency } })),
    status,
    statusReason: takenBack?.details.reason ?? null,
    statusChangedAt: (takenBack ?? event).recordedAt.toISOString(),
    allowedActions: allowedActions(refundStates, status),
  };
}
