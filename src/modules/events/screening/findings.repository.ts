import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import type { Tenant } from '../../customers/index.js';
import type { Compared, Finding, Found } from './found.js';

export interface StoredFinding {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly customerId: Uuid;
  readonly eventId: Uuid;
  readonly scenario: string;
  readonly finding: Finding;
  readonly compared: Compared;
  readonly eventIds: readonly Uuid[];
  readonly termsNumber: number;
}

/** Which findings a list is of. */
export interface FindingsOf {
  readonly environment: Environment;
  readonly customerId?: Uuid | undefined;
  readonly finding?: Finding | undefined;
}

const COLUMNS = `id, partner_id as "partnerId", customer_id as "customerId", event_id as "eventId", scenario, finding,
  compared, event_ids as "eventIds", terms_number as "termsNumber"`;

/** What screening found, with its evidence, for staff alone. */
@Injectable()
export class FindingsRepository {
  constructor(private readonly clock: SystemClock) {}

  async insert(
    tx: Tx,
    { partnerId, environment }: Tenant,
    found: readonly Found[],
    termsNumber: number,
  ): Promise<void> {
    if (found.length === 0) return;
    const rows = found.map(({ finding, report: { id, event, customer }, compared, eventIds }) => ({
      id: newUuid(this.clock.nowMs(), bucketOf(customer.id)),
      bucket: bucketOf(customer.id),
      customer_id: customer.id,
      event_id: id,
      scenario: event.scenario,
      finding,
      compared: { v: 1, ...compared },
      event_ids: eventIds,
    }));
    await tx.query(
      `insert into screening_finding (id, bucket, partner_id, environment, customer_id, event_id, scenario, finding,
         compared, event_ids, terms_number)
       select r.id, r.bucket, $1, $2, r.customer_id, r.event_id, r.scenario, r.finding, r.compared, r.event_ids, $3
       from jsonb_to_recordset($4::jsonb) as r(id uuid, bucket int2, customer_id uuid, event_id uuid, scenario text,
         finding text, compared jsonb, event_ids uuid[])`,
      [partnerId, environment, termsNumber, JSON.stringify(rows)],
    );
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    { environment, customerId, finding }: FindingsOf,
    before: Uuid | undefined,
    limit: number,
  ): Promise<StoredFinding[]> {
    const filters: string[] = [];
    const parameters: unknown[] = [environment, limit];
    const filter = (sql: string, value: unknown): void => {
      if (value !== undefined) filters.push(`and ${sql} $${parameters.push(value)}`);
    };
    filter('customer_id =', customerId);
    filter('bucket =', customerId && bucketOf(customerId));
    filter('finding =', finding);
    filter('id <', before);
    return tx.query<StoredFinding>(
      `select ${COLUMNS} from screening_finding where environment = $1 ${filters.join(' ')} order by id desc limit $2`,
      parameters,
    );
  }

  async statusOf(
    tx: ReadTx,
    environment: Environment,
    customerId: Uuid,
  ): Promise<'active' | 'erased' | undefined> {
    const rows = await tx.query<{ status: 'active' | 'erased' }>(
      'select status from customer where id = $1 and bucket = $2 and environment = $3',
      [customerId, bucketOf(customerId), environment],
    );
    return rows[0]?.status;
  }

  /** @returns how many there were, at most `limit` */
  async erase(tx: Tx, customerId: Uuid, limit: number): Promise<number> {
    const rows = await tx.query(
      `delete from screening_finding where (id, bucket) in (
         select id, bucket from screening_finding where customer_id = $1 and bucket = $2 limit $3) returning 1`,
      [customerId, bucketOf(customerId), limit],
    );
    return rows.length;
  }

  /** Those of events that are dropped, by months. @returns how many there were, at most `limit` */
  async forget(tx: Tx, months: number, limit: number): Promise<number> {
    const rows = await tx.query(
      `delete from screening_finding where (id, bucket) in (
         select f.id, f.bucket from screening_finding f
         where f.id < first_id_of((date_trunc('month', now() at time zone 'UTC') - make_interval(months => $1))
           at time zone 'UTC') limit $2) returning 1`,
      [months, limit],
    );
    return rows.length;
  }
}
