import { Injectable } from '@nestjs/common';
import { type Need, needsOf } from '../../../engines/segmentation/index.js';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { Tenant } from '../../customers/index.js';
import { businessNow } from '../../partners/index.js';
import { affinities, lifeEventsOf, NEED_RULES, type SceneSeen, type SceneUse } from './needs-rules.js';

/** Kinds of product that a customer holds. */
export type Holdings = (tx: ReadTx, tenant: Tenant, customerId: Uuid) => Promise<readonly string[]>;

/** Further back a scene says nothing of today. */
const SCENES_DAYS = 730;

/** What a customer may need of the bank next, and why. */
@Injectable()
export class NeedsService {
  private readonly holdings: Holdings[] = [];

  /** For the rooms to the right, which know what customers hold. */
  registerHoldings(holdings: Holdings): void {
    this.holdings.push(holdings);
  }

  async of(tx: ReadTx, tenant: Tenant, customerId: Uuid): Promise<Need[]> {
    const holds = new Set<string>();
    for (const known of this.holdings)
      for (const kind of await known(tx, tenant, customerId)) holds.add(kind);
    return needsOf(
      {
        scenarios: affinities(await this.uses(tx, tenant, customerId)),
        lifeEvents: lifeEventsOf(await this.scenes(tx, tenant, customerId)),
        holds: [...holds],
      },
      NEED_RULES,
    );
  }

  private async uses(tx: ReadTx, { partnerId, environment }: Tenant, customerId: Uuid): Promise<SceneUse[]> {
    return tx.query(
      `select s.scope, greatest(s.purchase_days, length(replace(s.active_day_bits::bit(30)::text, '0', '')))::int4 as days,
         greatest(0, extract(epoch from ${businessNow('s.environment')}) / 86400 - s.last_active_day)::int4 as "daysSince"
       from customer_summary s join customer c on c.id = s.customer_id and c.bucket = s.bucket
       join partner p on p.id = s.partner_id
       where s.customer_id = $1 and s.bucket = $2 and s.partner_id = $3 and s.environment = $4
         and s.last_active_day is not null limit 200`,
      [customerId, bucketOf(customerId), partnerId, environment],
    );
  }

  /** Scenes that say something of a life, the newest event of each; sensitive ones never. */
  private async scenes(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    customerId: Uuid,
  ): Promise<SceneSeen[]> {
    return tx.query(
      `select s.scenario, floor(extract(epoch from ${businessNow('c.environment')} - s.latest) / 86400)::int4 as "daysAgo"
       from customer c join partner p on p.id = c.partner_id
       cross join lateral life_scenes(c.id, first_id_of(now() - make_interval(days => $5))) s
       where c.id = $1 and c.bucket = $2 and c.partner_id = $3 and c.environment = $4`,
      [customerId, bucketOf(customerId), partnerId, environment, SCENES_DAYS],
    );
  }
}
