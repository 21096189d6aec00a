import { Injectable } from '@nestjs/common';
import { bucketOf, type Uuid } from '../../kernel/ids.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { KeyRing } from '../../platform/security/secret-box.js';
import type { RecordOwner, RecordPage } from '../customers/index.js';
import { toEventDto } from './event-answer.js';
import { EventsRepository } from './events.repository.js';
import { FindingsRepository } from './screening/findings.repository.js';

/** What this room holds of one customer: for himself, and to be forgotten. */
@Injectable()
export class EventRecords {
  constructor(
    private readonly events: EventsRepository,
    private readonly keys: KeyRing,
    private readonly findings: FindingsRepository,
  ) {}

  /** Newest first. */
  async records(
    tx: ReadTx,
    owner: RecordOwner,
    after: string | undefined,
    limit: number,
  ): Promise<RecordPage> {
    const rows = await this.events.list(tx, owner, owner.customerId, after as Uuid | undefined, limit + 1);
    const page = rows.slice(0, limit);
    return {
      records: page.map((row) => toEventDto(this.keys, row)),
      next: rows.length > limit ? page.at(-1)?.id : undefined,
    };
  }

  /**
   * What was said in words is unreadable already. Of sensitive scenes and of what was conspicuous nothing stays, of others amount, day and type for
   * the sums of scenes; no name by which a partner could find the person again.
   */
  async erase(tx: Tx, customer: Uuid, limit: number): Promise<number> {
    const owner = [customer, bucketOf(customer)];
    await tx.query(
      `with told as (insert into customer_change (customer_ids) values (array[$1::uuid]))
       delete from customer_summary where customer_id = $1 and bucket = $2`,
      owner,
    );
    const found = await this.findings.erase(tx, customer, limit);
    if (found === limit) return limit;
    const gone = await tx.query(
      `with old as (select id, bucket from event where customer_id = $1 and bucket = $2 and is_sensitive limit $3)
       delete from event e using old o where e.id = o.id and e.bucket = o.bucket returning 1`,
      [...owner, limit],
    );
    if (gone.length === limit) return limit;
    const cleared = await tx.query(
      `with old as (
         select id, bucket from event where customer_id = $1 and bucket = $2
           and (sealed is not null or external_id <> '' or relates_to is not null or mcc is not null) limit $3)
       update event e set sealed = null, external_id = '', relates_to = null, mcc = null from old o
       where e.id = o.id and e.bucket = o.bucket returning 1`,
      [...owner, limit],
    );
    return cleared.length;
  }
}
