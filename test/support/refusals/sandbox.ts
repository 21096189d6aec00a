import { newUuid, parseId } from '../../../src/kernel/ids.js';
import { Relay } from '../../../src/modules/webhooks/relay.js';
import { unique } from '../applications.js';
import { must } from '../guarantees.js';
import { aKey, configured } from '../partners.js';
import type { Answer } from '../staff.js';
import type { Refusal, RefusalWorld } from './world.js';

const aClock = async (world: RefusalWorld): Promise<string> =>
  (await must(201, world.post('/v1/sandbox/clocks', { name: unique('clock') }))).id;

/** A clock that is on a way that takes long. */
async function onItsWay(world: RefusalWorld): Promise<string> {
  const id = await aClock(world);
  await world.rows(
    `update test_clock set status = 'advancing', moves_from = frozen_at, moves_to = frozen_at + interval '1 day',
       claimed_until = now() + interval '1 hour' where id = $1`,
    [parseId('testClock', id)],
  );
  return id;
}

const simulate = (world: RefusalWorld, agreement: string): Promise<Answer> =>
  world.post('/v1/sandbox/simulations', { agreement, script: 'payOnTime', until: '2020-01-01' });

export const SANDBOX_REFUSALS: readonly Refusal[] = [
  [
    'DELETE /v1/sandbox/clocks/{id}',
    'state_conflict',
    async (world) => world.send('DELETE', `/v1/sandbox/clocks/${await onItsWay(world)}`),
  ],
  [
    'POST /v1/sandbox/clocks/{id}/customers',
    'state_conflict',
    async (world) =>
      world.post(`/v1/sandbox/clocks/${await onItsWay(world)}/customers`, {
        customer: await world.customer(),
      }),
  ],
  [
    'POST /v1/sandbox/clocks',
    'clock_move_too_long',
    (world) => world.post('/v1/sandbox/clocks', { name: 'far', now: '2151-01-01T00:00:00Z' }),
  ],
  [
    'POST /v1/sandbox/clocks/{id}/customers',
    'clock_limit_reached',
    async (world) => {
      const clock = await aClock(world);
      const customer = await world.customer();
      await world.rows(
        `insert into customer (id, bucket, partner_id, environment, kind, status, verification, acquisition, clock_id,
           clock_frozen_at)
         select overlay(c.id::text placing lpad(to_hex(n), 8, '0') from 29)::uuid, c.bucket, c.partner_id, c.environment,
           c.kind, c.status, c.verification, c.acquisition, k.id, k.frozen_at
         from (select * from customer order by id desc limit 1) c,
           test_clock k, generate_series(1, 1000) n where k.id = $1`,
        [parseId('testClock', clock)],
      );
      return world
        .post(`/v1/sandbox/clocks/${clock}/customers`, { customer })
        .finally(() =>
          world.rows(
            'delete from customer where personal is null and external_digest is null and clock_id is not null',
          ),
        );
    },
  ],
  [
    'POST /v1/sandbox/simulations',
    'clock_limit_reached',
    async (world) => {
      const agreement = (await world.phone()).split('/').at(-1) as string;
      await world.rows(
        `insert into test_clock (id, bucket, partner_id, environment, name, frozen_at, status, status_changed_at, created_at)
         select overlay(k.id::text placing lpad(to_hex(n), 8, '0') from 29)::uuid, k.bucket, k.partner_id, k.environment,
           'one of many', k.frozen_at, 'ready', now(), now()
         from (select * from test_clock where partner_id = $1 limit 1) k, generate_series(1, 1000) n`,
        [await world.partnerId()],
      );
      return simulate(world, agreement).finally(() =>
        world.rows(`delete from test_clock where name = 'one of many'`),
      );
    },
  ],
  [
    'POST /v1/sandbox/simulations',
    'fixture_not_available',
    async (world) => {
      const slug = (await world.aPartner()).split('/').at(-1) as string;
      const key = await aKey(configured(world.bank.booted), { id: await world.partnerId(slug) });
      return key.post('/v1/sandbox/simulations', { fixture: 'agreement-active', script: 'payOnTime' });
    },
  ],
  [
    'POST /v1/sandbox/certifications',
    'certification_limit_reached',
    async (world) => {
      await world.rows(
        `insert into certification_run (id, bucket, partner_id, environment, key_id, status, status_changed_at,
           started_at, ends_at, report)
         select overlay(p.id::text placing lpad(to_hex(n), 8, '0') from 29)::uuid, bucket_of(p.id), p.id, 'sandbox', p.id,
           'failed', now(), now(), now(), '[]' from partner p, generate_series(1, 50) n where p.id = $1`,
        [await world.partnerId()],
      );
      return world
        .post('/v1/sandbox/certifications')
        .finally(() => world.rows(`delete from certification_run where status = 'failed'`));
    },
  ],
  [
    'POST /v1/events',
    'scenario_not_in_key',
    async (world) => {
      const partner = { id: await world.partnerId() };
      const key = await aKey(configured(world.bank.booted), partner, { scenarios: ['education'] });
      return key.post('/v1/events', {
        externalId: unique('visit'),
        type: 'visit',
        scenario: 'retail.electronics.phone',
        occurredAt: '2026-11-01T00:00:00Z',
        customer: { externalId: unique('visitor') },
      });
    },
  ],
  [
    'GET /v1/offers/from',
    'scenario_not_enrolled',
    (world) => world.shop.get('/v1/offers/from?scenario=education.higher.tuition&amount=100000&currency=CNY'),
  ],
  [
    'PUT /v1/event-imports/{id}/content',
    'payload_too_large',
    async (world) => {
      const { id } = await must(201, world.post('/v1/event-imports', {}));
      return world.send('PUT', `/v1/event-imports/${id}/content`, { more: 'a'.repeat(300_000) });
    },
  ],
  [
    'POST /v1/deliveries/{id}/resend',
    'webhook_endpoint_disabled',
    async (world) => {
      const url = `https://${unique('hooks')}.example.com/embank`;
      const made = await must(
        201,
        world.post('/v1/webhook-endpoints', { url, types: ['customer.registered'] }),
      );
      await world.customer();
      await world.bank.booted.app.get(Relay).round(newUuid(Date.now()));
      const path = `/v1/webhook-endpoints/${made.id}`;
      let deliveries: { id: string }[] = [];
      while (deliveries.length === 0)
        ({ data: deliveries } = await must(200, world.shop.get(`${path}/deliveries`)));
      await must(200, world.post(`${path}/disable`));
      return world.post(`/v1/deliveries/${deliveries[0]!.id}/resend`);
    },
  ],
];
