import type { PoolConfig } from 'pg';
import type { Config } from '../config/config.js';

/** Token of the pool whose login may execute the coalescing functions and nothing else. */
export const GATE_POOL = Symbol('GATE_POOL');

/** Every wait has an end: to connect, to be answered, and for a connection to live. */
export const POOL_LIMITS = {
  connectionTimeoutMillis: 1_000,
  query_timeout: 4_000,
  keepAlive: true,
  maxLifetimeSeconds: 1_800,
} as const;

/** Few: each carries a whole batch of requests, and a third would only compete for the same cores. */
const GATE_CONNECTIONS = 4;

export function gatePoolConfig(config: Pick<Config, 'databaseGateUrl'>): PoolConfig {
  return {
    connectionString: config.databaseGateUrl.reveal(),
    max: GATE_CONNECTIONS,
    application_name: 'embank-gate',
    ...POOL_LIMITS,
  };
}
