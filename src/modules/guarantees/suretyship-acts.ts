import { Injectable } from '@nestjs/common';
import { dateInZone, type LocalDate } from '../../kernel/calendar-date.js';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, type Uuid } from '../../kernel/ids.js';
import { money, toMoneyJson } from '../../kernel/money.js';
import { allowedActions, transition } from '../../kernel/state-machine.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import {
  type AgreementRow,
  AgreementsRepository,
  DrawdownsRepository,
  stillLostMinor,
} from '../agreements/index.js';
import { Ledger } from '../ledger/index.js';
import { LimitsRepository } from '../limits/index.js';
import type { Move } from './guarantee.rules.js';
import type { Scope } from './promises.js';
import { type SuretyshipAction, suretyshipStates, type SuretyshipStatus } from './guarantees.states.js';
import {
  callableMinor,
  type Guaranteed,
  nextStep,
  owedMinor,
  type Step,
  suretyshipMoves,
} from './suretyship.rules.js';
import { type Suretyship, type SuretyshipChange, SuretyshipsRepository } from './suretyships.repository.js';

/** A suretyship whose row is locked, on its business day, with what it stands for. */
export interface HeldSuretyship {
  readonly suretyship: Suretyship;
  readonly today: LocalDate;
  readonly agreement: AgreementRow | undefined;
  readonly guaranteed: Guaranteed | undefined;
}

/** What an act does to a suretyship. */
export interface SuretyshipAct {
  readonly action?: SuretyshipAction;
  readonly change?: Partial<
    Pick<
      SuretyshipChange,
      'sums' | 'noticeOn' | 'callableFrom' | 'agreementId' | 'statusReason' | 'document' | 'signing'
    >
  >;
  readonly moves?: readonly Move[];
  readonly event: string;
  readonly payload?: object;
  readonly eventId?: Uuid;
}

/** What every act on a suretyship has in common: to lock it on its day, to follow the agreement, to book, store and tell. */
@Injectable()
export class SuretyshipActs {
  constructor(
    private readonly suretyships: SuretyshipsRepository,
    private readonly agreements: AgreementsRepository,
    private readonly drawdowns: DrawdownsRepository,
    private readonly limits: LimitsRepository,
    private readonly ledger: Ledger,
  ) {}

  /** Guarantor and borrower in the order of their ids, then the suretyship; what has happened until now is done. */
  async hold(tx: Tx, scope: Scope, id: Uuid): Promise<HeldSuretyship> {
    const found = await this.suretyships.find(tx, scope, id);
    if (!found) throw notFound('suretyship');
    for (const customer of [found.customerId, found.borrowerId].sort())
      await this.limits.lockCustomer(tx, customer);
    const suretyship = await this.suretyships.lock(tx, scope, id);
    if (!suretyship) throw notFound('suretyship');
    return this.follow(tx, await this.standing(tx, suretyship));
  }

  /** @throws DomainError state_conflict */
  assert({ suretyship }: HeldSuretyship, action: SuretyshipAction): void {
    transition(suretyshipStates, suretyship.status, action, partnerActions(suretyship));
  }

  /** Stores what an act did, in the books, the row and the outbox. */
  async save(tx: Tx, held: HeldSuretyship, act: SuretyshipAct): Promise<HeldSuretyship> {
    const { suretyship, today } = held;
    const status: SuretyshipStatus = act.action ? suretyshipStates.actions[act.action].to : suretyship.status;
    await this.book(tx, held, act);
    // Its agreement is looked at once a day.
    const nextActionOn = today.plusDays(1);
    const isMoved = status !== suretyship.status;
    const after: SuretyshipChange = {
      ...suretyship,
      ...(isMoved && { statusReason: null, statusChangedAt: new Date(suretyship.nowMs) }),
      ...act.change,
      status,
      nextActionOn,
      today,
    };
    const version = await this.suretyships.save(tx, suretyship, after);
    const next = { ...after, version };
    this.tell(tx, next, act);
    return { ...held, suretyship: next };
  }

  private async book(tx: Tx, { suretyship, today }: HeldSuretyship, act: SuretyshipAct): Promise<void> {
    const { id, customerId, partnerId, environment, currency } = suretyship;
    const moves = act.moves ?? [];
    if (moves.length === 0) return;
    await this.ledger.post(tx, {
      type: `suretyship.${act.event}`,
      subject: id,
      subjectKind: 'suretyship',
      customerId,
      partnerId,
      environment,
      businessDate: today,
      eventId: act.eventId,
      postings: moves.map(([debit, credit, minor]) => ({ debit, credit, amount: money(minor, currency) })),
    });
  }

  private tell(tx: Tx, suretyship: Suretyship, { event, payload }: SuretyshipAct): void {
    const { id, customerId, partnerId, environment, version, status, sums, currency } = suretyship;
    tx.emit({
      type: `suretyship.${event}`,
      subject: id,
      bucket: bucketOf(id),
      sequence: version,
      customerId,
      partnerId,
      environment,
      payload: {
        v: 1,
        suretyship: formatId('suretyship', id),
        status,
        owed: toMoneyJson(money(owedMinor(sums), currency)),
        ...payload,
      },
    });
  }

  private async standing(tx: ReadTx, suretyship: Suretyship): Promise<HeldSuretyship> {
    const agreement = await this.agreements.findByApplication(tx, suretyship.applicationId);
    const today = dateInZone(suretyship.nowMs, suretyship.zone);
    return { suretyship, today, agreement, guaranteed: agreement && (await this.guaranteed(tx, agreement)) };
  }

  private async guaranteed(tx: ReadTx, agreement: AgreementRow): Promise<Guaranteed> {
    const drawdowns = await this.drawdowns.of(tx, agreement.id);
    const undrawnMinor = drawdowns
      .filter(({ status }) => status === 'planned')
      .reduce((sum, { amountMinor, paidMinor }) => sum + amountMinor - paidMinor, 0n);
    // What is written off is no instalment any more, but the guarantor stands for all of it.
    if (agreement.status === 'chargedOff') {
      const lostMinor = stillLostMinor(agreement.booked);
      const owed = { openMinor: lostMinor, overdueMinor: lostMinor, daysPastDue: Number.MAX_SAFE_INTEGER };
      return { life: 'writtenOff', lentMinor: agreement.amountMinor, ...owed };
    }
    return {
      life: LIVES[agreement.status],
      lentMinor: agreement.amountMinor,
      openMinor: agreement.outstandingMinor + undrawnMinor,
      overdueMinor: agreement.overdueMinor,
      daysPastDue: agreement.daysPastDue,
    };
  }

  /** Each step makes the next one possible; there are at most a few. */
  private async follow(tx: Tx, held: HeldSuretyship): Promise<HeldSuretyship> {
    let now = held;
    for (let step = stepOf(now); step; step = stepOf(now)) now = await this.save(tx, now, actOf(now, step));
    return now;
  }
}

const LIVES: Readonly<Record<AgreementRow['status'], Guaranteed['life']>> = {
  awaitingSignature: 'waiting',
  signed: 'running',
  active: 'running',
  chargedOff: 'writtenOff',
  settled: 'ended',
  cancelled: 'ended',
  withdrawn: 'ended',
};

function stepOf({ suretyship, guaranteed, today }: HeldSuretyship): Step | undefined {
  return nextStep(suretyship, guaranteed, today);
}

function actOf({ suretyship, agreement, today }: HeldSuretyship, step: Step): SuretyshipAct {
  const { sums, terms } = suretyship;
  switch (step.action) {
    case 'lapse':
      return { action: 'lapse', event: 'expired', change: { statusReason: 'not_in_time' } };
    case 'activate':
      return {
        action: 'activate',
        event: 'activated',
        change: { agreementId: agreement?.id },
        moves: suretyshipMoves.activated(callableMinor(sums)),
      };
    case 'notify':
      return {
        action: 'notify',
        event: 'noticeGiven',
        change: { noticeOn: today, callableFrom: today.plusDays(terms.cureDays) },
        payload: { callableFrom: today.plusDays(terms.cureDays).toString() },
      };
    case 'cure':
      return { action: 'cure', event: 'cured', change: { noticeOn: undefined, callableFrom: undefined } };
    case 'uncall':
      return {
        event: 'callLowered',
        change: { sums: { ...sums, calledMinor: sums.calledMinor - step.minor } },
        moves: suretyshipMoves.uncalled(step.minor),
      };
    case 'lower':
    case 'release': {
      const free = step.releasedMinor - sums.releasedMinor;
      const change = { sums: { ...sums, releasedMinor: step.releasedMinor } };
      const moves = suretyshipMoves.released(free);
      if (step.action === 'lower') return { event: 'capLowered', change, moves };
      return {
        action: 'release',
        event: 'released',
        change: { ...change, statusReason: 'agreement_ended' },
        moves,
      };
    }
  }
}

/** What a partner can ask for now; what happens by itself or by staff is left out. */
export function partnerActions({ status, sums }: Pick<Suretyship, 'status' | 'sums'>): string[] {
  // What he paid is taken back payment by payment.
  const asked: readonly string[] = ['consent', 'refuse', 'sign', 'repay'];
  return allowedActions(suretyshipStates, status).filter(
    (action) => asked.includes(action) && (action !== 'repay' || owedMinor(sums) > 0n),
  );
}
