import { Injectable } from '@nestjs/common';
import type { BehaviourCounts } from '../../../engines/segmentation/index.js';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import { arrayLiteral } from '../../../platform/database/array-literal.js';
import type { ReadTx } from '../../../platform/database/tx.js';

type Counts = Partial<BehaviourCounts>;
type CountName = keyof BehaviourCounts;

/** What one room has seen customers do, counted. */
export interface BehaviourSource {
  readonly tells: readonly CountName[];
  /** In one statement, however many customers; who has done nothing may be left out. */
  readonly count: (
    tx: ReadTx,
    environment: Environment,
    customerIds: readonly Uuid[],
  ) => Promise<readonly (Counts & { readonly customerId: Uuid })[]>;
}

/** What customers did, from every room that knows something of it. Rooms to the right register theirs at boot. */
@Injectable()
export class Behaviour {
  private readonly sources = new Map<string, BehaviourSource>([['purchases', PURCHASES]]);

  register(name: string, source: BehaviourSource): void {
    if (this.sources.has(name)) throw new Error(`behaviour ${name} is registered twice`);
    this.sources.set(name, source);
  }

  /** @param wanted rooms that tell none of these are not asked; all when left out */
  async of(
    tx: ReadTx,
    environment: Environment,
    customerIds: readonly Uuid[],
    wanted?: ReadonlySet<CountName>,
  ): Promise<ReadonlyMap<Uuid, Counts>> {
    const known = new Map<Uuid, Partial<Record<CountName, number>>>();
    for (const { tells, count } of this.sources.values()) {
      if (wanted && !tells.some((name) => wanted.has(name))) continue;
      for (const { customerId, ...seen } of await count(tx, environment, customerIds)) {
        const counts = known.get(customerId) ?? {};
        for (const name of tells) counts[name] = (counts[name] ?? 0) + (seen[name] ?? 0);
        known.set(customerId, counts);
      }
    }
    return known;
  }
}

/** What was bought and kept, and what was sent back, in every frame; sensitive scenes are in none. */
const PURCHASES: BehaviourSource = {
  tells: ['purchasesKept', 'refunds'],
  count: (tx, environment, customerIds) =>
    tx.query(
      `select s.customer_id as "customerId", sum(s.refunds)::int4 as refunds,
         greatest(0, sum(s.occasions) - sum(s.refunds))::int4 as "purchasesKept"
       from unnest($1::uuid[], $2::int2[]) as a(id, bucket)
       join customer_summary s on s.customer_id = a.id and s.bucket = a.bucket
       where s.environment = $3 group by s.customer_id`,
      [arrayLiteral(customerIds), arrayLiteral(customerIds.map(bucketOf)), environment],
    ),
};
