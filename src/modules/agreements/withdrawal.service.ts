import { Injectable } from '@nestjs/common';
import { settlementQuote, totalOf } from '../../engines/lending/index.js';
import { formatId } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import type { Tx } from '../../platform/database/tx.js';
import { LimitsRepository } from '../limits/index.js';
import type { LockedAgreement } from './agreement.rows.js';
import { allowedActionsOf, mayWithdraw } from './allowed-actions.js';
import { agreementProblems } from './agreements.errors.js';
import { agreementStates } from './agreements.states.js';
import { Books } from './books.service.js';
import { loanOf } from './loan-of.js';
import { PayoutsService } from './payouts.service.js';

/** The right to change one's mind after signing (2008/48/EC, article 14; the pack says for how many days). */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly limits: LimitsRepository,
    private readonly payouts: PayoutsService,
    private readonly books: Books,
  ) {}

  /**
   * Takes the agreement back: the principal comes back from whoever was paid, the discount with it, and the customer
   * pays the interest of the days that he had the money.
   * @param declaration the partner's record of what the customer declared
   * @throws DomainError state_conflict, withdrawal_period_over
   */
  async withdraw(tx: Tx, agreement: LockedAgreement, declaration: string): Promise<LockedAgreement> {
    const status = transition(agreementStates, agreement.status, 'withdraw', allowedActionsOf(agreement));
    if (!mayWithdraw(agreement)) throw agreementProblems.withdrawal_period_over();
    const open = agreement.drawdowns.filter((drawdown) => drawdown.status === 'planned');
    const { agreement: left } = await this.payouts.letGo(tx, agreement, open, 'withdrawn');
    const withdrawn: LockedAgreement = {
      ...left,
      status,
      statusReason: null,
      statusChangedAt: new Date(agreement.nowMs),
    };
    const told = { type: 'agreement.withdrawn', payload: { agreement: formatId('agreement', agreement.id) } };
    if (agreement.outstandingMinor === 0n) {
      if (agreement.status === 'signed') await this.limits.releaseCommitted(tx, agreement.offerId);
      return this.books.amend(tx, withdrawn, told);
    }
    return this.comeBack(tx, withdrawn, declaration, told);
  }

  private async comeBack(
    tx: Tx,
    agreement: LockedAgreement,
    declaration: string,
    told: { type: string; payload: object },
  ): Promise<LockedAgreement> {
    const { discountKept, discountReturned } = agreement.booked;
    const back = {
      type: 'withdrawal',
      occurredOn: agreement.today,
      amountMinor: agreement.outstandingMinor,
      details: { declaration, discountReturned: Number(discountKept - discountReturned) },
    } as const;
    const { agreement: returned } = await this.books.record(tx, agreement, back, told);
    const loan = loanOf(returned.contract, returned.events);
    const quote = loan && settlementQuote(loan.contract, loan.history, returned.today);
    // Credit may be enough for it, but it has to be booked all the same.
    if (!quote || totalOf(quote.owed) === 0n) return returned;
    const interest = {
      type: 'settlement',
      occurredOn: returned.today,
      amountMinor: quote.totalMinor,
    } as const;
    return (await this.books.record(tx, returned, { ...interest, details: { declaration } })).agreement;
  }
}
