// Partners with an endpoint each, and the events that they are told of, written as the bank writes them.
import { bucketOf, newUuid } from '../../../dist/src/kernel/ids.js';
import { KeyRing, seal } from '../../../dist/src/platform/security/secret-box.js';

const SECRET = Buffer.alloc(32, 7);
const TEMPLATE = 'lumen-phones';

/** One partner, with one endpoint, for each URL. @returns the partners' ids in that order */
export async function addEndpoints(owner, urls) {
  const keys = new KeyRing(SECRET);
  const rows = urls.map((url) => {
    const partnerId = newUuid(Date.now());
    const id = newUuid(Date.now(), bucketOf(partnerId));
    const place = `webhook_endpoint/secret/${id}`;
    const { key, wrapped } = keys.create(place);
    const secret = seal(key, place, `whsec_${Buffer.alloc(32, 9).toString('base64')}`);
    const hex = (bytes) => `\\x${bytes.toString('hex')}`;
    return { id, partner_id: partnerId, bucket: bucketOf(id), url, key: hex(wrapped), secret: hex(secret) };
  });
  await owner.query(
    `insert into partner select (jsonb_populate_record(p, jsonb_build_object('id', r.id, 'slug', 'hook-' || r.id))).*
     from partner p, unnest($2::uuid[]) with ordinality as r(id, n) where p.slug = $1`,
    [TEMPLATE, rows.map((row) => row.partner_id)],
  );
  await owner.query(
    `insert into webhook_endpoint (id, bucket, partner_id, environment, url, types, payload, api_version, status,
       status_changed_at, secret_key, secret, created_at)
     select id, bucket, partner_id, 'sandbox', url, '{*}', 'thin', 'v1', 'enabled', now(), key, secret, now()
     from jsonb_to_recordset($1::jsonb) as r(id uuid, partner_id uuid, bucket int2, url text, key bytea, secret bytea)`,
    [JSON.stringify(rows)],
  );
  return rows.map((row) => row.partner_id);
}

/** As `tx.emit` does; each event of a subject of its own. */
export async function emit(owner, partnerIds, sentMs) {
  const rows = partnerIds.map((partnerId) => {
    const id = newUuid(Date.now());
    return { id, bucket: bucketOf(id), partner_id: partnerId };
  });
  await owner.query(
    `with event as (select * from jsonb_to_recordset($1::jsonb) as r(id uuid, bucket int2, partner_id uuid)),
     kept as (
       insert into outbox (id, bucket, type, environment, partner_id, subject, sequence, payload, occurred_at)
       select id, bucket, 'customer.updated', 'sandbox', partner_id, id, 1, jsonb_build_object('v', 1, 'sentMs', $2::int8), now()
       from event)
     insert into outbox_queue (id, bucket) select id, bucket from event`,
    [JSON.stringify(rows), sentMs],
  );
}

/** Nothing waits, and no endpoint has a past. */
export async function forgetAll(owner) {
  await owner.query('truncate webhook_queue, outbox_queue');
  await owner.query('update webhook_endpoint set failures = 0, failing_since = null where failures > 0');
  await owner.query(`update lease set until = '-infinity' where name like 'webhook%'`);
}
