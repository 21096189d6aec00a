import { Injectable } from '@nestjs/common';
import { newUuid, type Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx } from '../../../platform/database/tx.js';

/** An event whose text led to an inner node only. */
export interface UnplacedRow {
  readonly id: Uuid;
  readonly customer_id: Uuid;
  readonly scenario: string;
  readonly day: number;
  readonly sealed: Buffer;
  readonly wrapped_key: Buffer;
}

const LOOK_BACK_MS = 92 * 86_400_000;
/** So many of the newest events are looked through, and so many unplaced ones are opened. */
const LOOKED_THROUGH = 100_000;
const OPENED_MAX = 10_000;

@Injectable()
export class UnplacedRepository {
  /** The newest, of any partner; by arrival within the last three months. */
  async newest(
    tx: ReadTx,
    environment: Environment,
    innerNodes: readonly string[],
    nowMs: number,
  ): Promise<UnplacedRow[]> {
    return tx.query<UnplacedRow>(
      `select e.id, e.customer_id, e.scenario, floor(extract(epoch from e.occurred_at) / 86400)::int4 as day, e.sealed,
         c.wrapped_key
       from (
         select * from event where id >= $2 order by id desc limit $4) e
       join customer c on c.id = e.customer_id and c.bucket = e.bucket
       where e.environment = $1 and e.source in ('text', 'none') and not e.is_sensitive and e.sealed is not null
         and e.scenario = any($3::text[]) and c.wrapped_key is not null
       order by e.id desc limit $5`,
      [environment, newUuid(nowMs - LOOK_BACK_MS, 0), innerNodes, LOOKED_THROUGH, OPENED_MAX],
    );
  }
}
