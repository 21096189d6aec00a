/** Why a product kind may be needed, and how strongly that speaks, 0–1. */
export interface NeedRule {
  readonly kind: string;
  /** By scenario path; a path speaks for everything below it, the longest counts. */
  readonly scenarios: Readonly<Record<string, number>>;
  readonly lifeEvents: Readonly<Record<string, number>>;
  /** By product kind that the customer does not hold, such as a deposit before wealth. */
  readonly gaps: Readonly<Record<string, number>>;
}

export interface NeedFacts {
  /** Affinity to scenarios, 0–1. */
  readonly scenarios: Readonly<Record<string, number>>;
  readonly lifeEvents: readonly { readonly event: string; readonly daysAgo: number }[];
  readonly holds: readonly string[];
}

export interface NeedDriver {
  readonly source: 'scenario' | 'life_event' | 'gap';
  readonly name: string;
  readonly strength: number;
}

export interface Need {
  readonly kind: string;
  /** 0–1, for the ranking's need factor. */
  readonly score: number;
  readonly isHeld: boolean;
  readonly drivers: readonly NeedDriver[];
}

const LIFE_EVENT_HALF_LIFE_DAYS = 180;
const HELD_FACTOR = 0.2;

/**
 * A need score per product kind, by noisy-or: 1 − ∏ (1 − strength), so that reasons add up and never pass 1 (Pearl 1988).
 * A life event fades by half in half a year; what the customer holds already he needs a fifth as much.
 * @returns strongest first; kinds without a reason are left out
 */
export function needsOf(facts: NeedFacts, rules: readonly NeedRule[]): Need[] {
  return rules
    .map((rule) => {
      const drivers = [
        ...scenarioDrivers(facts, rule),
        ...eventDrivers(facts, rule),
        ...gapDrivers(facts, rule),
      ];
      const isHeld = facts.holds.includes(rule.kind);
      const open = drivers.reduce((left, { strength }) => left * (1 - strength), 1);
      return { kind: rule.kind, score: (1 - open) * (isHeld ? HELD_FACTOR : 1), isHeld, drivers };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || (one.kind < other.kind ? -1 : 1));
}

function scenarioDrivers({ scenarios }: NeedFacts, rule: NeedRule): NeedDriver[] {
  return Object.entries(scenarios).flatMap(([path, affinity]) =>
    driver('scenario', path, bounded(affinity) * weightOfPath(rule.scenarios, path)),
  );
}

function weightOfPath(weights: Readonly<Record<string, number>>, path: string): number {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const prefix = parts.slice(0, length).join('.');
    if (Object.hasOwn(weights, prefix)) return weights[prefix]!;
  }
  return 0;
}

function eventDrivers({ lifeEvents }: NeedFacts, rule: NeedRule): NeedDriver[] {
  return lifeEvents.flatMap(({ event, daysAgo }) => {
    const weight = Object.hasOwn(rule.lifeEvents, event) ? rule.lifeEvents[event]! : 0;
    return driver('life_event', event, weight * 0.5 ** (Math.max(0, daysAgo) / LIFE_EVENT_HALF_LIFE_DAYS));
  });
}

function gapDrivers({ holds }: NeedFacts, rule: NeedRule): NeedDriver[] {
  return Object.entries(rule.gaps).flatMap(([kind, weight]) =>
    holds.includes(kind) ? [] : driver('gap', kind, weight),
  );
}

function driver(source: NeedDriver['source'], name: string, strength: number): NeedDriver[] {
  return strength > 0 ? [{ source, name, strength: bounded(strength) }] : [];
}

function bounded(value: number): number {
  return Math.min(1, Math.max(0, value));
}

export interface NeedLife {
  readonly raisedDay: number;
  readonly metHereDay?: number;
  /** Reported as bought or financed elsewhere. */
  readonly metElsewhereDay?: number;
  /** Days after which an unmet need is history. */
  readonly validDays: number;
}

export type NeedStatus = 'open' | 'met_here' | 'met_elsewhere' | 'lapsed';

/** What met the need first counts; a later day than the as-of day is not known yet. */
export function needStatus(
  { raisedDay, metHereDay, metElsewhereDay, validDays }: NeedLife,
  asOfDay: number,
): NeedStatus {
  const here = metHereDay !== undefined && metHereDay <= asOfDay ? metHereDay : Infinity;
  const elsewhere = metElsewhereDay !== undefined && metElsewhereDay <= asOfDay ? metElsewhereDay : Infinity;
  if (here !== Infinity || elsewhere !== Infinity) return here <= elsewhere ? 'met_here' : 'met_elsewhere';
  return asOfDay - raisedDay > validDays ? 'lapsed' : 'open';
}
