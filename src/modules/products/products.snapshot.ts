import { compileRule, type CompiledRule, RuleIndex } from '../../engines/rules/index.js';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { SnapshotPart } from '../../platform/snapshot/snapshot.service.js';
import type { DefinitionVersion, VersionStore } from '../../platform/versions/version-store.js';
import { productCatalogue } from './attributes.js';
import type { ProductDefinition } from './product-definition.js';

/** A product version in force, its eligibility compiled once per version. */
export interface PublishedProduct {
  readonly versionId: Uuid;
  readonly number: number;
  readonly definition: ProductDefinition;
  readonly eligibility: CompiledRule;
}

export interface ProductBook {
  readonly bySlug: ReadonlyMap<string, PublishedProduct>;
  /** The products whose scope covers a scenario. */
  candidates(path: string): readonly PublishedProduct[];
}

export function productsPart(store: VersionStore): SnapshotPart<ProductBook> {
  return { ...productsToken, load: (tx, previous) => loadBook(store, tx, previous) };
}

/** Names the part for readers, who need no store. */
export const productsToken: SnapshotPart<ProductBook> = {
  name: 'products',
  load: () => Promise.reject(new Error('the products module loads this part')),
};

async function loadBook(
  store: VersionStore,
  tx: ReadTx,
  previous: ProductBook | undefined,
): Promise<ProductBook> {
  const versions = await store.published<ProductDefinition>(tx, 'product');
  const bySlug = new Map<string, PublishedProduct>();
  for (const version of versions) {
    const known = previous?.bySlug.get(version.name);
    bySlug.set(version.name, known?.versionId === version.id ? known : publishProduct(version));
  }
  const index = new RuleIndex([...bySlug.values()], ({ definition }) => definition.scope);
  return { bySlug, candidates: (path) => index.candidates(path) };
}

export function publishProduct({ id, number, body }: DefinitionVersion<ProductDefinition>): PublishedProduct {
  return {
    versionId: id,
    number,
    definition: body,
    eligibility: compileRule(body.eligibility, productCatalogue, { scopes: body.scope }),
  };
}
