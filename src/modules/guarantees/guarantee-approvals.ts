import { Injectable } from '@nestjs/common';
import { formatId, parseId, type Uuid } from '../../kernel/ids.js';
import { minorToNumber } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  type ApprovalKind,
  type ApprovalRoles,
  ApprovalsService,
  type ChangeTarget,
  type PendingChange,
} from '../staff/index.js';
import { AmendmentsService } from './amendments.service.js';
import type { GuaranteeCall } from './guarantee-calls.repository.js';
import { type CallDecision, GuaranteeCallsService } from './guarantee-calls.service.js';
import type { RequestedAmendment } from './amendments.repository.js';
import type { Scope } from './promises.js';

export const DECIDE_CALL = 'guarantee.call';
export const AGREE_AMENDMENT = 'guarantee.amendment';

/** Who examines claims, agrees to amendments and calls guarantors; always two of them. */
export const OFFICERS = ['riskOfficer', 'administrator'] as const;
export const GUARANTEE_ROLES: ApprovalRoles = { maker: OFFICERS, checker: OFFICERS };

/** What happens when a second person agrees to pay or refuse a claim, or to an amendment. */
@Injectable()
export class GuaranteeApprovals {
  constructor(
    private readonly calls: GuaranteeCallsService,
    private readonly amendments: AmendmentsService,
    approvals: ApprovalsService,
  ) {
    approvals.register(DECIDE_CALL, this.decision());
    approvals.register(AGREE_AMENDMENT, this.agreement());
  }

  private decision(): ApprovalKind {
    return {
      roles: GUARANTEE_ROLES,
      inWords: ({ subject, payload }) => {
        const { decision } = payload.change as unknown as CallDecision;
        return `${decision === 'pay' ? 'Pay' : 'Reject'} the claim ${subject} on a guarantee.`;
      },
      current: async (tx, target) => {
        const call = await this.calls.get(tx, scopeOf(target), idOf('guaranteeCall', target.subject));
        return callView(call);
      },
      apply: async (tx, change) => {
        const decision = change.payload.change as unknown as CallDecision;
        const call = await this.calls.decide(
          tx,
          scopeOf(change),
          idOf('guaranteeCall', change.subject),
          decision,
        );
        audit(tx, `guaranteeCall.${call.status}`, change);
        return callView(call);
      },
    };
  }

  private agreement(): ApprovalKind {
    return {
      roles: GUARANTEE_ROLES,
      inWords: ({ subject }) => `Agree to the amendment ${subject} of a guarantee.`,
      current: async (tx, target) => {
        const id = idOf('guaranteeAmendment', target.subject);
        return amendmentView(await this.amendments.get(tx, scopeOf(target), id));
      },
      apply: async (tx, change) => {
        const id = idOf('guaranteeAmendment', change.subject);
        const amendment = await this.amendments.agree(tx, scopeOf(change), id);
        audit(tx, 'guaranteeAmendment.agreed', change);
        return amendmentView(amendment);
      },
    };
  }
}

/** What the checker sees of a claim. */
export function callView(call: GuaranteeCall): object {
  return {
    status: call.status,
    reason: call.statusReason,
    claimedMinor: minorToNumber(call.amountMinor),
    paidMinor: minorToNumber(call.paidMinor),
    currency: call.currency,
  };
}

/** What the checker sees of an amendment. */
export function amendmentView(amendment: RequestedAmendment): object {
  return {
    status: amendment.status,
    amountMinor: minorToNumber(amendment.amountMinor),
    expiresOn: amendment.expiresOn.toString(),
    feeMinor: minorToNumber(amendment.feeMinor),
    marginChangeMinor: minorToNumber(amendment.marginChangeMinor),
  };
}

export function scopeOf({ environment }: ChangeTarget): Scope {
  if (!environment) throw new Error('a promise belongs to an environment');
  return { environment };
}

export function idOf(kind: 'guaranteeCall' | 'guaranteeAmendment' | 'suretyship', subject: string): Uuid {
  const id = parseId(kind, subject);
  if (id === undefined) throw new Error(`approval names no ${kind}: ${subject}`);
  return id;
}

export function audit(
  tx: Tx,
  action: string,
  change: Pick<PendingChange, 'subject' | 'environment' | 'id'>,
): void {
  tx.audit({
    action,
    subject: change.subject,
    ...(change.environment && { environment: change.environment }),
    detail: { approval: formatId('approval', change.id) },
  });
}
