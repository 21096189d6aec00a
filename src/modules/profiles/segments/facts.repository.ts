import { Injectable } from '@nestjs/common';
import { type KnownValue, readFact } from '../../../engines/rules/index.js';
import { LocalDate } from '../../../kernel/calendar-date.js';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import { type ArrayElement, arrayLiteral } from '../../../platform/database/array-literal.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { businessNow, businessNowMs, type ClockScope } from '../../partners/index.js';
import { bankZone, type ScenarioBook, scenariosToken, zoneOfScope } from '../../scenarios/index.js';
import type { CustomerFacts } from './customer-facts.js';
import { audienceCatalogue, FACT_COLUMNS } from './facts-columns.js';
import type { Leaning } from './leanings.js';
import { calendarOf, type RawCustomer, type StoredSummary } from './raw-customer.js';

/** A customer whose facts are to be kept, with what follows from them. */
export interface KeptFacts {
  readonly raw: RawCustomer;
  readonly facts: CustomerFacts;
  readonly segments: readonly string[];
  readonly leaning: Leaning;
}

type StoredCustomer = Omit<RawCustomer, 'calendar' | 'summaries'> & {
  readonly summaries: readonly Omit<StoredSummary, 'calendar'>[] | null;
};

/** What is marked in one statement. */
const DUE = 500;
/** However uneven the buckets are. */
const SAMPLE_MAX = 5_000;
/** On one clock of a sandbox; those beyond it follow when something else of them changes. */
const CLOCK_MAX = 20_000;

const OWN = FACT_COLUMNS.filter(({ isClassified }) => !isClassified);
const CLASSIFIED = FACT_COLUMNS.filter(({ isClassified }) => isClassified);
const ATTRIBUTES = OWN.map(({ attribute }) => {
  const found = audienceCatalogue.byName.get(attribute);
  if (!found) throw new Error(`${attribute} is not in the catalogue`);
  return found;
});

const KEY = 'customer_id, bucket, partner_id, environment';
const KEY_TYPES = ['uuid', 'int2', 'uuid', 'text'];
const COLUMNS = [
  ...OWN.map(({ column }) => column),
  ...['segments', 'clock_offset_ms', 'stands_on', 'next_change_at', 'debt_aversion', 'needs'],
];
/** An array of arrays must be a rectangle, so lists come as texts. */
const COLUMN_TYPES = [
  ...OWN.map(({ sqlType }) => (sqlType === 'text[]' ? 'text' : sqlType)),
  ...['text', 'int8', 'date', 'timestamptz', 'float4', 'jsonb'],
];
const IS_LIST = new Set([
  ...OWN.flatMap(({ column, sqlType }) => (sqlType === 'text[]' ? [column] : [])),
  'segments',
]);
const READ = COLUMNS.map((column) => (IS_LIST.has(column) ? `r.${column}::text[]` : `r.${column}`)).join(
  ', ',
);

/** Rows from an array for each column: PostgreSQL reads them in a third of the time that it takes for jsonb. */
const rowsFrom = (types: readonly string[]): string =>
  `unnest(${types.map((type, i) => `$${i + 1}::${type}[]`).join(', ')})`;

/** The rows that rules about populations read. */
@Injectable()
export class FactsRepository {
  constructor(private readonly snapshots: SnapshotService) {}

  /** Lets the rows that time alone has changed be computed again. */
  async markDue(tx: Tx): Promise<void> {
    await tx.query(
      `with due as (
         select customer_id, bucket from customer_facts where next_change_at <= clock_timestamp()
         order by next_change_at limit ${DUE}),
       taken as (
         update customer_facts f set next_change_at = null from due d
         where f.customer_id = d.customer_id and f.bucket = d.bucket returning f.customer_id)
       insert into customer_change (customer_ids) select array_agg(customer_id) from taken having count(*) > 0`,
    );
  }

  /** The customers on a sandbox's clock, by id. */
  async onClock(tx: ReadTx, { partnerId, environment, clockId }: ClockScope): Promise<Uuid[]> {
    const rows = await tx.query<{ id: Uuid }>(
      `select c.id from customer c where c.partner_id = $1 and c.environment = $2 and c.clock_id is not distinct from $3
       order by c.id limit ${CLOCK_MAX}`,
      [partnerId, environment, clockId],
    );
    return rows.map(({ id }) => id);
  }

  /** Lets the rows of some customers be computed again, whatever the reason. */
  async mark(tx: Tx, customerIds: readonly Uuid[]): Promise<void> {
    for (let i = 0; i < customerIds.length; i += DUE) {
      const part = arrayLiteral(customerIds.slice(i, i + DUE));
      await tx.query('insert into customer_change (customer_ids) values ($1)', [part]);
    }
  }

  /**
   * Where clocks move, two may compute the same rows: whoever does waits for the other here, and reads after him. Clocks of
   * live are never moved.
   */
  async lock(tx: Tx, customerIds: readonly Uuid[]): Promise<void> {
    await tx.query(
      `select 1 from customer_facts f join unnest($1::uuid[], $2::int2[]) as a(id, bucket)
         on f.customer_id = a.id and f.bucket = a.bucket
       where f.environment = 'sandbox' order by f.customer_id for update of f`,
      [arrayLiteral(customerIds), arrayLiteral(customerIds.map(bucketOf))],
    );
  }

  /** Whether time alone has changed any row. */
  async isDue(tx: ReadTx): Promise<boolean> {
    const rows = await tx.query(
      'select 1 from customer_facts where next_change_at <= clock_timestamp() limit 1',
    );
    return rows.length > 0;
  }

  /** Customers in the first buckets, which are as good as drawn by lot. */
  async sample(tx: ReadTx, environment: Environment, buckets: number): Promise<Uuid[]> {
    const rows = await tx.query<{ id: Uuid }>(
      `select customer_id as id from customer_facts where environment = $1 and bucket < $2
       order by bucket, customer_id limit ${SAMPLE_MAX}`,
      [environment, buckets],
    );
    return rows.map(({ id }) => id);
  }

  /** Everything that facts are made of. */
  async load(tx: ReadTx, customerIds: readonly Uuid[]): Promise<RawCustomer[]> {
    const rows = await tx.query<StoredCustomer>(
      `select c.id, c.partner_id as "partnerId", c.environment, c.kind, c.status, c.verification, p.slug as partner,
         c.personal, c.wrapped_key as "wrappedKey", c.acquisition, d.facts, b.ms as "businessMs",
         case when c.clock_frozen_at is null then b.ms - extract(epoch from clock_timestamp())::float8 * 1000 end
           as "clockOffsetMs",
         (select array_agg(distinct u.consent) from consent n
            cross join lateral unnest(n.data) d cross join lateral (values (n.purpose), (n.purpose || '/' || d)) u(consent)
            where n.customer_id = c.id and n.bucket = c.bucket and n.status = 'granted'
              and (n.expires_at is null or n.expires_at > b.instant)) as consents,
         exists (select from consent n
            where n.customer_id = c.id and n.bucket = c.bucket and n.purpose = 'profiling' and 'profile' = any (n.data)
              and n.status = 'granted' and (n.expires_at is null or n.expires_at > b.instant)) as "mayProfile",
         (select jsonb_agg(jsonb_build_object('name', t.name, 'value', t.value, 'source', t.source, 'scenario', t.scenario,
              'purpose', t.purpose, 'expiresMs', extract(epoch from t.expires_at)::float8 * 1000) order by t.name)
            from tag t where t.customer_id = c.id and t.bucket = c.bucket) as tags,
         (select jsonb_agg(jsonb_build_object('scope', s.scope, 'currency', s.currency, 'occasions', s.occasions,
              'purchased', s.purchased_minor, 'refunded', s.refunded_minor, 'firstDay', s.first_day, 'lastDay', s.last_day,
              'lastActiveDay', s.last_active_day, 'activeDayBits', s.active_day_bits,
              'daySetFrom', s.day_set_from, 'purchaseDays', s.purchase_days, 'daySet', encode(s.day_set, 'hex')))
            from customer_summary s where s.customer_id = c.id and s.bucket = c.bucket) as summaries,
         case when f.customer_id is not null then jsonb_build_object(
           ${CLASSIFIED.map(({ attribute, column }) => `'${attribute}', f.${column}`).join(', ')}) end as classified,
         f.segments
       from unnest($1::uuid[], $2::int2[]) as a(id, bucket)
       join customer c on c.id = a.id and c.bucket = a.bucket
       join partner p on p.id = c.partner_id
       cross join lateral (
         select ${businessNow('c.environment')} as instant, ${businessNowMs('c.environment')} as ms) b
       left join profile d on d.customer_id = c.id and d.bucket = c.bucket
       left join customer_facts f on f.customer_id = c.id and f.bucket = c.bucket
       order by c.id`,
      [arrayLiteral(customerIds), arrayLiteral(customerIds.map(bucketOf))],
    );
    const book = this.snapshots.current().get(scenariosToken);
    return rows.map((row) => onOwnDays(row, book));
  }

  async save(tx: Tx, kept: readonly KeptFacts[]): Promise<void> {
    const keys = keysOf(kept);
    await tx.query(
      `insert into customer_facts (${KEY}, ${COLUMNS.join(', ')}, computed_at)
       select ${KEY}, ${READ}, clock_timestamp()
       from ${rowsFrom([...KEY_TYPES, ...COLUMN_TYPES])} as r(${KEY}, ${COLUMNS.join(', ')})
       on conflict (customer_id, bucket) do update set computed_at = excluded.computed_at,
         ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [...keys, ...columnsOf(kept)],
    );
    // The rows that this one refers to must be there first.
    await tx.query(
      `insert into customer_facts_tail as t (${KEY}, attributes)
       select ${KEY}, attributes from ${rowsFrom([...KEY_TYPES, 'jsonb'])} as r(${KEY}, attributes)
       on conflict (customer_id, bucket) do update set attributes = excluded.attributes
         where t.attributes is distinct from excluded.attributes`,
      [...keys, arrayLiteral(kept.map(({ facts }) => JSON.stringify(facts.tail)))],
    );
  }
}

function onOwnDays(row: StoredCustomer, book: ScenarioBook): RawCustomer {
  const { businessMs, summaries } = row;
  const own = summaries?.map((one) => ({
    ...one,
    calendar: calendarOf(businessMs, zoneOfScope(one.scope, book)),
  }));
  return { ...row, calendar: calendarOf(businessMs, bankZone(book)), summaries: own ?? null };
}

function keysOf(kept: readonly KeptFacts[]): string[] {
  return [
    arrayLiteral(kept.map(({ raw }) => raw.id)),
    arrayLiteral(kept.map(({ raw }) => bucketOf(raw.id))),
    arrayLiteral(kept.map(({ raw }) => raw.partnerId)),
    arrayLiteral(kept.map(({ raw }) => raw.environment)),
  ];
}

/** Columns hold what rules in memory would read, so both always mean the same. */
function columnsOf(kept: readonly KeptFacts[]): string[] {
  return [
    ...ATTRIBUTES.map((attribute) =>
      arrayLiteral(kept.map(({ facts }) => elementOf(readFact(facts.facts, attribute)))),
    ),
    arrayLiteral(kept.map(({ segments }) => arrayLiteral(segments))),
    arrayLiteral(kept.map(({ raw }) => offsetOf(raw))),
    arrayLiteral(kept.map(standsOn)),
    arrayLiteral(kept.map(nextChangeAt)),
    arrayLiteral(kept.map(({ leaning }) => leaning.debtAversion ?? null)),
    arrayLiteral(kept.map(({ leaning }) => (leaning.needs ? JSON.stringify(leaning.needs) : null))),
  ];
}

function elementOf(value: KnownValue | undefined): ArrayElement {
  return typeof value === 'object' ? arrayLiteral(value) : (value ?? null);
}

function offsetOf({ clockOffsetMs }: RawCustomer): number {
  return clockOffsetMs === null ? 0 : Math.round(clockOffsetMs);
}

function standsOn({ raw: { clockOffsetMs, calendar } }: KeptFacts): string | null {
  return clockOffsetMs === null ? LocalDate.ofEpochDay(calendar.today).toString() : null;
}

/** By the system's clock; a clock that stands still changes nothing. */
function nextChangeAt({ raw, facts: { nextChangeMs } }: KeptFacts): string | null {
  if (nextChangeMs === undefined || raw.clockOffsetMs === null) return null;
  return new Date(nextChangeMs - offsetOf(raw)).toISOString();
}
