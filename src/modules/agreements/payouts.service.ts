import { Injectable } from '@nestjs/common';
import { LocalDate } from '../../kernel/calendar-date.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import type { Tx } from '../../platform/database/tx.js';
import { LimitsRepository } from '../limits/index.js';
import type { DrawdownRow, LockedAgreement } from './agreement.rows.js';
import { allowedActionsOf } from './allowed-actions.js';
import { agreementProblems } from './agreements.errors.js';
import { agreementStates } from './agreements.states.js';
import { Books } from './books.service.js';
import { discountOn } from './discount.js';
import { DrawdownsRepository } from './drawdowns.repository.js';
import { drawableMinor, hasRoomFor, payoutOn } from './replaying.js';

/** What was delivered, as the partner proves it. */
export interface DeliveryEvidence {
  readonly kind: string;
  readonly reference: string;
}

export interface Capture {
  /** Which planned payout; may be left out while there is only one. */
  readonly drawdownId?: Uuid | undefined;
  /** Minor units; all that is left of it when left out. */
  readonly amountMinor?: bigint | undefined;
  readonly evidence?: DeliveryEvidence | undefined;
}

/** Signing authorises; capture pays, void and time let go. */
@Injectable()
export class PayoutsService {
  constructor(
    private readonly drawdowns: DrawdownsRepository,
    private readonly limits: LimitsRepository,
    private readonly books: Books,
  ) {}

  /**
   * Pays a planned payout or a part of it: interest runs from today.
   * @throws DomainError state_conflict, drawdown_required, drawdown_not_open, drawdown_too_early,
   *   amount_exceeds_drawdown, evidence_required
   */
  async capture(tx: Tx, agreement: LockedAgreement, capture: Capture): Promise<LockedAgreement> {
    transition(agreementStates, agreement.status, 'capture', allowedActionsOf(agreement));
    const drawdown = chosen(agreement, capture.drawdownId);
    const left = drawdown.amountMinor - drawdown.paidMinor;
    const amountMinor = capture.amountMinor ?? left;
    if (amountMinor > left) throw agreementProblems.amount_exceeds_drawdown();
    if (needsEvidence(agreement) && !capture.evidence) throw agreementProblems.evidence_required();
    refuseTooEarly(agreement, drawdown);
    const payout = payoutOn(drawdown, agreement.today);
    if (!hasRoomFor(agreement.contract, agreement.events, payout))
      throw agreementProblems.drawdown_not_open();
    return this.pay(tx, agreement, drawdown, amountMinor, capture.evidence);
  }

  /** At signing: what the product pays at once and nothing has to be delivered for. */
  async payAtOnce(tx: Tx, agreement: LockedAgreement): Promise<LockedAgreement> {
    const isAtOnce = agreement.contract.payee.payout === 'atOnce' && !needsEvidence(agreement);
    let paid = agreement;
    for (const drawdown of isAtOnce ? agreement.drawdowns : [])
      paid = await this.pay(tx, paid, drawdown, drawdown.amountMinor, undefined);
    return paid;
  }

  /**
   * Lets go of what is not needed any more, of one planned payout or of all: it was never owed.
   * @throws DomainError state_conflict, drawdown_not_open
   */
  async void(
    tx: Tx,
    agreement: LockedAgreement,
    drawdownId: Uuid | undefined,
    reason: string,
  ): Promise<LockedAgreement> {
    transition(agreementStates, agreement.status, 'capture', allowedActionsOf(agreement));
    const open = agreement.drawdowns.filter(
      ({ id, status }) => status === 'planned' && (drawdownId === undefined || id === drawdownId),
    );
    if (open.length === 0) throw agreementProblems.drawdown_not_open();
    const { agreement: left, changed } = await this.letGo(tx, agreement, open, reason);
    const payload = { drawdowns: changed.map(({ id }) => formatId('drawdown', id)), reason };
    const isNothingLeft = left.status === 'signed' && drawableMinor(left.drawdowns) === 0n;
    if (!isNothingLeft) return this.books.amend(tx, left, { type: 'drawdown.voided', payload });
    // Nothing was ever paid out, so the day's budget is free again as well.
    await this.limits.releaseCommitted(tx, agreement.offerId);
    const cancelled = {
      ...left,
      status: 'cancelled' as const,
      statusReason: reason,
      statusChangedAt: new Date(agreement.nowMs),
    };
    return this.books.amend(tx, cancelled, { type: 'agreement.cancelled', payload: { reason } });
  }

  /** A part that was paid stays paid; only the rest is voided. */
  async letGo(
    tx: Tx,
    agreement: LockedAgreement,
    open: readonly DrawdownRow[],
    reason: string,
  ): Promise<{ agreement: LockedAgreement; changed: readonly DrawdownRow[] }> {
    const changed = open.map((drawdown): DrawdownRow => ({
      ...drawdown,
      status: drawdown.paidMinor > 0n ? 'paid' : 'voided',
      statusReason: reason,
      statusChangedAt: new Date(agreement.nowMs),
    }));
    for (const drawdown of changed) await this.drawdowns.save(tx, drawdown);
    return { agreement: withDrawdowns(agreement, changed), changed };
  }

  private async pay(
    tx: Tx,
    agreement: LockedAgreement,
    drawdown: DrawdownRow,
    amountMinor: bigint,
    evidence: DeliveryEvidence | undefined,
  ): Promise<LockedAgreement> {
    const agreed = agreement.contract.drawdowns.find(({ number }) => number === drawdown.number);
    if (!agreed) throw new Error('a drawdown that the contract lacks');
    const discount = Number(discountOn(agreed, drawdown.paidMinor, amountMinor));
    const paidMinor = drawdown.paidMinor + amountMinor;
    const isWhole = paidMinor === drawdown.amountMinor;
    const paid: DrawdownRow = {
      ...drawdown,
      paidMinor,
      ...(isWhole && { status: 'paid' as const, statusChangedAt: new Date(agreement.nowMs) }),
    };
    await this.drawdowns.save(tx, paid);
    const { currency } = agreement;
    const payload = {
      drawdown: formatId('drawdown', drawdown.id),
      amount: { amount: Number(amountMinor), currency },
      payout: { amount: Number(amountMinor) - discount, currency },
    };
    const details = {
      drawdown: drawdown.number,
      ...(discount > 0 && { discount }),
      ...(evidence && { evidence }),
    };
    const event = { type: 'drawdown', occurredOn: agreement.today, amountMinor, details } as const;
    const telling = { type: 'drawdown.paid', payload };
    return (await this.books.record(tx, withDrawdowns(agreement, [paid]), event, telling)).agreement;
  }
}

function withDrawdowns(agreement: LockedAgreement, changed: readonly DrawdownRow[]): LockedAgreement {
  const byId = new Map(changed.map((drawdown) => [drawdown.id, drawdown]));
  return { ...agreement, drawdowns: agreement.drawdowns.map((one) => byId.get(one.id) ?? one) };
}

function chosen({ drawdowns }: LockedAgreement, id: Uuid | undefined): DrawdownRow {
  const open = drawdowns.filter(({ status }) => status === 'planned');
  const drawdown = id === undefined ? open[0] : open.find((one) => one.id === id);
  if (!drawdown) throw agreementProblems.drawdown_not_open();
  if (id === undefined && open.length > 1) throw agreementProblems.drawdown_required();
  return drawdown;
}

/** What the scene pays for must have happened first, unless it pays at acceptance. */
function needsEvidence({ contract: { payee } }: Pick<LockedAgreement, 'contract'>): boolean {
  return payee.release !== 'atAcceptance' && payee.release !== 'onCall';
}

/** Where the due dates are fixed, so is the first day of each payout; else they move along with it. */
function refuseTooEarly({ contract, today }: LockedAgreement, { number, plannedOn }: DrawdownRow): void {
  const agreed = contract.drawdowns.find((one) => one.number === number);
  const loan = contract.loans.find((one) => one.number === agreed?.loan);
  const isFixed = loan !== undefined && !loan.movesWithPayout;
  if (isFixed && today.isBefore(plannedOn)) throw agreementProblems.drawdown_too_early();
  const last = loan?.dueDates.at(-1);
  // A fixed plan that is over has no row left for it.
  if (isFixed && last !== undefined && !today.isBefore(LocalDate.parse(last)))
    throw agreementProblems.drawdown_not_open();
}
