export * from './assignment.js';
export * from './contribution.js';
export { dominatorOf, isDominatedBy } from './dominance.js';
export * from './fit.js';
export { murmur3 } from './murmur3.js';
export { rankOffers } from './rank-offers.js';
export * from './rank.types.js';
