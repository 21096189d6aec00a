import { Webhook } from 'standardwebhooks';
import { WebhookWorker } from '../../src/modules/webhooks/index.js';
import { parseId } from '../../src/kernel/ids.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { must } from '../support/guarantees.js';
import { staffWith } from '../support/staff.js';
import { type Received, type Receiver, webhookReceiver } from '../support/webhook-receiver.js';
import {
  aPerson,
  aPhone,
  callerOf,
  type PartnerAnswer,
  type PartnerCaller,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';

/** Webhooks from the act of a partner to his receiver, verified by a client that is not ours. */
let bank: WholeBank;
let shop: PartnerCaller;
let worker: WebhookWorker;
let clock: SystemClock;
let receiver: Receiver;
let offsetMs = 0;
let number = 0;

const DAY_MS = 86_400_000;

beforeAll(async () => {
  bank = await wholeBank({ WEBHOOK_ALLOW_LOOPBACK: 'true' });
  shop = callerOf(bank.url, bank.keys.get('lumen-phones') as string);
  worker = bank.booted.app.get(WebhookWorker);
  clock = bank.booted.app.get(SystemClock);
  const nowMs = clock.nowMs.bind(clock);
  clock.nowMs = () => nowMs() + offsetMs;
  // What the seeding told is not what these tests are about.
  await worker.drain();
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await bank.close();
});

beforeEach(async () => {
  offsetMs = 0;
  receiver = await webhookReceiver();
});
afterEach(async () => {
  await receiver.close();
  for (const { id } of (await shop({ method: 'GET', path: '/v1/webhook-endpoints' })).body.data)
    await shop({ method: 'DELETE', path: `/v1/webhook-endpoints/${id}` });
});

const later = (ms: number): void => void (offsetMs += ms);
const fresh = (name: string): string => `${name}-${++number}`;

async function endpoint(more: object = {}, path = '/hook'): Promise<PartnerAnswer['body']> {
  const { status, body, text } = await shop({
    path: '/v1/webhook-endpoints',
    body: { url: receiver.url + path, types: ['customer.*'], ...more },
  });
  if (status !== 201) throw new Error(text);
  return body;
}

/** Something happens that partners are told of. */
async function somethingHappens(): Promise<string> {
  const { body } = await shop({ path: '/v1/customers', body: aPerson(fresh('told')) });
  return body.id as string;
}

async function aViewedOffer(): Promise<string> {
  for (let i = 0; i < 20; i += 1) {
    const externalId = fresh('viewer');
    const customer = { externalId, register: aPerson(externalId) };
    const { body } = await shop({ path: '/v1/offers', body: { ...aPhone(externalId), customer } });
    const id = body.offers?.[0]?.id as string | undefined;
    // A cold process may be late, and then offers nothing.
    if (id === undefined) continue;
    await shop({ path: `/v1/offers/${id}/view`, body: { locale: 'en', disclosures: [], seconds: 3 } });
    return id;
  }
  throw new Error('every decision is late: the machine is too busy for this test');
}

const verified = (secret: string, { text, headers }: Received): unknown =>
  new Webhook(secret).verify(text, headers as Record<string, string>);

const deliveriesOf = async (id: string): Promise<PartnerAnswer['body'][]> =>
  (await shop({ method: 'GET', path: `/v1/webhook-endpoints/${id}/deliveries` })).body.data;

describe('a message', () => {
  test('comes signed, says what happened, and stands in the feed and in the log', async () => {
    const { id, secret } = await endpoint();
    const customer = await somethingHappens();
    await worker.drain();
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received as [Received];
    expect(verified(secret, message)).toEqual({
      id: message.headers['webhook-id'],
      type: 'customer.registered',
      timestamp: expect.stringMatching(/^\d{4}-/),
      apiVersion: 'v1',
      environment: 'sandbox',
      position: expect.any(Number),
      subject: customer,
      sequence: 1,
      data: { kind: 'person' },
    });
    const { position } = message.body;
    const feed = await shop({ method: 'GET', path: `/v1/notifications?after=${position - 1}` });
    expect(feed.body).toMatchObject({
      data: [message.body],
      latest: position,
      nextAfter: position,
      hasMore: false,
      gap: null,
    });
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({
      endpoint: id,
      notification: message.body.id,
      status: 'delivered',
      attempts: [{ status: 204, error: null }],
    });
    const read = await shop({ method: 'GET', path: `/v1/deliveries/${delivery.id}` });
    expect(read.body).toEqual(delivery);
  });

  test('of what happens to a key stands in the feed, whoever or whatever time has done it', async () => {
    const manager = await staffWith(bank.booted, bank.urls.ownerUrl, ['partnerManager']);
    const path = '/staff/v1/partners/lumen-phones/keys';
    const expiresAt = new Date(Date.now() + 30 * DAY_MS).toISOString();
    const issue = async (more: object = {}): Promise<string> => {
      const order = { environment: 'sandbox', name: fresh('till'), scopes: ['offers:read'], ...more };
      return (await must(201, manager.post(path, order))).id;
    };
    const older = async (key: string, days: number): Promise<void> => {
      await bank.rows(
        `update api_key set created_at = created_at - $2::interval, expires_at = expires_at - $2::interval where id = $1`,
        [parseId('apiKey', key), `${days} days`],
      );
      await bank.booted.app.get(Housekeeping).round('apiKeyLife');
    };
    const [replaced, ending, resting] = [await issue(), await issue({ expiresAt }), await issue()];
    const { id: last } = await must(201, manager.post(`${path}/${replaced}/rotate`, { overlapSeconds: 0 }));
    await must(200, manager.post(`${path}/${last}/revoke`, { reason: 'Lost.' }));
    await older(ending, 26);
    await older(ending, 5);
    await older(resting, 91);
    await worker.drain();

    const { body } = await shop({ method: 'GET', path: '/v1/notifications?type=apiKey.*&limit=100' });
    const told = (key: string): string[] =>
      body.data.flatMap(({ type, subject }: { type: string; subject: string }) =>
        subject === key ? [type.replace('apiKey.', '')] : [],
      );
    expect({ [replaced]: told(replaced), [last]: told(last) }).toEqual({
      [replaced]: ['issued', 'rotated', 'expired'],
      [last]: ['issued', 'revoked'],
    });
    expect([told(ending), told(resting)]).toEqual([
      ['issued', 'expiring', 'expired'],
      ['issued', 'unused'],
    ]);
    expect(JSON.stringify(body)).not.toContain('ek_sandbox_');
  });

  test('goes to those who asked for its type and to nobody else', async () => {
    await endpoint({ types: ['agreement.*'] }, '/agreements');
    await endpoint({ types: ['customer.registered'] }, '/customers');
    await endpoint({ types: ['*'] }, '/all');
    await somethingHappens();
    await worker.drain();
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/all', '/customers']);
  });

  test('holds the resource too, where that was asked for, and the same bytes on every attempt', async () => {
    await endpoint({ payload: 'full', types: ['offer.viewed'] });
    receiver.answer = () => (receiver.received.length < 2 ? 500 : 204);
    const offer = await aViewedOffer();
    await worker.drain();
    later(6_000);
    await worker.drain();
    const [first, second] = receiver.received;
    expect(first?.text).toBe(second?.text);
    expect(first?.headers['webhook-id']).toBe(second?.headers['webhook-id']);
    const read = await shop({ method: 'GET', path: `/v1/offers/${offer}` });
    expect(first?.body.data).toMatchObject({ offer, object: { ...read.body, status: 'viewed' } });
  });
});

describe('a receiver that fails', () => {
  test('is asked again after each step of the schedule, then no more', async () => {
    const { id } = await endpoint();
    receiver.answer = () => 500;
    await somethingHappens();
    await worker.drain();
    for (const seconds of [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]) {
      later(seconds * 1_000 - 2_000);
      const before = receiver.received.length;
      await worker.drain();
      expect(receiver.received).toHaveLength(before);
      later(seconds * 100 + 2_000);
      await worker.drain();
      expect(receiver.received).toHaveLength(before + 1);
    }
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10);
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'failed', statusReason: 'attempts_used_up' });
    // After all that time it is taken for dead.
    const after = await shop({ method: 'GET', path: `/v1/webhook-endpoints/${id}` });
    expect(after.body).toMatchObject({ status: 'disabled', statusReason: 'failing' });
    const { body } = await shop({ method: 'GET', path: '/v1/notifications?type=webhookEndpoint.disabled' });
    await worker.drain();
    expect(body).toMatchObject({ hasMore: false });
    const told = await shop({ method: 'GET', path: '/v1/notifications?type=webhookEndpoint.disabled' });
    expect(told.body.data.at(-1)).toMatchObject({
      subject: id,
      data: { status: 'disabled', reason: 'failing' },
    });
  });

  test('may say when to come again', async () => {
    const { id } = await endpoint();
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': '120' } });
    await somethingHappens();
    await worker.drain();
    later(100_000);
    await worker.drain();
    expect(receiver.received).toHaveLength(1);
    receiver.answer = () => 204;
    later(30_000);
    await worker.drain();
    expect(receiver.received).toHaveLength(2);
    expect((await deliveriesOf(id))[0]).toMatchObject({
      status: 'delivered',
      attempts: [{ status: 429 }, { status: 204 }],
    });
  });

  test('is asked no more when it says that nobody lives there', async () => {
    const { id } = await endpoint();
    receiver.answer = () => 410;
    await somethingHappens();
    await somethingHappens();
    await worker.drain();
    const after = await shop({ method: 'GET', path: `/v1/webhook-endpoints/${id}` });
    expect(after.body).toMatchObject({
      status: 'disabled',
      statusReason: 'gone',
      allowedActions: ['enable'],
    });
    const statuses = (await deliveriesOf(id)).map(({ status }) => status);
    expect(statuses).toEqual(['cancelled', 'cancelled']);
    const before = receiver.received.length;
    await somethingHappens();
    await worker.drain();
    expect(receiver.received).toHaveLength(before);
  });

  test('cannot send us elsewhere', async () => {
    const { id } = await endpoint();
    receiver.answer = ({ path }) =>
      path === '/hook' ? { status: 302, headers: { location: `${receiver.url}/elsewhere` } } : 204;
    await somethingHappens();
    await worker.drain();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'pending', attempts: [{ status: 302 }] });
  });
});

describe('order', () => {
  test('what happens to one subject comes in its order, many at a time', async () => {
    await endpoint();
    const subjects = await Promise.all(Array.from({ length: 4 }, somethingHappens));
    for (let round = 0; round < 3; round += 1) {
      for (const id of subjects) {
        const read = await shop({ method: 'GET', path: `/v1/customers/${id}` });
        await fetch(`${bank.url}/v1/customers/${id}`, {
          method: 'PATCH',
          headers: {
            authorization: `Bearer ${bank.keys.get('lumen-phones')}`,
            'content-type': 'application/json',
            'if-match': read.headers.get('etag') as string,
          },
          body: JSON.stringify({ email: `a${round}@example.com` }),
        });
      }
    }
    await worker.drain();
    expect(receiver.received).toHaveLength(16);
    for (const id of subjects) {
      const seen = receiver.received
        .filter(({ body }) => body.subject === id)
        .map(({ body }) => body.sequence);
      expect(seen).toEqual([1, 2, 3, 4]);
    }
  });
});

describe('secrets', () => {
  test('both sign while one takes the place of the other, and only the new one after that', async () => {
    const { id, secret: old } = await endpoint();
    const rotated = await shop({
      path: `/v1/webhook-endpoints/${id}/rotate-secret`,
      key: fresh('rotate'),
      body: { overlapSeconds: 60 },
    });
    const { secret, previousSecretUntil } = rotated.body;
    expect([secret === old, typeof previousSecretUntil]).toEqual([false, 'string']);
    await somethingHappens();
    await worker.drain();
    const [during] = receiver.received as [Received];
    expect([verified(old, during), verified(secret, during)]).toEqual([during.body, during.body]);
    offsetMs += 61_000;
    await somethingHappens();
    await worker.drain();
    offsetMs -= 61_000;
    const after = receiver.received[1] as Received;
    expect(after.headers['webhook-signature']).not.toContain(' ');
  });

  test('are shown once, and stand nowhere', async () => {
    const key = fresh('create');
    const request = {
      path: '/v1/webhook-endpoints',
      key,
      body: { url: `${receiver.url}/once`, types: ['*'] },
    };
    const first = await shop(request);
    const again = await shop(request);
    expect(first.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect([again.status, again.body]).toEqual([201, { ...first.body, secret: undefined }]);
    const read = await shop({ method: 'GET', path: `/v1/webhook-endpoints/${first.body.id}` });
    expect(read.text).not.toContain('whsec_');
    const [row] = await bank.rows<{ text: string }>(
      'select e::text as text from webhook_endpoint e where url = $1',
      [request.body.url],
    );
    const bytes = Buffer.from(first.body.secret).toString('hex');
    expect([row?.text.includes(first.body.secret), row?.text.includes(bytes)]).toEqual([false, false]);
    expect(bank.booted.lines.join('\n')).not.toContain('whsec_');
  });
});

describe('sending again', () => {
  test('one message, and a range that also holds what came while it was disabled', async () => {
    const { id } = await endpoint();
    const act = (name: string, body?: object) =>
      shop({ path: `/v1/webhook-endpoints/${id}/${name}`, ...(body && { body }) });
    await somethingHappens();
    await worker.drain();
    const [{ id: delivery, position }] = await deliveriesOf(id);
    const again = await shop({ path: `/v1/deliveries/${delivery}/resend` });
    expect([again.status, again.body.trigger, again.body.id === delivery]).toEqual([201, 'resend', false]);
    await worker.drain();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([
      again.body.notification,
      again.body.notification,
    ]);
    await act('disable');
    expect((await act('resend', { from: 1, to: 2 })).body.code).toBe('webhook_endpoint_disabled');
    await somethingHappens();
    await worker.drain();
    expect(receiver.received).toHaveLength(2);
    await act('enable');
    const range = await act('resend', { from: position, to: position + 10 });
    expect(range.body).toEqual({ deliveries: 2 });
    await worker.drain();
    expect(receiver.received).toHaveLength(4);
    expect((await act('resend', { from: 1, to: 1_001 })).body.code).toBe('resend_range_too_long');
  });
});

describe('the self-test', () => {
  test('finds a receiver that checks', async () => {
    const { id, secret } = await endpoint();
    receiver.answer = (message) => {
      try {
        verified(secret, message);
        return 204;
      } catch {
        return 400;
      }
    };
    const { body } = await shop({ path: `/v1/webhook-endpoints/${id}/self-test` });
    expect(body.passed).toBe(true);
    const [good, duplicate] = receiver.received;
    expect(good?.headers['webhook-id']).toBe(duplicate?.headers['webhook-id']);
    const test = await shop({ path: `/v1/webhook-endpoints/${id}/test` });
    expect(test.body).toMatchObject({ delivered: true, status: 204 });
  });

  test('finds one that believes everything', async () => {
    const { id } = await endpoint();
    const { body } = await shop({ path: `/v1/webhook-endpoints/${id}/self-test` });
    const passed = body.steps.map((step: { message: string; passed: boolean }) => [
      step.message,
      step.passed,
    ]);
    expect([body.passed, passed]).toEqual([
      false,
      [
        ['good', true],
        ['duplicate', true],
        ['badSignature', false],
        ['staleTimestamp', false],
        ['outOfOrder', true],
      ],
    ]);
  });
});

describe('an endpoint', () => {
  test.each([
    ['http://10.0.0.1/', 'address'],
    ['http://printer.local/', 'name'],
    ['https://example.com:5432/', 'port'],
    ['http://example.com/', 'scheme'],
    ['https://user:pw@example.com/', 'credentials'],
  ])('cannot be %s', async (url, code) => {
    const { status, body } = await shop({ path: '/v1/webhook-endpoints', body: { url, types: ['*'] } });
    expect([status, body.code, body.errors[0].code]).toEqual([422, 'webhook_url_refused', code]);
  });

  test('stands once, asks for what there is, and is changed by who has read it', async () => {
    const first = await endpoint();
    const request = { path: '/v1/webhook-endpoints', body: { url: first.url, types: ['*'] } };
    expect((await shop(request)).body.code).toBe('webhook_url_taken');
    const path = `/v1/webhook-endpoints/${first.id}`;
    const read = await shop({ method: 'GET', path });
    const moved = await fetch(bank.url + path, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${bank.keys.get('lumen-phones')}`,
        'content-type': 'application/json',
        'if-match': read.headers.get('etag') as string,
      },
      body: JSON.stringify({ url: 'http://10.0.0.1/' }),
    });
    const refused = (await moved.json()) as { code: string };
    expect([moved.status, refused.code]).toEqual([422, 'webhook_url_refused']);
    const unknown = { ...request, body: { url: `${receiver.url}/x`, types: ['*', 'offer.eaten'] } };
    expect((await shop(unknown)).body).toMatchObject({
      code: 'unknown_event_type',
      errors: [{ pointer: '/types/1' }],
    });
    const add = (i: number): Promise<PartnerAnswer> =>
      shop({ path: '/v1/webhook-endpoints', body: { url: `${receiver.url}/${i}`, types: ['*'] } });
    const twenty: PartnerAnswer[] = [];
    for (let i = 0; i < 16; i += 1) twenty.push(await add(i));
    // The last places, at the same moment.
    twenty.push(...(await Promise.all([16, 17, 18, 19, 20].map(add))));
    expect(twenty.filter(({ status }) => status === 201)).toHaveLength(19);
    expect(twenty.find(({ status }) => status !== 201)?.body.code).toBe('too_many_webhook_endpoints');
    const page = await shop({ method: 'GET', path: '/v1/webhook-endpoints?limit=15' });
    expect(page.body.data).toHaveLength(15);
  });
});
