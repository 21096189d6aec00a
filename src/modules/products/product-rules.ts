import { setImmediate } from 'node:timers/promises';
import type { FieldError } from '../../kernel/domain-error.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { VersionStore } from '../../platform/versions/version-store.js';
import {
  type DefinitionRules,
  type PolicyPack,
  type PublishingCheck,
  validatePack,
} from '../scenarios/index.js';
import { checkCeiling } from './price-ceiling.js';
import type { ProductDefinition } from './product-definition.js';
import { validateProduct } from './product-validation.js';

/** What a product version must be before it is sold. */
export function productRules(store: VersionStore): DefinitionRules {
  return {
    kind: 'product',
    idKind: 'productVersion',
    roles: { maker: ['productManager', 'administrator'], checker: ['riskOfficer', 'administrator'] },
    nameMember: 'slug',
    validate: validateProduct,
    checkPublishing: async (tx, body) => {
      const product = body as ProductDefinition;
      const faults = [...waitingFaults(product), ...(await scopeFaults(store, tx, product))];
      const packs = (await store.published<PolicyPack>(tx, 'pack')).map((pack) => pack.body);
      const usable = packs.filter((pack) => validatePack(pack).length === 0);
      return [...faults, ...(await ceilingFaults(product, usable))];
    },
    checkRetiring: () => Promise.resolve(undefined),
  };
}

/** A pack that lowers its ceiling waits until no product in force is above it: no decision computes it again. */
export function packCheck(store: VersionStore): PublishingCheck {
  return async (tx, body) => {
    const pack = body as PolicyPack;
    const inForce = await store.findPublished<PolicyPack>(tx, 'pack', pack.jurisdiction);
    if (inForce && validatePack(inForce.body).length === 0 && isSameCeiling(inForce.body, pack)) return [];
    const faults: FieldError[] = [];
    for (const { name, body: product } of await store.published<ProductDefinition>(tx, 'product')) {
      // What this program cannot use is not sold, and is checked again when it is mended.
      if (validateProduct(product).length > 0) continue;
      for (const { detail } of await ceilingFaults(product, [pack])) {
        faults.push({
          pointer: '/costCeilingAnnual',
          code: 'product_above_ceiling',
          detail: `${name}: ${detail}`,
        });
      }
    }
    return faults;
  };
}

function isSameCeiling(a: PolicyPack, b: PolicyPack): boolean {
  const rule = ({ costMethod, costCeilingAnnual, currencies }: PolicyPack): string =>
    JSON.stringify([costMethod, costCeilingAnnual, [...currencies].sort()]);
  return rule(a) === rule(b);
}

function waitingFaults({ waitsFor }: ProductDefinition): FieldError[] {
  if (waitsFor === undefined) return [];
  return [
    { pointer: '/waitsFor', code: 'still_waits', detail: 'Take it away when what it waits for is there.' },
  ];
}

/** A scope that no scenario in force answers to would be a product that nobody is ever offered. */
async function scopeFaults(
  store: VersionStore,
  tx: ReadTx,
  { scope }: ProductDefinition,
): Promise<FieldError[]> {
  const known = new Set((await store.published(tx, 'scenario')).map(({ name }) => name));
  return scope.flatMap((path, index) =>
    known.has(path)
      ? []
      : [
          {
            pointer: `/scope/${index}`,
            code: 'scenario_unknown',
            detail: `No scenario ${path} is in force.`,
          },
        ],
  );
}

/** The law of each jurisdiction, in each of its currencies that the product is sold in. */
export async function ceilingFaults(
  product: ProductDefinition,
  packs: readonly PolicyPack[],
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  for (const pack of packs) {
    for (const currency of pack.currencies) {
      // Long plans take long to price: customers' requests go in between.
      await setImmediate();
      faults.push(...ceilingFault(product, { ...pack, currencies: [currency] }));
    }
  }
  return faults;
}

function ceilingFault(product: ProductDefinition, pack: PolicyPack): FieldError[] {
  const { isWithin, worst } = checkCeiling(product, pack);
  if (isWithin || !worst) return [];
  const { currency, option, amountMinor, rate } = worst;
  const detail =
    `${rate} a year by ${pack.costMethod} (${option}, ${amountMinor} minor units of ${currency}) is above ` +
    `${pack.costCeilingAnnual}, the ceiling of ${pack.jurisdiction}.`;
  return [{ pointer: `/prices/${currency}`, code: 'above_cost_ceiling', detail }];
}
