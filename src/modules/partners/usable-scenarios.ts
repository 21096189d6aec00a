import {
  ancestors,
  type Borrowers,
  packForbids,
  pathIsUnder,
  type PolicyPack,
  type ProductKind,
  type PublishedScenario,
  type ScenarioBook,
} from '../scenarios/index.js';
import type { ApiKey, Enrolment } from './partners.snapshot.js';

/** A scenario as one key may use it. */
export interface UsableScenario {
  readonly scenario: PublishedScenario;
  readonly enrolment: Enrolment;
  readonly pack: PolicyPack | undefined;
}

/** The enrolment that covers a path: its own, or the nearest above it. */
export function enrolmentFor(
  path: string,
  enrolments: ReadonlyMap<string, Enrolment>,
): Enrolment | undefined {
  const own = enrolments.get(path);
  if (own) return own;
  for (const node of ancestors(path)) {
    const enrolment = enrolments.get(node);
    if (enrolment) return enrolment;
  }
  return undefined;
}

/** @returns undefined when it is not in force, the partner is not enrolled in it, or the key is narrowed to others */
export function usableScenario(
  { partner, scenarios, environment }: Pick<ApiKey, 'partner' | 'scenarios' | 'environment'>,
  book: ScenarioBook,
  path: string,
): UsableScenario | undefined {
  const scenario = book.scenarios.get(path);
  const enrolment = enrolmentFor(path, partner.enrolments[environment]);
  if (!scenario || !enrolment || !isInKey(scenarios, path)) return undefined;
  return { scenario, enrolment, pack: book.packs.get(enrolment.jurisdiction)?.pack };
}

/** By path. */
export function usableScenarios(key: ApiKey, book: ScenarioBook): UsableScenario[] {
  return [...book.scenarios.keys()].sort().flatMap((path) => usableScenario(key, book, path) ?? []);
}

/** What the jurisdiction leaves of a scenario's kinds, for at least one sort of borrower that it serves. */
export function servedKinds({ scenario, pack }: UsableScenario): ProductKind[] {
  const { path, policy } = scenario.definition;
  if (!pack) return [];
  return policy.kinds.filter((kind) =>
    sorts(policy.borrowers).some((borrower) => !packForbids(pack, path, kind, borrower)),
  );
}

/** Currencies in which both the scenario and the jurisdiction are served. */
export function servedCurrencies({ scenario, pack }: UsableScenario): string[] {
  return scenario.definition.currencies.filter((currency) => pack?.currencies.includes(currency));
}

function isInKey(narrowedTo: readonly string[], path: string): boolean {
  return narrowedTo.length === 0 || narrowedTo.some((top) => pathIsUnder(path, top));
}

function sorts(borrowers: Borrowers): ('person' | 'organisation')[] {
  if (borrowers === 'both') return ['person', 'organisation'];
  return borrowers === 'persons' ? ['person'] : ['organisation'];
}
