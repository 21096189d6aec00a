import { Injectable } from '@nestjs/common';
import type { SystemActor } from '../database/actor.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import { Log } from '../telemetry/log.js';
import { Metrics } from '../telemetry/metrics.js';
import { Readiness } from '../telemetry/readiness.js';

export interface Piece<T> {
  /** What names it in the table of faults and in the log: a public id, or ids joined by a slash. */
  readonly subjectOf: (piece: T) => string;
  /** In a transaction of its own. It looks again, under its locks, whether there is still something to do. */
  readonly work: (tx: Tx, piece: T) => Promise<unknown>;
}

export interface Pace {
  /** By `performance.now()`; no piece is begun after it. */
  readonly untilMs: number;
  /** Transactions side by side, each on a connection of its own. */
  readonly atOnce?: number;
}

/** The lease's own connection waits meanwhile, and PostgreSQL ends one that is idle for five seconds. */
export const ROUND_MS = 2_000;
const WARNED_MAX = 1_000;
/** A fault this old was of a piece that nobody has to do any more. */
const FORGOTTEN_DAYS = 30;

/**
 * A condition for the query that finds a job's pieces: those that failed lately are left out until their time comes.
 * @param job a word of the program's own, never a caller's
 * @param subject SQL of what `subjectOf` answers
 */
export function isNotPutOff(job: string, subject: string): string {
  return `not exists (select 1 from piece_fault f
    where f.job = '${job}' and f.subject = ${subject} and f.retry_at > clock_timestamp())`;
}

/**
 * Batch work that one bad row cannot stop: every piece has its own transaction; one that fails is logged, counted and
 * put off, longer each time, while the others go on.
 */
@Injectable()
export class Piecework {
  /** How many of each job fail, as this process has seen it last. */
  private readonly failing = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly metrics: Metrics,
    readiness: Readiness,
  ) {
    metrics.observeFailingPieces(() => [...this.failing.values()].reduce((sum, count) => sum + count, 0));
    readiness.registerWarnings(() =>
      [...this.failing].filter(([, count]) => count > 0).map(([job, count]) => `${count} of ${job} fail`),
    );
  }

  /** @returns how many were begun before time was up, in the order given */
  async each<T>(
    job: string,
    pieces: readonly T[],
    { subjectOf, work }: Piece<T>,
    { untilMs, atOnce = 1 }: Pace,
  ): Promise<number> {
    const actor: SystemActor = { kind: 'system', job };
    const known = await this.known(actor);
    let begun = 0;
    const worker = async (): Promise<void> => {
      while (begun < pieces.length && performance.now() < untilMs) {
        const piece = pieces[begun++] as T;
        const subject = subjectOf(piece);
        try {
          await this.database.run(actor, async (tx) => {
            await work(tx, piece);
            if (known.has(subject)) await forget(tx, job, subject);
          });
          known.delete(subject);
        } catch (error) {
          known.add(subject);
          await this.putOff(actor, subject, error);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    this.failing.set(job, known.size);
    return begun;
  }

  private async known(actor: SystemActor): Promise<Set<string>> {
    const rows = await this.database.read(actor, (tx) =>
      tx.query<{ subject: string }>('select subject from piece_fault where job = $1 limit $2', [
        actor.job,
        WARNED_MAX,
      ]),
    );
    return new Set(rows.map(({ subject }) => subject));
  }

  private async putOff(actor: SystemActor, subject: string, error: unknown): Promise<void> {
    const { job } = actor;
    this.log.error('piece.failed', { job, subject }, error);
    this.metrics.pieceFaults.inc({ job });
    await this.database.run(actor, async (tx) => {
      await tx.query(
        `insert into piece_fault as f (job, subject, failures, failed_at, retry_at)
         values ($1, $2, 1, clock_timestamp(), clock_timestamp() + interval '10 s')
         on conflict (job, subject) do update set failures = f.failures + 1, failed_at = excluded.failed_at,
           retry_at = excluded.failed_at + interval '10 s' * least(power(2, least(f.failures, 20)), 360)`,
        [job, subject],
      );
      await tx.query(
        `delete from piece_fault where job = $1 and failed_at < clock_timestamp() - interval '1 day' * $2::int`,
        [job, FORGOTTEN_DAYS],
      );
    });
  }
}

async function forget(tx: Tx, job: string, subject: string): Promise<void> {
  await tx.query('delete from piece_fault where job = $1 and subject = $2', [job, subject]);
}
