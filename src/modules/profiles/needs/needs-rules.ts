import { readFileSync } from 'node:fs';
import type { Need, NeedFacts, NeedRule } from '../../../engines/segmentation/index.js';
import { pathIsUnder } from '../../scenarios/index.js';
import { asShare } from '../segments/leanings.js';
import type { StoredSummary } from '../segments/raw-customer.js';

interface NeedsData {
  readonly v: 1;
  readonly rules: readonly NeedRule[];
  /** By scenario path: what an event at it or below says has happened in somebody's life. */
  readonly lifeEvents: Readonly<Record<string, string>>;
}

const DATA = JSON.parse(readFileSync(new URL('data/needs.json', import.meta.url), 'utf8')) as NeedsData;

export const NEED_RULES: readonly NeedRule[] = DATA.rules;
/** The function `life_scenes` and its index hold the same paths: others need another index. */
export const LIFE_EVENT_PATHS: readonly string[] = Object.keys(DATA.lifeEvents);

/** So many days with an event make half an affinity. */
const HALF_DAYS = 3;
const HALF_LIFE_DAYS = 180;

/** What is reported of somebody in one root of the tree. */
export interface SceneUse {
  readonly scope: string;
  readonly days: number;
  readonly daysSince: number;
}

type UsedSummary = Pick<
  StoredSummary,
  'scope' | 'purchaseDays' | 'activeDayBits' | 'lastActiveDay' | 'calendar'
>;

export function sceneUsesOf(summaries: readonly UsedSummary[]): SceneUse[] {
  return summaries.flatMap(({ scope, purchaseDays, activeDayBits, lastActiveDay, calendar }) =>
    lastActiveDay === null
      ? []
      : [
          {
            scope,
            days: Math.max(purchaseDays, bitsIn(activeDayBits)),
            daysSince: Math.max(0, calendar.today - lastActiveDay),
          },
        ],
  );
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

const LIFE_ROOTS = new Set(LIFE_EVENT_PATHS.map((path) => path.split('.')[0]));

/** Whether a scene in this root may say that something has happened in a life. */
export function mayTellOfLife({ scope }: SceneUse): boolean {
  return LIFE_ROOTS.has(scope);
}

/** Affinity of a root: d / (d + 3) for d days with an event, half of it after half a year of silence. */
export function affinityOf({ days, daysSince }: SceneUse): number {
  return (days / (days + HALF_DAYS)) * 0.5 ** (Math.max(0, daysSince) / HALF_LIFE_DAYS);
}

/** Of a root in several currencies the strongest counts. */
export function affinities(uses: readonly SceneUse[]): NeedFacts['scenarios'] {
  const strongest: Record<string, number> = {};
  for (const use of uses) strongest[use.scope] = Math.max(strongest[use.scope] ?? 0, affinityOf(use));
  return strongest;
}

export interface SceneSeen {
  readonly scenario: string;
  readonly daysAgo: number;
}

/**
 * Strength by kind of product, for the ranking of offers.
 * @returns undefined when nothing tells but what he does not hold, which is so of everybody who is new
 */
export function needStrengths(needs: readonly Need[]): Readonly<Record<string, number>> | undefined {
  if (!needs.some(({ drivers }) => drivers.some(({ source }) => source !== 'gap'))) return undefined;
  return Object.fromEntries(needs.map(({ kind, score }) => [kind, asShare(score)]));
}

/** What has happened in his life, as scenes tell it; the newest of each kind. */
export function lifeEventsOf(seen: readonly SceneSeen[]): NeedFacts['lifeEvents'] {
  const newest = new Map<string, number>();
  for (const { scenario, daysAgo } of seen) {
    const path = LIFE_EVENT_PATHS.filter((each) => pathIsUnder(scenario, each)).sort(
      (a, b) => b.length - a.length,
    )[0];
    const event = path === undefined ? undefined : DATA.lifeEvents[path];
    if (event !== undefined) newest.set(event, Math.min(newest.get(event) ?? Infinity, daysAgo));
  }
  return [...newest].map(([event, daysAgo]) => ({ event, daysAgo }));
}
