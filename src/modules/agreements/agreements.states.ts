import { defineStateMachine } from '../../kernel/state-machine.js';

export type AgreementStatus =
  'awaitingSignature' | 'signed' | 'active' | 'settled' | 'cancelled' | 'withdrawn' | 'chargedOff';
export type AgreementAction =
  | 'sign'
  | 'refuse'
  | 'expire'
  | 'void'
  | 'lapse'
  | 'capture'
  | 'withdraw'
  | 'settle'
  | 'reopen'
  | 'chargeOff'
  | 'relapse';

/** The life of an agreement. Arrears are no status: `delinquency` says them. */
export const agreementStates = defineStateMachine<AgreementStatus, AgreementAction>({
  resource: 'agreement',
  initial: 'awaitingSignature',
  states: {
    awaitingSignature: 'The contract stands; the customer has not bound himself yet.',
    signed: 'The customer is bound; nothing has been paid out, so nothing is owed.',
    active: 'Something is paid out and not yet repaid.',
    settled: 'Everything that was paid out is repaid or recovered, and nothing more can be drawn.',
    cancelled: 'It came to nothing before anything was paid out; the reason says why.',
    withdrawn: 'The customer used his right of withdrawal: what was paid out came back.',
    chargedOff: 'The bank has written off what is left; the customer still owes it.',
  },
  actions: {
    sign: { from: ['awaitingSignature'], to: 'signed', why: 'The customer bound himself.' },
    refuse: { from: ['awaitingSignature'], to: 'cancelled', why: 'The customer does not want it.' },
    expire: { from: ['awaitingSignature'], to: 'cancelled', why: 'Nobody signed in time.' },
    void: { from: ['signed'], to: 'cancelled', why: 'The partner needs no payout any more.' },
    lapse: { from: ['signed'], to: 'cancelled', why: 'Nothing was drawn in time.' },
    capture: { from: ['signed', 'active'], to: 'active', why: 'A payout, or the first one.' },
    withdraw: { from: ['signed', 'active'], to: 'withdrawn', why: 'Within the days that the law gives.' },
    settle: {
      from: ['active', 'chargedOff'],
      to: 'settled',
      why: 'Nothing is owed and nothing can be drawn.',
    },
    reopen: { from: ['settled'], to: 'active', why: 'A repayment was taken back.' },
    chargeOff: { from: ['active'], to: 'chargedOff', why: 'The bank expects no more.' },
    relapse: { from: ['settled'], to: 'chargedOff', why: 'What came in after the loss was taken back.' },
  },
});

export type PartnerAction =
  | 'oneTimeCode'
  | 'confirmationPage'
  | 'sign'
  | 'refuse'
  | 'capture'
  | 'void'
  | 'withdraw'
  | 'repay'
  | 'prepay'
  | 'settle'
  | 'refund'
  | 'pause'
  | 'resume'
  | 'payOutCredit';

/** What a partner can ask for; the rest happens by the clock, by money or by staff. */
export const PARTNER_ACTIONS: Readonly<Record<AgreementStatus, readonly PartnerAction[]>> = {
  awaitingSignature: ['oneTimeCode', 'confirmationPage', 'sign', 'refuse'],
  signed: ['capture', 'void', 'withdraw'],
  active: [
    'capture',
    'void',
    'withdraw',
    'repay',
    'prepay',
    'settle',
    'refund',
    'pause',
    'resume',
    'payOutCredit',
  ],
  // What is paid can be taken back and is owed again, so a pause stands until its day, and may be ended.
  settled: ['repay', 'refund', 'resume', 'payOutCredit'],
  cancelled: [],
  withdrawn: ['repay', 'resume', 'payOutCredit'],
  chargedOff: ['repay', 'refund', 'resume', 'payOutCredit'],
};

export type DrawdownStatus = 'planned' | 'paid' | 'voided' | 'lapsed';
export type DrawdownAction = 'pay' | 'void' | 'lapse';

/** The life of one planned payout. A part that was paid stays paid when the rest is voided or lapses. */
export const drawdownStates = defineStateMachine<DrawdownStatus, DrawdownAction>({
  resource: 'drawdown',
  initial: 'planned',
  states: {
    planned: 'Not paid out, or not all of it; it can be captured.',
    paid: 'Paid out, as far as it was needed.',
    voided: 'Not needed; it was never owed.',
    lapsed: 'Its time ran out; it was never owed.',
  },
  actions: {
    pay: { from: ['planned'], to: 'paid', why: 'All of it is paid out, or the rest is not needed.' },
    void: { from: ['planned'], to: 'voided', why: 'The partner does not need it.' },
    lapse: { from: ['planned'], to: 'lapsed', why: 'Nobody asked for it in time.' },
  },
});
