import {
  evaluateSegmentation,
  LIFECYCLE_STAGES,
  type SegmentEvaluation,
} from '../../../engines/segmentation/index.js';
import { exponentOf } from '../../../kernel/currency.js';
import type { Uuid } from '../../../kernel/ids.js';
import { type NeedsOf, type Rehearsal, rehearsalOf, type Run, valueBasisOf } from '../../profiles/index.js';
import { cleaningOf } from './cleaning-of.js';
import { cohortsOf } from './cohorts.js';
import type { ConcentrationDto, LifecycleDto, MigrationDto } from './dto/report-charts.dto.js';
import type { PartedBy } from './dto/report-query.dto.js';
import type { AcceptanceDto, SegmentationFiguresDto, SegmentReportDto } from './dto/report.dto.js';
import type {
  CurveStep,
  Everybody,
  PopulationSums,
  RfmSquare,
  SegmentSums,
} from './population.repository.js';
import { type Portrait, portraitsOf } from './portraits.js';
import type { Sample, SampledCustomer, SharedClaim } from './sample.repository.js';

/** All that a report is made of. */
export interface ReportFacts {
  readonly frame: { readonly kind: string; readonly scope: string; readonly currency: string };
  readonly by: PartedBy;
  readonly nowMs: number;
  /** The frame's today. */
  readonly asOfDay: number;
  /** In force; undefined before the first. */
  readonly run: Pick<Run, 'number' | 'asOf' | 'movements'> | undefined;
  readonly all: Everybody;
  readonly segments: readonly SegmentSums[];
  readonly stages: readonly SegmentSums[];
  readonly rfm: readonly RfmSquare[];
  readonly curve: readonly CurveStep[];
  /** Of segments of staff's. */
  readonly stayed: readonly { readonly segment: string; readonly share: number }[];
  readonly sample: Sample;
  readonly shared: readonly SharedClaim[];
  readonly needs: ReadonlyMap<Uuid, NeedsOf>;
}

const BY_SEGMENT = 'segment';

/** Says of a segmentation what it is good for. */
export function reportOf(facts: ReportFacts): SegmentationFiguresDto {
  const { frame, by, nowMs, asOfDay, run, all, sample, shared } = facts;
  const money = (minor: number): { amount: number; currency: string } => ({
    amount: Math.round(minor),
    currency: frame.currency,
  });
  return {
    frame: { ...frame },
    by,
    valueBasis: valueBasisOf(frame.scope),
    computedAt: new Date(nowMs).toISOString(),
    run: run ? { number: run.number, asOf: run.asOf.toISOString() } : null,
    population: {
      customers: all.customers,
      buyers: all.buyers,
      value: money(all.value),
      reach: all.customers === 0 ? 0 : all.reachable / all.customers,
    },
    sample: { customers: sample.customers.length, isEverybody: sample.isEverybody },
    ...evaluated(facts, money),
    cleaning: cleaningOf(sample, shared, { asOfDay, population: all.customers }),
    concentration: concentrationOf(facts.curve),
    rfm: facts.rfm.map(({ value, ...square }) => ({ ...square, value: money(value) })),
    lifecycle: lifecycleOf(facts),
    migration: by === BY_SEGMENT ? null : migrationOf(run && rehearsalOf(run.movements?.[by])),
    cohorts: cohortsOf(sample.customers, asOfDay),
  };
}

type ToMoney = (minor: number) => { amount: number; currency: string };

function evaluated(
  facts: ReportFacts,
  money: ToMoney,
): Pick<SegmentationFiguresDto, 'segments' | 'separation' | 'proposals'> {
  const { by, all, sample, segments, needs } = facts;
  const stability = stabilities(facts);
  const stabilityOf = (segment: string): { stability?: number } => {
    const known = stability.get(segment);
    return known === undefined ? {} : { stability: known };
  };
  const units = 10 ** exponentOf(facts.frame.currency);
  const everybody =
    by === BY_SEGMENT
      ? { reachable: all.reachable, ...trialsOf(sample.customers), ...sumsOf(all, units) }
      : undefined;
  const evaluation = evaluateSegmentation(
    segments.map((each) => ({
      segment: each.segment,
      reachable: each.reachable,
      ...sumsOf(each, units),
      ...trialsOf(membersOf(sample.customers, each.segment)),
      ...stabilityOf(each.segment),
    })),
    undefined,
    everybody,
  );
  const names = segments.map(({ segment }) => segment);
  const portraits = portraitsOf(sample.customers, needs, names);
  return {
    segments: segments.map((sums, i) =>
      segmentReport(sums, evaluation.segments[i] as SegmentEvaluation, {
        all,
        money,
        trials: trialsOf(membersOf(sample.customers, sums.segment)),
        portrait: portraits.get(sums.segment),
      }),
    ),
    separation: evaluation.separation,
    proposals: evaluation.proposals.map(({ kind, segments: named, because }) => ({
      kind,
      segments: [...named],
      because,
    })),
  };
}

/** In whole units of the currency: the evidence of proposals is read by people. */
function sumsOf(
  { customers, value, squares }: PopulationSums,
  units: number,
): {
  customers: number;
  valueSum: number;
  valueSquareSum: number;
} {
  return { customers, valueSum: value / units, valueSquareSum: squares / units ** 2 };
}

function membersOf(sampled: readonly SampledCustomer[], segment: string): readonly SampledCustomer[] {
  return sampled.filter(({ segments }) => segments.includes(segment));
}

/** Customers, not decisions: who asks ten times and accepts once has accepted. */
function trialsOf(customers: readonly SampledCustomer[]): { offered: number; accepted: number } {
  return {
    offered: customers.filter(({ isOffered }) => isOffered).length,
    accepted: customers.filter(({ isAccepted }) => isAccepted).length,
  };
}

/** Of each class the share that stayed when the run was computed; of staff's segments since a snapshot. */
function stabilities({ by, run, stayed }: ReportFacts): ReadonlyMap<string, number> {
  if (by === BY_SEGMENT) return new Map(stayed.map(({ segment, share }) => [segment, share]));
  const counts = new Map<string, { all: number; stayed: number }>();
  for (const { from, to, customers } of rehearsalOf(run?.movements?.[by]).cells) {
    if (from === null || to === null) continue;
    const known = counts.get(from) ?? { all: 0, stayed: 0 };
    counts.set(from, { all: known.all + customers, stayed: known.stayed + (from === to ? customers : 0) });
  }
  return new Map([...counts].map(([name, count]) => [name, count.stayed / count.all]));
}

function segmentReport(
  { segment, customers, value, lifetimeValue }: SegmentSums,
  evaluation: SegmentEvaluation,
  {
    all,
    money,
    trials,
    portrait,
  }: {
    all: PopulationSums;
    money: ToMoney;
    trials: { offered: number; accepted: number };
    portrait: Portrait | undefined;
  },
): SegmentReportDto {
  const { share, reach, valueLift, valueVariation, stability } = evaluation;
  return {
    segment,
    customers,
    share,
    value: money(value),
    valueShare: all.value > 0 ? value / all.value : null,
    meanValue: money(customers === 0 ? 0 : value / customers),
    valueLift,
    valueVariation,
    lifetimeValue: lifetimeValue === null ? null : money(lifetimeValue),
    reach,
    acceptance: acceptanceOf(evaluation, trials),
    stability,
    characteristics: [...(portrait?.characteristics ?? [])],
    needs: [...(portrait?.needs ?? [])],
  };
}

function acceptanceOf(
  { acceptance, acceptanceInterval, acceptanceLift }: SegmentEvaluation,
  trials: { readonly offered: number; readonly accepted: number },
): AcceptanceDto | null {
  if (acceptance === null || acceptanceInterval === null) return null;
  return { ...trials, rate: acceptance, ...acceptanceInterval, lift: acceptanceLift };
}

function concentrationOf(steps: readonly CurveStep[]): ConcentrationDto {
  const last = steps.at(-1);
  if (!last || last.running <= 0) return { topFifthShare: 0, gini: 0, curve: [] };
  const { customers: n, running: total } = last;
  const curve = steps.map(({ place, running }) => ({ customers: place / n, value: running / total }));
  const weighted = steps.reduce((sum, step) => sum + step.weighted, 0);
  const gini = (2 * weighted) / (n * total) - (n + 1) / n;
  return { topFifthShare: valueAt(curve, 0.2), gini, curve };
}

/** Straight between two points. */
function valueAt(curve: ConcentrationDto['curve'], share: number): number {
  let before = { customers: 0, value: 0 };
  for (const point of curve) {
    if (point.customers >= share) {
      const part = (share - before.customers) / (point.customers - before.customers);
      return before.value + part * (point.value - before.value);
    }
    before = point;
  }
  return 1;
}

function lifecycleOf({ stages, run }: ReportFacts): LifecycleDto {
  const customersOf = new Map(stages.map(({ segment, customers }) => [segment, customers]));
  return {
    stages: LIFECYCLE_STAGES.map((stage) => ({ stage, customers: customersOf.get(stage) ?? 0 })),
    moves: rehearsalOf(run?.movements?.stage).cells.map((cell) => ({ ...cell })),
  };
}

/** Null when nobody was classified before: then nobody has moved. */
function migrationOf(rehearsal: Rehearsal | undefined): MigrationDto | null {
  if (!rehearsal?.cells.some(({ from }) => from !== null)) return null;
  return { stability: rehearsal.stability, moves: rehearsal.cells.map((cell) => ({ ...cell })) };
}
