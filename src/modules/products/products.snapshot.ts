import { compileRule, type CompiledRule, RuleIndex } from '../../engines/rules/index.js';
import type { Uuid } from '../../kernel/ids.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { FaultyVersion } from '../../platform/snapshot/faulty-version.js';
import type { SnapshotPart } from '../../platform/snapshot/snapshot.service.js';
import { usableVersions } from '../../platform/versions/usable-versions.js';
import type { DefinitionVersion, VersionStore } from '../../platform/versions/version-store.js';
import { productCatalogue } from './attributes.js';
import type { ProductDefinition } from './product-definition.js';
import { validateProduct } from './product-validation.js';

/** A product version in force, its eligibility compiled once per version. */
export interface PublishedProduct {
  readonly versionId: Uuid;
  readonly number: number;
  readonly definition: ProductDefinition;
  readonly eligibility: CompiledRule;
}

export interface ProductBook {
  readonly bySlug: ReadonlyMap<string, PublishedProduct>;
  readonly faulty: readonly FaultyVersion[];
  /** The products whose scope covers a scenario. */
  candidates(path: string): readonly PublishedProduct[];
}

export function productsPart(store: VersionStore): SnapshotPart<ProductBook> {
  return {
    ...productsToken,
    load: (tx, previous) => loadBook(store, tx, previous),
    faultyIn: ({ faulty }) => faulty,
  };
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
  const { usable: bySlug, faulty } = usableVersions(versions, previous?.bySlug, {
    faultsOf: (body) => validateProduct(body),
    publish: publishProduct,
  });
  const index = new RuleIndex([...bySlug.values()], ({ definition }) => definition.scope);
  return { bySlug, faulty, candidates: (path) => index.candidates(path) };
}

export function publishProduct({ id, number, body }: DefinitionVersion<ProductDefinition>): PublishedProduct {
  return {
    versionId: id,
    number,
    definition: body,
    eligibility: compileRule(body.eligibility, productCatalogue, { scopes: body.scope }),
  };
}
