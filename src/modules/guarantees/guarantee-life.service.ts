import { Injectable } from '@nestjs/common';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { money, toMoneyJson } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import type { PayDto, ReleaseDto } from './dto/guarantee.dto.js';
import { GuaranteeActs } from './guarantee-acts.js';
import { end, repay, takeBack } from './guarantee.rules.js';
import { atMost, guaranteeProblems } from './guarantees.errors.js';
import type { Guarantee } from './guarantee.rows.js';
import { assertStands, type PromiseRepayment, RepaymentsRepository } from './repayments.repository.js';

/** What happens to a guarantee besides claims: it is given back, paid back, or runs out. */
@Injectable()
export class GuaranteeLifeService {
  constructor(
    private readonly acts: GuaranteeActs,
    private readonly repayments: RepaymentsRepository,
  ) {}

  /** The beneficiary needs it no more. A claim that is being examined has to be withdrawn first. */
  async release(tx: Tx, tenant: Tenant, id: Uuid, { reference }: ReleaseDto): Promise<Guarantee> {
    const held = await this.acts.hold(tx, tenant, id);
    this.acts.assert(held, 'release');
    const { sums } = held.guarantee;
    if (sums.claimedMinor > 0n) throw guaranteeProblems.calls_open();
    const act = { action: 'release', reason: 'given_back', moved: end(sums) } as const;
    return (await this.acts.save(tx, held, { ...act, event: 'released', payload: { reference } })).guarantee;
  }

  /** The applicant pays back what the bank paid for him. */
  async repay(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    body: PayDto,
  ): Promise<PromiseRepayment & { guarantee: Guarantee }> {
    const held = await this.acts.hold(tx, tenant, id);
    const { guarantee, today } = held;
    const { currency, sums } = guarantee;
    const amountMinor = BigInt(body.amount.amount);
    if (sums.receivableMinor === 0n) throw guaranteeProblems.nothing_owed();
    if (body.amount.currency !== currency || amountMinor > sums.receivableMinor)
      throw guaranteeProblems.repayment_exceeds_debt(
        undefined,
        atMost('repayment_exceeds_debt', sums.receivableMinor, currency),
      );
    const paid = { reference: body.reference, amountMinor, occurredOn: today };
    const repayment = await this.repayments.insert(tx, guarantee, paid);
    if (!repayment) throw guaranteeProblems.claim_repeated();
    const saved = await this.acts.save(tx, held, {
      moved: repay(sums, amountMinor),
      event: 'repaid',
      payload: { repayment: formatId('repayment', repayment), amount: body.amount },
      eventId: repayment,
    });
    return { id: repayment, ...paid, guarantee: saved.guarantee };
  }

  /** What he paid did not come through, or was booked by mistake. */
  async takeBack(
    tx: Tx,
    tenant: Tenant,
    id: Uuid,
    { repayment, reason }: { repayment: Uuid; reason: string },
  ): Promise<PromiseRepayment & { guarantee: Guarantee }> {
    const held = await this.acts.hold(tx, tenant, id);
    const { guarantee, today } = held;
    const paid = await this.repayments.get(tx, guarantee, repayment);
    assertStands(paid);
    const eventId = await this.repayments.reverse(tx, guarantee, paid, { reason, occurredOn: today });
    const amount = toMoneyJson(money(paid.amountMinor, guarantee.currency));
    const saved = await this.acts.save(tx, held, {
      moved: takeBack(guarantee.sums, paid.amountMinor),
      event: 'repaymentReversed',
      payload: { repayment: formatId('repayment', repayment), amount },
      eventId,
    });
    return { ...paid, reversedFor: reason, guarantee: saved.guarantee };
  }

  /** Lets the days that have come do their work: what was not signed is cancelled, what is over expires. */
  async live(tx: Tx, { id, environment }: Pick<Guarantee, 'id' | 'environment'>): Promise<void> {
    await this.acts.hold(tx, { environment }, id);
  }
}
