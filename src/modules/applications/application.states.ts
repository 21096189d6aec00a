import { allowedActions, defineStateMachine } from '../../kernel/state-machine.js';

export type ApplicationStatus =
  | 'open'
  | 'checking'
  | 'approved'
  | 'declined'
  | 'referred'
  | 'counterOffered'
  | 'withdrawn'
  | 'expired'
  | 'concluded';
export type ApplicationAction =
  | 'submit'
  | 'approve'
  | 'decline'
  | 'refer'
  | 'checkAgain'
  | 'counter'
  | 'acceptCounterOffer'
  | 'refuseCounterOffer'
  | 'withdraw'
  | 'expire'
  | 'conclude';

export const applicationStates = defineStateMachine<ApplicationStatus, ApplicationAction>({
  resource: 'application',
  initial: 'open',
  states: {
    open: 'Something that the bank needs before it can decide is missing; see `requirements`.',
    checking: 'The bank asks its sources; this takes seconds.',
    approved: 'The bank says yes; the agreement can be made.',
    declined: 'The bank says no, or the customer to the bank’s other proposal.',
    referred: 'A person at the bank looks at it.',
    counterOffered: 'Not as asked, but a smaller amount or a longer term would do; see `counterOffer`.',
    withdrawn: 'The customer changed his mind.',
    expired: 'Its time ran out.',
    concluded: 'The agreement is made.',
  },
  actions: {
    submit: { from: ['open'], to: 'checking', why: 'Nothing is missing any more.' },
    approve: { from: ['checking', 'referred'], to: 'approved', why: 'Every check and limit allows it.' },
    decline: { from: ['checking', 'referred'], to: 'declined', why: 'A check or a limit stands against it.' },
    refer: {
      from: ['checking'],
      to: 'referred',
      why: 'A check is unclear, late or missing: a person must look.',
    },
    checkAgain: {
      from: ['referred'],
      to: 'checking',
      why: 'A source must be asked again: its answer holds no longer, or never came.',
    },
    counter: { from: ['checking'], to: 'counterOffered', why: 'Other terms would pass.' },
    acceptCounterOffer: {
      from: ['counterOffered'],
      to: 'checking',
      why: 'The customer takes the other terms; what has changed since is looked at.',
    },
    refuseCounterOffer: {
      from: ['counterOffered'],
      to: 'declined',
      why: 'The customer does not want the other terms.',
    },
    withdraw: {
      from: ['open', 'checking', 'approved', 'referred', 'counterOffered'],
      to: 'withdrawn',
      why: 'The customer changed his mind before there was an agreement.',
    },
    expire: {
      from: ['open', 'checking', 'approved', 'referred', 'counterOffered'],
      to: 'expired',
      why: 'Its time ran out.',
    },
    conclude: { from: ['approved'], to: 'concluded', why: 'The agreement is made.' },
  },
});

const PARTNER_ACTIONS: readonly ApplicationAction[] = [
  'acceptCounterOffer',
  'refuseCounterOffer',
  'withdraw',
];
const ENDED: readonly ApplicationStatus[] = ['declined', 'withdrawn', 'expired'];

/** What a partner can ask for; the other actions happen by themselves or are the bank's. */
export function partnerActions(status: ApplicationStatus): string[] {
  const actions: string[] = allowedActions(applicationStates, status).filter((action) =>
    PARTNER_ACTIONS.includes(action),
  );
  return takesEvidence(status) ? ['addEvidence', ...actions] : actions;
}

/** Also after the agreement is made: some of it is wanted before signature or payout only. */
export function takesEvidence(status: ApplicationStatus): boolean {
  return !ENDED.includes(status);
}

/** @returns whether something of the budget is held for it */
export function isLive(status: ApplicationStatus): boolean {
  return applicationStates.actions.expire.from.includes(status);
}

/** What it is at a moment of business time: the stored status, moved on by the clock. */
export function statusAt(status: ApplicationStatus, expiresAtMs: number, nowMs: number): ApplicationStatus {
  return isLive(status) && expiresAtMs <= nowMs ? 'expired' : status;
}
