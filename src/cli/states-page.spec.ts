import { statesPage } from './states-page.js';

const lamp = {
  resource: 'lamp',
  initial: 'off',
  states: { off: 'Dark | cold.', on: 'It shines.', broken: 'It never shines again.' },
  actions: {
    press: { from: ['off'], to: 'on', why: 'Somebody wants light.' },
    wake: { from: ['off'], to: 'on', why: 'It is evening.' },
    drop: { from: ['off', 'on'], to: 'broken', why: 'It falls.' },
  },
};

test('a life is a table of states, a diagram and a table of actions', () => {
  const page = statesPage([lamp]);
  expect(page).toContain('## lamp\n');
  expect(page).toContain('| `off` | Dark \\| cold. |');
  expect(page).toContain(`stateDiagram-v2
  [*] --> off
  off --> on: press, wake
  off --> broken: drop
  on --> broken: drop
  broken --> [*]
`);
  expect(page).toContain('| drop | It falls. |');
});

test('lives stand in the order of their names', () => {
  const page = statesPage([lamp, { ...lamp, resource: 'bulb' }]);
  expect(page.indexOf('## bulb')).toBeLessThan(page.indexOf('## lamp'));
});
