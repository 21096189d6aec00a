import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import { sqlState } from '../../platform/database/sql-state.js';
import { bucketSlots, type Fault, type IntegrityCheck, IntegrityChecks } from './integrity-checks.js';

export interface IntegrityRun {
  /** Faults at most that each check lists. */
  readonly limit: number;
  /** For all checks together. */
  readonly limitMs: number;
  /** Only these; all when left out. */
  readonly names?: readonly string[] | undefined;
  /** Told of each result as soon as it is there. */
  readonly onResult?: (result: IntegrityResult) => void;
}

export interface IntegrityResult {
  readonly name: string;
  readonly describe: string;
  /** `unfinished` when the time was over; what had been found by then is listed. */
  readonly status: 'sound' | 'faulty' | 'unfinished';
  readonly faults: readonly Fault[];
  /** There are more than the listed ones. */
  readonly hasMore: boolean;
  readonly tookMs: number;
}

const CANCELLED = '57014';

/** Runs the registered checks one after the other, each slot in one snapshot of its own. */
@Injectable()
export class IntegrityRunner {
  constructor(
    private readonly database: Database,
    private readonly checks: IntegrityChecks,
  ) {}

  /** @param actor staff or the system: a partner would not see the others' rows */
  async run(actor: Actor, { limit, limitMs, names, onResult }: IntegrityRun): Promise<IntegrityResult[]> {
    const endMs = performance.now() + limitMs;
    const results: IntegrityResult[] = [];
    for (const check of this.checks.list()) {
      if (names && !names.includes(check.name)) continue;
      const result = await this.runOne(actor, check, limit, endMs);
      onResult?.(result);
      results.push(result);
    }
    return results;
  }

  private async runOne(
    actor: Actor,
    check: IntegrityCheck,
    limit: number,
    endMs: number,
  ): Promise<IntegrityResult> {
    const startedMs = performance.now();
    const faults: Fault[] = [];
    let isFinished = true;
    for (const slot of bucketSlots(check.slots ?? 1)) {
      if (faults.length > limit) break;
      const leftMs = endMs - performance.now();
      isFinished = leftMs > 0;
      if (!isFinished) break;
      try {
        faults.push(
          ...(await this.database.readAtLength(actor, leftMs, (tx) =>
            check.faults(tx, limit + 1 - faults.length, slot),
          )),
        );
      } catch (error) {
        if (sqlState(error) !== CANCELLED) throw error;
        isFinished = false;
        break;
      }
    }
    return {
      name: check.name,
      describe: check.describe,
      status: !isFinished ? 'unfinished' : faults.length > 0 ? 'faulty' : 'sound',
      faults: faults.slice(0, limit),
      hasMore: faults.length > limit,
      tookMs: Math.round(performance.now() - startedMs),
    };
  }
}
