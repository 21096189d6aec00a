import { defineStateMachine } from '../../kernel/state-machine.js';

export type GuaranteeStatus = 'awaitingIssue' | 'issued' | 'released' | 'expired' | 'cancelled';
export type GuaranteeAction = 'sign' | 'cancel' | 'claim' | 'amend' | 'release' | 'useUp' | 'expire';

export const guaranteeStates = defineStateMachine<GuaranteeStatus, GuaranteeAction>({
  resource: 'guarantee',
  initial: 'awaitingIssue',
  states: {
    awaitingIssue: 'Approved; the applicant has not bound himself yet, and the bank has promised nothing.',
    issued: 'The bank stands for the applicant until the day of expiry.',
    released: 'The beneficiary needs it no more, or it was paid in full; the bank stands for nothing new.',
    expired: 'Its day is over; a claim made in time is still examined.',
    cancelled: 'It was never issued.',
  },
  actions: {
    sign: { from: ['awaitingIssue'], to: 'issued', why: 'The applicant bound himself by a one-time code.' },
    cancel: {
      from: ['awaitingIssue'],
      to: 'cancelled',
      why: 'The applicant does not want it, or did not sign in time.',
    },
    claim: { from: ['issued'], to: 'issued', why: 'The beneficiary calls the whole or a part.' },
    amend: { from: ['issued'], to: 'issued', why: 'Amount or day change when the bank agrees.' },
    release: { from: ['issued'], to: 'released', why: 'The beneficiary gives it back early.' },
    useUp: { from: ['issued'], to: 'released', why: 'Paid calls have taken all of it.' },
    expire: { from: ['issued'], to: 'expired', why: 'The business day after its last day has begun.' },
  },
});

export type CallStatus = 'claimed' | 'paid' | 'rejected' | 'withdrawn';

export const callStates = defineStateMachine<CallStatus, 'pay' | 'reject' | 'withdraw'>({
  resource: 'guaranteeCall',
  initial: 'claimed',
  states: {
    claimed: 'The bank examines the claim and its documents.',
    paid: 'The beneficiary was paid, wholly or in part.',
    rejected: 'The claim does not comply; the reason says how.',
    withdrawn: 'The beneficiary took it back.',
  },
  actions: {
    pay: { from: ['claimed'], to: 'paid', why: 'Two people of the bank found that it complies.' },
    reject: { from: ['claimed'], to: 'rejected', why: 'Two people of the bank found that it does not.' },
    withdraw: { from: ['claimed'], to: 'withdrawn', why: 'The beneficiary does not insist.' },
  },
});

export type AmendmentStatus = 'requested' | 'agreed' | 'refused';

export const amendmentStates = defineStateMachine<AmendmentStatus, 'agree' | 'refuse'>({
  resource: 'guaranteeAmendment',
  initial: 'requested',
  states: {
    requested: 'Applicant and partner want another amount or day; nothing has changed yet.',
    agreed: 'It is in force.',
    refused: 'The bank does not agree; the guarantee stands as it was.',
  },
  actions: {
    agree: { from: ['requested'], to: 'agreed', why: 'Two people of the bank agree.' },
    refuse: {
      from: ['requested'],
      to: 'refused',
      why: 'The bank does not agree, or the guarantee has ended.',
    },
  },
});

export type SuretyshipStatus =
  'invited' | 'consented' | 'signed' | 'active' | 'called' | 'released' | 'refused' | 'expired';
export type SuretyshipAction =
  | 'consent'
  | 'refuse'
  | 'sign'
  | 'activate'
  | 'lapse'
  | 'notify'
  | 'cure'
  | 'call'
  | 'repay'
  | 'takeBack'
  | 'release';

export const suretyshipStates = defineStateMachine<SuretyshipStatus, SuretyshipAction>({
  resource: 'suretyship',
  initial: 'invited',
  states: {
    invited: 'Somebody is asked to stand for a borrower; he owes nothing.',
    consented: 'He agrees that the bank looks at his means, and has the text before him.',
    signed: 'He bound himself; it takes effect with the agreement.',
    active: 'He stands for the agreement up to the cap.',
    called: 'The borrower did not pay in time, and the guarantor owes.',
    released: 'He stands for nothing any more.',
    refused: 'He did not want to.',
    expired: 'It was not signed in time, or there was no agreement to stand for.',
  },
  actions: {
    consent: { from: ['invited'], to: 'consented', why: 'The guarantor agrees to be looked at.' },
    refuse: { from: ['invited', 'consented'], to: 'refused', why: 'The guarantor does not want to.' },
    sign: { from: ['consented'], to: 'signed', why: 'The guarantor bound himself by a one-time code.' },
    activate: { from: ['signed'], to: 'active', why: 'The borrower signed the agreement.' },
    lapse: {
      from: ['invited', 'consented', 'signed'],
      to: 'expired',
      why: 'The time to sign has passed, or the application came to nothing.',
    },
    notify: {
      from: ['active'],
      to: 'active',
      why: 'The borrower is in arrears; the guarantor is told, and waits.',
    },
    cure: {
      from: ['active', 'called'],
      to: 'active',
      why: 'The borrower has caught up: nothing is asked of him now.',
    },
    call: {
      from: ['active', 'called'],
      to: 'called',
      why: 'The window passed and the borrower is still in arrears.',
    },
    repay: { from: ['called'], to: 'called', why: 'The guarantor pays what he owes.' },
    takeBack: {
      from: ['active', 'called', 'released'],
      to: 'called',
      why: 'What he paid did not come through: he owes it again.',
    },
    release: {
      from: ['active', 'called'],
      to: 'released',
      why: 'The agreement has ended, or the cap is used up.',
    },
  },
});
