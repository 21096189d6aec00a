export * from './attributes.js';
export { annualCost, rateText } from './annual-cost.js';
export { type CeilingCheck, checkCeiling, type CostCeiling } from './price-ceiling.js';
export type { CostMethod } from '../scenarios/index.js';
export * from './pricing.types.js';
export * from './product-definition.js';
export { priceLately } from './priced-lately.js';
export { feesOver } from './price-plans.js';
export { priceProduct } from './product-pricing.js';
export * from './product-terms.js';
export { type EligibilityOptions, validateProduct } from './product-validation.js';
export { rankCandidate, type RankContext, type VariantCandidate } from './rank-candidate.js';
export { seedProducts, seedStatus } from './seeds.js';
export { ProductsModule } from './products.module.js';
export {
  type ProductBook,
  productsToken,
  publishProduct,
  type PublishedProduct,
} from './products.snapshot.js';
export { seedProductVersions } from './products.seed.js';
