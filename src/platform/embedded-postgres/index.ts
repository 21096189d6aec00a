export { type EmbeddedPostgresOptions } from './cluster.js';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
export {
  databaseUrls,
  type DatabaseUrls,
  openDatabase,
  provisionDatabase,
  withClient,
  withDatabase,
} from './provision.js';
export { loadSecrets, type RolePasswords } from './secrets.js';
