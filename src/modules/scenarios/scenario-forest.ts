import type { ScenarioNodeDto } from './dto/scenario-tree.dto.js';
import { parentOf } from './scenario-path.js';
import type { PublishedScenario } from './scenarios.snapshot.js';

/** What is in force as people look at it: each node under its parent. */
export function scenarioForest(scenarios: Iterable<PublishedScenario>): ScenarioNodeDto[] {
  const nodes = new Map<string, ScenarioNodeDto>();
  const inOrder = [...scenarios].sort((a, b) => (a.definition.path < b.definition.path ? -1 : 1));
  for (const { number, definition } of inOrder) {
    const { path, names, sensitivity, policy } = definition;
    const { creditAllowed, kinds } = policy;
    const children: ScenarioNodeDto[] = [];
    nodes.set(path, {
      path,
      names,
      version: number,
      sensitivity,
      creditAllowed,
      kinds: [...kinds],
      children,
    });
  }
  const tops: ScenarioNodeDto[] = [];
  for (const node of nodes.values()) {
    const above = parentOf(node.path);
    const siblings = (above === undefined ? undefined : nodes.get(above)?.children) ?? tops;
    siblings.push(node);
  }
  return tops;
}
