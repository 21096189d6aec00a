import { Injectable } from '@nestjs/common';
import type { BehaviourCounts } from '../../../engines/segmentation/index.js';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { Tenant } from '../../customers/index.js';

/** What one room has seen a customer do, counted. */
export type BehaviourSource = (
  tx: ReadTx,
  tenant: Tenant,
  customerId: Uuid,
) => Promise<Partial<BehaviourCounts>>;

/** What customers did, from every room that knows something of it. Rooms to the right register theirs at boot. */
@Injectable()
export class Behaviour {
  private readonly sources = new Map<string, BehaviourSource>([['purchases', purchases]]);

  register(name: string, source: BehaviourSource): void {
    if (this.sources.has(name)) throw new Error(`behaviour ${name} is registered twice`);
    this.sources.set(name, source);
  }

  async of(tx: ReadTx, tenant: Tenant, customerId: Uuid): Promise<Partial<BehaviourCounts>> {
    const counts: Partial<Record<keyof BehaviourCounts, number>> = {};
    for (const source of this.sources.values()) {
      const seen = Object.entries(await source(tx, tenant, customerId)) as [keyof BehaviourCounts, number][];
      for (const [name, count] of seen) counts[name] = (counts[name] ?? 0) + count;
    }
    return counts;
  }
}

/** What was bought and kept, and what was sent back, in every frame; sensitive scenes are in none. */
async function purchases(
  tx: ReadTx,
  { partnerId, environment }: Tenant,
  customerId: Uuid,
): Promise<Partial<BehaviourCounts>> {
  const [row] = await tx.query<{ occasions: number; refunds: number }>(
    `select coalesce(sum(s.occasions), 0)::int4 as occasions, coalesce(sum(s.refunds), 0)::int4 as refunds
     from customer_summary s where s.customer_id = $1 and s.bucket = $2 and s.partner_id = $3 and s.environment = $4`,
    [customerId, bucketOf(customerId), partnerId, environment],
  );
  const { occasions = 0, refunds = 0 } = row ?? {};
  return { purchasesKept: Math.max(0, occasions - refunds), refunds };
}
