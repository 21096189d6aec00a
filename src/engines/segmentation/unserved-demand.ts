/** A request that ended without an offer. */
export interface UnservedRequest {
  readonly scenario: string;
  /** The reason that decided it. */
  readonly reason: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly customer: string;
}

export interface UnservedRow {
  readonly scenario: string;
  readonly reason: string;
  readonly currency: string;
  readonly requests: number;
  readonly customers: number;
  readonly amountMinor: bigint;
}

/** Fewer customers than this could be recognised in a report. */
export const UNSERVED_CUSTOMERS_MIN = 5;

/**
 * Number and amount of unserved requests per scenario, reason and currency, by number. Rows of fewer than five customers
 * are left out of the rows and counted in `suppressed`.
 */
export function unservedDemand(
  requests: Iterable<UnservedRequest>,
  customersMin = UNSERVED_CUSTOMERS_MIN,
): { readonly rows: readonly UnservedRow[]; readonly suppressed: number } {
  const groups = new Map<string, UnservedRow & { readonly names: Set<string> }>();
  for (const { scenario, reason, currency, amountMinor, customer } of requests) {
    const key = JSON.stringify([scenario, reason, currency]);
    const group = groups.get(key);
    const names = (group?.names ?? new Set<string>()).add(customer);
    groups.set(key, {
      scenario,
      reason,
      currency,
      requests: (group?.requests ?? 0) + 1,
      customers: names.size,
      amountMinor: (group?.amountMinor ?? 0n) + amountMinor,
      names,
    });
  }
  const all = [...groups.entries()].sort(
    ([oneKey, one], [otherKey, other]) => other.requests - one.requests || (oneKey < otherKey ? -1 : 1),
  );
  const shown = all.filter(([, { customers }]) => customers >= customersMin);
  return {
    rows: shown.map(([, { names: _names, ...row }]) => row),
    suppressed: all.length - shown.length,
  };
}
