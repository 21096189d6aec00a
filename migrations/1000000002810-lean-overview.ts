import type { MigrationInterface, QueryRunner } from 'typeorm';
import { timelineBranch, type TimelineSource } from './1000000002400-customer-overview.js';
import { rewriteFunction } from './support.js';

const DECISION: TimelineSource['columns'] = {
  act: 'd.outcome',
  subject: 'd.purpose',
  scenario: 'd.scenario',
  amount: 'd.amount_minor',
  currency: 'd.currency',
};
const EVENT: TimelineSource['columns'] = {
  act: 'e.type',
  scenario: 'e.scenario',
  amount: 'e.amount_minor',
  currency: 'e.currency',
  happened: 'e.occurred_at',
};
const owned = (alias: string): string => `${alias}.customer_id = asked and ${alias}.bucket = home`;

/** A page of one table, at most one row more than is shown: the one at the place itself, which the branch leaves out. */
const page = (alias: string, columns: string, from: string, id: string): string =>
  `(select ${columns} from ${from} and ${id} <= bound order by ${id} desc limit most + 1) ${alias} where true`;

const DECISION_COLUMNS = 'd.id, d.outcome, d.purpose, d.scenario, d.amount_minor, d.currency';

const SEGMENT: TimelineSource = {
  kind: 'segment',
  id: 'null::uuid',
  at: 'm.entered_at',
  suffix: 'm.segment',
  columns: { act: `'entered'`, subject: 'm.segment' },
  from: `segment_member m where ${owned('m')}`,
};

/** What stands in the timeline, and what takes its place. */
const BRANCHES: readonly (readonly [TimelineSource, TimelineSource])[] = [
  [
    { kind: 'event', id: 'e.id', columns: EVENT, from: `event e where ${owned('e')} and not e.is_sensitive` },
    {
      kind: 'event',
      id: 'e.id',
      columns: EVENT,
      from: page(
        'e',
        'e.id, e.type, e.scenario, e.amount_minor, e.currency, e.occurred_at',
        `event e where ${owned('e')} and not e.is_sensitive`,
        'e.id',
      ),
    },
  ],
  [
    { kind: 'decision', id: 'd.id', columns: DECISION, from: `decision d where ${owned('d')}` },
    {
      kind: 'decision',
      id: 'd.id',
      columns: DECISION,
      from: page('d', DECISION_COLUMNS, `decision d where ${owned('d')}`, 'd.id'),
    },
  ],
  [
    {
      kind: 'decision',
      id: 'j.decision_id',
      columns: DECISION,
      from: `customer_decision j join decision d on d.id = j.decision_id and d.bucket = bucket_of(j.decision_id)
      where ${owned('j')} and d.customer_id is null`,
    },
    {
      kind: 'decision',
      id: 'd.id',
      columns: DECISION,
      from: `unnest(joined) as j(id) join decision d on d.id = j.id and d.bucket = bucket_of(j.id)
      where d.customer_id is null and d.id between joined[cardinality(joined)] and joined[1]`,
    },
  ],
  // As elsewhere: without his consent nobody is told his segments.
  [
    SEGMENT,
    {
      ...SEGMENT,
      from: `${SEGMENT.from} and exists (select from consent n where ${owned('n')} and n.purpose = 'profiling'
        and 'profile' = any (n.data) and n.status = 'granted')`,
    },
  ],
];

/**
 * What a plan over the tables of all months costs is mostly that it is made ready to run: each table's conditions and
 * expressions again. So those tables give plain columns by one condition on the id, and what is made of them is made once;
 * and decisions that somebody has joined are looked for in the months of those alone.
 */
export class LeanOverview1000000002810 implements MigrationInterface {
  name = 'LeanOverview1000000002810';

  async up(q: QueryRunner): Promise<void> {
    await this.timeline(q);
    await this.decisions(q);
  }

  /** `bound` is the greatest id of an entry that can still follow the place `before_ms`, `before_key`. */
  private async timeline(q: QueryRunner): Promise<void> {
    const home = 'home int2 := bucket_of(asked);';
    await rewriteFunction(q, 'customer_timeline', [
      ...BRANCHES.map(([from, to]) => [timelineBranch(from), timelineBranch(to)] as const),
      [
        home,
        `${home}
        bound uuid := case when before_key ~ '^[0-9a-f]{8}-' then
          least(before_id, greatest(first_id_of(to_timestamp(before_ms / 1000.0)), left(before_key, 36)::uuid)) else before_id end;
        joined uuid[] := array(select j.decision_id from customer_decision j where ${owned('j')} and j.decision_id <= bound
          order by j.decision_id desc limit most + 1);`,
      ],
    ]);
  }

  private async decisions(q: QueryRunner): Promise<void> {
    await rewriteFunction(q, 'latest_decisions', [
      [
        `select d.id, d.scenario, d.purpose, d.outcome, d.offer_count
        from (
          (select o.id from decision o where o.customer_id = asked and o.bucket = bucket_of(asked)
            order by o.id desc limit most)
          union
          (select j.decision_id from customer_decision j where j.customer_id = asked and j.bucket = bucket_of(asked)
            order by j.decision_id desc limit most)) k
        join decision d on d.id = k.id and d.bucket = bucket_of(k.id)
        order by d.id desc limit most;`,
        `select k.* from (
          (select d.id, d.scenario, d.purpose, d.outcome, d.offer_count from decision d
            where d.customer_id = asked and d.bucket = bucket_of(asked) order by d.id desc limit most)
          union
          select d.id, d.scenario, d.purpose, d.outcome, d.offer_count
          from unnest(joined) as j(id) join decision d on d.id = j.id and d.bucket = bucket_of(j.id)
          where d.id between joined[cardinality(joined)] and joined[1]) k
        order by k.id desc limit most;`,
      ],
      [
        '#variable_conflict use_column',
        `#variable_conflict use_column
      declare
        joined uuid[] := array(select j.decision_id from customer_decision j
          where j.customer_id = asked and j.bucket = bucket_of(asked) order by j.decision_id desc limit most);`,
      ],
    ]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
