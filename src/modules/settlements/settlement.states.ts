import { defineStateMachine } from '../../kernel/state-machine.js';
import type { Settlement } from './settlement.js';

export type SettlementStatus = 'open' | 'paid' | 'carriedForward';
export type SettlementAction = 'pay' | 'carryForward';

/** The life of a settlement. It is made when its day is over, and never changes after that. */
export const settlementStates = defineStateMachine<SettlementStatus, SettlementAction>({
  resource: 'settlement',
  initial: 'open',
  states: {
    open: 'The business day is not settled yet; `GET /v1/settlements/balance` says what is owed so far.',
    paid: 'What the bank owed for the day is paid.',
    carriedForward: 'Nothing was left to pay; the next settlement goes on from what is missing.',
  },
  actions: {
    pay: { from: ['open'], to: 'paid', why: 'The day is over, and the bank owes the partner.' },
    carryForward: {
      from: ['open'],
      to: 'carriedForward',
      why: 'The day is over, and the bank owes nothing, or the partner owes the bank.',
    },
  },
});

/** A settlement that exists is past its day. */
export function statusOf({ paidOn }: Pick<Settlement, 'paidOn'>): Exclude<SettlementStatus, 'open'> {
  return paidOn === null ? 'carriedForward' : 'paid';
}
