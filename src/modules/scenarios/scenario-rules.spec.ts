import type { ReadTx } from '../../platform/database/tx.js';
import type { VersionStore } from '../../platform/versions/version-store.js';
import { bodyFaults } from './definition-rules.js';
import { packRules } from './pack-rules.js';
import { loadSeedPacks } from './policy-pack.js';
import type { ScenarioDefinition } from './scenario-definition.js';
import { childFaults, scenarioRules } from './scenario-rules.js';
import { scenarioForest } from './scenario-forest.js';
import { seedTree } from './scenario-tree.js';
import { publishScenario } from './scenarios.snapshot.js';
import type { DefinitionVersion } from '../../platform/versions/version-store.js';
import { newUuid } from '../../kernel/ids.js';

const rules = scenarioRules({} as VersionStore);
const node = (path: string): ScenarioDefinition => seedTree().get(path) as ScenarioDefinition;

describe('a body', () => {
  test('of each seed is valid under its own name, and under no other', () => {
    for (const [path, body] of seedTree()) expect([path, bodyFaults(rules, path, body)]).toEqual([path, []]);
    for (const body of loadSeedPacks()) expect(bodyFaults(packRules, body.jurisdiction, body)).toEqual([]);
    expect(bodyFaults(rules, 'education', node('education.books'))).toEqual([
      { pointer: '/path', code: 'name_differs', detail: 'must be education, as in the path' },
    ]);
  });

  test.each([undefined, null, 1, 'x', [], {}])('%p is no definition, and no accident', (body) => {
    expect(bodyFaults(rules, 'education', body)).not.toEqual([]);
    expect(bodyFaults(packRules, 'CN', body)).not.toEqual([]);
  });
});

describe('what stands below a node', () => {
  test('agrees with it in the seeds', () => {
    for (const body of seedTree().values()) expect(childFaults(body, seedTree())).toEqual([]);
  });

  test('must be as sensitive and as guarded before the node is', () => {
    const [guard] = node('education').guards;
    if (!guard) throw new Error('education has guards');
    const stricter = {
      ...node('education'),
      sensitivity: 'sensitive' as const,
      guards: [...node('education').guards, { ...guard, code: 'another_one' }],
    };
    const faults = childFaults(stricter, seedTree());
    const children = [...seedTree().keys()].filter((path) => /^education\.[^.]+$/.test(path));
    expect(faults.filter(({ code }) => code === 'child_guard_lost')).toHaveLength(children.length);
    expect(faults.filter(({ code }) => code === 'child_must_be_sensitive')).toHaveLength(children.length);
    expect(faults.every(({ pointer }) => pointer === '/guards' || pointer === '/sensitivity')).toBe(true);
    expect(faults[0]?.detail).toMatch(/^education\.\w+ must change first: /);
  });
});

test('a node whose parent is not in force stands on top', async () => {
  const version = (body: ScenarioDefinition): DefinitionVersion<ScenarioDefinition> =>
    ({ id: newUuid(1), number: 3, body }) as DefinitionVersion<ScenarioDefinition>;
  const published = ['education.higher.tuition', 'any', 'education.higher'].map((path) =>
    publishScenario(version(node(path))),
  );
  const forest = scenarioForest(published);
  expect(forest.map(({ path }) => path)).toEqual(['any', 'education.higher']);
  expect(forest[1]?.children).toMatchObject([{ path: 'education.higher.tuition', version: 3, children: [] }]);
  await expect(rules.checkRetiring({} as ReadTx, 'any')).resolves.toMatch('root');
});
