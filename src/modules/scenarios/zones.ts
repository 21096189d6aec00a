import { ROOT } from './scenario-path.js';
import type { ScenarioBook } from './scenarios.snapshot.js';

/** All scenes of a frame count their days in one zone, that of its root; what has no scene in the bank's own, that of the tree's top. */
export function zoneOfScope(scope: string, { scenarios }: Pick<ScenarioBook, 'scenarios'>): string {
  return (scenarios.get(scope) ?? scenarios.get(ROOT))?.definition.timeZone ?? 'UTC';
}

/** The zone of whatever belongs to no scene: a birthday, the day of a rule about everybody. */
export const bankZone = (book: Pick<ScenarioBook, 'scenarios'>): string => zoneOfScope(ROOT, book);
