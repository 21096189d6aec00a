import type { Pool } from 'pg';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { KeyRing } from '../../platform/security/secret-box.js';
import { sealReceipt, type SealedUnder } from './sealed-receipt.js';
import { packAnswer, unpackAnswer } from './stored-answer.js';

export interface DecisionRecord {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  /** With the key that his receipts are sealed under; undefined for an anonymous request. */
  readonly borrower: SealedUnder | undefined;
  readonly scenario: string;
  readonly purpose: string;
  readonly amountMinor: number | undefined;
  readonly currency: string | undefined;
  readonly snapshotVersion: number;
  readonly offerCount: number;
  /** `offered`, or the reason why nothing was, for the statistics of unserved demand. */
  readonly outcome: string;
  readonly verdicts: string;
  /** JSON text, not yet sealed. */
  readonly receipt: string;
  /** JSON text in UTF-8, as the caller gets it. */
  readonly answer: Buffer;
  readonly idempotencyDigest: Buffer | undefined;
  readonly fingerprint: Buffer | undefined;
}

export interface StoredDecision {
  readonly fingerprint: Buffer;
  readonly answer: string;
}

/**
 * A batch of decisions as another thread gets it. Few long texts and one stretch of memory that changes hands: each value
 * that is copied on its way costs both threads more than its bytes do.
 */
export interface DecisionRows {
  /** Of the first columns, an array literal each, and what is the same for all. */
  readonly columns: readonly string[];
  readonly verdicts: string;
  /** A line each. */
  readonly receipts: string;
  /** Ids of the borrowers and their wrapped keys in base64, a line each; an empty one where there is none. */
  readonly borrowers: string;
  readonly wrappedKeys: string;
  /** One behind the other. */
  readonly answers: Uint8Array<ArrayBuffer>;
  readonly answerLengths: readonly number[];
  readonly idempotencyDigests: string;
  readonly fingerprints: string;
}

/** What an idempotency key of the batch has stored meanwhile. */
export interface Repeated {
  /** Place in the batch. */
  readonly index: number;
  /** Base64. */
  readonly fingerprint: string;
  readonly answer: string;
}

/** Raised when the same request with the same configuration would be answered otherwise; stands in each receipt. */
export const ENGINE_VERSION = '3';
/** No verdict holds this character, so many texts travel as one parameter and need no escaping. */
const RECORD_SEPARATOR = '\x1e';
/** JSON text that was not indented has none. */
const LINE = '\n';
const KEEP_KEYS = '24 hours';

export function toRows(batch: readonly DecisionRecord[]): DecisionRows {
  return {
    columns: [
      arrayLiteral(batch.map((d) => d.id)),
      arrayLiteral(batch.map((d) => d.partnerId)),
      arrayLiteral(batch.map((d) => d.environment)),
      arrayLiteral(batch.map((d) => d.borrower?.id ?? null)),
      arrayLiteral(batch.map((d) => d.scenario)),
      arrayLiteral(batch.map((d) => d.purpose)),
      arrayLiteral(batch.map((d) => d.amountMinor ?? null)),
      arrayLiteral(batch.map((d) => d.currency ?? null)),
      arrayLiteral(batch.map((d) => d.snapshotVersion)),
      ENGINE_VERSION,
      arrayLiteral(batch.map((d) => d.offerCount)),
      arrayLiteral(batch.map((d) => d.outcome)),
    ],
    verdicts: batch.map((d) => d.verdicts).join(RECORD_SEPARATOR),
    receipts: batch.map((d) => d.receipt).join(LINE),
    borrowers: batch.map((d) => d.borrower?.id ?? '').join(LINE),
    wrappedKeys: batch.map((d) => d.borrower?.wrappedKey?.toString('base64') ?? '').join(LINE),
    answers: joined(batch.map((d) => d.answer)),
    answerLengths: batch.map((d) => d.answer.length),
    idempotencyDigests: arrayLiteral(batch.map((d) => d.idempotencyDigest ?? null)),
    fingerprints: arrayLiteral(batch.map((d) => d.fingerprint ?? null)),
  };
}

/** In memory of its own, unlike that of `Buffer.concat`, so that it can be handed to another thread. */
function joined(parts: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const whole = Buffer.allocUnsafeSlow(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) at += part.copy(whole, at);
  return whole;
}

/**
 * Seals the receipts, presses the answers and stores all of it in one statement.
 * @param name of the prepared statement; none behind a pooler that knows no such thing
 */
export async function storeRows(
  pool: Pool,
  keys: KeyRing,
  rows: DecisionRows,
  name: { name?: string },
): Promise<Repeated[]> {
  const receipts = sealed(keys, rows);
  const answers = pressed(rows);
  const stored = await pool.query<{ ord: string; stored_fingerprint: Buffer; stored_answer: Buffer }>({
    ...name,
    text: `select * from gate.record_decisions($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    values: [
      ...rows.columns,
      rows.verdicts,
      Buffer.concat(receipts),
      arrayLiteral(receipts.map(({ length }) => length)),
      Buffer.concat(answers),
      arrayLiteral(answers.map(({ length }) => length)),
      rows.idempotencyDigests,
      rows.fingerprints,
      KEEP_KEYS,
    ],
  });
  return stored.rows.map((row) => ({
    index: Number(row.ord) - 1,
    fingerprint: row.stored_fingerprint.toString('base64'),
    answer: unpackAnswer(row.stored_answer),
  }));
}

function sealed(keys: KeyRing, rows: DecisionRows): Buffer[] {
  const ids = (rows.columns[0] as string).slice(1, -1).split(',');
  const borrowers = rows.borrowers.split(LINE);
  const wrappedKeys = rows.wrappedKeys.split(LINE);
  const receipts = rows.receipts.split(LINE);
  return rows.answerLengths.map((_, i) => {
    const key = wrappedKeys[i];
    const under = { id: borrowers[i] as Uuid, wrappedKey: key ? Buffer.from(key, 'base64') : null };
    return sealReceipt(keys, ids[i] as Uuid, under, receipts[i] as string);
  });
}

function pressed({ answers, answerLengths }: DecisionRows): Buffer[] {
  let end = 0;
  return answerLengths.map((length) => {
    end += length;
    return packAnswer(answers.subarray(end - length, end));
  });
}
