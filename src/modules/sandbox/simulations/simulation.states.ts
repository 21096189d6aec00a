import { defineStateMachine } from '../../../kernel/state-machine.js';

export type SimulationStatus = 'running' | 'completed' | 'failed';

export const simulationStates = defineStateMachine<SimulationStatus, 'complete' | 'fail'>({
  resource: 'simulation',
  initial: 'running',
  states: {
    running: 'The borrower acts, day by day.',
    completed: 'The script has been played to its end, or to the day that was named.',
    failed: 'The bank refused an act; the reason says which problem it was.',
  },
  actions: {
    complete: { from: ['running'], to: 'completed', why: 'There is nothing left to do.' },
    fail: { from: ['running'], to: 'failed', why: 'An act was refused, or there were too many.' },
  },
});
