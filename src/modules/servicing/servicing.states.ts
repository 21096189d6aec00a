import { defineStateMachine } from '../../kernel/state-machine.js';

export type RepaymentStatus = 'booked' | 'reversed' | 'chargedBack';
export type RepaymentAction = 'reverse' | 'chargeBack';

/** The life of a repayment. What takes it back is an event of its own; nothing is ever deleted. */
export const repaymentStates = defineStateMachine<RepaymentStatus, RepaymentAction>({
  resource: 'repayment',
  initial: 'booked',
  states: {
    booked: 'Received; it settles what was due first.',
    reversed: 'Reported by mistake: the agreement stands as if it had never come.',
    chargedBack: 'The payer’s bank has taken the money back.',
  },
  actions: {
    reverse: {
      from: ['booked'],
      to: 'reversed',
      why: 'It was reported by mistake, or did not come through.',
    },
    chargeBack: { from: ['booked'], to: 'chargedBack', why: 'The payer disputed it with his bank.' },
  },
});

export type RefundStatus = 'booked' | 'reversed';
export type RefundAction = 'reverse';

/** The life of a refund. */
export const refundStates = defineStateMachine<RefundStatus, RefundAction>({
  resource: 'refund',
  initial: 'booked',
  states: {
    booked: 'Booked: the customer owes less, and the merchant gives back what it was paid for it.',
    reversed: 'Reported by mistake: the agreement stands as if it had never been.',
  },
  actions: {
    reverse: { from: ['booked'], to: 'reversed', why: 'It was reported by mistake.' },
  },
});
