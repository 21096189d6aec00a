import { contextAttributes, CREDIT_KINDS, seedTree } from '../scenarios/index.js';
import { isInScope } from './product-definition.js';
import { seedProducts } from './seeds.js';

/** The context fields that can say a date on which terms hang. */
const FIELDS_OF: Readonly<Record<string, readonly string[]>> = {
  delivery: ['deliveryDate', 'installationDate'],
  departure: ['departureDate'],
  harvest: ['harvestDate'],
  invoiceDue: ['invoiceDueDate', 'dueDate'],
};

function mentioned(json: unknown, member: string): string[] {
  const found = JSON.stringify(json).matchAll(new RegExp(`"${member}":"([^"]+)"`, 'g'));
  return [...new Set([...found].map((match) => match[1] as string))];
}

const placed = seedProducts().flatMap((product) =>
  [...seedTree().values()]
    .filter(({ path, policy }) => {
      if (!isInScope(product, path) || !policy.kinds.includes(product.kind)) return false;
      const pays =
        !CREDIT_KINDS.includes(product.kind) || policy.payee.roles.some((role) => role === product.payee.to);
      return (
        pays &&
        (policy.borrowers === 'both' ||
          product.borrowers === 'both' ||
          policy.borrowers === product.borrowers)
      );
    })
    .map((scene) => ({ product, scene })),
);

describe('the seeded products in the seeded scenes', () => {
  it('each have a scene that lets them in', () => {
    const housed = new Set(placed.map(({ product }) => product.slug));
    expect(
      seedProducts()
        .map(({ slug }) => slug)
        .filter((slug) => !housed.has(slug)),
    ).toEqual([]);
  });

  it('can be told every fact and every date that they need', () => {
    const silent = placed.flatMap(({ product, scene }) => {
      const known = contextAttributes(scene.contextSchema);
      const facts = mentioned(product.eligibility, 'f').filter((field) => field.startsWith('context.'));
      const others = mentioned(product.eligibility, 'field').filter((field) => field.startsWith('context.'));
      const dates = mentioned(product.terms, 'anchor');
      return [
        ...[...facts, ...others].filter((field) => !Object.hasOwn(known, field)),
        ...dates.filter(
          (anchor) =>
            !(FIELDS_OF[anchor] ?? [anchor]).some((field) => Object.hasOwn(known, `context.${field}`)),
        ),
      ].map((missing) => `${product.slug} in ${scene.path} needs ${missing}`);
    });
    expect(silent).toEqual([]);
  });
});
