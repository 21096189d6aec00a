import { Injectable } from '@nestjs/common';
import { firstIdAt, type Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { businessNow, businessNowMs } from '../../partners/index.js';
import { SCREENED_MS } from './screened.js';

/** A purchase of somebody who is the customer of several partners. */
export interface PartyPurchase {
  readonly partyId: Uuid;
  readonly partnerId: Uuid;
  readonly environment: Environment;
  readonly customerId: Uuid;
  readonly clockOffsetMs: number;
  readonly id: Uuid;
  readonly scenario: string;
  readonly atMs: number;
  /** It came in the time that is asked for, and nothing of the kind was found of it. */
  readonly isNew: boolean;
}

/** The newest of each customer. */
const PURCHASES_MAX = 200;
const PURCHASE = `not e.is_sensitive and (e.type = 'purchase' or (e.type = 'payment' and e.relates_to is null))`;

@Injectable()
export class PartyPurchasesRepository {
  /**
   * What persons who are customers of several partners have bought of late, if they bought something in a stretch of
   * arrivals; the oldest first. In one statement, and nothing for the others.
   */
  async lately(tx: ReadTx, sinceMs: number, untilMs: number): Promise<PartyPurchase[]> {
    return tx.query<PartyPurchase>(
      `with busy as (
         select distinct c.party_id from event e
         join customer c on c.id = e.customer_id and c.bucket = e.bucket join partner p on p.id = c.partner_id
         where e.id >= $1 and e.id < $2 and ${PURCHASE} and c.party_id is not null
           and e.occurred_at >= ${businessNow('c.environment')} - $4::float8 * interval '1 ms'
           and exists (select from customer d where d.party_id = c.party_id and d.id <> c.id))
       select c.party_id as "partyId", c.partner_id as "partnerId", c.environment, c.id as "customerId",
         ${businessNowMs('c.environment')} - extract(epoch from clock_timestamp())::float8 * 1000 as "clockOffsetMs",
         e.id, e.scenario, extract(epoch from e.occurred_at)::float8 * 1000 as "atMs",
         e.id >= $1 and e.id < $2 and not exists (
           select from screening_finding f
           where f.customer_id = c.id and f.bucket = c.bucket and f.event_id = e.id and f.finding = 'velocity') as "isNew"
       from busy b join customer c on c.party_id = b.party_id and c.status = 'active' join partner p on p.id = c.partner_id
       cross join lateral (
         select e.id, e.scenario, e.occurred_at from event e
         where e.customer_id = c.id and e.bucket = c.bucket and e.id >= $3 and e.id < $2 and ${PURCHASE}
         order by e.id desc limit ${PURCHASES_MAX}) e
       order by e.id`,
      [firstIdAt(sinceMs), firstIdAt(untilMs), firstIdAt(sinceMs - SCREENED_MS), SCREENED_MS],
    );
  }
}
