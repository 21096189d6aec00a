import { parseId } from '../../src/kernel/ids.js';
import { unpackAnswer } from '../../src/modules/offers/stored-answer.js';
import { KeyedDigest } from '../../src/platform/security/keyed-digest.js';
import { KeyRing, open } from '../../src/platform/security/secret-box.js';
import { testConfig } from '../support/config.js';
import type { WholeBank } from '../support/whole-bank.js';
import type { Acknowledged } from './retrying-client.js';

type Bank = Pick<WholeBank, 'rows'>;
const digests = new KeyedDigest(testConfig().keyPepper.reveal());
const keys = new KeyRing(testConfig().kek.reveal());

interface Kept {
  digest: string;
  status: number;
  body: string | null;
  answer: Buffer | null;
}

/**
 * What the store holds for each acknowledged key, against what the client was told: same status, same bytes.
 * @returns the keys for which it differs
 */
export async function lostOrChanged(
  bank: Bank,
  partnerId: string,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const kept = await bank.rows<Kept>(
    `select encode(i.digest, 'hex') as digest, i.status, i.body, d.answer from idempotency i
     left join decision d on d.id = i.resource_id and d.bucket = bucket_of(i.resource_id)`,
  );
  const byDigest = new Map(kept.map((one) => [one.digest, one]));
  return acknowledged
    .filter(({ key, route, status, text }) => {
      const name = digests.of('idempotency', partnerId, 'sandbox', route, key).toString('hex');
      const stored = byDigest.get(name);
      const held = stored?.body ? opened(name, stored.body) : stored?.answer && unpackAnswer(stored.answer);
      return stored?.status !== status || held !== text;
    })
    .map(({ key }) => key);
}

function opened(name: string, body: string): string {
  return open(keys.anonymous, `idempotency/body/${name}`, Buffer.from(body, 'base64')).toString();
}

/** Everything that the model forbids, one line each; an empty list is the only good answer. */
export async function forbiddenStates(bank: Bank): Promise<string[]> {
  const checks: readonly [string, string][] = [
    [
      'keys without an answer',
      `select encode(digest, 'hex') from idempotency where claimed_until is distinct from '-infinity'
         and (status is null or (body is null and resource_id is null))`,
    ],
    [
      'keys whose decision is not there',
      `select i.resource_id from idempotency i left join decision d on d.id = i.resource_id and d.bucket = bucket_of(i.resource_id)
       where i.resource_id is not null and d.id is null`,
    ],
    [
      'offers whose events are not exactly 1, 2, … version',
      `select o.id from offer o
       left join lateral (select array_agg(b.sequence order by b.sequence) as seen from outbox b where b.subject = o.id) e on true
       where coalesce(e.seen, '{}') <> array(select generate_series(1, o.version)::int8)`,
    ],
    [
      'events about offers that nobody acted on',
      `select b.subject from outbox b left join offer o on o.id = b.subject
       where b.type like 'offer.%' and (o.id is null or o.version = 0)`,
    ],
    [
      'offers whose last event tells another state',
      `select o.id from offer o join outbox b on b.subject = o.id and b.sequence = o.version where b.type <> 'offer.' || o.status`,
    ],
    [
      'accepted credit without its reservation',
      `select o.id from offer o left join reservation r on r.id = o.id and r.bucket = o.bucket and r.status = 'reserved'
         and r.amount_minor = o.amount_minor
       where o.status = 'accepted' and o.reserved_until > now() and r.id is null`,
    ],
    [
      'reservations of offers that are not accepted',
      `select r.id from reservation r left join offer o on o.id = r.id and o.bucket = r.bucket
       where r.status = 'reserved' and coalesce(o.status, 'none') not in ('accepted', 'applied')`,
    ],
    [
      'applications whose events are not exactly 1, 2, … version',
      `select a.id from application a
       left join lateral (select array_agg(b.sequence order by b.sequence) as seen from outbox b where b.subject = a.id) e on true
       where coalesce(e.seen, '{}') <> array(select generate_series(1, a.version)::int8)`,
    ],
    [
      'applications that hold what they should not, or hold it not',
      `select a.id from application a left join reservation r on r.id = a.offer_id and r.bucket = a.bucket
       where a.is_credit and case
         when a.status in ('declined', 'withdrawn', 'expired') then r.status in ('reserved', 'committed')
         when a.status = 'concluded' then r.id is null
         else r.status is distinct from 'reserved' end`,
    ],
    [
      'applied offers without an application, and the other way round',
      `select coalesce(o.id, a.offer_id) from (select id from offer where status = 'applied') o
       full join (select offer_id from application where status not in ('declined', 'withdrawn', 'expired')) a on a.offer_id = o.id
       where o.id is null or a.offer_id is null`,
    ],
    [
      'budgets that are not the sum of their reservations',
      `select b.enrolment_id from enrolment_budget b
       left join lateral (select coalesce(sum(r.budget_minor), 0) as minor from reservation r
         where r.enrolment_id = b.enrolment_id and r.currency = b.currency and r.day = b.day
           and r.status in ('reserved', 'committed')) s on true
       where b.reserved_minor <> s.minor or b.reserved_minor > b.cap_minor`,
    ],
    [
      'customers registered without their event, or told of twice',
      `select c.id from customer c
       left join lateral (select count(*) as times from outbox b where b.subject = c.id and b.type = 'customer.registered') e on true
       where e.times <> 1`,
    ],
    [
      'the same customer twice',
      `select min(id::text) from customer group by partner_id, environment, external_digest having count(*) > 1 and external_digest is not null`,
    ],
  ];
  const found: string[] = [];
  for (const [what, sql] of checks) {
    const bad = await bank.rows(sql);
    if (bad.length > 0) found.push(`${what}: ${bad.length}, e.g. ${JSON.stringify(bad[0])}`);
  }
  return found;
}

/** Offers whose stored state is not what its client was told last. */
export async function otherThanTold(bank: Bank, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const told = new Map<string, string>();
  for (const { body, route } of acknowledged) {
    const { id, status } = body as { id: string; status?: string };
    if (route.startsWith('POST /v1/offers/') && status !== undefined) told.set(id, status);
  }
  const stored = await bank.rows<{ id: string; status: string }>('select id, status from offer');
  const byId = new Map(stored.map(({ id, status }) => [id, status]));
  return [...told]
    .filter(([id, status]) => byId.get(parseId('offer', id) as string) !== status)
    .map(([id]) => id);
}
