import { type RankCandidate } from './rank.types.js';

/**
 * Whether B makes A pointless (SCENARIOS §6): same job, payee and financed amount, and B ends no later, costs strictly
 * less, has no higher largest instalment and asks nothing more today. Strictly lower cost makes this a partial order,
 * so a dominated offer always has a dominator that survives.
 */
export function isDominatedBy(a: RankCandidate, b: RankCandidate): boolean {
  return (
    b.totalCostMinor < a.totalCostMinor &&
    a.job === b.job &&
    a.payee === b.payee &&
    a.currency === b.currency &&
    a.financedMinor === b.financedMinor &&
    b.largestInstalmentMinor <= a.largestInstalmentMinor &&
    b.dueTodayMinor <= a.dueTodayMinor &&
    endsNoLater(b, a)
  );
}

/** The cheapest candidate that dominates, if any; the earlier one of equals. */
export function dominatorOf<C extends RankCandidate>(candidate: C, all: readonly C[]): C | undefined {
  let dominator: C | undefined;
  for (const other of all) {
    if (!isDominatedBy(candidate, other)) continue;
    if (!dominator || other.totalCostMinor < dominator.totalCostMinor) dominator = other;
  }
  return dominator;
}

function endsNoLater(b: RankCandidate, a: RankCandidate): boolean {
  if (a.endDate === undefined) return true;
  return b.endDate !== undefined && !b.endDate.isAfter(a.endDate);
}
