import { createFacts, type Facts, F } from '../../engines/rules/index.js';
import type { OfferChange, RehearsedCustomer } from '../profiles/index.js';
import { productCatalogue } from './attributes.js';
import type { PublishedProduct } from './products.snapshot.js';

type Known = RehearsedCustomer['before'];

/**
 * To how many customers each product could be offered before and after a change of what they are. A product is looked at
 * when its eligibility reads segments or profile. What only a request tells (amount, scenario, income) is left unknown: who
 * is not refused whatever he asks for counts as one who could be offered it.
 */
export function rehearseOffers(
  products: Iterable<PublishedProduct>,
  customers: readonly RehearsedCustomer[],
): OfferChange[] {
  const facts = customers.map(({ day, before, after }) => ({
    before: factsOf(before, day),
    after: factsOf(after, day),
  }));
  return [...products].filter(readsProfile).map(({ definition, eligibility }) => {
    const change = { product: definition.slug, before: 0, after: 0, gained: 0, lost: 0 };
    for (const customer of facts) {
      const wasOpen = eligibility.test(customer.before) !== F;
      const isOpen = eligibility.test(customer.after) !== F;
      if (wasOpen) change.before += 1;
      if (isOpen) change.after += 1;
      if (isOpen && !wasOpen) change.gained += 1;
      if (wasOpen && !isOpen) change.lost += 1;
    }
    return change;
  });
}

function readsProfile({ eligibility }: PublishedProduct): boolean {
  return eligibility.reads.some(({ name }) => name === 'segments' || name.startsWith('profile.'));
}

function factsOf(known: Known, day: RehearsedCustomer['day']): Facts {
  const profile = known.mayProfile ? known.profile : {};
  return createFacts(
    productCatalogue,
    {
      ...profile,
      age: known.ageYears,
      'borrower.kind': known.kind,
      'borrower.isStudent': known.occupation === undefined ? undefined : known.occupation === 'student',
      tags: known.tags,
      segments: known.mayProfile ? known.segments : [],
      screening: [],
    },
    day,
  );
}
