import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { isNotPutOff } from '../../../platform/schedule/piecework.js';
import type { ScoredFrame } from './frame.js';

/** A frame with what everybody in it is classified by, and how far that has been carried to the customers. */
export interface StoredFrame extends ScoredFrame {
  readonly publishedNumber: number | null;
  /** The run that everybody was scored by last, and the day (UTC) of it. */
  readonly sweptNumber: number | null;
  readonly sweptDay: number | null;
  /** The last customer whom a sweep under way has come to. */
  readonly sweepAfter: Uuid | null;
}

export interface FrameState extends StoredFrame {
  readonly customers: number;
  readonly classified: number;
}

const COLUMNS = `f.environment, f.kind, f.scope, f.currency, f.published_number as "publishedNumber",
  f.swept_number as "sweptNumber", f.swept_day as "sweptDay", f.sweep_after as "sweepAfter"`;
const KEY = 'f.environment = $1 and f.kind = $2 and f.scope = $3 and f.currency = $4';

@Injectable()
export class FramesRepository {
  /** Makes it where it is missing, and locks it: whoever scores or publishes in a frame does so one after the other. */
  async lock(tx: Tx, frame: ScoredFrame): Promise<StoredFrame> {
    await tx.query(
      `insert into classification_frame (environment, kind, scope, currency) values ($1, $2, $3, $4) on conflict do nothing`,
      keyOf(frame),
    );
    const rows = await tx.query<StoredFrame>(
      `select ${COLUMNS} from classification_frame f where ${KEY} for update`,
      keyOf(frame),
    );
    return rows[0] as StoredFrame;
  }

  async publishedNumber(tx: ReadTx, frame: ScoredFrame): Promise<number | null> {
    const rows = await tx.query<{ number: number | null }>(
      `select f.published_number as number from classification_frame f where ${KEY}`,
      keyOf(frame),
    );
    return rows[0]?.number ?? null;
  }

  /** Scopes and currencies in which anybody is classified at all. */
  async published(tx: ReadTx): Promise<Pick<ScoredFrame, 'scope' | 'currency'>[]> {
    return tx.query(
      'select distinct scope, currency from classification_frame where published_number is not null',
    );
  }

  /** Changes whenever everybody is scored anew. */
  async standing(tx: ReadTx, frame: ScoredFrame): Promise<object> {
    const rows = await tx.query<object>(
      `select f.published_number, f.swept_number, f.swept_day from classification_frame f where ${KEY}`,
      keyOf(frame),
    );
    return rows[0] ?? {};
  }

  /** From the next step on everybody is scored by this run. */
  async publish(tx: Tx, frame: ScoredFrame, number: number): Promise<void> {
    await tx.query(
      `update classification_frame f set published_number = $5, swept_number = null, sweep_after = null where ${KEY}`,
      [...keyOf(frame), number],
    );
  }

  /**
   * Frames whose customers are to be scored again: by a newer run, or because a day has passed.
   * @param job whose faults put a frame off for a while
   */
  async due(tx: ReadTx, job: string, today: number): Promise<StoredFrame[]> {
    return tx.query(
      `select d.environment, d.kind, d.scope, d.currency, d.published_number as "publishedNumber",
         d.swept_number as "sweptNumber", d.swept_day as "sweptDay", d.sweep_after as "sweepAfter"
       from classification_frame d where d.published_number is not null
         and (d.swept_number is distinct from d.published_number or d.swept_day is distinct from $1)
         and ${isNotPutOff(job, `d.environment || '/' || d.kind || '/' || d.scope || '/' || d.currency`)}
       order by d.environment, d.kind, d.scope, d.currency limit 100`,
      [today],
    );
  }

  /** @param after undefined when everybody is done */
  async swept(tx: Tx, frame: StoredFrame, today: number, after: Uuid | undefined): Promise<void> {
    await tx.query(
      after === undefined
        ? `update classification_frame f set swept_number = f.published_number, swept_day = $5::int4, sweep_after = null,
             tell_after = null
           where ${KEY}`
        : `update classification_frame f set sweep_after = $5::uuid where ${KEY}`,
      [...keyOf(frame), after ?? today],
    );
  }

  /** Frames in which everybody is scored, and the rows of facts do not say so yet. */
  async toTell(tx: ReadTx, job: string): Promise<(ScoredFrame & { readonly tellAfter: Uuid | null })[]> {
    return tx.query(
      `select d.environment, d.kind, d.scope, d.currency, d.tell_after as "tellAfter" from classification_frame d
       where d.swept_number = d.published_number
         and (d.told_number, d.told_day) is distinct from (d.swept_number, d.swept_day)
         and ${isNotPutOff(job, `d.environment || '/' || d.kind || '/' || d.scope || '/' || d.currency`)}
       order by d.environment, d.kind, d.scope, d.currency limit 20`,
    );
  }

  /** @param after undefined when everybody's facts have followed */
  async told(tx: Tx, frame: ScoredFrame, after: Uuid | undefined): Promise<void> {
    await tx.query(
      after === undefined
        ? `update classification_frame f set told_number = f.swept_number, told_day = f.swept_day, tell_after = null
           where ${KEY}`
        : `update classification_frame f set tell_after = $5::uuid where ${KEY}`,
      after === undefined ? keyOf(frame) : [...keyOf(frame), after],
    );
  }

  /** All populations of an environment, classified or not, by name. */
  async list(tx: ReadTx, environment: Environment): Promise<FrameState[]> {
    return tx.query(
      `with counted as (
         select s.environment, s.kind, s.scope, s.currency, count(*)::int4 as customers,
           count(k.customer_id)::int4 as classified
         from (
           select customer_id, bucket, environment, kind, scope, currency from customer_summary union all
           select customer_id, bucket, environment, kind, scope, currency from bank_summary) s
         left join classification k on k.customer_id = s.customer_id and k.bucket = s.bucket
           and k.scope = s.scope and k.currency = s.currency
         where s.environment = $1 group by 1, 2, 3, 4)
       select n.*, f.published_number as "publishedNumber", f.swept_number as "sweptNumber",
         f.swept_day as "sweptDay", f.sweep_after as "sweepAfter"
       from counted n left join classification_frame f using (environment, kind, scope, currency)
       order by n.kind, n.scope, n.currency limit 500`,
      [environment],
    );
  }
}

function keyOf({ environment, kind, scope, currency }: ScoredFrame): string[] {
  return [environment, kind, scope, currency];
}
