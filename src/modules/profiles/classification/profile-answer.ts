import { rounded } from '../../../kernel/rounded.js';
import { type Affinity, activeDays, affinities } from '../../../engines/segmentation/index.js';
import { isCurrency } from '../../../kernel/currency.js';
import type { ScenarioBook } from '../../scenarios/index.js';
import { summaryOf } from '../../events/index.js';
import type { FrameRow, ScoredRow } from './classifications.repository.js';
import type { FrameProfileDto, FreshnessDto } from './dto/profile.dto.js';
import { FrameDays, isCounted, valueBasisOf } from './frame.js';

type ClassName = 'rfm' | 'abc' | 'lifetimeValue' | 'tier' | 'cluster';

const DAY_MS = 86_400_000;
/** The daily sweep is late by more than this. */
const OLD_MS = 2 * DAY_MS;

/** @param rows all frames of one customer */
export function toFrameProfiles(rows: readonly FrameRow[], book: ScenarioBook): FrameProfileDto[] {
  const drawn = affinities(
    rows.map(({ scope, affinity: sum, nowMs }) => ({
      scope,
      sum,
      asOfDay: FrameDays.of(scope, book).dayOf(nowMs),
    })),
  );
  return rows.map((row) =>
    toFrameProfile(
      row,
      book,
      drawn.find(({ scope }) => scope === row.scope),
    ),
  );
}

function toFrameProfile(row: FrameRow, book: ScenarioBook, affinity: Affinity | undefined): FrameProfileDto {
  const { scope, currency } = row;
  const summary = summaryOf(row);
  const common = {
    scope,
    currency,
    activeDays: activeDays(summary, FrameDays.of(scope, book).dayOf(row.nowMs)),
    affinity: {
      count: rounded(affinity?.count ?? 0),
      share: rounded(affinity?.share ?? 0),
      isFrequent: affinity?.isFrequent ?? false,
    },
  };
  if (!isCounted(row, book)) return { ...common, standing: 'notCounted' };
  const freshness = freshnessOf(row);
  if (!freshness) return { ...common, standing: 'pending' };
  return {
    ...common,
    standing: 'classified',
    ...freshness,
    lifecycle: row.stage,
    ...purchasesOf(row),
  };
}

/** When and from what he was classified; undefined when he is not yet. */
export function freshnessOf(row: ScoredRow): { freshness: FreshnessDto } | undefined {
  if (row.runNumber === null || !row.asOf || !row.computedAt) return undefined;
  const isOld = row.nowMs - row.asOf.getTime() > OLD_MS;
  return {
    freshness: {
      computedAt: row.computedAt.toISOString(),
      basis: { run: row.runNumber, asOf: row.asOf.toISOString(), value: valueBasisOf(row.scope) },
      stale: isOld || row.summaryVersion !== row.version || row.runNumber !== row.publishedNumber,
    },
  };
}

export function purchasesOf(row: ScoredRow): Pick<FrameProfileDto, ClassName> {
  const { recencyDays, frequency, monetaryMinor, r, f, m, cell, abc, tier, cluster, currency } = row;
  if (recencyDays === null || frequency === null || monetaryMinor === null) return {};
  if (r === null || f === null || m === null || cell === null || abc === null || !isCurrency(currency))
    return {};
  const monetary = { amount: monetaryMinor, currency };
  return {
    rfm: { recencyDays, frequency, monetary, r, f, m, cell },
    abc,
    ...lifetimeOf(row),
    ...(tier !== null && { tier }),
    ...(cluster !== null && { cluster }),
  };
}

function lifetimeOf(row: ScoredRow): Pick<FrameProfileDto, 'lifetimeValue'> {
  const { pAlive, expectedPurchases, expectedValueMinor, clvMinor, currency } = row;
  if (pAlive === null || expectedPurchases === null || expectedValueMinor === null || clvMinor === null)
    return {};
  return {
    lifetimeValue: {
      pAlive,
      expectedPurchases,
      expectedValue: { amount: expectedValueMinor, currency },
      value: { amount: clvMinor, currency },
    },
  };
}
