import { formatId, newUuid } from '../../../src/kernel/ids.js';
import { EXAMPLE_TAG } from '../../../src/modules/profiles/segments/tag-definitions.controller.js';
import { VersionStore } from '../../../src/platform/versions/version-store.js';
import { unique } from '../applications.js';
import { must } from '../guarantees.js';
import { apiDocument, nameOf, type Operation } from '../openapi.js';
import { configured } from '../partners.js';
import { exampleBody } from '../route-requests.js';
import type { Answer } from '../staff.js';
import { refreshed } from '../test-app.js';
import { type Body, type Refusal, reason, type RefusalWorld } from './world.js';

const KEY = { environment: 'sandbox', name: 'till', scopes: ['offers:read'] };
const LIVE_KEY = { ...KEY, environment: 'live', ...reason };
const ENROLMENT = { environment: 'sandbox', scenario: 'retail', jurisdiction: 'CN', ...reason };
const SCREENING = '/staff/v1/screening-terms';
const QUOTAS = { second: 11, minute: 111, day: 1_111 };

/** The body of the documents. */
function documented(name: string): object {
  const operation = apiDocument('staff').operations.find((one) => nameOf(one) === name) as Operation;
  return exampleBody(operation) as object;
}

/** A partner who may have live keys. */
async function aLicensed(world: RefusalWorld): Promise<string> {
  const path = await world.aPartner();
  const licence = { kind: 'payment', number: '1', expiresOn: '2099-12-31' };
  await must(201, world.maker.post(`${path}/licences`, licence));
  await world.rows(
    `insert into certification_run (id, bucket, partner_id, environment, key_id, status, status_changed_at, started_at,
       ends_at, report)
     select p.id, bucket_of(p.id), p.id, 'sandbox', p.id, 'passed', now(), now(), now(), '[]' from partner p where slug = $1`,
    [slugOf(path)],
  );
  return path;
}
const slugOf = (path: string): string => path.split('/').at(-1) as string;
const proposed = async (answer: Promise<Answer>): Promise<string> => (await must(202, answer)).approval;
const loseLicences = (world: RefusalWorld, path: string): Promise<unknown> =>
  world.rows('delete from licence l using partner p where p.id = l.partner_id and p.slug = $1', [
    slugOf(path),
  ]);

/** As many keys as a partner may have, in an environment. */
const fillKeys = (world: RefusalWorld, path: string, environment: string): Promise<unknown> =>
  world.rows(
    `insert into api_key (id, partner_id, environment, name, digest, last_four, scopes, scenarios, cidrs, created_at)
     select gen_random_uuid(), p.id, $2, 'one of many', uuid_send(gen_random_uuid()), 'many', '{}', '{}', '{}', now()
     from partner p, generate_series(1, 50) where p.slug = $1`,
    [slugOf(path), environment],
  );

/** The row of a definition as it must not be any more, while the request runs. */
async function whileChanged(
  world: RefusalWorld,
  [change, back]: readonly [string, string],
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const write = async (sql: string): Promise<void> => {
    await world.rows(sql);
    await world.rows('update config_head set version = version + 1');
    await refreshed(world.bank.booted);
  };
  await write(change);
  return ask().finally(() => write(back));
}

async function publish(world: RefusalWorld, kind: 'tag', body: { name: string }): Promise<void> {
  const { app } = world.bank.booted;
  await configured(world.bank.booted).configure(async (tx) => {
    const store = app.get(VersionStore);
    const draft = await store.createDraft(tx, { kind, name: body.name, body, note: 'a test' });
    await store.publish(tx, draft);
  });
}
/** A tag that only partners set. */
const partnersTag = (world: RefusalWorld): Promise<string> =>
  world.once('tag', async () => {
    await publish(world, 'tag', { ...EXAMPLE_TAG, name: 'not-of-staff', setBy: ['partner'] } as {
      name: string;
    });
    return 'not-of-staff';
  });

const anEndpoint = async (world: RefusalWorld, types = ['agreement.withdrawn']): Promise<Body> =>
  must(
    201,
    world.post('/v1/webhook-endpoints', {
      url: `https://${unique('hooks')}.example.com/embank`,
      types,
    }),
  );
const ofStaff = (id: string): string => `/staff/v1/partners/lumen-phones/webhook-endpoints/${id}`;

const TAGS: readonly Refusal[] = [
  [
    'PUT /staff/v1/customers/{id}/tags/{tag}',
    'tag_not_yours',
    async (world) =>
      world.maker.put(`/staff/v1/customers/${await world.customer()}/tags/${await partnersTag(world)}`, {}),
  ],
  [
    'DELETE /staff/v1/customers/{id}/tags/{tag}',
    'tag_not_yours',
    async (world) =>
      world.maker.delete(`/staff/v1/customers/${await world.customer()}/tags/${await partnersTag(world)}`),
  ],
  [
    'DELETE /v1/customers/{id}/tags/{tag}',
    'tag_not_yours',
    async (world) => world.send('DELETE', `/v1/customers/${await world.customer()}/tags/vip`),
  ],
  [
    'PUT /staff/v1/customers/{id}/tags/{tag}',
    'evidence_unknown',
    async (world) =>
      world.maker.put(`/staff/v1/customers/${await world.customer()}/tags/vip`, {
        evidence: [formatId('event', newUuid(Date.now()))],
      }),
  ],
  [
    'PUT /staff/v1/customers/{id}/tags/{tag}',
    'tag_value_invalid',
    async (world) =>
      world.maker.put(`/staff/v1/customers/${await world.customer()}/tags/vip`, { value: 'gold' }),
  ],
  [
    'PUT /staff/v1/customers/{id}/tags/{tag}',
    'too_many_tags',
    async (world) => {
      const customer = await world.customer();
      await world.rows(
        `insert into tag (customer_id, bucket, partner_id, environment, name, value, source, evidence, computed_at)
         select c.id, c.bucket, c.partner_id, c.environment, 'many-' || n, 'true', 'partner', '[]', now()
         from (select * from customer order by id desc limit 1) c, generate_series(1, 200) n`,
      );
      return world.maker.put(`/staff/v1/customers/${customer}/tags/vip`, {});
    },
  ],
  [
    'PUT /staff/v1/customers/{id}/questionnaires/{name}',
    'profiling_consent_missing',
    async (world) =>
      world.maker.put(
        `/staff/v1/customers/${await world.customer()}/questionnaires/attitude`,
        documented('PUT /staff/v1/customers/{id}/questionnaires/{name}'),
      ),
  ],
  [
    'GET /staff/v1/segments/{name}/snapshots',
    'not_found',
    (world) => world.maker.get('/staff/v1/segments/never-heard-of/snapshots'),
  ],
];

const APPROVALS: readonly Refusal[] = [
  [
    'POST /staff/v1/approvals/{id}/approve',
    'live_needs_licence',
    async (world) => {
      const path = await aLicensed(world);
      const approval = await proposed(world.maker.post(`${path}/keys`, LIVE_KEY));
      await loseLicences(world, path);
      return world.approve(approval, 'live');
    },
  ],
  [
    'POST /staff/v1/partners/{slug}/keys/{id}/reveal',
    'live_needs_licence',
    async (world) => {
      const path = await aLicensed(world);
      const approval = await proposed(world.maker.post(`${path}/keys`, LIVE_KEY));
      const { applied } = await must(200, world.approve(approval, 'live'));
      await loseLicences(world, path);
      return world.maker.post(`${path}/keys/${applied.key}/reveal`);
    },
  ],
  [
    'POST /staff/v1/approvals/{id}/approve',
    'too_many_keys',
    async (world) => {
      const path = await aLicensed(world);
      const approval = await proposed(world.maker.post(`${path}/keys`, LIVE_KEY));
      await fillKeys(world, path, 'live');
      return world.approve(approval, 'live');
    },
  ],
  [
    'POST /staff/v1/partners/{slug}/keys/{id}/rotate',
    'too_many_keys',
    async (world) => {
      const path = await world.aPartner();
      const { id } = await must(201, world.maker.post(`${path}/keys`, KEY));
      await fillKeys(world, path, 'sandbox');
      return world.maker.post(`${path}/keys/${id}/rotate`, { overlapSeconds: 60 });
    },
  ],
  [
    'POST /staff/v1/partners/{slug}/licences',
    'too_many_licences',
    async (world) => {
      const path = await world.aPartner();
      await world.rows(
        `insert into licence (id, partner_id, kind, number, expires_on, created_at)
         select gen_random_uuid(), p.id, 'payment', n, '2099-12-31', now()
         from partner p, generate_series(1, 100) n where p.slug = $1`,
        [slugOf(path)],
      );
      return world.maker.post(`${path}/licences`, {
        kind: 'payment',
        number: 'one more',
        expiresOn: '2099-12-31',
      });
    },
  ],
  [
    'POST /staff/v1/approvals/{id}/approve',
    'jurisdiction_without_pack',
    async (world) => {
      const enrolment = { ...ENROLMENT, jurisdiction: 'GB' };
      const approval = await proposed(world.maker.post(`${await world.aPartner()}/enrolments`, enrolment));
      const pack = (from: string, to: string): string =>
        `update definition set status = '${to}' where kind = 'pack' and name = 'GB' and status = '${from}'`;
      return whileChanged(world, [pack('published', 'retired'), pack('retired', 'published')], () =>
        world.approve(approval),
      );
    },
  ],
  [
    'POST /staff/v1/approvals/{id}/approve',
    'still_needed',
    async (world) => {
      const approval = await proposed(
        world.maker.post('/staff/v1/scenarios/retail.electronics.phone/retire', reason),
      );
      return whileChanged(
        world,
        [
          `insert into definition (id, kind, name, number, status, body, note, created_at)
           select '${newUuid(Date.now())}', kind, name || '.used', 1, 'published', body, 'below', now() from definition
           where kind = 'scenario' and name = 'retail.electronics.phone' and status = 'published'`,
          `delete from definition where note = 'below'`,
        ],
        () => world.approve(approval),
      );
    },
  ],
  [
    'POST /staff/v1/approvals/{id}/approve',
    'invalid_definition',
    async (world) => {
      const path = '/staff/v1/products/goal-savings/versions';
      const { number, body } = await must(201, world.maker.post(path, { note: 'another name' }));
      const names = { ...body.names, en: 'Another name' };
      await must(200, world.maker.put(`${path}/${number}`, { body: { ...body, names } }, '"v1"'));
      const approval = await proposed(world.maker.post(`${path}/${number}/submit`, reason));
      await world.rows(
        `update definition set body = '{}' where kind = 'product' and name = 'goal-savings' and number = $1`,
        [number],
      );
      return world.approve(approval);
    },
  ],
];

const quotasOf = (path: string): string => `${path}/rate-limits?environment=sandbox`;

const PARTNERS: readonly Refusal[] = [
  [
    'POST /staff/v1/partners/{slug}/keys',
    'too_many_open_changes',
    async (world) => world.busy.post(`${await aLicensed(world)}/keys`, LIVE_KEY),
  ],
  [
    'PUT /staff/v1/partners/{slug}/rate-limits',
    'nothing_changes',
    async (world) => {
      const path = await world.aPartner();
      await world.rows(
        `update partner set rate_limits = jsonb_build_object('sandbox', $2::jsonb) where slug = $1`,
        [slugOf(path), QUOTAS],
      );
      return world.maker.put(quotasOf(path), { ...QUOTAS, ...reason });
    },
  ],
  [
    'PUT /staff/v1/partners/{slug}/rate-limits',
    'too_many_open_changes',
    async (world) => world.busy.put(quotasOf(await world.aPartner()), { ...QUOTAS, ...reason }),
  ],
  [
    'PUT /staff/v1/partners/{slug}/risk-terms',
    'too_many_open_changes',
    async (world) =>
      world.busy.put(
        `${await world.aPartner()}/risk-terms`,
        documented('PUT /staff/v1/partners/{slug}/risk-terms'),
      ),
  ],
  [
    'PUT /staff/v1/partners/{slug}/risk-terms',
    'nothing_changes',
    async (world) => {
      const path = await world.aPartner();
      const { terms } = await must(200, world.maker.get(`${path}/risk`));
      return world.maker.put(`${path}/risk-terms`, { ...terms, ...reason });
    },
  ],
  [
    'PUT /staff/v1/screening-terms',
    'too_many_open_changes',
    (world) => world.busy.put(SCREENING, documented('PUT /staff/v1/screening-terms')),
  ],
  [
    'PUT /staff/v1/screening-terms',
    'nothing_changes',
    async (world) => {
      const { version: _, ...terms } = await must(200, world.maker.get(SCREENING));
      return world.maker.put(SCREENING, { ...terms, ...reason });
    },
  ],
  [
    'PATCH /staff/v1/partners/{slug}/enrolments/{id}',
    'too_many_open_changes',
    async (world) => {
      const path = `${await world.aPartner()}/enrolments`;
      const { applied } = await must(200, world.approve(await proposed(world.maker.post(path, ENROLMENT))));
      return world.busy.patch(`${path}/${applied.enrolment}`, { limits: {}, ...reason });
    },
  ],
];

const WEBHOOKS: readonly Refusal[] = [
  ...(['', 'staff'] as const).flatMap((who) =>
    (['disable', 'enable'] as const).map((act): Refusal => [
      who === ''
        ? `POST /v1/webhook-endpoints/{id}/${act}`
        : `POST /staff/v1/partners/{slug}/webhook-endpoints/{id}/${act}`,
      'state_conflict',
      async (world) => {
        const { id } = await anEndpoint(world);
        const ask = (): Promise<Answer> =>
          who === ''
            ? world.post(`/v1/webhook-endpoints/${id}/${act}`)
            : world.maker.post(`${ofStaff(id)}/${act}`, reason);
        if (act === 'disable') await must(200, ask());
        return ask();
      },
    ]),
  ),
  [
    'PATCH /v1/webhook-endpoints/{id}',
    'unknown_event_type',
    async (world) => {
      const { id } = await anEndpoint(world);
      return world.send(
        'PATCH',
        `/v1/webhook-endpoints/${id}`,
        { types: ['offer.eaten'] },
        { 'if-match': '"v1"' },
      );
    },
  ],
  [
    'PATCH /v1/webhook-endpoints/{id}',
    'webhook_url_taken',
    async (world) => {
      const [{ url }, { id }] = [await anEndpoint(world), await anEndpoint(world)];
      return world.send('PATCH', `/v1/webhook-endpoints/${id}`, { url }, { 'if-match': '"v1"' });
    },
  ],
];

export const STAFF_REFUSALS: readonly Refusal[] = [...TAGS, ...APPROVALS, ...PARTNERS, ...WEBHOOKS];
