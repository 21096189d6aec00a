import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { ScoredFrame } from '../../profiles/index.js';
import type { PartedBy } from './dto/report-query.dto.js';

/** Sums over the customers of a frame; values in minor units. */
export interface PopulationSums {
  readonly customers: number;
  readonly buyers: number;
  readonly reachable: number;
  readonly value: number;
  readonly squares: number;
  /** Null without a model. */
  readonly lifetimeValue: number | null;
}

export interface Everybody extends PopulationSums {
  /** Business time as of which the middle one of them was classified; null without anybody. */
  readonly asOfMs: number | null;
}

export interface SegmentSums extends PopulationSums {
  readonly segment: string;
}

export interface RfmSquare {
  readonly r: number;
  readonly f: number;
  readonly cell: string;
  readonly customers: number;
  readonly value: number;
}

export interface CurveStep {
  /** Customers up to here, those who bring most first; and all. */
  readonly place: number;
  readonly customers: number;
  readonly running: number;
  /** Σ of the value times its place from below, of this step. */
  readonly weighted: number;
}

const FRAME = 'k.environment = $1 and k.kind = $2 and k.scope = $3 and k.currency = $4';
const SUMS = `count(*)::int4 as customers, count(k.monetary_minor)::int4 as buyers,
  (count(*) filter (where 'marketing' = any(f.consents)))::int4 as reachable,
  coalesce(sum(k.monetary_minor), 0)::float8 as value, coalesce(sum(k.monetary_minor::float8 ^ 2), 0) as squares,
  sum(k.clv_minor)::float8 as "lifetimeValue"`;
const FACTS = 'left join customer_facts f on f.customer_id = k.customer_id and f.bucket = k.bucket';
const CURVE_STEPS = 50;
const SEGMENTS_MAX = 500;

/** Counts everybody who is classified in a frame. */
@Injectable()
export class ReportPopulation {
  async all(tx: ReadTx, frame: ScoredFrame): Promise<Everybody> {
    const [row] = await tx.query<Everybody>(
      `select ${SUMS},
         extract(epoch from percentile_disc(0.5) within group (order by k.as_of))::float8 * 1000 as "asOfMs"
       from classification k ${FACTS} where ${FRAME}`,
      keyOf(frame),
    );
    return row as Everybody;
  }

  /** The largest first. */
  async segments(tx: ReadTx, frame: ScoredFrame, by: PartedBy): Promise<SegmentSums[]> {
    const members =
      by === 'segment'
        ? 'join segment_member m on m.customer_id = k.customer_id and m.bucket = k.bucket'
        : '';
    return tx.query(
      `select ${nameOf(by)} as segment, ${SUMS} from classification k ${members} ${FACTS} where ${FRAME}
       group by 1 order by 2 desc, 1 limit ${SEGMENTS_MAX}`,
      keyOf(frame),
    );
  }

  async rfm(tx: ReadTx, frame: ScoredFrame): Promise<RfmSquare[]> {
    return tx.query(
      `select k.r, k.f, k.cell, count(*)::int4 as customers, sum(k.monetary_minor)::float8 as value
       from classification k where ${FRAME} and k.r is not null group by 1, 2, 3 order by 1, 2`,
      keyOf(frame),
    );
  }

  /** Pareto's curve: what is taken back counts as nothing. */
  async curve(tx: ReadTx, frame: ScoredFrame): Promise<CurveStep[]> {
    return tx.query(
      `with ordered as (
         select greatest(k.monetary_minor, 0)::float8 as worth, row_number() over w as place, count(*) over () as n,
           sum(greatest(k.monetary_minor, 0)::float8) over w as running
         from classification k where ${FRAME} and k.monetary_minor is not null
         window w as (order by k.monetary_minor desc, k.customer_id rows unbounded preceding))
       select max(place)::int4 as place, max(n)::int4 as customers, max(running) as running,
         sum((n - place + 1) * worth) as weighted
       from ordered group by ceil(place * ${CURVE_STEPS}.0 / n) order by 1`,
      keyOf(frame),
    );
  }

  /** Of each segment's members at its last snapshot, the share that is in it now. */
  async stayed(
    tx: ReadTx,
    { environment }: ScoredFrame,
    segments: readonly string[],
  ): Promise<{ segment: string; share: number }[]> {
    return tx.query(
      `select s.segment, (count(m.customer_id)::float8 / count(*)) as share
       from unnest($2::text[]) as asked(segment)
       cross join lateral (
         select t.id, t.segment from segment_snapshot t
         where t.segment = asked.segment and t.environment = $1 order by t.id desc limit 1) s
       join segment_snapshot_member b on b.snapshot_id = s.id
       left join segment_member m on m.customer_id = b.customer_id and m.bucket = b.bucket and m.segment = s.segment
       group by s.segment`,
      [environment, segments],
    );
  }
}

/** SQL for the class of the row `k`, or the segment of the row `m`. */
function nameOf(by: PartedBy): string {
  return by === 'segment' ? 'm.segment' : `coalesce(k.${by}, 'none')`;
}

function keyOf({ environment, kind, scope, currency }: ScoredFrame): string[] {
  return [environment, kind, scope, currency];
}
