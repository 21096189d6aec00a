import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Pool, PoolConfig } from 'pg';
import type { Config } from '../../platform/config/config.js';
import { gatePoolConfig } from '../../platform/database/gate-pool.js';
import type { KeyRing } from '../../platform/security/secret-box.js';
import { type DecisionRows, type Repeated, storeRows } from './decision-rows.js';

/** Token of where decisions are written. */
export const DECISION_WRITER = Symbol('DECISION_WRITER');

export interface DecisionWriter {
  /** @throws what the database answers, with its `code` */
  store(rows: DecisionRows): Promise<readonly Repeated[]>;
  /** After the last decision. */
  end(): Promise<void>;
}

export interface WriterSettings {
  readonly pool: PoolConfig;
  /** Key-encryption key, 32 bytes. */
  readonly kek: Uint8Array;
  readonly statement: { readonly name?: string };
}

export type ToWriter = 'end' | { readonly number: number; readonly rows: DecisionRows };
export type FromWriter =
  | { readonly number: number; readonly repeated: readonly Repeated[] }
  | {
      readonly number: number;
      readonly fault: { readonly message: string; readonly code?: string | undefined };
    };

/** The compiled program has it; where the sources run as they are, there is none. */
const WORKER = new URL('./decision-writer.worker.js', import.meta.url);

/** A thread of its own in the compiled program, else this one. */
export function openWriter(config: Config, pool: Pool, keys: KeyRing): DecisionWriter {
  const statement = config.databaseNamedStatements ? { name: 'record_decisions' } : {};
  if (!existsSync(WORKER)) return writerHere(pool, keys, statement);
  return new WriterThread({ pool: gatePoolConfig(config), kek: config.kek.reveal(), statement });
}

export function writerHere(pool: Pool, keys: KeyRing, statement: { name?: string }): DecisionWriter {
  return {
    store: (rows) => storeRows(pool, keys, rows, statement),
    end: () => Promise.resolve(),
  };
}

/**
 * Sealing, pressing and storing take a sixth of a decision's processor time and need nothing that the deciding thread
 * has, which is the one that is full first. The first decision starts it, so a process that decides nothing has none; one that
 * breaks is replaced by the next decision's.
 */
class WriterThread implements DecisionWriter {
  private readonly waiting = new Map<
    number,
    { resolve: (of: readonly Repeated[]) => void; reject: (of: Error) => void }
  >();
  private thread: Worker | undefined;
  private last = 0;

  constructor(private readonly settings: WriterSettings) {}

  store(rows: DecisionRows): Promise<readonly Repeated[]> {
    this.thread ??= this.start();
    const number = ++this.last;
    const message: ToWriter = { number, rows };
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.thread?.postMessage(message, [rows.answers.buffer]);
    });
  }

  async end(): Promise<void> {
    const { thread } = this;
    if (!thread) return;
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage('end' satisfies ToWriter);
    await ended;
  }

  private start(): Worker {
    const thread = new Worker(WORKER, { workerData: this.settings });
    // What keeps a process alive is its server: a command that ends need not say goodbye.
    thread.unref();
    thread.on('message', (message: FromWriter) => this.answered(message));
    const broken = (why: string): void => {
      // Said before, or of a thread that another has replaced.
      if (this.thread !== thread) return;
      this.thread = undefined;
      // Worded as the driver words a connection that is gone: the caller may try again.
      for (const { reject } of this.waiting.values()) reject(new Error(`Connection terminated: ${why}`));
      this.waiting.clear();
    };
    thread.on('error', (error) => broken((error as Error).message));
    thread.on('exit', (code) => broken(`the writing thread ended with ${code}`));
    return thread;
  }

  private answered(message: FromWriter): void {
    const caller = this.waiting.get(message.number);
    this.waiting.delete(message.number);
    if ('repeated' in message) caller?.resolve(message.repeated);
    else caller?.reject(Object.assign(new Error(message.fault.message), { code: message.fault.code }));
  }
}
