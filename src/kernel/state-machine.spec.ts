import { DomainError } from './domain-error.js';
import { allowedActions, defineStateMachine, stateMachines, transition } from './state-machine.js';

const lamp = defineStateMachine({
  resource: 'lamp',
  initial: 'off',
  states: { off: 'dark', on: 'bright', broken: 'for good' },
  actions: {
    light: { from: ['off'], to: 'on', why: 'switched on' },
    darken: { from: ['on'], to: 'off', why: 'switched off' },
    drop: { from: ['off', 'on'], to: 'broken', why: 'fell' },
  },
});

// The published ones are those of the bank, and other tests of this process look at them.
afterAll(() => (stateMachines() as Map<string, unknown>).delete('lamp'));

test('an action leads where the table says', () => {
  expect(transition(lamp, 'off', 'light')).toBe('on');
  expect([allowedActions(lamp, 'on'), allowedActions(lamp, 'broken')]).toEqual([['darken', 'drop'], []]);
});

test('a conflict says what is allowed instead', () => {
  const act = (): unknown => transition(lamp, 'on', 'light');
  expect(act).toThrow(DomainError);
  expect(act).toThrow(
    expect.objectContaining({
      code: 'state_conflict',
      kind: 'conflict',
      details: { allowedActions: ['darken', 'drop'] },
    }),
  );
});

test('a table with a state that nothing reaches, or that does not exist, stops the start', () => {
  const states = { a: '', b: '' };
  expect(() => defineStateMachine({ resource: 'x', initial: 'a', states, actions: {} })).toThrow(
    'never reached: b',
  );
  expect(() =>
    defineStateMachine({
      resource: 'x',
      initial: 'a',
      states,
      actions: { go: { from: ['a'], to: 'c' as 'b', why: '' } },
    }),
  ).toThrow('unknown state c');
});

test('every machine is published under its resource', () => {
  expect(stateMachines().get('lamp')).toBe(lamp);
});
