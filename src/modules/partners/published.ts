import type { DomainError, FieldError } from '../../kernel/domain-error.js';
import type { Snapshot } from '../../platform/snapshot/snapshot.service.js';
import { scenariosToken } from '../scenarios/index.js';
import { partnerProblems } from './partners.errors.js';

/**
 * What partners are given must exist in the configuration in force.
 * @param pointerOf where the scenario of an index stands in the request
 * @throws DomainError scenario_not_published with every place
 */
export function assertPublished(
  snapshot: Snapshot,
  scenarios: readonly string[],
  pointerOf: (index: number) => string,
): void {
  const known = snapshot.get(scenariosToken).scenarios;
  const errors = scenarios.flatMap((path, index) => (known.has(path) ? [] : [fault(pointerOf(index))]));
  if (errors.length > 0) throw partnerProblems.scenario_not_published(undefined, { errors });
}

/**
 * A partner can be enrolled only in a published scenario, under a jurisdiction whose rules are known.
 * @throws DomainError scenario_not_published, jurisdiction_without_pack
 */
export function assertEnrollable(
  snapshot: Snapshot,
  { scenario, jurisdiction }: { readonly scenario: string; readonly jurisdiction: string },
): void {
  assertPublished(snapshot, [scenario], () => '/scenario');
  if (!snapshot.get(scenariosToken).packs.has(jurisdiction)) throw withoutPack();
}

function fault(pointer: string): FieldError {
  return { pointer, code: 'not_published', detail: 'must be the path of a published scenario' };
}

function withoutPack(): DomainError {
  return partnerProblems.jurisdiction_without_pack(undefined, {
    errors: [
      { pointer: '/jurisdiction', code: 'not_published', detail: 'must have a published policy pack' },
    ],
  });
}
