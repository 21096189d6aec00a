import { createLocalJWKSet, compactVerify, type JSONWebKeySet } from 'jose';
import { parseId } from '../../src/kernel/ids.js';
import { unique } from '../support/applications.js';
import { must } from '../support/guarantees.js';
import { roundsUntil } from '../support/privacy.js';
import { consent, type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

type Body = Answer['body'];

const PURCHASE = {
  scenario: 'retail.electronics.phone',
  purpose: 'payment',
  amount: { amount: 300_000, currency: 'CNY' },
};

let bank: Sandbox;
let shop: PartnerCaller;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
});
afterAll(() => bank.close());

const register = async (more: object = {}): Promise<string> =>
  (
    await must(
      201,
      shop.post('/v1/customers', {
        kind: 'person',
        externalId: unique('p'),
        birthDate: '1990-03-07',
        ...more,
      }),
    )
  ).id;
const consentsOf = async (customer: string): Promise<Body[]> =>
  (await must(200, shop.get(`/v1/customers/${customer}/consents`))).data;
const grant = (customer: string, given: object): Promise<Body> =>
  must(200, shop.post(`/v1/customers/${customer}/consents`, { consents: [given] }));

async function revoke(customer: string, purpose: string): Promise<number> {
  const url = `${bank.url}/v1/customers/${customer}/consents/${purpose}`;
  const authorization = `Bearer ${bank.keys['lumen-phones']}`;
  return (await fetch(url, { method: 'DELETE', headers: { authorization } })).status;
}

describe('a consent', () => {
  test('covers kinds of data, and its receipt can be shown to anybody', async () => {
    const customer = await register();
    await grant(customer, {
      ...consent('profiling', '2026-01-01T00:00:00Z'),
      data: ['tags'],
      evidence: 'box-1',
    });
    const [{ id, data }] = (await consentsOf(customer)) as [Body];
    expect(data).toEqual(['tags']);
    const path = `/v1/customers/${customer}/consents/${id}/receipt`;
    const { receipt } = await must(200, shop.get(path));
    expect((await must(200, shop.get(path))).receipt).toBe(receipt);
    const keys = (await must(200, shop.get('/v1/consent-receipt-keys'))) as JSONWebKeySet;
    const { payload, protectedHeader } = await compactVerify(receipt, createLocalJWKSet(keys));
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'consent-receipt+jws' });
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
      customer,
      id,
      purpose: 'profiling',
      data: ['tags'],
      textVersion: '2026-11',
      evidence: 'box-1',
      status: 'granted',
    });
    const forged = receipt.replace(/\.(.)/, (_: string, first: string) => `.${first === 'e' ? 'f' : 'e'}`);
    await expect(compactVerify(forged, createLocalJWKSet(keys))).rejects.toThrow();
  });

  test('that is revoked stays readable, says why, and is told', async () => {
    const customer = await register({ consents: [consent('marketing', '2026-01-01T00:00:00Z')] });
    const [{ id }] = (await consentsOf(customer)) as [Body];
    expect([await revoke(customer, 'marketing'), await revoke(customer, 'marketing')]).toEqual([200, 200]);
    expect(await consentsOf(customer)).toMatchObject([{ id, status: 'revoked', statusReason: 'customer' }]);
    expect((await shop.get(`/v1/customers/${customer}/consents/${id}/receipt`)).status).toBe(200);
    const sent = await bank.rows<{ type: string; payload: Body }>(
      'select type, payload from outbox where subject = $1',
      [parseId('consent', id)],
    );
    expect(sent).toMatchObject([
      { type: 'consent.revoked', payload: { customer, purpose: 'marketing', reason: 'customer' } },
    ]);
  });

  test('is not there for another customer', async () => {
    const customer = await register({ consents: [consent('marketing', '2026-01-01T00:00:00Z')] });
    const [{ id }] = (await consentsOf(customer)) as [Body];
    expect((await shop.get(`/v1/customers/${await register()}/consents/${id}/receipt`)).status).toBe(404);
  });

  test('to profile without the kind `profile` opens no profile', async () => {
    const customer = await register();
    const read = async (): Promise<unknown[]> => {
      const { status, body } = await shop.get(`/v1/customers/${customer}/profile`);
      return [status, body.code];
    };
    await grant(customer, { ...consent('profiling', '2026-01-01T00:00:00Z'), data: ['tags'] });
    expect(await read()).toEqual([403, 'profiling_consent_missing']);
    await grant(customer, consent('profiling', '2026-01-01T00:00:00Z'));
    expect(await read()).toEqual([200, undefined]);
  });

  test('to be spoken to without the kind `contact` lets nobody speak first', async () => {
    const customer = await register();
    const asked = { ...PURCHASE, initiative: 'bank', customer: { id: customer } };
    const whyNot = async (): Promise<string[]> => {
      const { offers, notOffered } = await must(200, shop.post('/v1/offers', asked));
      return [
        ...new Set<string>([...offers.map(() => 'offered'), ...notOffered.map(({ code }: Body) => code)]),
      ];
    };
    await grant(customer, { ...consent('marketing', '2026-01-01T00:00:00Z'), data: [] });
    const before = await whyNot();
    await grant(customer, consent('marketing', '2026-01-01T00:00:00Z'));
    expect([before, await whyNot()]).not.toEqual([before, before]);
  });
});

describe('an erasure', () => {
  const PERSONAL = {
    name: 'Canary Zhang',
    phone: '+8613800138777',
    email: 'canary.zhang@example.com',
    nationalId: '110101199003079999',
  };
  const erase = (customer: string): Promise<Answer> => shop.post(`/v1/customers/${customer}/erasure`);
  const complete = (customer: string): Promise<void> =>
    roundsUntil(bank.booted, 'erasures', async () => {
      const { body } = await shop.get(`/v1/customers/${customer}/erasure`);
      return body.completedAt !== null;
    });

  test('leaves nothing that tells of him, and tells once', async () => {
    const externalId = unique('canary');
    const customer = await register({
      ...PERSONAL,
      externalId,
      consents: [consent('profiling', '2026-01-01T00:00:00Z')],
    });
    const event = {
      type: 'purchase',
      amount: { amount: 12_300, currency: 'CNY' },
      occurredAt: '2026-01-05T00:00:00Z',
    };
    const report = (): Promise<Answer> =>
      shop.post('/v1/events', {
        ...event,
        externalId: unique('canary-order'),
        scenario: 'retail.electronics.phone',
        text: 'Canary Zhang bought a phone',
        customer: { externalId },
      });
    await must(201, report());
    const { offers } = await must(200, shop.post('/v1/offers', { ...PURCHASE, customer: { id: customer } }));
    await must(200, shop.post(`/v1/offers/${offers[0].id}/decline`, { reason: 'no_need' }));
    const scenes = (): Promise<{ scenario: string | null }[]> =>
      bank.rows('select scenario from offer where customer_id = $1', [parseId('customer', customer)]);
    expect(await scenes()).toEqual([{ scenario: PURCHASE.scenario }]);
    const first = await must(200, erase(customer));
    await complete(customer);
    expect((await must(200, erase(customer))).requestedAt).toBe(first.requestedAt);

    expect(await must(200, shop.get(`/v1/customers/${customer}`))).toMatchObject({
      status: 'erased',
      personal: {},
      facts: {},
      tags: [],
    });
    const { data: events } = await must(200, shop.get(`/v1/events?customer=${customer}`));
    expect(events).toMatchObject([{ externalId: '', amount: event.amount }]);
    expect(events[0].text).toBeUndefined();
    expect(await scenes()).toEqual([{ scenario: null }]);
    const uuid = parseId('customer', customer);
    for (const table of [
      'customer_claim',
      'party_link',
      'tag',
      'tag_history',
      'customer_summary',
      'classification',
    ]) {
      const rows = await bank.rows(`select 1 from ${table} where customer_id = $1`, [uuid]);
      expect([table, rows]).toEqual([table, []]);
    }
    const sealed = await bank.rows(
      'select 1 from customer where id = $1 and (wrapped_key is not null or personal is not null or party_id is not null)',
      [uuid],
    );
    expect(sealed).toEqual([]);
    expect(await consentsOf(customer)).toMatchObject([
      { status: 'revoked', statusReason: 'erased', evidence: null },
    ]);
    const told = await bank.rows(`select 1 from outbox where subject = $1 and type = 'customer.erased'`, [
      uuid,
    ]);
    expect(told).toHaveLength(1);
    // He does not come back by a late event, nor by anything else.
    for (const answer of [
      await report(),
      await shop.post('/v1/offers', { ...PURCHASE, customer: { id: customer } }),
      await shop.post(`/v1/customers/${customer}/exports`),
      await shop.post(`/v1/customers/${customer}/consents`, {
        consents: [consent('marketing', '2026-01-01T00:00:00Z')],
      }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([410, 'customer_erased']);
    }
  });

  test('takes the name of a party away, and leaves the party to the others', async () => {
    const nationalId = '110101199003078888';
    const [one, other] = [await register({ nationalId }), await register({ nationalId })];
    await must(200, erase(one));
    await complete(one);
    const officer = await bank.staff('riskOfficer');
    const { customers } = await must(200, officer.get(`/staff/v1/customers/${other}/party`));
    expect(customers.map(({ customer }: Body) => customer)).toEqual([other]);
  });

  test('waits for what runs or is owed', async () => {
    const customer = await register({ phone: '+8613800138776' });
    const consents = [consent('profiling', '2026-01-01T00:00:00Z')];
    const { offers } = await must(
      200,
      shop.post('/v1/offers', { ...PURCHASE, customer: { id: customer }, consents }),
    );
    const offer = offers[0].id;
    await must(200, shop.post(`/v1/offers/${offer}/accept`, {}, unique('accept')));
    const { status, body } = await erase(customer);
    expect([status, body.code]).toEqual([409, 'legal_hold']);
    expect(body.errors).toEqual([{ pointer: '', code: 'exposure', detail: offer }]);
    expect((await shop.get(`/v1/customers/${customer}/erasure`)).body.requestedAt).toBeNull();
    expect((await shop.get(`/v1/customers/${customer}`)).body.status).toBe('active');
  });
});

describe('an export', () => {
  test('holds everything, once, in pages, however often it is broken off', async () => {
    const customer = await register({
      name: 'Li Wei',
      consents: [consent('profiling', '2026-01-01T00:00:00Z')],
    });
    const events = Array.from({ length: 501 }, (_, i) => ({
      externalId: unique('export'),
      type: 'visit',
      occurredAt: '2026-01-05T00:00:00Z',
      text: `visit ${i}`,
      customer: { id: customer },
    }));
    for (const batch of [events.slice(0, 400), events.slice(400)])
      await must(200, shop.post('/v1/events/batch', { events: batch }));
    await must(200, shop.post('/v1/offers', { ...PURCHASE, customer: { id: customer } }));
    const path = `/v1/customers/${customer}/exports`;
    const { id } = await must(202, shop.post(path));
    expect((await must(202, shop.post(path))).id).toBe(id);
    expect((await must(200, shop.get(`${path}/${id}/records`))).data).toEqual([]);
    const read = (): Promise<Body> => must(200, shop.get(`${path}/${id}`));
    await roundsUntil(bank.booted, 'customerExports', async () => (await read()).status === 'ready');
    const done = await read();
    expect(done.partsDone).toBe(done.parts);

    const records: Body[] = [];
    for (let url = `${path}/${id}/records?limit=100`; url;) {
      const page = await must(200, shop.get(url));
      records.push(...page.data);
      url = page.hasMore ? `${path}/${id}/records?limit=100&cursor=${page.nextCursor}` : '';
    }
    expect(records.map(({ number }) => number)).toEqual(records.map((_, i) => i + 1));
    expect(records).toHaveLength(done.records);
    expect(records[0]).toMatchObject({
      kind: 'customer',
      record: { id: customer, personal: { name: 'Li Wei' } },
    });
    const texts = records.filter(({ kind }) => kind === 'events').map(({ record }) => record.text as string);
    expect(new Set(texts)).toEqual(new Set(events.map(({ text }) => text)));
    expect(texts).toHaveLength(501);
    expect(records.filter(({ kind }) => kind === 'decisions')).toHaveLength(1);

    await must(200, shop.post(`/v1/customers/${customer}/erasure`));
    for (const gone of [`${path}/${id}`, `${path}/${id}/records`])
      expect((await must(410, shop.get(gone))).code).toBe('customer_erased');
    const left = (): Promise<object[]> =>
      bank.rows(
        `select 1 from customer_export_record r join customer_export e on e.id = r.export_id where e.id = $1`,
        [parseId('customerExport', id)],
      );
    await roundsUntil(bank.booted, 'erasures', async () => (await left()).length === 0);
  });
});

/** The last of all, because it moves the partner's clock. */
test('the end of a consent is told before it comes, and when it has come', async () => {
  await shop.setClock('2027-01-01T00:00:00Z');
  const customer = await register();
  const until = { ...consent('profiling', '2027-01-01T00:00:00Z'), expiresAt: '2027-03-01T00:00:00Z' };
  await grant(customer, until);
  const [{ id }] = (await consentsOf(customer)) as [Body];
  const statuses: string[] = [];
  for (const day of ['01-15', '01-31', '02-23', '02-28', '03-02']) {
    await shop.setClock(`2027-${day}T00:00:00Z`);
    const [{ status }] = (await consentsOf(customer)) as [Body];
    statuses.push(status);
  }
  expect(statuses).toEqual(['granted', 'granted', 'granted', 'granted', 'expired']);
  const outbox = await bank.rows<{ type: string; sequence: string }>(
    `select type, sequence from outbox where payload ->> 'customer' = $1 order by id`,
    [customer],
  );
  expect(outbox.map(({ type, sequence }) => `${type} ${sequence}`)).toEqual([
    'consent.expiring 70',
    'consent.expiring 93',
    'consent.expiring 99',
    'consent.expired 100',
  ]);
  expect(await consentsOf(customer)).toMatchObject([{ id, statusReason: 'expired' }]);
});
