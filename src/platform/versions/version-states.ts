import { defineStateMachine } from '../../kernel/state-machine.js';

export type VersionStatus = 'draft' | 'published' | 'retired';
export type VersionAction = 'edit' | 'publish' | 'retire' | 'rollBack';

export const versionStates = defineStateMachine<VersionStatus, VersionAction>({
  resource: 'version',
  initial: 'draft',
  states: {
    draft: 'Being written; nobody acts on it.',
    published: 'In force. It never changes; a new version takes its place.',
    retired: 'No longer in force; decisions that used it still name it.',
  },
  actions: {
    edit: { from: ['draft'], to: 'draft', why: 'Only a draft can be changed.' },
    publish: {
      from: ['draft'],
      to: 'published',
      why: 'A second person approved it; the version before is retired.',
    },
    retire: { from: ['published'], to: 'retired', why: 'It is taken out of force.' },
    rollBack: {
      from: ['retired'],
      to: 'retired',
      why: 'Its content is published again under a new number, so that history stays a line.',
    },
  },
});
