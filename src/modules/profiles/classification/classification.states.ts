import { defineStateMachine } from '../../../kernel/state-machine.js';

export type RunStatus = 'queued' | 'running' | 'computed' | 'published' | 'retired' | 'cancelled' | 'failed';
export type RunAction = 'begin' | 'finish' | 'cancel' | 'fail' | 'publish' | 'retire' | 'rollBack';

/** The life of a run: it freezes a population's edges, rehearses them, and counts once two people want it to. */
export const runStates = defineStateMachine<RunStatus, RunAction>({
  resource: 'classificationRun',
  initial: 'queued',
  states: {
    queued: 'Waits for its first step.',
    running: 'Goes through the population; `progress` says how far it is.',
    computed: 'Its edges are frozen and its rehearsal is complete; nobody is classified by it yet.',
    published: 'Customers of its frame are classified by it.',
    retired: 'Another run has taken its place; it can be published again.',
    cancelled: 'Somebody stopped it.',
    failed: 'It could not be computed; `statusReason` says why.',
  },
  actions: {
    begin: { from: ['queued', 'running'], to: 'running', why: 'Each step goes on where the last one ended.' },
    finish: { from: ['running'], to: 'computed', why: 'Everybody has been scored once.' },
    cancel: { from: ['queued', 'running'], to: 'cancelled', why: 'It is not wanted any more.' },
    fail: {
      from: ['queued', 'running'],
      to: 'failed',
      why: 'The population says too little, or a step cannot be done.',
    },
    publish: {
      from: ['computed'],
      to: 'published',
      why: 'A second person agreed; the run before is retired.',
    },
    retire: { from: ['published'], to: 'retired', why: 'Another run of the frame is published.' },
    rollBack: { from: ['retired'], to: 'published', why: 'A second person agreed to go back to it.' },
  },
});
