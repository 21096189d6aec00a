import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { money, toMoneyJson } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/tx.js';
import { Books, isLost, OpenAgreement, stillLostMinor } from '../agreements/index.js';
import type { Tenant } from '../customers/index.js';
import { RepaymentsService } from '../servicing/index.js';
import type { PayDto } from './dto/guarantee.dto.js';
import { atMost, guaranteeProblems } from './guarantees.errors.js';
import type { Scope } from './promises.js';
import { assertStands, type PromiseRepayment, RepaymentsRepository } from './repayments.repository.js';
import { type HeldSuretyship, SuretyshipActs } from './suretyship-acts.js';
import { callMinor, owedMinor, suretyshipMoves } from './suretyship.rules.js';
import { type Suretyship, SuretyshipsRepository } from './suretyships.repository.js';

/** The borrower did not pay: the guarantor is made to, and does. */
@Injectable()
export class SuretyshipCallsService {
  constructor(
    private readonly acts: SuretyshipActs,
    private readonly suretyships: SuretyshipsRepository,
    private readonly repayments: RepaymentsRepository,
    private readonly open: OpenAgreement,
    private readonly books: Books,
    private readonly payments: RepaymentsService,
  ) {}

  /**
   * What a call would ask for now.
   * @throws DomainError state_conflict, nothing_to_call
   */
  callableNow(held: HeldSuretyship): bigint {
    this.acts.assert(held, 'call');
    const { suretyship, guaranteed, today } = held;
    const { callableFrom, sums } = suretyship;
    const hasWaited = callableFrom !== undefined && !today.isBefore(callableFrom);
    const minor = callMinor(sums, guaranteed?.overdueMinor ?? 0n);
    if (!hasWaited || minor === 0n) throw guaranteeProblems.nothing_to_call();
    return minor;
  }

  /** Puts in force what two people of the bank agreed on. */
  async call(tx: Tx, scope: Scope, id: Uuid, reason: string): Promise<Suretyship> {
    const held = await this.acts.hold(tx, scope, id);
    const minor = this.callableNow(held);
    const { sums, currency } = held.suretyship;
    const saved = await this.acts.save(tx, held, {
      action: 'call',
      event: 'called',
      change: { sums: { ...sums, calledMinor: sums.calledMinor + minor }, statusReason: reason },
      moves: suretyshipMoves.called(minor),
      payload: { called: toMoneyJson(money(minor, currency)) },
    });
    return saved.suretyship;
  }

  /** The guarantor pays; the loan is repaid by it, and the claim falls with the arrears. */
  async repay(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    body: PayDto,
  ): Promise<PromiseRepayment & { suretyship: Suretyship }> {
    const held = await this.acts.hold(tx, tenant, id);
    const { suretyship, today } = held;
    const { sums, currency, agreementId } = suretyship;
    const amountMinor = BigInt(body.amount.amount);
    if (!agreementId || owedMinor(sums) === 0n) throw guaranteeProblems.nothing_owed();
    if (body.amount.currency !== currency || amountMinor > owedMinor(sums))
      throw guaranteeProblems.repayment_exceeds_debt(
        undefined,
        atMost('repayment_exceeds_debt', owedMinor(sums), currency),
      );
    const said = { reference: body.reference, amountMinor, occurredOn: today };
    const paid = { ...said, eventId: await this.repayLoan(tx, tenant, suretyship, agreementId, said) };
    const repayment = await this.repayments.insert(tx, suretyship, paid);
    if (!repayment) throw guaranteeProblems.claim_repeated();
    const saved = await this.acts.save(tx, held, {
      action: 'repay',
      event: 'repaid',
      change: { sums: { ...sums, paidMinor: sums.paidMinor + amountMinor } },
      moves: suretyshipMoves.paid(amountMinor),
      payload: { repayment: formatId('repayment', repayment), amount: body.amount },
      eventId: repayment,
    });
    return { id: repayment, ...paid, suretyship: saved.suretyship };
  }

  /**
   * What he paid did not come through, or was booked by mistake: the loan stands as if it had never come, and he owes it
   * again.
   * @throws DomainError not_found, state_conflict
   */
  async takeBack(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    { repayment, reason }: { repayment: Uuid; reason: string },
  ): Promise<PromiseRepayment & { suretyship: Suretyship }> {
    const held = await this.acts.hold(tx, tenant, id);
    const { suretyship, today } = held;
    const { sums, currency, agreementId, noticeOn = today, callableFrom = today } = suretyship;
    const paid = await this.repayments.get(tx, suretyship, repayment);
    assertStands(paid);
    this.acts.assert(held, 'takeBack');
    if (!agreementId || !paid.eventId) throw notFound('repayment');
    const taking = { id: agreementId, repayment: paid.eventId, by: 'reverse', reason } as const;
    await this.payments.takeBack(tx, tenant, { ...taking, suretyship: formatId('suretyship', id) });
    const eventId = await this.repayments.reverse(tx, suretyship, paid, { reason, occurredOn: today });
    const saved = await this.acts.save(tx, held, {
      action: 'takeBack',
      event: 'repaymentReversed',
      change: { sums: { ...sums, paidMinor: sums.paidMinor - paid.amountMinor }, noticeOn, callableFrom },
      moves: suretyshipMoves.unpaid(paid.amountMinor),
      payload: {
        repayment: formatId('repayment', repayment),
        amount: toMoneyJson(money(paid.amountMinor, currency)),
      },
      eventId,
    });
    return { ...paid, reversedFor: reason, suretyship: saved.suretyship };
  }

  /** Lets the days that have come do their work. */
  async live(tx: Tx, { id, environment }: Pick<Suretyship, 'id' | 'environment'>): Promise<void> {
    const { suretyship, today } = await this.acts.hold(tx, { environment }, id);
    await this.suretyships.lookAgain(tx, suretyship, today.plusDays(1));
  }

  private async repayLoan(
    tx: Tx,
    tenant: Tenant,
    { id, customerId }: Suretyship,
    agreementId: Uuid,
    {
      reference,
      amountMinor,
      occurredOn: today,
    }: Pick<PromiseRepayment, 'reference' | 'amountMinor' | 'occurredOn'>,
  ): Promise<Uuid> {
    const agreement = await this.open.open(tx, tenant, agreementId);
    const suretyship = formatId('suretyship', id);
    // The same money may have been reported as the borrower's.
    if (agreement.events.some(({ details: known }) => known.reference === reference))
      throw guaranteeProblems.claim_repeated();
    const details = { payer: formatId('customer', customerId), suretyship, reference };
    const occurredOn = today.isAfter(agreement.today) ? agreement.today : today;
    const isWrittenOff = isLost(agreement);
    const lostMinor = stillLostMinor(agreement.booked);
    if (isWrittenOff && amountMinor > lostMinor)
      throw guaranteeProblems.repayment_exceeds_debt(
        undefined,
        atMost('repayment_exceeds_debt', lostMinor, agreement.currency),
      );
    const recorded = await this.books.record(
      tx,
      agreement,
      { type: isWrittenOff ? 'recovery' : 'repayment', occurredOn, amountMinor, details },
      { type: 'repayment.booked', payload: { suretyship } },
    );
    return recorded.event.id;
  }
}
