import {
  type AbcClass,
  type AsOf,
  type ClassificationVersion,
  type FrequencyTies,
  type FrozenRun,
  type LifecycleStage,
  type RfmCell,
  type ScoredCustomer,
  scoreCustomer,
} from '../../../engines/segmentation/index.js';

/** What a run goes by; published with its edges. */
export interface RunRules extends ClassificationVersion {
  readonly frequencyTies: FrequencyTies;
}

/** A run as far as one customer is scored by it. */
export interface Edges {
  readonly number: number;
  readonly rules: RunRules;
  readonly frozen: FrozenRun;
}

/** What a customer is in one frame; null where it cannot be told. */
export interface Classes {
  readonly stage: LifecycleStage;
  readonly recencyDays: number | null;
  readonly frequency: number | null;
  readonly monetaryMinor: number | null;
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
  readonly cell: RfmCell | null;
  readonly abc: AbcClass | null;
  readonly pAlive: number | null;
  readonly expectedPurchases: number | null;
  readonly expectedValueMinor: number | null;
  readonly clvMinor: number | null;
  readonly tier: string | null;
  readonly cluster: string | null;
}

const NOBODY_YET = {
  recencyDays: null,
  frequency: null,
  monetaryMinor: null,
  r: null,
  f: null,
  m: null,
  cell: null,
  abc: null,
  pAlive: null,
  expectedPurchases: null,
  expectedValueMinor: null,
  clvMinor: null,
  tier: null,
  cluster: null,
} as const;

/**
 * One customer by the edges of a run.
 * @param asOf his business time, and its day in the zone of the frame
 */
export function classesOf(
  customer: ScoredCustomer,
  asOf: AsOf,
  { rules, frozen }: Pick<Edges, 'rules' | 'frozen'>,
): Classes {
  const { summary } = customer;
  const scores = scoreCustomer(customer, asOf, frozen, rules);
  if (!scores) return { stage: 'prospect', ...NOBODY_YET };
  const { rfm, abc, stage, clv, tier, cluster } = scores;
  return {
    stage,
    recencyDays: rfm.recencyDays,
    frequency: rfm.frequency,
    monetaryMinor: summary.purchased - summary.refunded,
    r: rfm.r,
    f: rfm.f,
    m: rfm.m,
    cell: rfm.cell,
    abc,
    pAlive: clv?.pAlive ?? null,
    expectedPurchases: clv?.expectedPurchases ?? null,
    expectedValueMinor: minorOf(clv?.expectedValue, frozen.unitsPerAmount),
    clvMinor: minorOf(clv?.clv, frozen.unitsPerAmount),
    tier: tier ?? null,
    cluster: cluster ?? null,
  };
}

/** An estimate in minor units, which stops at the largest exact number. */
function minorOf(amount: number | undefined, unitsPerAmount: number): number | null {
  return amount === undefined ? null : Math.min(Number.MAX_SAFE_INTEGER, Math.round(amount * unitsPerAmount));
}
