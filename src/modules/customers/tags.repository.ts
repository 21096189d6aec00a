import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { businessNow } from '../partners/index.js';
import type { Tenant } from './customers.repository.js';
import { tagHolds } from './tag-holds.js';

/** Who said it: the bank's own steps, a person, the partner, a rule, a model. */
export const TAG_SOURCES = ['acquisition', 'acceptance', 'staff', 'partner', 'rule', 'model'] as const;
export type TagSource = (typeof TAG_SOURCES)[number];

/** Before the names of what screening finds: facts of security, which no rule reads as a tag. */
export const SCREENING_TAG = 'screening.';

/** A statement about a customer, with its evidence. */
export interface NewTag {
  readonly name: string;
  /** `true` for a tag that is only there or not. */
  readonly value: string;
  readonly source: TagSource;
  readonly scenario?: string | undefined;
  /** 0 to 1; 1 when left out. */
  readonly confidence?: number;
  /** Ids of what shows it. */
  readonly evidence: readonly string[];
  /** RFC 3339, business time. */
  readonly expiresAt?: string | undefined;
  /** Consent without which nobody uses it. */
  readonly purpose?: string | undefined;
  /** Whether the partner may see it; he may when left out. */
  readonly isShared?: boolean;
  /** Version of the definition by which it was set. */
  readonly definitionNumber?: number;
  /** Member of staff. */
  readonly setBy?: Uuid;
}

/** A tag of somebody. */
export interface CustomerTag extends Tenant {
  readonly customerId: Uuid;
  readonly tag: NewTag;
}

export interface TagRow {
  readonly name: string;
  readonly value: string;
  readonly source: TagSource;
  readonly scenario: string | null;
  readonly confidence: number;
  readonly evidence: readonly string[];
  readonly definitionNumber: number | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly expiresAt: Date | null;
  readonly isShared: boolean;
  readonly purpose: string | null;
}

/** Instants are kept as precisely as they are shown, so that one that was read can be asked for again. */
const SAID = `said as (
    select r.*, date_trunc('milliseconds', ${businessNow('r.environment')}) as at
    from jsonb_to_recordset($1::jsonb) as r(id uuid, customer_id uuid, bucket int2, partner_id uuid, environment text,
      name text, value text, source text, scenario text, confidence real, evidence jsonb, expires_at timestamptz,
      purpose text, is_shared boolean, definition_number int4, set_by uuid)
    join customer c on c.id = r.customer_id and c.bucket = r.bucket and c.partner_id = r.partner_id
      and c.environment = r.environment
    join partner p on p.id = c.partner_id)`;

const LIST_MAX = 500;
const COLUMNS = `t.name, t.value, t.source, t.scenario, t.confidence, t.evidence, t.is_shared as "isShared", t.purpose,
  t.definition_number as "definitionNumber", t.expires_at as "expiresAt"`;

/** What is said of customers, and what was said when. */
@Injectable()
export class TagsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** Saying the same again renews it; saying something else ends in the history what was said before. */
  async set(tx: Tx, tenant: Tenant, customerId: Uuid, tags: readonly NewTag[]): Promise<void> {
    const { partnerId, environment } = tenant;
    await this.setMany(
      tx,
      tags.map((tag) => ({ partnerId, environment, customerId, tag })),
    );
  }

  /** @param tags at most one of a name for each customer */
  async setMany(tx: Tx, tags: readonly CustomerTag[]): Promise<void> {
    if (tags.length === 0) return;
    await tx.query(
      `with ${SAID},
       news as (
         select s.* from said s
         left join tag t on t.customer_id = s.customer_id and t.bucket = s.bucket and t.name = s.name
         where t.name is null or t.expires_at <= s.at
           or (t.value, t.source, t.scenario, t.confidence, t.definition_number)
             is distinct from (s.value, s.source, s.scenario, s.confidence, s.definition_number)),
       closed as (
         update tag_history h set valid_to = n.at from news n
         where h.customer_id = n.customer_id and h.bucket = n.bucket and h.name = n.name and h.valid_to is null),
       renewed as (
         update tag_history h set expires_at = s.expires_at, evidence = s.evidence from said s
         where h.customer_id = s.customer_id and h.bucket = s.bucket and h.name = s.name and h.valid_to is null
           and not exists (select from news n where n.id = s.id)),
       opened as (
         insert into tag_history (id, bucket, customer_id, partner_id, environment, name, value, source, scenario,
           confidence, evidence, purpose, is_shared, definition_number, set_by, valid_from, expires_at)
         select id, bucket, customer_id, partner_id, environment, name, value, source, scenario, confidence, evidence,
           purpose, is_shared, definition_number, set_by, at, expires_at from news),
       told as (
         insert into customer_change (customer_ids)
         select array_agg(distinct customer_id) from said having count(*) > 0)
       insert into tag (customer_id, bucket, partner_id, environment, name, value, source, scenario, confidence, evidence,
         purpose, is_shared, definition_number, set_by, computed_at, expires_at)
       select customer_id, bucket, partner_id, environment, name, value, source, scenario, confidence, evidence, purpose,
         is_shared, definition_number, set_by, at, expires_at from said
       on conflict (customer_id, bucket, name) do update set value = excluded.value, source = excluded.source,
         scenario = excluded.scenario, confidence = excluded.confidence, evidence = excluded.evidence,
         purpose = excluded.purpose, is_shared = excluded.is_shared, definition_number = excluded.definition_number,
         set_by = excluded.set_by, computed_at = excluded.computed_at, expires_at = excluded.expires_at`,
      [JSON.stringify(tags.map((tag) => this.rowOf(tag)))],
    );
  }

  /** @returns how many there were */
  async removeMany(
    tx: Tx,
    names: readonly (Tenant & { readonly customerId: Uuid; readonly name: string })[],
  ): Promise<number> {
    if (names.length === 0) return 0;
    const rows = await tx.query<{ count: string }>(
      `with asked as (
         select r.*, date_trunc('milliseconds', ${businessNow('r.environment')}) as at
         from jsonb_to_recordset($1::jsonb) as r(customer_id uuid, bucket int2, partner_id uuid, environment text, name text)
         join customer c on c.id = r.customer_id and c.bucket = r.bucket and c.partner_id = r.partner_id
           and c.environment = r.environment
         join partner p on p.id = c.partner_id),
       gone as (
         delete from tag t using asked a where t.customer_id = a.customer_id and t.bucket = a.bucket and t.name = a.name
         returning t.customer_id, t.bucket, t.name, a.at),
       closed as (
         update tag_history h set valid_to = g.at from gone g
         where h.customer_id = g.customer_id and h.bucket = g.bucket and h.name = g.name and h.valid_to is null),
       told as (
         insert into customer_change (customer_ids)
         select array_agg(distinct customer_id) from gone having count(*) > 0)
       select count(*) from gone`,
      [
        JSON.stringify(
          names.map(({ customerId, partnerId, environment, name }) => ({
            customer_id: customerId,
            bucket: bucketOf(customerId),
            partner_id: partnerId,
            environment,
            name,
          })),
        ),
      ],
    );
    return Number(rows[0]?.count);
  }

  /** What holds now, by name. */
  async list(tx: ReadTx, { partnerId, environment }: Tenant, customerId: Uuid): Promise<TagRow[]> {
    return tx.query(
      `select ${COLUMNS}, t.computed_at as "validFrom", null as "validTo"
       from tag t join customer c on c.id = t.customer_id and c.bucket = t.bucket join partner p on p.id = c.partner_id
       where t.customer_id = $1 and t.bucket = $2 and t.partner_id = $3 and t.environment = $4
         and ${tagHolds(`(${businessNow('t.environment')})`)}
       order by t.name limit ${LIST_MAX}`,
      [customerId, bucketOf(customerId), partnerId, environment],
    );
  }

  /** What was said to hold at an instant of business time, by name. */
  async listAsOf(
    tx: ReadTx,
    { partnerId, environment }: Tenant,
    customerId: Uuid,
    asOf: string,
  ): Promise<TagRow[]> {
    return tx.query(
      `select ${COLUMNS}, t.valid_from as "validFrom", t.valid_to as "validTo" from tag_history t
       where t.customer_id = $1 and t.bucket = $2 and t.partner_id = $3 and t.environment = $4
         and t.valid_from <= $5::timestamptz and (t.valid_to is null or t.valid_to > $5::timestamptz)
         and ${tagHolds('$5::timestamptz')}
       order by t.name, t.valid_from limit ${LIST_MAX}`,
      [customerId, bucketOf(customerId), partnerId, environment, asOf],
    );
  }

  /**
   * Forgets what holds no more since so many months, by business time and by the bank's: a clock of the sandbox may be years
   * behind.
   * @returns how many there were, at most `limit`
   */
  async forgetHistory(tx: Tx, months: number, limit: number): Promise<number> {
    const rows = await tx.query(
      `with old as (
         select h.id, h.bucket from tag_history h
         where (h.valid_to is not null or h.expires_at is not null)
           and least(h.valid_to, h.expires_at) < now() - make_interval(months => $1)
           and h.id < first_id_of(now() - make_interval(months => $1))
         order by least(h.valid_to, h.expires_at) limit $2)
       delete from tag_history h using old o where h.id = o.id and h.bucket = o.bucket returning 1`,
      [months, limit],
    );
    return rows.length;
  }

  async count(tx: ReadTx, { partnerId, environment }: Tenant, customerId: Uuid): Promise<number> {
    const rows = await tx.query<{ count: string }>(
      `select count(*) from tag t where t.customer_id = $1 and t.bucket = $2 and t.partner_id = $3 and t.environment = $4`,
      [customerId, bucketOf(customerId), partnerId, environment],
    );
    return Number(rows[0]?.count);
  }

  private rowOf({ customerId, partnerId, environment, tag }: CustomerTag): object {
    const bucket = bucketOf(customerId);
    return {
      id: newUuid(this.clock.nowMs(), bucket),
      customer_id: customerId,
      bucket,
      partner_id: partnerId,
      environment,
      name: tag.name,
      value: tag.value,
      source: tag.source,
      scenario: tag.scenario ?? null,
      confidence: tag.confidence ?? 1,
      evidence: tag.evidence,
      expires_at: tag.expiresAt ?? null,
      purpose: tag.purpose ?? null,
      is_shared: tag.isShared ?? true,
      definition_number: tag.definitionNumber ?? null,
      set_by: tag.setBy ?? null,
    };
  }
}
