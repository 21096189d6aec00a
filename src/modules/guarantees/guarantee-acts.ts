import { Injectable } from '@nestjs/common';
import { dateInZone, type LocalDate } from '../../kernel/calendar-date.js';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, type Uuid } from '../../kernel/ids.js';
import { money, toMoneyJson } from '../../kernel/money.js';
import { allowedActions, transition } from '../../kernel/state-machine.js';
import type { Tx } from '../../platform/database/tx.js';
import { Ledger } from '../ledger/index.js';
import { LimitsRepository } from '../limits/index.js';
import {
  end,
  exposureMinor,
  type Move,
  type Moved,
  partnerCommission,
  returnMargin,
  undertakenMinor,
} from './guarantee.rules.js';
import type { Guarantee } from './guarantee.rows.js';
import { GuaranteesRepository } from './guarantees.repository.js';
import type { Scope } from './promises.js';
import { type GuaranteeAction, guaranteeStates, type GuaranteeStatus } from './guarantees.states.js';

/** A guarantee whose row and customer are locked, on its business day. */
export interface Held {
  readonly guarantee: Guarantee;
  readonly today: LocalDate;
}

/** What an act does to a guarantee. */
export interface Act {
  readonly action?: GuaranteeAction;
  readonly reason?: string;
  readonly moved?: Moved;
  readonly expiresOn?: LocalDate;
  readonly signing?: object;
  /** Of the text that holds from now on. */
  readonly documentHash?: Buffer | null;
  /** What it is called in the books and outside. */
  readonly event: string;
  readonly payload?: object;
  readonly eventId?: Uuid;
}

export const hasEnded = ({ status }: Pick<Guarantee, 'status'>): boolean =>
  status === 'released' || status === 'expired' || status === 'cancelled';

/** Days within which the applicant signs. */
export const SIGN_WITHIN_DAYS = 3;

/** What every act on a guarantee has in common: to lock it on its day, to book, to store and to tell of it. */
@Injectable()
export class GuaranteeActs {
  constructor(
    private readonly guarantees: GuaranteesRepository,
    private readonly limits: LimitsRepository,
    private readonly ledger: Ledger,
  ) {}

  /** Customer first, then the guarantee; what the days until now have done to it is done. */
  async hold(tx: Tx, scope: Scope, id: Uuid): Promise<Held> {
    const found = await this.guarantees.find(tx, scope, id);
    if (!found) throw notFound('guarantee');
    await this.limits.lockCustomer(tx, found.customerId);
    const guarantee = await this.guarantees.lock(tx, scope, id);
    if (!guarantee) throw notFound('guarantee');
    return this.catchUp(tx, { guarantee, today: dateInZone(guarantee.nowMs, guarantee.zone) });
  }

  /** @throws DomainError state_conflict */
  assert({ guarantee }: Held, action: GuaranteeAction): void {
    transition(guaranteeStates, guarantee.status, action, partnerActions(guarantee));
  }

  /** Stores what an act did, in the books, the limits, the row and the outbox. */
  async save(tx: Tx, { guarantee, today }: Held, act: Act): Promise<Held> {
    const { partnerId, environment, id } = guarantee;
    const status = act.action ? guaranteeStates.actions[act.action].to : guarantee.status;
    const issuedOn = act.action === 'sign' ? today : guarantee.issuedOn;
    const { sums, moves: moved } = settled(act.moved ?? { sums: guarantee.sums, moves: [] }, status);
    const moves = [...moved, ...commissionMoves(guarantee, { issuedOn, sums })];
    if (moves.length > 0) {
      const postings = moves.map(([debit, credit, minor]) => ({
        debit,
        credit,
        amount: money(minor, guarantee.currency),
      }));
      const { customerId } = guarantee;
      const { event: type, eventId } = act;
      const subject = { subject: id, subjectKind: 'guarantee', customerId, partnerId, environment } as const;
      const entry = { type: `guarantee.${type}`, ...subject };
      await this.ledger.post(tx, { ...entry, businessDate: today, eventId, postings });
    }
    const expiresOn = act.expiresOn ?? guarantee.expiresOn;
    const nextActionOn = status === 'issued' ? expiresOn.plusDays(1) : undefined;
    const documentHash = act.documentHash ?? guarantee.documentHash;
    const after = { ...guarantee, status, sums, expiresOn, issuedOn, nextActionOn, documentHash };
    const change = { ...after, reason: act.reason, today, ...(act.signing && { signing: act.signing }) };
    const version = await this.guarantees.save(tx, guarantee, change);
    if (act.moved) await this.limits.setExposure(tx, guarantee.offerId, Number(exposureMinor(sums)));
    const next = { ...after, version, ...(status !== guarantee.status && changedNow(guarantee, act)) };
    this.tell(tx, next, act);
    return { guarantee: next, today };
  }

  private tell(tx: Tx, guarantee: Guarantee, { event, payload }: Act): void {
    const { id, customerId, partnerId, environment, version, status, sums, currency } = guarantee;
    tx.emit({
      type: `guarantee.${event}`,
      subject: id,
      bucket: bucketOf(id),
      sequence: version,
      customerId,
      partnerId,
      environment,
      payload: {
        v: 1,
        guarantee: formatId('guarantee', id),
        status,
        undertaken: toMoneyJson(money(issuedMinor(guarantee), currency)),
        owed: toMoneyJson(money(sums.receivableMinor, currency)),
        ...payload,
      },
    });
  }

  private async catchUp(tx: Tx, held: Held): Promise<Held> {
    const { guarantee, today } = held;
    if (guarantee.status === 'issued' && today.isAfter(guarantee.expiresOn))
      return this.save(tx, held, {
        action: 'expire',
        reason: 'expired',
        moved: end(guarantee.sums),
        event: 'expired',
      });
    const { nextActionOn } = guarantee;
    if (guarantee.status === 'awaitingIssue' && nextActionOn && !today.isBefore(nextActionOn))
      return this.cancel(tx, held, 'not_signed_in_time');
    return held;
  }

  /** Nothing was promised: what was reserved is free again. */
  async cancel(tx: Tx, held: Held, reason: string): Promise<Held> {
    await this.limits.release(tx, held.guarantee.offerId);
    return this.save(tx, held, { action: 'cancel', reason, event: 'cancelled' });
  }
}

/** What the partner has earned by what the applicant has paid since. */
function commissionMoves(
  { terms, ...before }: Pick<Guarantee, 'issuedOn' | 'sums' | 'terms'>,
  after: Pick<Guarantee, 'issuedOn' | 'sums'>,
): Move[] {
  const earned = ({ issuedOn, sums }: Pick<Guarantee, 'issuedOn' | 'sums'>): bigint =>
    issuedOn ? partnerCommission(terms, sums.feeMinor) : 0n;
  const minor = earned(after) - earned(before);
  return minor > 0n ? [['commissionExpense', 'settlementPayable', minor]] : [];
}

/** What the bank stands for: nothing before it is issued. */
export function issuedMinor({ issuedOn, sums }: Pick<Guarantee, 'issuedOn' | 'sums'>): bigint {
  return issuedOn ? undertakenMinor(sums) : 0n;
}

/** When nothing is stood for any more, the margin goes back in the same act. */
function settled(moved: Moved, status: GuaranteeStatus): Moved {
  const isOver = (status === 'released' || status === 'expired') && undertakenMinor(moved.sums) === 0n;
  if (!isOver || moved.sums.marginMinor === 0n) return moved;
  const back = returnMargin(moved.sums);
  return { sums: back.sums, moves: [...moved.moves, ...back.moves] };
}

function changedNow(
  { nowMs }: Guarantee,
  { reason }: Act,
): Pick<Guarantee, 'statusChangedAt' | 'statusReason'> {
  return { statusChangedAt: new Date(nowMs), statusReason: reason ?? null };
}

/** What a partner can ask for now; what happens by itself or by staff is left out. */
export function partnerActions({ status, sums }: Pick<Guarantee, 'status' | 'sums'>): string[] {
  const asked: readonly string[] = ['sign', 'cancel', 'claim', 'amend', 'release'];
  const actions: string[] = allowedActions(guaranteeStates, status).filter((action) =>
    asked.includes(action),
  );
  return sums.receivableMinor > 0n ? [...actions, 'repay'] : actions;
}
