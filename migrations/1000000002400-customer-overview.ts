import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scenes that say something of a life, as src/modules/profiles/needs/data/needs.json names them. */
const LIFE_SCENE =
  '^(housing\\.moving|housing\\.rent\\.deposit|housing\\.purchase|housing\\.renovation|family\\.wedding|family\\.childcare|education\\.preschool|education\\.higher|education\\.studyAbroad|mobility\\.car\\.purchase)(\\.|$)';

/**
 * Planning a statement over tables of which there is one for each month takes ten times as long as running it, so these
 * are functions: PostgreSQL keeps their plans for as long as a connection lives.
 */
const KEPT_PLAN = `set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off
  set jit = off`;

/**
 * What staff read of one customer at a glance is found by his id and in the order of time, however much there is of it;
 * and the few events that tell of his life without reading the many that do not.
 */
export class CustomerOverview1000000002400 implements MigrationInterface {
  name = 'CustomerOverview1000000002400';

  async up(q: QueryRunner): Promise<void> {
    await q.query('create index consent_by_customer on consent (customer_id, id)');
    await q.query('create index tag_history_by_time on tag_history (customer_id, id)');
    await q.query('create index servicing_event_by_customer on servicing_event (customer_id, id)');
    await this.lifeScenes(q);
    await this.decisions(q);
    await this.timeline(q);
  }

  private async lifeScenes(q: QueryRunner): Promise<void> {
    await q.query(
      `create index event_life_scene on event (customer_id, scenario, id) where scenario ~ '${LIFE_SCENE}'`,
    );
    await q.query(`create function life_scenes(asked uuid, since uuid)
      returns table (scenario text, latest timestamptz) language plpgsql stable ${KEPT_PLAN} as $$
      #variable_conflict use_column
      begin return query
        select e.scenario, max(e.occurred_at) from event e
        where e.customer_id = asked and e.bucket = bucket_of(asked) and e.id >= since and not e.is_sensitive
          and e.scenario ~ '${LIFE_SCENE}'
        group by e.scenario limit 200;
      end $$`);
    await q.query('revoke all on function life_scenes from public');
    await q.query('grant execute on function life_scenes to embank_app, embank_staff');
  }

  /** His own, and those he has joined; each by its index, the newest of both. */
  private async decisions(q: QueryRunner): Promise<void> {
    await q.query(`create function latest_decisions(asked uuid, most int4)
      returns table (id uuid, scenario text, purpose text, outcome text, offers int2)
      language plpgsql stable ${KEPT_PLAN} as $$
      #variable_conflict use_column
      begin return query
        select d.id, d.scenario, d.purpose, d.outcome, d.offer_count
        from (
          (select o.id from decision o where o.customer_id = asked and o.bucket = bucket_of(asked)
            order by o.id desc limit most)
          union
          (select j.decision_id from customer_decision j where j.customer_id = asked and j.bucket = bucket_of(asked)
            order by j.decision_id desc limit most)) k
        join decision d on d.id = k.id and d.bucket = bucket_of(k.id)
        order by d.id desc limit most;
      end $$`);
    await q.query('revoke all on function latest_decisions from public');
    await q.query('grant execute on function latest_decisions to embank_staff');
  }

  /**
   * Every source gives a page of its own at most, by its own index; of those the newest are the page.
   * `root` is that of the party whose merges are shown; scenes that match `hidden` are left out, and tags that begin with
   * `secret` unless it is null.
   */
  private async timeline(q: QueryRunner): Promise<void> {
    await q.query(`create function customer_timeline(asked uuid, before_id uuid, before_ms int8, before_key text, most int4,
        root uuid, hidden text, secret text)
      returns table (at_ms int8, key text, kind text, id uuid, act text, subject text, value text, about uuid,
        scenario text, amount int8, currency text, happened timestamptz)
      language plpgsql stable ${KEPT_PLAN} as $$
      #variable_conflict use_column
      declare
        home int2 := bucket_of(asked);
      begin return query
        select x.* from (
          ${SOURCES.map(timelineBranch).join('\n          union all ')}
        ) x order by x.at_ms desc, x.key collate "C" desc limit most;
      end $$`);
    await q.query('revoke all on function customer_timeline from public');
    await q.query('grant execute on function customer_timeline to embank_staff');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

type Column = 'act' | 'subject' | 'value' | 'about' | 'scenario' | 'amount' | 'currency' | 'happened';

/** One kind of entries. */
export interface TimelineSource {
  readonly kind: string;
  /** SQL of the id, by which the entry is found in the order of time. */
  readonly id: string;
  /** SQL of the moment, where it is another than the id's. */
  readonly at?: string;
  /** SQL of what tells two entries of one id apart. */
  readonly suffix?: string;
  readonly columns: Readonly<Partial<Record<Column, string>>>;
  /** Tables and condition. */
  readonly from: string;
}

const TYPES: Readonly<Record<Column, string>> = {
  act: 'text',
  subject: 'text',
  value: 'text',
  about: 'uuid',
  scenario: 'text',
  amount: 'int8',
  currency: 'text',
  happened: 'timestamptz',
};

const owned = (alias: string): string => `${alias}.customer_id = asked and ${alias}.bucket = home`;
const made = (alias: string, act: string, subject: string, amount: string): TimelineSource['columns'] => ({
  act: `'${act}'`,
  subject: `${alias}.${subject}`,
  value: `${alias}.status`,
  scenario: `${alias}.scenario`,
  amount: `${alias}.${amount}`,
  currency: `${alias}.currency`,
});
const DECISION: TimelineSource['columns'] = {
  act: 'd.outcome',
  subject: 'd.purpose',
  scenario: 'd.scenario',
  amount: 'd.amount_minor',
  currency: 'd.currency',
};
const PARTIES = 'select p.id from party p where p.root_id = root';
const MERGES = `party_merge m where (m.kept_id in (${PARTIES}) or m.joined_id in (${PARTIES}))`;

const SOURCES: readonly TimelineSource[] = [
  {
    kind: 'event',
    id: 'e.id',
    columns: {
      act: 'e.type',
      scenario: 'e.scenario',
      amount: 'e.amount_minor',
      currency: 'e.currency',
      happened: 'e.occurred_at',
    },
    from: `event e where ${owned('e')} and not e.is_sensitive`,
  },
  { kind: 'decision', id: 'd.id', columns: DECISION, from: `decision d where ${owned('d')}` },
  {
    kind: 'decision',
    id: 'j.decision_id',
    columns: DECISION,
    from: `customer_decision j join decision d on d.id = j.decision_id and d.bucket = bucket_of(j.decision_id)
      where ${owned('j')} and d.customer_id is null`,
  },
  {
    kind: 'application',
    id: 'a.id',
    columns: made('a', 'opened', 'product', 'amount_minor'),
    from: `application a where ${owned('a')}`,
  },
  {
    kind: 'agreement',
    id: 'a.id',
    columns: made('a', 'made', 'product', 'amount_minor'),
    from: `agreement a where ${owned('a')}`,
  },
  {
    kind: 'servicingEvent',
    id: 's.id',
    columns: {
      act: 's.type',
      about: 's.agreement_id',
      amount: 's.amount_minor',
      currency: 'a.currency',
      happened: `s.occurred_on::timestamp at time zone 'UTC'`,
    },
    from: `servicing_event s join agreement a on a.id = s.agreement_id and a.bucket = s.bucket where ${owned('s')}`,
  },
  {
    kind: 'guarantee',
    id: 'g.id',
    columns: made('g', 'made', 'product', 'amount_minor'),
    from: `guarantee g where ${owned('g')}`,
  },
  {
    kind: 'suretyship',
    id: 's.id',
    columns: made('s', 'invited', 'kind', 'cap_minor'),
    from: `suretyship s where ${owned('s')}`,
  },
  {
    kind: 'consent',
    id: 'n.id',
    columns: { act: `'granted'`, subject: 'n.purpose', happened: 'n.granted_at' },
    from: `consent n where ${owned('n')}`,
  },
  {
    kind: 'consent',
    id: 'n.id',
    at: 'n.status_changed_at',
    suffix: 'n.status',
    columns: { act: 'n.status', subject: 'n.purpose', value: 'n.status_reason' },
    from: `consent n where ${owned('n')} and n.status <> 'granted'`,
  },
  {
    kind: 'tag',
    id: 't.id',
    columns: {
      act: `'set'`,
      subject: 't.name',
      value: 't.value',
      scenario: 't.scenario',
      happened: 't.valid_from',
    },
    from: `tag_history t where ${owned('t')} and (t.scenario is null or t.scenario !~ hidden)
      and (secret is null or not starts_with(t.name, secret))
      and (t.purpose is null or exists (
        select from consent n where ${owned('n')} and n.purpose = t.purpose and n.status = 'granted'))`,
  },
  {
    kind: 'segment',
    id: 'null::uuid',
    at: 'm.entered_at',
    suffix: 'm.segment',
    columns: { act: `'entered'`, subject: 'm.segment' },
    from: `segment_member m where ${owned('m')}`,
  },
  {
    kind: 'partyMerge',
    id: 'm.id',
    columns: { act: `'merged'`, value: 'm.reason', about: 'm.joined_id' },
    from: MERGES,
  },
  {
    kind: 'partyMerge',
    id: 'm.id',
    at: 'm.undone_at',
    suffix: `'undone'`,
    columns: { act: `'undone'`, value: 'm.undo_reason', about: 'm.joined_id' },
    from: `${MERGES} and m.undone_at is not null`,
  },
  {
    kind: 'erasure',
    id: 'e.id',
    columns: { act: `'requested'` },
    from: `erasure e where ${owned('e')}`,
  },
];

/** An id begins with its moment, so the entries before a place are a range of the index on ids; `key` decides among equals. */
export function timelineBranch({ kind, id, at, suffix, columns, from }: TimelineSource): string {
  const ms =
    at === undefined
      ? `('x' || replace(left(${id}::text, 13), '-', ''))::bit(48)::int8`
      : `(extract(epoch from ${at}) * 1000)::int8`;
  const key = `concat_ws('/', ${id}::text, '${kind}', ${suffix ?? 'null::text'})`;
  const shown = (Object.keys(TYPES) as Column[]).map(
    (name) => `(${columns[name] ?? 'null'})::${TYPES[name]} as ${name}`,
  );
  const range = at === undefined ? `and ${id} < before_id` : '';
  const order = at === undefined ? `${id} desc` : `${ms} desc, ${key} collate "C" desc`;
  return `(select ${ms} as at_ms, ${key} as key, '${kind}' as kind, ${id} as id, ${shown.join(', ')}
            from ${from} ${range}
              and (before_ms is null or ${ms} < before_ms or (${ms} = before_ms and ${key} collate "C" < before_key))
            order by ${order} limit most)`;
}
