import { type ScenarioDefinition } from './scenario-definition.js';
import { seedTree } from './scenario-tree.js';
import { checkInTree } from './scenario-tree-check.js';

const tree = seedTree();
const dental = tree.get('healthcare.dental') as ScenarioDefinition;
const faults = (change: Partial<ScenarioDefinition>): string[] =>
  checkInTree({ ...dental, ...change }, tree).map(({ pointer, code }) => `${pointer} ${code}`);

describe('checkInTree', () => {
  it('finds nothing wrong with the seeds', () => {
    for (const definition of tree.values()) expect(checkInTree(definition, tree)).toEqual([]);
  });

  it('wants a parent', () => {
    expect(faults({ path: 'spaceflight.moon', signals: { ...dental.signals, mcc: [] } })).toEqual([
      '/path parent_missing',
    ]);
  });

  it('lets a child be no less sensitive and no less guarded than its parent', () => {
    expect(faults({ sensitivity: 'normal', guards: [] })).toEqual([
      '/sensitivity must_be_sensitive',
      '/guards guard_lost',
      '/guards guard_lost',
    ]);
  });

  it('gives no merchant code away twice', () => {
    const mcc = ['8021', '5000-5099', '8021-8022'];
    expect(faults({ signals: { ...dental.signals, mcc } })).toEqual([
      '/signals/mcc/1 code_taken',
      '/signals/mcc/2 code_taken',
    ]);
  });
});
