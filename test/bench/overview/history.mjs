// What two years leave of one customer, as the rooms would have stored it: only what is read at a glance is filled.
import { bucketOf, newUuid } from '../../../dist/src/kernel/ids.js';

const DAY_MS = 86_400_000;
const DAYS = 700;
const SCENES = [
  'retail.electronics.phone',
  'daily.food.grocery',
  'mobility.fuel',
  'travel.flight',
  'housing.moving',
];
const AGREEMENTS = 5;
const ACTS = 40;
const TAGS = 30;
const EVENTS_OF_OTHERS = 20;

/** Tables of the months gone by, as they are there in a bank that is two years old. */
export async function addMonths(owner) {
  await owner.query(`do $$
    declare t text; m timestamp; part text;
    begin
      foreach t in array array['event', 'decision'] loop
        for i in -24..-2 loop
          m := date_trunc('month', now() at time zone 'UTC') + make_interval(months => i);
          part := t || to_char(m, '_YYYYMM');
          if to_regclass(part) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)', part, t,
              first_id_of(m at time zone 'UTC'), first_id_of((m + interval '1 month') at time zone 'UTC'));
          end if;
        end loop;
      end loop;
    end $$`);
}

/** Everybody else has some events, so that pages of the table are not one customer's. */
export async function addOthersEvents(owner) {
  await owner.query(
    `insert into event (id, bucket, partner_id, environment, customer_id, type, occurred_at, scenario, source, confidence,
       is_sensitive, amount_minor, currency, external_id)
     select (left(first_id_of(a.at)::text, 14) || '7' || lpad(to_hex(c.bucket::int4), 3, '0') || '-8' || substr(md5(c.id::text || n), 1, 3)
         || '-' || substr(md5(n || c.id::text), 1, 12))::uuid,
       c.bucket, c.partner_id, c.environment, c.id, 'purchase', a.at, 'retail.electronics.phone', 'partner', 1, false, 10000,
       'CNY', 'other-' || n
     from generate_series(1, $1) n cross join customer c
     cross join lateral (select date_trunc('milliseconds', now() - random() * interval '700 days') as at where c.id is not null) a`,
    [EVENTS_OF_OTHERS],
  );
  await owner.query('analyze');
}

export async function addHistory(owner, customer, { events, decisions }) {
  const bucket = bucketOf(customer);
  const { rows } = await owner.query('select partner_id, environment from customer where id = $1', [
    customer,
  ]);
  const { partner_id: partner, environment } = rows[0];
  const spread = (count) =>
    Array.from({ length: count }, (_, i) => Date.now() - ((i + 0.5) / count) * DAYS * DAY_MS);
  const idsAt = (times) => times.map((ms) => newUuid(Math.floor(ms), bucket));
  const insert = (sql, ...columns) => owner.query(sql, [customer, bucket, partner, environment, ...columns]);

  const times = spread(events);
  await insert(
    `insert into event (id, bucket, partner_id, environment, customer_id, type, occurred_at, scenario, source, confidence,
       is_sensitive, amount_minor, currency, external_id)
     select e.id, $2, $3, $4, $1, 'purchase', to_timestamp(e.ms / 1000), e.scenario, 'partner', 1, false, 10000, 'CNY', e.id::text
     from unnest($5::uuid[], $6::float8[], $7::text[]) as e(id, ms, scenario)`,
    idsAt(times),
    times,
    times.map((_, i) => SCENES[i % (i % 100 === 0 ? 5 : 4)]),
  );
  await insert(
    `insert into decision (id, bucket, partner_id, environment, customer_id, scenario, purpose, amount_minor, currency,
       snapshot_version, engine, offer_count, outcome, verdicts, inputs, answer)
     select d.id, $2, $3, $4, $1, 'retail.electronics.phone', 'payment', 599900, 'CNY', 1, '1', 3, 'offered', '', '', ''
     from unnest($5::uuid[]) as d(id)`,
    idsAt(spread(decisions)),
  );
  const agreements = idsAt(spread(AGREEMENTS));
  await insert(
    `insert into agreement (id, bucket, partner_id, environment, customer_id, application_id, offer_id, scenario, product,
       product_version, currency, amount_minor, contract, contract_hash, status, status_changed_at, version, closed_through,
       booked, booked_through, outstanding_minor, credit_balance_minor, overdue_minor, next_due_on, next_due_minor, days_past_due)
     select a.id, $2, $3, $4, $1, a.id, a.id, 'retail.electronics.phone', 'retail-zero', 1, 'CNY', 479900, '{}', '', 'active',
       now(), 1, current_date, '{}', current_date, 319924, 0, 0, current_date + 20, 39992, 0
     from unnest($5::uuid[]) as a(id)`,
    agreements,
  );
  const acts = spread(AGREEMENTS * ACTS);
  await insert(
    `insert into servicing_event (id, bucket, partner_id, environment, customer_id, agreement_id, number, type, occurred_on,
       recorded_at, recorded_on, amount_minor, details)
     select s.id, $2, $3, $4, $1, s.agreement_id, s.number, 'repayment', current_date, now(), current_date, 39992, '{}'
     from unnest($5::uuid[], $6::uuid[], $7::int4[]) as s(id, agreement_id, number)`,
    idsAt(acts),
    acts.map((_, i) => agreements[i % AGREEMENTS]),
    acts.map((_, i) => Math.floor(i / AGREEMENTS) + 1),
  );
  await addTags(insert, idsAt(spread(TAGS * 10)));
  await owner.query('analyze');
}

/** Thirty that hold, each said ten times. */
async function addTags(insert, ids) {
  await insert(
    `with said as (
       select t.id, 't' || (t.place % ${TAGS}) as name, (t.place / ${TAGS})::text as value, t.place <= ${TAGS} as holds
       from unnest($5::uuid[]) with ordinality as t(id, place)),
     kept as (
       insert into tag_history (id, bucket, customer_id, partner_id, environment, name, value, source, confidence, evidence,
         is_shared, valid_from, valid_to)
       select id, $2, $1, $3, $4, name, value, 'rule', 1, '[]', true, now(), case when not holds then now() end from said)
     insert into tag (customer_id, bucket, partner_id, environment, name, value, source, confidence, evidence, computed_at)
     select $1, $2, $3, $4, name, value, 'rule', 1, '[]', now() from said where holds`,
    ids,
  );
}
