import type { Pool, PoolClient } from 'pg';
import { Database } from '../../../src/platform/database/database.js';
import type { Booted } from '../boot.js';

/** When a connection breaks: the server has not heard of the commit, or nobody hears of the server's answer. */
export type Break = 'beforeCommit' | 'afterCommit';

type Query = (...args: unknown[]) => Promise<unknown>;

/** Breaks a connection to the real PostgreSQL at the commit of one of the next transactions. */
export class BreakingCommits {
  private next: { at: Break; skip: number } | undefined;
  private readonly watched = new WeakSet<PoolClient>();

  constructor({ app }: Booted) {
    const { pool } = app.get(Database);
    const connect = pool.connect.bind(pool) as (...args: unknown[]) => Promise<PoolClient>;
    pool.connect = (async (...args: unknown[]) => {
      const client = await connect(...args);
      // Callers with a callback wait for nothing here, and run no transactions of the bank.
      if (args.length === 0) this.watch(client);
      return client;
    }) as Pool['connect'];
  }

  /** @param skip how many transactions commit in peace before one breaks */
  async during<T>(at: Break, skip: number, work: () => Promise<T>): Promise<T> {
    this.next = { at, skip };
    try {
      return await work();
    } finally {
      this.next = undefined;
    }
  }

  private watch(client: PoolClient): void {
    if (this.watched.has(client)) return;
    this.watched.add(client);
    const query = client.query.bind(client) as Query;
    client.query = (async (...args: unknown[]) => {
      const at = args[0] === 'COMMIT' ? this.take() : undefined;
      if (!at) return query(...args);
      if (at === 'afterCommit') await query('COMMIT');
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      throw new Error('Connection terminated unexpectedly');
    }) as PoolClient['query'];
  }

  private take(): Break | undefined {
    if (!this.next) return undefined;
    if (this.next.skip-- > 0) return undefined;
    const { at } = this.next;
    this.next = undefined;
    return at;
  }
}
