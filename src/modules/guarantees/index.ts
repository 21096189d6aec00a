export { GuaranteesModule } from './guarantees.module.js';
