import { createLocalJWKSet, compactVerify, type JSONWebKeySet } from 'jose';
import { parseId } from '../../src/kernel/ids.js';
import { unique } from '../support/applications.js';
import { must } from '../support/guarantees.js';
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
    const forged = receipt.replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A'));
    await expect(compactVerify(forged, createLocalJWKSet(keys))).rejects.toThrow();
  });

  test('that is revoked stays readable, says why, and is told', async () => {
    const customer = await register({ consents: [consent('marketing', '2026-01-01T00:00:00Z')] });
    const [{ id }] = (await consentsOf(customer)) as [Body];
    expect(await revoke(customer, 'marketing')).toBe(200);
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
