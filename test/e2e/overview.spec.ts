import { parseId } from '../../src/kernel/ids.js';
import { Database } from '../../src/platform/database/database.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { anAgreement, aPhoneOrder, aTooth, capture, sign } from '../support/agreement-story.js';
import { unique } from '../support/applications.js';
import { must } from '../support/guarantees.js';
import { cny, consent, type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer, StaffCaller } from '../support/staff.js';

type Body = Answer['body'];

const ROOT = '/staff/v1/customers';
const GRANTED_AT = '2026-01-01T00:00:00Z';

let bank: Sandbox;
let shop: PartnerCaller;
let clinic: PartnerCaller;
let viewer: StaffCaller;
let officer: StaffCaller;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  clinic = bank.partner('riverside-dental');
  [viewer, officer] = [await bank.staff('viewer'), await bank.staff('riskOfficer', 'campaignManager')];
});
afterAll(() => bank.close());

const overviewOf = (customer: string, by = officer): Promise<Body> =>
  must(200, by.get(`${ROOT}/${customer}/overview`));
const timelineOf = (customer: string, query: string, by = officer): Promise<Body> =>
  must(200, by.get(`${ROOT}/${customer}/timeline?${query}`));
/** What an entry says in short. */
const shortly = ({ kind, act, subject }: Body): string => [kind, act, subject].filter(Boolean).join(' ');

function purchase(by: PartnerCaller, customer: string, scenario: string, more: object = {}): Promise<Body> {
  return must(
    201,
    by.post('/v1/events', {
      externalId: unique('event'),
      type: 'purchase',
      occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
      customer: { id: customer },
      scenario,
      amount: cny(80),
      ...more,
    }),
  );
}

/** He has bought a phone by instalments, reported events, allowed some things and taken one back. */
describe('somebody who is known well', () => {
  const externalId = 'well-known';
  let customer: string;
  let agreement: Body;

  beforeAll(async () => {
    agreement = await anAgreement(shop, aPhoneOrder(externalId), 'retail-zero');
    customer = agreement.customer;
    await sign(shop, agreement);
    await must(200, capture(shop, agreement));
    await must(
      200,
      shop.post(`/v1/customers/${customer}/consents`, {
        consents: [consent('profiling', GRANTED_AT), consent('marketing', GRANTED_AT)],
      }),
    );
    await fetch(`${bank.url}/v1/customers/${customer}/consents/marketing`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${bank.keys['lumen-phones']}` },
    });
    for (let i = 0; i < 3; i += 1) await purchase(shop, customer, 'retail.electronics.phone');
  });

  test('is seen whole in one answer', async () => {
    const seen = await overviewOf(customer);
    expect(seen).toMatchObject({
      customer,
      partnerSlug: 'lumen-phones',
      kind: 'person',
      status: 'active',
      verification: 'phone',
      acquisition: { first: { scenario: 'retail.electronics.phone' } },
      owed: [{ outstanding: { currency: 'CNY' }, overdue: { amount: 0 } }],
      withheld: [],
    });
    expect(seen.agreements).toHaveLength(1);
    expect(seen.agreements[0]).toMatchObject({
      id: agreement.id,
      product: 'retail-zero',
      status: 'active',
      outstanding: seen.owed[0].outstanding,
    });
    const listed = await must(200, viewer.get(`/staff/v1/agreements?customer=${customer}`));
    expect(seen.owed[0].outstanding).toEqual(listed.data[0].outstanding);
    expect(seen.decisions.map(({ scenario, outcome }: Body) => [scenario, outcome])).toEqual([
      ['retail.electronics.phone', 'offered'],
    ]);
    expect(seen.consents.map(({ purpose, status }: Body) => `${purpose} ${status}`).sort()).toEqual([
      'creditCheck granted',
      'marketing revoked',
      'profiling granted',
    ]);
    expect(seen.tags.map(({ name }: Body) => name)).toContain('acquisition.first');
    expect(seen.party.customers.map((one: Body) => one.customer)).toEqual([customer]);
    expect(seen.screening.checks.length).toBeGreaterThan(0);
  });

  test('says of himself what the routes of each part say', async () => {
    const { profile, tags } = await overviewOf(customer);
    const path = `${ROOT}/${customer}`;
    const own = await must(200, viewer.get(`${path}/profile`));
    expect(profile.isProfilingAllowed).toBe(own.isProfilingAllowed);
    expect(profile.frames.map(({ scope }: Body) => scope)).toEqual(
      own.frames.map(({ scope }: Body) => scope),
    );
    expect(profile.attitude).toEqual(await must(200, viewer.get(`${path}/attitude`)));
    expect(profile.needs).toEqual((await must(200, viewer.get(`${path}/needs`))).data);
    expect(tags).toEqual((await must(200, viewer.get(`${path}/tags`))).data);
  });

  test('somebody of whom nothing is known has nothing in it', async () => {
    const { id } = await must(201, shop.post('/v1/customers', { kind: 'person', externalId: unique('p') }));
    const { profile, party, owed, timeline, withheld } = await overviewOf(id);
    expect([profile, party, owed, timeline.data, withheld]).toEqual([null, null, [], [], ['profile']]);
  });

  test('who he is elsewhere, and what security found, are for their roles', async () => {
    await bank.rows(
      `insert into tag (customer_id, bucket, partner_id, environment, name, value, source, evidence, is_shared, computed_at)
       select id, bucket, partner_id, environment, 'screening.velocity', 'true', 'model', '[]', false, now()
       from customer where id = $1`,
      [parseId('customer', customer)],
    );
    const seen = await overviewOf(customer, viewer);
    expect([seen.party, seen.screening, seen.withheld]).toEqual([null, null, ['party', 'screening']]);
    expect(JSON.stringify(seen)).not.toMatch(/screening\.|velocity/);
    const risk = await overviewOf(customer);
    expect(risk.screening.findings.map(({ name }: Body) => name)).toEqual(['velocity']);
    expect(risk.tags.map(({ name }: Body) => name)).not.toContain('screening.velocity');
    const audit = await overviewOf(customer, await bank.staff('auditor'));
    expect([audit.party?.kind, audit.withheld]).toEqual(['person', ['screening']]);
    const tagsFor = async (staff: StaffCaller): Promise<string> =>
      JSON.stringify(await must(200, staff.get(`/staff/v1/customers/${customer}/tags`)));
    expect(await tagsFor(viewer)).not.toContain('screening.');
    expect(await tagsFor(officer)).toContain('screening.velocity');
  });

  test('his timeline is one list, by whatever pages', async () => {
    const whole = await timelineOf(customer, 'limit=100');
    expect(whole.hasMore).toBe(false);
    expect(whole.data.map(shortly)).toEqual(
      expect.arrayContaining([
        'event purchase',
        'decision offered payment',
        'application opened retail-zero',
        'agreement made retail-zero',
        'servicingEvent drawdown',
        'consent granted profiling',
        'consent revoked marketing',
        'tag set acquisition.first',
      ]),
    );
    const times = whole.data.map(({ at }: Body) => at);
    expect(times).toEqual([...times].sort().reverse());
    const walked: Body[] = [];
    for (let query = 'limit=3'; query !== '';) {
      const { data, nextCursor } = await timelineOf(customer, query);
      walked.push(...data);
      query = nextCursor === undefined ? '' : `limit=3&cursor=${nextCursor}`;
    }
    expect(walked).toEqual(whole.data);
  });

  test('the overview begins the list, and its cursor goes on in it', async () => {
    for (let i = 0; i < 12; i += 1) await purchase(shop, customer, 'retail.electronics.phone');
    const { timeline } = await overviewOf(customer);
    expect([timeline.data.length, timeline.hasMore]).toEqual([20, true]);
    const rest = await timelineOf(customer, `limit=100&cursor=${timeline.nextCursor}`);
    const whole = await timelineOf(customer, 'limit=100');
    expect([...timeline.data, ...rest.data]).toEqual(whole.data);
  });
});

describe('somebody who does not allow it to be known what he is like', () => {
  const WHY = { 'reading-purpose': 'case 4711' };
  const PARTS = ['profile', 'attitude', 'needs'].map((part) => (id: string) => `${ROOT}/${id}/${part}`);
  const READERS = [...PARTS, (id: string) => `/staff/v1/segments/frequent-buyers/customers/${id}`];
  let id: string;

  beforeAll(async () => {
    // Else his segments would be computed anew.
    await bank.booted.app.get(Housekeeping).stop();
    ({ id } = await must(201, shop.post('/v1/customers', { kind: 'person', externalId: unique('p') })));
    await purchase(shop, id, 'retail.electronics.phone');
    await bank.rows(
      `insert into customer_facts (customer_id, bucket, partner_id, environment, kind, verification, partner, consents, scenes,
         tags, segments, clock_offset_ms, computed_at)
       select id, bucket, partner_id, environment, kind, verification, 'lumen-phones', '{}', '{}', '{}', '{}', 0, now()
       from customer where id = $1 on conflict do nothing`,
      [parseId('customer', id)],
    );
    await bank.rows(
      `insert into segment_member (customer_id, bucket, partner_id, environment, segment, number, entered_at)
       select id, bucket, partner_id, environment, 'frequent-buyers', 1, now() from customer where id = $1`,
      [parseId('customer', id)],
    );
  });

  test('is known so to no reader, whatever his role', async () => {
    for (const path of READERS.map((reader) => reader(id))) {
      for (const [staff, headers] of [
        [viewer, WHY],
        [officer, {}],
        [await bank.staff('auditor'), WHY],
      ] as const) {
        const { status, body } = await staff.get(path, headers);
        expect([path, status, body.code]).toEqual([path, 403, 'profiling_consent_missing']);
      }
    }
    for (const staff of [viewer, officer]) {
      const seen = await overviewOf(id, staff);
      expect([seen.profile, seen.withheld.includes('profile')]).toEqual([null, true]);
      expect(JSON.stringify(seen)).not.toContain('frequent-buyers');
      expect(await timelineOf(id, 'limit=100', staff)).toMatchObject({ data: [{ kind: 'event' }] });
    }
  });

  test('but to a risk officer who says why, and that is on record', async () => {
    for (const path of READERS.map((reader) => reader(id))) await must(200, officer.get(path, WHY));
    const { profile, withheld } = await must(200, officer.get(`${ROOT}/${id}/overview`, WHY));
    expect([profile.isProfilingAllowed, profile.frames.length, withheld]).toEqual([false, 1, []]);
    expect(profile.segments).toEqual([expect.objectContaining({ segment: 'frequent-buyers' })]);
    const { data } = await must(200, (await bank.staff('auditor')).get(`/staff/v1/readings?subject=${id}`));
    const said = data.filter(({ staff }: Body) => staff.id === officer.publicId);
    expect(said.filter(({ purpose }: Body) => purpose === 'case 4711')).toHaveLength(5);
  });
});

describe('what was read of somebody', () => {
  const readingsOf = async (query: string): Promise<Body[]> =>
    (await must(200, (await bank.staff('auditor')).get(`/staff/v1/readings?${query}`))).data;

  test('is one entry for whom, where, when and why, however often', async () => {
    const { id } = await must(201, shop.post('/v1/customers', { kind: 'person', externalId: unique('p') }));
    const reader = await bank.staff('riskOfficer');
    for (let i = 0; i < 3; i += 1) await overviewOf(id, reader);
    await must(200, reader.get(`${ROOT}/${id}/overview`, { 'reading-purpose': 'complaint of May' }));
    await timelineOf(id, 'limit=1', reader);
    const entry = {
      staff: { id: reader.publicId, name: 'riskOfficer' },
      environment: 'sandbox',
      subject: id,
      requestId: expect.stringMatching(/^req_/),
    };
    const overview = 'GET /staff/v1/customers/{id}/overview';
    const entries = await readingsOf(`subject=${id}`);
    expect(entries).toEqual(
      [
        { route: 'GET /staff/v1/customers/{id}/timeline', purpose: null },
        { route: overview, purpose: 'complaint of May' },
        { route: overview, purpose: null },
      ].map((one) => ({ ...entry, ...one, id: expect.any(String), at: expect.any(String) })),
    );
    expect(await readingsOf(`staff=${reader.publicId}`)).toEqual(entries);
    expect(await readingsOf(`subject=${id}&environment=live`)).toEqual([]);
    for (const bad of ['staff=x', 'cursor=x', 'subject=']) {
      expect((await (await bank.staff('auditor')).get(`/staff/v1/readings?${bad}`)).status).toBe(400);
    }
    expect((await reader.get('/staff/v1/readings')).body.code).toBe('role_missing');
  });

  test('is nothing where nothing was found, and a purpose is words', async () => {
    const before = await readingsOf(`staff=${officer.publicId}`);
    const other = 'cus_06fwm2a1c5e7r8e8gx2m9k3v4n';
    expect((await officer.get(`${ROOT}/${other}/overview`)).status).toBe(404);
    for (const purpose of [' ', 'x'.repeat(121), 'caf\u00e9']) {
      const answer = await officer.get(`${ROOT}/${other}/overview`, { 'reading-purpose': purpose });
      expect([purpose, answer.body.code]).toEqual([purpose, 'invalid_request']);
    }
    expect(await readingsOf(`staff=${officer.publicId}`)).toEqual(before);
  });

  test('cannot be changed or deleted by the program, and is forgotten after two years', async () => {
    const database = bank.booted.app.get(Database);
    const asSystem = (sql: string): Promise<unknown> =>
      database.run({ kind: 'system', job: 'test' }, (tx) => tx.query(sql));
    await expect(asSystem(`update staff_reading set purpose = 'x'`)).rejects.toThrow('permission denied');
    await expect(asSystem('delete from staff_reading')).rejects.toThrow('permission denied');
    const aged = (months: number): Promise<unknown> =>
      bank.rows(
        `insert into staff_reading (id, staff_id, environment, subject, route, hour, request_id)
         values (first_id_of(now() - make_interval(months => $1)), gen_random_uuid(), 'live', 'aged', 'GET /x', now(), 'req_x')`,
        [months],
      );
    await aged(23);
    await aged(25);
    await bank.booted.app.get(Housekeeping).round('staffReadings');
    expect(await bank.rows(`select 1 from staff_reading where subject = 'aged'`)).toHaveLength(1);
    await asSystem('select forget_readings(0, 1000)');
    expect(await bank.rows(`select 1 from staff_reading where subject = 'aged'`)).toHaveLength(0);
    expect(await bank.rows('select 1 from staff_reading')).not.toHaveLength(0);
  });
});

test('two things of one millisecond both stand, whatever the page ends with', async () => {
  const { id } = await must(201, shop.post('/v1/customers', { kind: 'person', externalId: unique('p') }));
  await bank.rows(
    `insert into tag_history (id, bucket, customer_id, partner_id, environment, name, value, source, confidence, evidence,
       is_shared, valid_from)
     select (left(c.id::text, 19) || lpad(to_hex(n), 4, '8') || right(c.id::text, 13))::uuid, c.bucket, c.id, c.partner_id,
       c.environment, 't' || n, 'true', 'rule', 1, '[]', true, now()
     from customer c cross join generate_series(1, 5) n where c.id = $1`,
    [parseId('customer', id)],
  );
  const names: string[] = [];
  for (let query = 'limit=2'; query !== '';) {
    const { data, nextCursor } = await timelineOf(id, query);
    names.push(...data.map(({ subject }: Body) => subject));
    query = nextCursor === undefined ? '' : `limit=2&cursor=${nextCursor}`;
  }
  expect(names).toEqual(['t5', 't4', 't3', 't2', 't1']);
});

test('of a sensitive scene staff learn from it what is owed, by its root, and nothing else', async () => {
  const stages = [{ name: 'implant', date: '2026-12-20', amount: cny(20_000) }];
  const { customer } = await anAgreement(clinic, aTooth(stages), 'treatment-stages');
  await must(
    200,
    clinic.post(`/v1/customers/${customer}/consents`, {
      consents: [consent('sensitiveData', GRANTED_AT), consent('profiling', GRANTED_AT)],
    }),
  );
  await purchase(clinic, customer, 'healthcare.dental');
  await must(200, clinic.post('/v1/offers', { ...aTooth(stages), customer: { id: customer } }));
  const seen = await overviewOf(customer);
  expect(JSON.stringify(seen)).not.toMatch(/healthcare\.|acquisition\.(first|last)/);
  expect(seen.acquisition).toEqual({ first: null, last: null });
  expect(seen.tags).toEqual([]);
  expect(seen.profile.frames).toEqual([]);
  expect(seen.agreements.map(({ scenario }: Body) => scenario)).toEqual(['healthcare']);
  expect(new Set(seen.decisions.map(({ scenario }: Body) => scenario))).toEqual(new Set(['healthcare']));
  const { data } = await timelineOf(customer, 'limit=100');
  expect(data.map(({ kind }: Body) => kind)).not.toContain('event');
  expect(JSON.stringify(data)).not.toMatch(/healthcare\.|acquisition\./);
});

test('nobody sees a customer of another environment', async () => {
  const { id } = await must(201, shop.post('/v1/customers', { kind: 'person', externalId: unique('p') }));
  for (const part of ['overview', 'timeline']) {
    expect((await officer.get(`${ROOT}/${id}/${part}?environment=live`)).status).toBe(404);
  }
});
