// A population by arithmetic: who buys how often and for how long, the same for the same seed.
import { addEvent, EMPTY_SUMMARY } from '../../../dist/src/engines/segmentation/index.js';

const DAYS = 730;
const DAY_MS = 86_400_000;

/** Mulberry32: 32 bits of state, uniform in 0–1. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The summary of one customer who came up to two years ago. His mean interval is drawn evenly by its logarithm between 1.5 and
 * 30 days, the next purchase exponentially; after each one he leaves for good with 0 to 2 %. A purchase is 5 to 500 yuan,
 * evenly by its logarithm; one of 30 is sent back.
 * @returns the summary as rows hold it, and how many events it is made of
 */
export function customerSummary(number, untilDay) {
  const next = random(number + 1);
  const every = 1.5 * 20 ** next();
  const leaving = 0.02 * next() ** 2;
  const days = new Set();
  let day = untilDay - Math.floor(next() * DAYS);
  let summary = EMPTY_SUMMARY;
  let events = 0;
  while (day <= untilDay) {
    const at = Math.floor(day);
    const amount = Math.round(500 * 100 ** next());
    summary = addEvent(summary, {
      kind: 'purchase',
      day: at,
      atMs: at * DAY_MS + 4 * 3_600_000,
      amount,
      isKnownDay: days.has(at),
    });
    days.add(at);
    events += 1;
    if (next() < 1 / 30) {
      summary = addEvent(summary, { kind: 'refund', day: at, atMs: at * DAY_MS, amount });
      events += 1;
    }
    if (next() < leaving) break;
    day += -Math.log(1 - next()) * every;
  }
  return { summary, events, ...daySet(days) };
}

function daySet(days) {
  const bytes = [...days].map((day) => Math.floor(day / 8));
  const from = bytes.reduce((least, byte) => Math.min(least, byte), Infinity);
  const bits = Buffer.alloc(bytes.reduce((most, byte) => Math.max(most, byte), 0) - from + 1);
  for (const day of days) bits[Math.floor(day / 8) - from] |= 1 << (day & 7);
  return { daySetFrom: from, daySet: bits };
}

const ROWS = 5_000;

/** One summary in the frame `retail`, CNY for every customer of the bank, and a row of facts beside it. @returns events */
export async function addSummaries(owner) {
  const { rows: customers } = await owner.query('select id, bucket, partner_id from customer order by id');
  const untilDay = Math.floor(Date.now() / DAY_MS) - 1;
  let events = 0;
  for (let at = 0; at < customers.length; at += ROWS) {
    const batch = customers.slice(at, at + ROWS).map((customer, i) => {
      const made = customerSummary(at + i, untilDay);
      events += made.events;
      return { ...customer, ...made };
    });
    await insert(owner, batch);
  }
  await owner.query('analyze');
  return events;
}

async function insert(owner, batch) {
  const of = (value) => batch.map(value);
  const keys = [of(({ id }) => id), of(({ bucket }) => bucket), of((row) => row.partner_id)];
  await owner.query(
    `insert into customer_summary (customer_id, bucket, partner_id, environment, kind, scope, currency, occasions, purchase_days,
       first_day, last_day, last_at, purchased_minor, refunded_minor, refunds, first_day_minor, recent_days, last_active_day,
       active_day_bits, day_set_from, day_set, version, changed_at)
     select id, bucket, partner_id, 'sandbox', 'person', 'retail', 'CNY', occasions, purchase_days, first_day, last_day,
       to_timestamp(last_ms / 1000), purchased, refunded, refunds, first_day_amount, recent_days::int4[], last_active_day,
       active_day_bits, day_set_from, day_set, 1, now()
     from unnest($1::uuid[], $2::int2[], $3::uuid[], $4::int4[], $5::int4[], $6::int4[], $7::int4[], $8::float8[], $9::int8[],
       $10::int8[], $11::int4[], $12::int8[], $13::text[], $14::int4[], $15::int4[], $16::int4[], $17::bytea[])
       as r(id, bucket, partner_id, occasions, purchase_days, first_day, last_day, last_ms, purchased, refunded, refunds,
         first_day_amount, recent_days, last_active_day, active_day_bits, day_set_from, day_set)`,
    [
      ...keys,
      of(({ summary }) => summary.occasions),
      of(({ summary }) => summary.purchaseDays),
      of(({ summary }) => summary.firstDay),
      of(({ summary }) => summary.lastDay),
      of(({ summary }) => summary.lastAtMs),
      of(({ summary }) => summary.purchased),
      of(({ summary }) => summary.refunded),
      of(({ summary }) => summary.refunds),
      of(({ summary }) => summary.firstDayAmount),
      of(({ summary }) => `{${summary.recentDays.join(',')}}`),
      of(({ summary }) => summary.lastActiveDay),
      of(({ summary }) => summary.activeDayBits),
      of(({ daySetFrom }) => daySetFrom),
      of((row) => row.daySet),
    ],
  );
  await owner.query(
    `insert into customer_facts (customer_id, bucket, partner_id, environment, kind, verification, partner, consents, scenes, tags,
       segments, clock_offset_ms, computed_at)
     select id, bucket, partner_id, 'sandbox', 'person', 'document', 'lumen-phones', '{}', '{retail}', '{}', '{}', 0, now()
     from unnest($1::uuid[], $2::int2[], $3::uuid[]) as r(id, bucket, partner_id)`,
    keys,
  );
}
