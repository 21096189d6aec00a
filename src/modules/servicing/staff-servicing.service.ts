import { Injectable } from '@nestjs/common';
import { exponentOf } from '../../kernel/currency.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import type { Environment, StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { type LockedAgreement, OpenAgreement } from '../agreements/index.js';
import { ApprovalsService } from '../staff/index.js';
import { minorIn } from './bookings.js';
import type { RepaymentDto } from './dto/repayment.dto.js';
import type { ChargeBackDto, RescheduleDto, StaffActDto, WaiveDto } from './dto/staff-servicing.dto.js';
import {
  assertChargeable,
  assertReschedulable,
  assertWaivable,
  HardshipService,
} from './hardship.service.js';
import { RepaymentsService } from './repayments.service.js';
import { CHARGE_OFF, RESCHEDULE, type Standing, standingOf, WAIVE } from './servicing-approvals.js';

/** What one person may renounce alone, in whole units of the currency. */
const WAIVED_ALONE_UNITS = 100n;

/** Acts of the bank's staff on an agreement; each leaves a line in the audit log. */
@Injectable()
export class StaffServicing {
  constructor(
    private readonly database: Database,
    private readonly open: OpenAgreement,
    private readonly repayments: RepaymentsService,
    private readonly hardship: HardshipService,
    private readonly approvals: ApprovalsService,
  ) {}

  act<T>(
    actor: StaffActor,
    id: Uuid,
    action: string,
    detail: object,
    work: (tx: Tx, owner: { environment: Environment }) => Promise<T>,
  ): Promise<T> {
    return this.database.run(actor, async (tx) => {
      const done = await work(tx, { environment: actor.environment });
      tx.audit({ action, subject: formatId('agreement', id), detail });
      return done;
    });
  }

  chargeBack(actor: StaffActor, id: Uuid, repayment: Uuid, body: ChargeBackDto): Promise<RepaymentDto> {
    const detail = { ...body, repayment: formatId('repayment', repayment) };
    return this.act(actor, id, 'repayment.chargedBack', detail, (tx, owner) =>
      this.repayments.takeBack(tx, owner, { id, repayment, by: 'chargeBack', ...body }),
    );
  }

  /** Small sums one person may renounce; above, two must agree. */
  waive(actor: StaffActor, id: Uuid, { amount, component, reason }: WaiveDto): Promise<StaffActDto> {
    return this.act(actor, id, 'agreement.waiver', { amount, component, reason }, async (tx, owner) => {
      const agreement = await this.open.open(tx, owner, id);
      const minor = minorIn(agreement, amount);
      const waiver = { component, amountMinor: amount.amount, reason };
      assertWaivable(agreement, waiver);
      if (minor <= WAIVED_ALONE_UNITS * 10n ** BigInt(exponentOf(agreement.currency))) {
        await this.hardship.waive(tx, agreement, waiver);
        return { approval: null };
      }
      const { owed } = standingOf(agreement);
      const left = { ...owed, [component]: owed[component] - amount.amount };
      return this.propose(tx, actor, agreement, WAIVE, waiver, { owed: left });
    });
  }

  proposeChargeOff(actor: StaffActor, id: Uuid, reason: string): Promise<StaffActDto> {
    return this.database.run(actor, async (tx) => {
      const agreement = await this.open.open(tx, { environment: actor.environment }, id);
      assertChargeable(agreement);
      const becomes = { status: 'chargedOff', owed: { principal: 0, interest: 0, fee: 0, penalty: 0 } };
      return this.propose(tx, actor, agreement, CHARGE_OFF, { reason }, becomes);
    });
  }

  proposeReschedule(
    actor: StaffActor,
    id: Uuid,
    { dueDates, includeArrears = false, reason }: RescheduleDto,
  ): Promise<StaffActDto> {
    return this.database.run(actor, async (tx) => {
      const agreement = await this.open.open(tx, { environment: actor.environment }, id);
      const change = { dueDates, includeArrears, reason };
      assertReschedulable(agreement, change);
      return this.propose(tx, actor, agreement, RESCHEDULE, change, { dueDates });
    });
  }

  private async propose(
    tx: Tx,
    actor: StaffActor,
    agreement: LockedAgreement,
    kind: string,
    payload: { readonly reason: string },
    becomes: Partial<Standing>,
  ): Promise<StaffActDto> {
    const approval = await this.approvals.submit(tx, actor, {
      kind,
      subject: formatId('agreement', agreement.id),
      environment: actor.environment,
      payload,
      after: { ...standingOf(agreement), ...becomes },
      reason: payload.reason,
    });
    return { approval: formatId('approval', approval) };
  }
}
