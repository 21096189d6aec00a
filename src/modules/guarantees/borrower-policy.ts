import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { Snapshot } from '../../platform/snapshot/snapshot.service.js';
import { enrolmentFor, partnersPart } from '../partners/index.js';
import { productsToken } from '../products/index.js';
import { type PolicyPack, scenariosToken } from '../scenarios/index.js';

/** Where a promise is given. */
export interface Place {
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly scenario: string;
}

/** The policy pack of the jurisdiction in which a partner uses a scenario, as it is in force now. */
export function packAt(
  snapshot: Snapshot,
  { partnerId, environment, scenario }: Place,
): PolicyPack | undefined {
  const enrolments = snapshot.get(partnersPart).partners.get(partnerId)?.enrolments[environment];
  const enrolment = enrolments && enrolmentFor(scenario, enrolments);
  return enrolment && snapshot.get(scenariosToken).packs.get(enrolment.jurisdiction)?.pack;
}

/** The most that the bank stands for on behalf of one customer here, minor units. */
export function exposureCapMinor(snapshot: Snapshot, place: Place, currency: string): number {
  const scenario = snapshot.get(scenariosToken).scenarios.get(place.scenario);
  return Math.min(
    scenario?.definition.policy.caps[currency]?.perCustomerOpenMinor ?? Infinity,
    packAt(snapshot, place)?.limitsPerBorrower[currency]?.openMinor ?? Infinity,
  );
}

/** The largest guarantee of a product, minor units; nothing more once it is no longer sold. */
export function productMaxMinor(snapshot: Snapshot, product: string, currency: string): number {
  return snapshot.get(productsToken).bySlug.get(product)?.definition.prices[currency]?.maxMinor ?? 0;
}
