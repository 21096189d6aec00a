import { allowedActions, defineStateMachine } from '../../../kernel/state-machine.js';

export type CertificationStatus = 'running' | 'passed' | 'failed' | 'expired';

export const certificationStates = defineStateMachine<
  CertificationStatus,
  'testReceiver' | 'throttle' | 'finish' | 'pass' | 'expire'
>({
  resource: 'certification',
  initial: 'running',
  states: {
    running: 'The bank watches what the app does with the key that started the run.',
    passed: 'Every check passed; it counts for 90 days.',
    failed: 'It was ended before every check had passed.',
    expired: 'Its time was over before every check had passed.',
  },
  actions: {
    testReceiver: { from: ['running'], to: 'running', why: 'A receiver of webhooks is tried.' },
    throttle: { from: ['running'], to: 'running', why: 'The next request is answered with 429.' },
    finish: {
      from: ['running'],
      to: 'failed',
      why: 'The partner ends it; what is missing is in the report.',
    },
    pass: { from: ['running'], to: 'passed', why: 'The last check has passed.' },
    expire: { from: ['running'], to: 'expired', why: 'An hour is over.' },
  },
});

export interface CertificationLife {
  readonly status: CertificationStatus;
  readonly endsAt: Date;
}

/** Nothing need run at the moment of the end: the clock tells it. */
export function certificationStatusAt(
  { status, endsAt }: CertificationLife,
  nowMs: number,
): CertificationStatus {
  return status === 'running' && endsAt.getTime() <= nowMs ? 'expired' : status;
}

/** What a partner can do; it passes and expires by itself. */
export function partnerActions(status: CertificationStatus): string[] {
  return allowedActions(certificationStates, status).filter(
    (action) => action !== 'pass' && action !== 'expire',
  );
}
