import { Injectable } from '@nestjs/common';
import { minorToNumber } from '../../kernel/money.js';
import { ApprovalsService } from '../staff/index.js';
import { audit, GUARANTEE_ROLES, idOf, scopeOf } from './guarantee-approvals.js';
import { SuretyshipActs } from './suretyship-acts.js';
import { SuretyshipCallsService } from './suretyship-calls.service.js';
import type { Suretyship } from './suretyships.repository.js';

export const CALL_SURETYSHIP = 'suretyship.call';

/** What happens when a second person agrees that a guarantor is made to pay. */
@Injectable()
export class SuretyshipApprovals {
  constructor(acts: SuretyshipActs, calls: SuretyshipCallsService, approvals: ApprovalsService) {
    approvals.register(CALL_SURETYSHIP, {
      roles: GUARANTEE_ROLES,
      inWords: ({ subject }) => `Make the guarantor of the suretyship ${subject} pay.`,
      current: async (tx, target) =>
        suretyshipView((await acts.hold(tx, scopeOf(target), idOf('suretyship', target.subject))).suretyship),
      apply: async (tx, change) => {
        const { reason } = change.payload.change as unknown as { reason: string };
        const called = await calls.call(tx, scopeOf(change), idOf('suretyship', change.subject), reason);
        audit(tx, 'suretyship.called', change);
        return suretyshipView(called);
      },
    });
  }
}

/** What the checker sees. */
export function suretyshipView({ status, sums, currency }: Suretyship): {
  status: string;
  calledMinor: number;
  paidMinor: number;
  capMinor: number;
  currency: string;
} {
  return {
    status,
    calledMinor: minorToNumber(sums.calledMinor),
    paidMinor: minorToNumber(sums.paidMinor),
    capMinor: minorToNumber(sums.capMinor),
    currency,
  };
}
