import { cleaningProposals, type RecordFacts } from '../../../engines/segmentation/index.js';
import { formatId, type Uuid } from '../../../kernel/ids.js';
import type { CleaningDto } from './dto/report.dto.js';
import type { Sample, SharedClaim } from './sample.repository.js';

const KINDS = ['unreachable', 'dormant', 'duplicate'] as const;
const EXAMPLES = 10;

/** What could be tidied up among the customers of the sample, and about how often among everybody. */
export function cleaningOf(
  { customers }: Sample,
  shared: readonly SharedClaim[],
  { asOfDay, population }: { readonly asOfDay: number; readonly population: number },
): CleaningDto[] {
  const keysOf = new Map<string, string[]>();
  shared.forEach(({ customers: holders }, key) => {
    for (const id of holders) keysOf.set(id, [...(keysOf.get(id) ?? []), String(key)]);
  });
  const records = customers.map(({ id, channels, lastActiveDay, net, holdsProduct }): RecordFacts => {
    return {
      customer: id,
      channels,
      lastActiveDay,
      value: net,
      holdsProduct,
      identityKeys: keysOf.get(id) ?? [],
    };
  });
  const drawn = new Set<string>(customers.map(({ id }) => id));
  const others = [...keysOf].filter(([id]) => !drawn.has(id));
  const proposals = cleaningProposals(
    [...records, ...others.map(([id, keys]) => holderOnly(id, keys, asOfDay))],
    asOfDay,
  );
  const times = customers.length === 0 ? 0 : population / customers.length;
  return KINDS.flatMap((kind) => {
    const found = proposals.filter((proposal) => proposal.kind === kind);
    if (found.length === 0) return [];
    const examples = found.slice(0, EXAMPLES).map(({ customers: ids, evidence }) => ({
      customers: ids.map((id) => formatId('customer', id as Uuid)),
      evidence,
    }));
    return [{ kind, found: found.length, estimated: Math.round(found.length * times), examples }];
  });
}

/** Not of the sample: known only because he shares something with somebody who is. */
function holderOnly(customer: string, identityKeys: readonly string[], today: number): RecordFacts {
  return { customer, identityKeys, channels: 1, lastActiveDay: today, value: 1, holdsProduct: true };
}
