import { defineStateMachine } from '../../kernel/state-machine.js';

export type ApprovalStatus = 'submitted' | 'approved' | 'rejected' | 'expired' | 'withdrawn';
export type ApprovalAction = 'approve' | 'reject' | 'withdraw' | 'expire';

export const approvalStates = defineStateMachine<ApprovalStatus, ApprovalAction>({
  resource: 'approval',
  initial: 'submitted',
  states: {
    submitted: 'A change waits for a second person.',
    approved: 'A second person agreed, and the change is in force.',
    rejected: 'A second person refused the change.',
    expired: 'Nobody decided in time.',
    withdrawn: 'The maker took the change back.',
  },
  actions: {
    approve: {
      from: ['submitted'],
      to: 'approved',
      why: 'A second person agrees, and the change is applied.',
    },
    reject: { from: ['submitted'], to: 'rejected', why: 'A second person refuses, with a reason.' },
    withdraw: { from: ['submitted'], to: 'withdrawn', why: 'The maker takes the change back.' },
    expire: { from: ['submitted'], to: 'expired', why: 'The time for a decision has passed.' },
  },
});
