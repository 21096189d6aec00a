export * from './attributes.js';
export * from './product-definition.js';
export * from './product-terms.js';
export { validateProduct } from './product-validation.js';
export { seedProducts, seedStatus } from './seeds.js';
