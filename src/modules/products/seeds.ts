import { readFileSync } from 'node:fs';
import { type ProductDefinition } from './product-definition.js';
import { validateProduct } from './product-validation.js';

const FILES = [
  'retail',
  'education',
  'healthcare',
  'living-and-moving',
  'everyday',
  'income',
  'trade',
] as const;

/**
 * The catalogue that a new installation starts with (SCENARIOS.md §4).
 * @throws Error when a seed is no valid product or a slug stands twice: a fault of the program, found when it starts
 */
export function seedProducts(): readonly ProductDefinition[] {
  const products = FILES.flatMap((name) => {
    const path = new URL(`./data/${name}.json`, import.meta.url);
    return JSON.parse(readFileSync(path, 'utf8')) as ProductDefinition[];
  });
  const slugs = new Set<string>();
  for (const product of products) {
    const [fault] = validateProduct(product);
    if (fault) throw new Error(`product ${product.slug}: ${fault.pointer} ${fault.code}: ${fault.detail}`);
    if (slugs.has(product.slug)) throw new Error(`two products are named ${product.slug}`);
    slugs.add(product.slug);
  }
  return products;
}

/** A product that still waits for something is seeded as a draft. */
export function seedStatus(product: ProductDefinition): 'published' | 'draft' {
  return product.waitsFor === undefined ? 'published' : 'draft';
}
