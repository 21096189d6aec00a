import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { SystemClock } from '../clock/system-clock.js';
import { Config } from '../config/config.js';
import { type Actor, openingStatements, type TxMode } from './actor.js';
import { PIPELINED_POOL, writeTogether } from './pipelined-pool.js';
import { sqlState } from './sql-state.js';
import { PgTx, type ReadTx, type Sending, type Tx } from './tx.js';

/** Serialization failure and deadlock: the transaction did nothing and may run again as it was. */
const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;
/** The server is given time to cancel by itself before the connection is given up. */
const CANCEL_GRACE_MS = 1_000;

/** The only way to the tables: every statement runs in a transaction that names its actor. */
@Injectable()
export class Database {
  private readonly open = new AsyncLocalStorage<Tx>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    private readonly clock: SystemClock,
    @Inject(PIPELINED_POOL) private readonly pipelined: Pool,
    @Inject(Config) private readonly config: Pick<Config, 'databaseNamedStatements'>,
  ) {}

  /** The pool that TypeORM and the plain statements share. */
  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /**
   * Runs a unit of work: everything it writes, its outbox rows and its audit rows commit together or not at all.
   * Work may run again after a deadlock, so it must do nothing but talk to `tx`.
   */
  async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const open = this.openFor(actor);
    if (open) return work(open);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(actor, 'write', async (tx) => {
          const result = await work(tx);
          await tx.flush();
          return result;
        });
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRYABLE.has(sqlState(error))) throw error;
        await sleep(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  async read<T>(actor: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const open = this.openFor(actor);
    return open ? work(open) : this.once(actor, 'read', work);
  }

  /**
   * As `read`, for an answer that many small statements make, each of which finds a few rows by their keys. Those that the
   * work asks for at once are sent at once, and a connection reads and plans each of them only the first time: their way and
   * their planning cost several times what they do. Not for searches, whose best plan depends on what is searched for.
   */
  async readByKeys<T>(actor: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const keepsPlans = this.config.databaseNamedStatements;
    return this.once(actor, keepsPlans ? 'keptPlans' : 'read', work, { keepsPlans, isPipelined: true });
  }

  /** What the transaction's own actor runs and reads in `work`, through whatever services, is part of it. */
  async within<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
    return this.open.run(tx, work);
  }

  private openFor(actor: Actor): Tx | undefined {
    const tx = this.open.getStore();
    return tx?.actor === actor ? tx : undefined;
  }

  /** All reads see one moment: for loading configuration that must belong together. */
  async readSnapshot<T>(actor: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.once(actor, 'snapshot', work);
  }

  /**
   * All reads see one moment, and may take long: for checks over everything, never for a caller who could wait for
   * anybody else.
   * @param limitMs after which a statement is cancelled (SQLSTATE 57014)
   */
  async readAtLength<T>(actor: Actor, limitMs: number, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.once(
      actor,
      'snapshot',
      async (tx) => {
        // Compiling takes a good part of the second or two that most of them have.
        await tx.query(`select set_config('statement_timeout', $1, true), set_config('jit', 'off', true)`, [
          String(Math.ceil(limitMs)),
        ]);
        return work(tx);
      },
      { limitMs: limitMs + CANCEL_GRACE_MS },
    );
  }

  private async once<T>(
    actor: Actor,
    mode: TxMode,
    work: (tx: PgTx) => Promise<T>,
    sending: Sending = {},
  ): Promise<T> {
    const isPipelined = sending.isPipelined === true;
    const client = await (isPipelined ? this.pipelined : this.pool).connect();
    // A connection that breaks between two statements has nobody waiting to be told, and an error event that nobody
    // hears ends the process. The next statement on it fails, which is soon enough.
    if (client.listenerCount('error') === 0) client.on('error', () => undefined);
    let fault: Error | undefined;
    const tx = new PgTx(actor, client, this.dataSource, () => this.clock.nowMs(), sending);
    try {
      if (isPipelined) writeTogether(client);
      const opening = client.query(openingStatements(actor, mode));
      // Where statements need not wait for one another, the first ones go with it; should it fail, what they answer is lost.
      if (!isPipelined) await opening;
      const [result] = await Promise.all([work(tx), opening]);
      const { command } = await client.query('COMMIT');
      // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
      if (command !== 'COMMIT') throw new Error('the work went on after a statement had failed');
      return result;
    } catch (error) {
      // Of what was asked for at once, the rest may still want to go on.
      tx.close();
      fault = await rollBack(client, error);
      throw error;
    } finally {
      // A connection whose state is unknown (time-out, reset) is destroyed, never lent to the next caller.
      client.release(fault);
    }
  }
}

/** @returns the fault that makes the connection unusable, if any */
async function rollBack(client: PoolClient, cause: unknown): Promise<Error | undefined> {
  if (isConnectionFault(cause)) return cause as Error;
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error('rollback failed');
  }
}

function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = sqlState(error);
  return (
    state.startsWith('08') ||
    state.startsWith('57P') ||
    state.startsWith('E') ||
    error.message === 'Query read timeout' ||
    error.message.startsWith('Connection terminated')
  );
}

/** Name of the violated constraint, which repositories translate into a domain error. */
export function violatedConstraint(error: unknown): string | undefined {
  const constraint = (error as { constraint?: unknown } | undefined)?.constraint;
  return typeof constraint === 'string' ? constraint : undefined;
}
