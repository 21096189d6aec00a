import { Injectable } from '@nestjs/common';
import type { RuleSql } from '../../../engines/rules/sql/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { factsTable, fewFacts } from './runs.repository.js';

export interface SampleCount {
  readonly lookedAt: number;
  readonly matches: number;
  readonly unknown: number;
  readonly examples: readonly Uuid[];
  /** By the columns asked for: for how many of the unknown it is missing. */
  readonly missing: readonly number[];
}

interface Row {
  looked_at: string;
  matches: string;
  unknown: string;
  examples: Uuid[] | null;
  missing: string[] | null;
}

const EXAMPLES = 10;

/** Counts by a rule; two parameters of the statement's own come before the rule's. */
@Injectable()
export class PreviewRepository {
  /**
   * Of the customers in the first buckets, which were drawn by lot.
   * @param columns SQL of the program's own that may be unknown
   */
  async sample(
    tx: ReadTx,
    environment: Environment,
    buckets: number,
    sql: RuleSql,
    columns: readonly string[],
  ): Promise<SampleCount> {
    const missing = columns.map(
      (column) => `count(*) filter (where v.verdict is null and ${column} is null)`,
    );
    const [row] = await tx.query<Row>(
      `select count(*) as looked_at, count(*) filter (where v.verdict) as matches,
         count(*) filter (where v.verdict is null) as unknown,
         (array_agg(f.customer_id) filter (where v.verdict))[1:${EXAMPLES}] as examples,
         array[${missing.join(', ')}]::int8[] as missing
       from ${fewFacts(sql)} cross join lateral (select ${sql.condition} as verdict offset 0) v
       where f.environment = $1 and f.bucket < $2`,
      [environment, buckets, ...sql.parameters],
    );
    return {
      lookedAt: Number(row?.looked_at),
      matches: Number(row?.matches),
      unknown: Number(row?.unknown),
      examples: row?.examples ?? [],
      missing: (row?.missing ?? []).map(Number),
    };
  }

  /**
   * Of everybody in the environment, in one statement. Grouping by the verdict computes it once a row, and beside the rows,
   * so that all processors that PostgreSQL may use share the work.
   */
  async exact(
    tx: ReadTx,
    environment: Environment,
    sql: RuleSql,
  ): Promise<Pick<SampleCount, 'lookedAt' | 'matches' | 'unknown'>> {
    const rows = await tx.query<{ verdict: boolean | null; customers: string }>(
      `select ${sql.condition} as verdict, count(*) as customers from ${factsTable(sql)}
       where f.environment = $1 and $2::int4 is null group by 1`,
      [environment, null, ...sql.parameters],
    );
    const of = (wanted: boolean | null): number =>
      Number(rows.find(({ verdict }) => verdict === wanted)?.customers ?? 0);
    return { lookedAt: of(true) + of(false) + of(null), matches: of(true), unknown: of(null) };
  }
}
