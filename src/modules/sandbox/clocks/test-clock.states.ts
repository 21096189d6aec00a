import { allowedActions, defineStateMachine } from '../../../kernel/state-machine.js';

export type TestClockStatus = 'ready' | 'advancing';

export const testClockStates = defineStateMachine<
  TestClockStatus,
  'advance' | 'arrive' | 'attach' | 'delete'
>({
  resource: 'testClock',
  initial: 'ready',
  states: {
    ready: 'Everything has happened that is due by its time.',
    advancing: 'It is on its way; what falls due happens day by day.',
  },
  actions: {
    advance: { from: ['ready'], to: 'advancing', why: 'The partner moves it.' },
    arrive: { from: ['advancing'], to: 'ready', why: 'Everything up to its target has happened.' },
    attach: { from: ['ready'], to: 'ready', why: 'More customers go by it.' },
    delete: { from: ['ready'], to: 'ready', why: 'It is gone; its customers stand still.' },
  },
});

/** What a partner can do; it arrives by itself. */
export function partnerActions({ status }: { readonly status: TestClockStatus }): string[] {
  return allowedActions(testClockStates, status).filter((action) => action !== 'arrive');
}
