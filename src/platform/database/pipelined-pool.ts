import type { Writable } from 'node:stream';
import { Pool, type PoolClient, type PoolConfig } from 'pg';

/** Token of the few connections on which a statement is sent before the one before it is answered. */
export const PIPELINED_POOL = Symbol('PIPELINED_POOL');

/** Few: what is read over them is read in a handful of milliseconds, and each keeps plans of its own. */
const CONNECTIONS = 4;

export function pipelinedPool(settings: PoolConfig): Pool {
  const pool = new Pool({ ...settings, max: CONNECTIONS, pipeline: true });
  pool.on('error', () => undefined); // the pool replaces a broken idle connection; the next query tells if it cannot
  return pool;
}

/** What is asked for until everything that runs now has come to wait leaves in one write: each costs as much as a statement. */
export function writeTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
