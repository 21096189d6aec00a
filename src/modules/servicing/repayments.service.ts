import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, newUuid, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import {
  AgreementsRepository,
  Books,
  HistoryRepository,
  type LockedAgreement,
  OpenAgreement,
  type Owner,
  isLost,
  stateOf,
  stillLostMinor,
  type StoredServicingEvent,
} from '../agreements/index.js';
import { AfterLoss } from './after-loss.service.js';
import { assertAllows, bookedBefore, eventOf, minorIn, valueDate } from './bookings.js';
import type { RecordRepaymentDto, RepaymentDto, RepaymentListDto } from './dto/repayment.dto.js';
import {
  isRepayment,
  type Known,
  REPAYMENT_TYPES,
  repaymentDto,
  repaymentStatus,
} from './repayment-answer.js';
import { LateCharging } from './late-charging.service.js';
import { servicingProblems } from './servicing.errors.js';
import { type RepaymentAction, repaymentStates } from './servicing.states.js';

const LISTED = 100;

/** Which repayment is taken back, how, and why. */
export interface TakingBack {
  readonly id: Uuid;
  readonly repayment: Uuid;
  readonly by: RepaymentAction;
  readonly reason: string;
  /** The case's number, where the payer's bank took it back. */
  readonly dispute?: string;
  /** Public id of the suretyship that takes back what its guarantor paid: nobody else can. */
  readonly suretyship?: string;
}

/** Money that customers pay back, and what takes it back. */
@Injectable()
export class RepaymentsService {
  constructor(
    private readonly open: OpenAgreement,
    private readonly agreements: AgreementsRepository,
    private readonly history: HistoryRepository,
    private readonly books: Books,
    private readonly afterLoss: AfterLoss,
    private readonly lateness: LateCharging,
    private readonly clock: SystemClock,
  ) {}

  /** @returns 201 and the repayment, 200 when its reference was booked before */
  async record(
    tx: Tx,
    owner: Owner,
    id: Uuid,
    { amount, occurredOn, reference }: RecordRepaymentDto,
  ): Promise<{ status: number; body: RepaymentDto }> {
    const agreement = await this.open.open(tx, owner, id);
    // Whatever was once paid out takes money for ever, so no repeat is refused by this.
    assertAllows(agreement, 'repay');
    const amountMinor = minorIn(agreement, amount);
    const day = valueDate(agreement, occurredOn);
    const types = ['repayment', 'recovery'] as const;
    const known = { types, reference, amountMinor, occurredOn: occurredOn === undefined ? undefined : day };
    const before = bookedBefore(agreement, known);
    if (before) return { status: 200, body: repaymentDto(knownOf(agreement), before) };
    const isWrittenOff = agreement.status === 'chargedOff';
    if (isWrittenOff) refuseMoreThanWrittenOff(agreement, amountMinor);
    const event = newUuid(this.clock.nowMs(), bucketOf(id));
    const recorded = await this.books.record(
      tx,
      agreement,
      {
        id: event,
        type: isWrittenOff ? 'recovery' : 'repayment',
        occurredOn: day,
        amountMinor,
        details: { reference },
      },
      { type: 'repayment.booked', payload: { repayment: formatId('repayment', event), amount } },
    );
    const isEarlier = day.isBefore(agreement.today);
    const now = isEarlier
      ? await this.lateness.takeBackUnfounded(tx, recorded.agreement)
      : recorded.agreement;
    return { status: 201, body: repaymentDto(knownOf(now), recorded.event) };
  }

  /** The agreement stands as if the payment had never come. */
  async takeBack(
    tx: Tx,
    owner: Owner,
    { id, repayment, by, reason, dispute, suretyship }: TakingBack,
  ): Promise<RepaymentDto> {
    const agreement = await this.open.open(tx, owner, id);
    const event = paymentOf(agreement.events, repayment);
    transition(repaymentStates, repaymentStatus(agreement.events, event), by);
    if (event.details['suretyship'] !== suretyship) throw servicingProblems.paid_by_guarantor();
    const recorded = await this.books.record(
      tx,
      agreement,
      {
        type: by === 'reverse' ? 'reversal' : 'chargeback',
        occurredOn: agreement.today,
        amountMinor: event.amountMinor,
        reverses: event.id,
        details: { reason, ...(dispute !== undefined && { dispute }) },
      },
      {
        type: by === 'reverse' ? 'repayment.reversed' : 'repayment.chargedBack',
        payload: { repayment: formatId('repayment', repayment) },
      },
    );
    // What was paid is owed again; what was owed is written off.
    if (isLost(agreement)) {
      return repaymentDto(knownOf(await this.afterLoss.writeOff(tx, recorded.agreement, reason)), event);
    }
    return repaymentDto({ ...recorded, events: recorded.agreement.events }, event);
  }

  async list(tx: ReadTx, owner: Owner, id: Uuid): Promise<RepaymentListDto> {
    const known = await this.known(tx, owner, id);
    const newest = known.events.filter(isRepayment).reverse();
    const data = newest.slice(0, LISTED).map((event) => repaymentDto(known, event));
    return { data, hasMore: newest.length > LISTED };
  }

  async get(tx: ReadTx, owner: Owner, id: Uuid, repayment: Uuid): Promise<RepaymentDto> {
    const known = await this.known(tx, owner, id);
    return repaymentDto(known, paymentOf(known.events, repayment));
  }

  private async known(tx: ReadTx, owner: Owner, id: Uuid): Promise<Known> {
    const agreement = await this.agreements.find(tx, owner, id);
    if (!agreement) throw notFound('agreement');
    return knownOf({ ...agreement, events: await this.history.of(tx, id) });
  }
}

type WithHistory = Pick<LockedAgreement, 'id' | 'currency' | 'contract' | 'bookedThrough' | 'events'>;

function knownOf(agreement: WithHistory): Known {
  const { contract, events, bookedThrough } = agreement;
  return { agreement, events, state: stateOf(contract, events, bookedThrough) };
}

function paymentOf(events: readonly StoredServicingEvent[], id: Uuid): StoredServicingEvent {
  const event = eventOf(events, id, REPAYMENT_TYPES, 'repayment');
  if (!isRepayment(event)) throw notFound('repayment');
  return event;
}

function refuseMoreThanWrittenOff({ booked }: LockedAgreement, amountMinor: bigint): void {
  if (amountMinor > stillLostMinor(booked)) throw servicingProblems.more_than_written_off();
}
