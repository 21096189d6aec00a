export * from './attributes.js';
export { annualCost, rateText } from './annual-cost.js';
export { type CeilingCheck, type CeilingPack, checkCeiling } from './price-ceiling.js';
export * from './pricing.types.js';
export * from './product-definition.js';
export { priceProduct } from './product-pricing.js';
export * from './product-terms.js';
export { validateProduct } from './product-validation.js';
export { rankCandidate, type RankContext, type VariantCandidate } from './rank-candidate.js';
export { seedProducts, seedStatus } from './seeds.js';
export { ProductsModule } from './products.module.js';
export {
  productCatalogue,
  type ProductBook,
  productsToken,
  publishProduct,
  type PublishedProduct,
} from './products.snapshot.js';
export { seedProductVersions } from './products.seed.js';
