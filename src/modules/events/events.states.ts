import { defineStateMachine } from '../../kernel/state-machine.js';

export type ImportStatus = 'receiving' | 'done' | 'cancelled' | 'expired';

export const eventImportStates = defineStateMachine<
  ImportStatus,
  'upload' | 'complete' | 'cancel' | 'expire'
>({
  resource: 'eventImport',
  initial: 'receiving',
  states: {
    receiving: 'Lines are taken as they come; what is counted is stored.',
    done: 'The whole file was taken.',
    cancelled: 'Nothing more is taken; what was taken before stays.',
    expired: 'Nothing came for a week; what was taken before stays.',
  },
  actions: {
    upload: { from: ['receiving'], to: 'receiving', why: 'A part of the file comes.' },
    complete: { from: ['receiving'], to: 'done', why: 'The end of the file has come.' },
    cancel: { from: ['receiving'], to: 'cancelled', why: 'The partner wants no more of it.' },
    expire: { from: ['receiving'], to: 'expired', why: 'Nothing came for a week.' },
  },
});
