import { Injectable } from '@nestjs/common';
import { openOf, sumAmounts, totalOf } from '../../engines/lending/index.js';
import { parseId, type Uuid } from '../../kernel/ids.js';
import { minorToNumber } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/tx.js';
import { type LockedAgreement, OpenAgreement, stateOf } from '../agreements/index.js';
import {
  type ApprovalKind,
  type ApprovalRoles,
  ApprovalsService,
  type ChangeTarget,
  type PendingChange,
} from '../staff/index.js';
import { HardshipService, type Reschedule, type Waiver } from './hardship.service.js';

export const CHARGE_OFF = 'agreement.chargeOff';
export const RESCHEDULE = 'agreement.reschedule';
export const WAIVE = 'agreement.waive';

const ROLES: ApprovalRoles = {
  maker: ['riskOfficer', 'administrator'],
  checker: ['riskOfficer', 'administrator'],
};

/** What the checker sees of an agreement, and what must still be so when he agrees. */
export interface Standing {
  readonly status: string;
  readonly dueDates: readonly string[];
  readonly owed: Readonly<Record<'principal' | 'interest' | 'fee' | 'penalty', number>>;
}

export function standingOf({ contract, events, today, status }: LockedAgreement): Standing {
  const rows = stateOf(contract, events, today).loan?.rows ?? [];
  const owed = sumAmounts(rows.map(openOf));
  return {
    status,
    dueDates: rows.filter((row) => totalOf(openOf(row)) > 0n).map(({ dueDate }) => dueDate.toString()),
    owed: {
      principal: minorToNumber(owed.principal),
      interest: minorToNumber(owed.interest),
      fee: minorToNumber(owed.fee),
      penalty: minorToNumber(owed.penalty),
    },
  };
}

/** What happens to an agreement when a second person agrees. */
@Injectable()
export class ServicingApprovals {
  constructor(
    private readonly open: OpenAgreement,
    hardship: HardshipService,
    approvals: ApprovalsService,
  ) {
    approvals.register(
      CHARGE_OFF,
      this.kind(
        ({ subject }) => `Write off the agreement ${subject}.`,
        (tx, one, { reason }) => hardship.chargeOff(tx, one, reason),
      ),
    );
    approvals.register(
      RESCHEDULE,
      this.kind(
        ({ subject }) => `Give the agreement ${subject} other due dates.`,
        (tx, one, change) => hardship.reschedule(tx, one, change as unknown as Reschedule),
      ),
    );
    approvals.register(
      WAIVE,
      this.kind(
        ({ subject, payload }) =>
          `Renounce ${(payload.change as unknown as Waiver).component} that is owed on the agreement ${subject}.`,
        (tx, one, change) => hardship.waive(tx, one, change as unknown as Waiver),
      ),
    );
  }

  private kind(
    inWords: ApprovalKind['inWords'],
    apply: (tx: Tx, agreement: LockedAgreement, change: { reason: string }) => Promise<LockedAgreement>,
  ): ApprovalKind {
    return {
      roles: ROLES,
      inWords,
      current: async (tx, target) => standingOf(await this.target(tx, target)),
      apply: async (tx, change: PendingChange) => {
        const said = change.payload.change as unknown as { reason: string };
        return standingOf(await apply(tx, await this.target(tx, change), said));
      },
    };
  }

  private target(tx: Tx, { subject, environment }: ChangeTarget): Promise<LockedAgreement> {
    const owner = environment === null ? {} : { environment };
    return this.open.open(tx, owner, parseId('agreement', subject) as Uuid);
  }
}
