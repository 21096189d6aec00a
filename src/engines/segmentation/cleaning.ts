/** What is known of a customer's record; keys are digests of claims such as a phone, never the claims themselves. */
export interface RecordFacts {
  readonly customer: string;
  readonly channels: number;
  readonly identityKeys: readonly string[];
  readonly lastActiveDay: number | null;
  readonly value: number;
  readonly holdsProduct: boolean;
}

export type CleaningProposal =
  | {
      readonly kind: 'unreachable' | 'dormant';
      readonly customers: readonly [string];
      readonly evidence: string;
    }
  | { readonly kind: 'duplicate'; readonly customers: readonly string[]; readonly evidence: string };

export const DORMANT_DAYS = 730;
/** A key that more records share is a shop's telephone, not a person. */
const SHARED_MAX = 10;

/**
 * Proposals to clean a register, with their evidence; nobody is deleted by them, and nobody who holds a product is
 * proposed as dormant.
 */
export function cleaningProposals(
  records: readonly RecordFacts[],
  asOfDay: number,
  dormantDays = DORMANT_DAYS,
): CleaningProposal[] {
  return [...records.flatMap((record) => proposalsOf(record, asOfDay, dormantDays)), ...duplicates(records)];
}

function proposalsOf(record: RecordFacts, asOfDay: number, dormantDays: number): CleaningProposal[] {
  const { customer, channels, lastActiveDay, value, holdsProduct } = record;
  const silentDays = lastActiveDay === null ? Infinity : asOfDay - lastActiveDay;
  const isDormant = silentDays > dormantDays && value <= 0 && !holdsProduct;
  const silence = lastActiveDay === null ? 'never active' : `silent for ${silentDays} days`;
  return [
    ...(channels === 0
      ? [{ kind: 'unreachable', customers: [customer], evidence: 'no channel' } as const]
      : []),
    ...(isDormant
      ? [{ kind: 'dormant', customers: [customer], evidence: `${silence}, value ${value}` } as const]
      : []),
  ];
}

function duplicates(records: readonly RecordFacts[]): CleaningProposal[] {
  const byKey = new Map<string, string[]>();
  for (const { customer, identityKeys } of records) {
    for (const key of new Set(identityKeys)) byKey.set(key, [...(byKey.get(key) ?? []), customer]);
  }
  const keysOf = new Map<string, { customers: string[]; keys: number }>();
  for (const customers of byKey.values()) {
    if (customers.length < 2 || customers.length > SHARED_MAX) continue;
    const together = JSON.stringify(customers);
    keysOf.set(together, { customers, keys: (keysOf.get(together)?.keys ?? 0) + 1 });
  }
  return [...keysOf.values()].map(({ customers, keys }) => ({
    kind: 'duplicate',
    customers,
    evidence: `${keys} claim${keys === 1 ? '' : 's'} in common`,
  }));
}
