import { parentPort, workerData } from 'node:worker_threads';
import { Pool } from 'pg';
import { KeyRing } from '../../platform/security/secret-box.js';
import { type DecisionRows, storeRows } from './decision-rows.js';
import type { FromWriter, ToWriter, WriterSettings } from './decision-writer.js';

/** Seals, presses and stores decisions on another processor than the one that decides. */
const { pool: poolConfig, kek, statement } = workerData as WriterSettings;
const pool = new Pool(poolConfig);
pool.on('error', () => undefined); // the pool replaces a broken idle connection; the next query tells if it cannot
const keys = new KeyRing(Buffer.from(kek));

const tell = (message: FromWriter): void => parentPort?.postMessage(message);

async function store(number: number, rows: DecisionRows): Promise<void> {
  try {
    tell({ number, repeated: await storeRows(pool, keys, rows, statement) });
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    tell({ number, fault: { message, code } });
  }
}

parentPort?.on('message', (message: ToWriter) => {
  if (message === 'end') void pool.end().finally(() => parentPort?.close());
  else void store(message.number, message.rows);
});
