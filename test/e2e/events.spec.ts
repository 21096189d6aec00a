import { formatId, newUuid, parseId } from '../../src/kernel/ids.js';
import {
  callerOf,
  type PartnerAnswer,
  type PartnerCaller,
  wholeBank,
  type WholeBank,
} from '../support/whole-bank.js';

let bank: WholeBank;
let shop: PartnerCaller;
let made = 0;

beforeAll(async () => {
  bank = await wholeBank();
  shop = callerOf(bank.url, bank.keys.get('lumen-phones') as string);
}, 60_000);
afterAll(() => bank.close());

const unique = (name: string): string => `${name}-${++made}`;
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

/** A purchase of one yuan an hour ago by somebody who is registered with it. */
function aPurchase(customer: string, more: object = {}): Record<string, unknown> {
  return {
    externalId: unique('sale'),
    type: 'purchase',
    occurredAt: daysAgo(0.04),
    customer: { externalId: customer, register: true },
    scenario: 'retail.electronics.phone',
    amount: { amount: 100, currency: 'CNY' },
    ...more,
  };
}

const report = (body: object): Promise<PartnerAnswer> => shop({ path: '/v1/events', body });
const batch = (events: readonly unknown[]): Promise<PartnerAnswer> =>
  shop({ path: '/v1/events/batch', body: { events } });
const read = (path: string, call = shop): Promise<PartnerAnswer> => call({ method: 'GET', path });

interface Summary {
  scope: string;
  currency: string;
  occasions: number;
  purchase_days: number;
  purchased_minor: string;
  refunded_minor: string;
  refunds: number;
  first_day: number;
  last_day: number;
  recent_days: number[];
}

/** Of the customer whom the event with this id is about. */
async function summariesOf(eventId: string): Promise<Summary[]> {
  const { customer } = (await read(`/v1/events/${eventId}`)).body as { customer: string };
  return summariesOfCustomer(customer);
}

async function summariesOfCustomer(customer: string): Promise<Summary[]> {
  return bank.rows<Summary>(
    'select * from customer_summary where customer_id = $1 order by scope, currency',
    [parseId('customer', customer)],
  );
}

describe('a report', () => {
  test('is recorded, placed in the tree and read again', async () => {
    const event = aPurchase(unique('buyer'), {
      text: 'Phone 17, 256 GB, black',
      mcc: '4812',
      payload: { storeId: 'shanghai-01', itemCount: 1 },
    });
    const { status, body } = await report(event);
    expect([status, body.duplicate]).toEqual([201, false]);
    const { body: event1 } = await read(`/v1/events/${body.id}`);
    expect(event1).toMatchObject({
      id: body.id,
      externalId: event['externalId'],
      type: 'purchase',
      scenario: { path: 'retail.electronics.phone', confidence: 1, source: 'partner' },
      amount: { amount: 100, currency: 'CNY' },
      text: 'Phone 17, 256 GB, black',
      payload: { storeId: 'shanghai-01', itemCount: 1 },
    });
    expect((await read(`/v1/events/by-external-id/${String(event['externalId'])}`)).body).toEqual(event1);
    const { body: page } = await read(`/v1/events?customer=${event1.customer}`);
    expect(page).toEqual({ data: [event1], hasMore: false });
  });

  test('lies sealed in the table', async () => {
    const { body } = await report(aPurchase(unique('buyer'), { text: 'a very private thing' }));
    const [row] = await bank.rows<{ sealed: Buffer }>('select sealed from event where id = $1', [
      parseId('event', body.id),
    ]);
    expect(row?.sealed.length).toBeGreaterThan(20);
    expect(row?.sealed.toString('latin1')).not.toContain('private');
  });

  test.each([
    ['mcc', { scenario: undefined, mcc: '5541' }, 'mobility.fuel'],
    ['none', { scenario: undefined }, 'any'],
  ])('without a scenario is placed by %s', async (source, more, path) => {
    const { body } = await report(aPurchase(unique('buyer'), more));
    expect((await read(`/v1/events/${body.id}`)).body.scenario).toMatchObject({ path, source });
  });

  test('that comes again answers with the first event’s id', async () => {
    const event = aPurchase(unique('buyer'));
    const first = await report(event);
    const again = await report(event);
    expect([again.status, again.body]).toEqual([200, { ...first.body, duplicate: true }]);
    const [summary] = await summariesOf(first.body.id);
    expect(summary).toMatchObject({ occasions: 1, purchased_minor: '100' });
  });

  test('under the id of another event is refused', async () => {
    const event = aPurchase(unique('buyer'));
    await report(event);
    const { status, body } = await report({ ...event, amount: { amount: 101, currency: 'CNY' } });
    expect([status, body.code]).toEqual([422, 'event_id_reused']);
  });

  test.each<[string, number, object]>([
    ['customer_unknown', 422, { customer: { externalId: 'never-seen' } }],
    ['ambiguous_customer', 422, { customer: { externalId: 'a', id: formatId('customer', newUuid(0)) } }],
    ['unknown_scenario', 422, { scenario: 'no.such.scene' }],
    ['scenario_not_enrolled', 403, { scenario: 'education.higher.tuition' }],
    ['scenario_not_kept', 422, { scenario: undefined, mcc: '7995' }],
    ['amount_required', 422, { amount: undefined }],
    ['payload_invalid', 422, { payload: { colour: 'red' } }],
    ['occurred_in_future', 422, { occurredAt: daysAgo(-1) }],
    ['occurred_too_long_ago', 422, { occurredAt: daysAgo(4_000) }],
    ['sensitive_consent_missing', 403, { scenario: undefined, mcc: '8021' }],
  ])('is refused: %s', async (code, expected, more) => {
    const customer = unique('refused');
    const { status, body } = await report(aPurchase(customer, more));
    expect([status, body.code]).toEqual([expected, code]);
    // Nobody is registered by a report that was refused.
    expect((await read(`/v1/customers/by-external-id/${customer}`)).status).toBe(404);
  });

  test('of a sensitive scene keeps the root alone, and enters no summary', async () => {
    const customer = unique('patient');
    const consents = [{ purpose: 'sensitiveData', grantedAt: daysAgo(1), textVersion: '1' }];
    await shop({ path: '/v1/customers', body: { externalId: customer, kind: 'person', consents } });
    const { body } = await report(
      aPurchase(customer, { scenario: undefined, mcc: '8021', text: 'two implants' }),
    );
    const { body: event } = await read(`/v1/events/${body.id}`);
    expect(event.scenario.path).toBe('healthcare');
    expect([event.text, event.mcc]).toEqual([undefined, undefined]);
    expect(await summariesOf(body.id)).toEqual([]);
  });

  test('is nobody else’s to read', async () => {
    const { body } = await report(aPurchase(unique('buyer')));
    const { body: event } = await read(`/v1/events/${body.id}`);
    const stranger = callerOf(bank.url, bank.keys.get('wayside-wallet') as string);
    for (const path of [
      `/v1/events/${body.id}`,
      `/v1/events/by-external-id/${body.externalId}`,
      `/v1/events?customer=${event.customer}`,
    ])
      expect([path, (await read(path, stranger)).status]).toEqual([path, 404]);
  });
});

test('somebody else’s customer is as unknown as nobody’s, in a batch, too', async () => {
  const { body } = await report(aPurchase(unique('buyer')));
  const { customer } = (await read(`/v1/events/${body.id}`)).body as { customer: string };
  const stranger = callerOf(bank.url, bank.keys.get('wayside-wallet') as string);
  const about = (id: string): object => ({ ...aPurchase(''), scenario: undefined, customer: { id } });
  const events = [about(customer), about(formatId('customer', newUuid(0)))];
  const answer = await stranger({ path: '/v1/events/batch', body: { events } });
  expect(answer.body.results.map(({ error }: PartnerAnswer['body']) => error.code)).toEqual([
    'customer_unknown',
    'customer_unknown',
  ]);
});

describe('the running summary', () => {
  const SEVEN = [40, 3, 17, 17, 90, 3, 1];

  test('is the same in whatever order events come', async () => {
    const inOrder = [...SEVEN].sort((a, b) => b - a);
    const summaries = await Promise.all(
      [inOrder, SEVEN, [...inOrder].reverse()].map(async (days) => {
        const customer = unique('steady');
        const ids: string[] = [];
        for (const ago of days) {
          const { body } = await report(
            aPurchase(customer, { occurredAt: `${daysAgo(ago).slice(0, 10)}T04:00:00Z` }),
          );
          ids.push(body.id as string);
        }
        const [summary] = await summariesOf(ids[0] as string);
        const { customer_id, bucket, changed_at, ...rest } = summary as unknown as Record<string, unknown>;
        expect([customer_id, bucket, changed_at]).not.toContain(undefined);
        return rest;
      }),
    );
    expect(summaries[0]).toMatchObject({ occasions: 7, purchase_days: 5, purchased_minor: '700' });
    expect(summaries[1]).toEqual(summaries[0]);
    expect(summaries[2]).toEqual(summaries[0]);
  });

  test('subtracts refunds, and counts no payment of what was bought already', async () => {
    const customer = unique('returner');
    const sale = aPurchase(customer, { amount: { amount: 500, currency: 'CNY' } });
    const { body } = await batch([
      aPurchase(customer, { type: 'refund', relatesTo: sale['externalId'] }),
      aPurchase(customer, {
        type: 'payment',
        relatesTo: sale['externalId'],
        amount: { amount: 500, currency: 'CNY' },
      }),
      sale,
      aPurchase(customer, { amount: { amount: 700, currency: 'GBP' } }),
      aPurchase(customer, { type: 'visit', amount: undefined }),
    ]);
    expect(body.recorded).toBe(5);
    const summaries = await summariesOf(body.results[0].id);
    expect(
      summaries.map(({ currency, occasions, purchased_minor, refunded_minor }) => [
        currency,
        occasions,
        purchased_minor,
        refunded_minor,
      ]),
    ).toEqual([
      ['CNY', 1, '500', '100'],
      ['GBP', 1, '700', '0'],
      ['XXX', 0, '0', '0'],
    ]);
  });

  test('counts a late day of a customer with many days exactly', async () => {
    const customer = unique('regular');
    const on = (ago: number): object =>
      aPurchase(customer, { occurredAt: `${daysAgo(ago).slice(0, 10)}T04:00:00Z` });
    const many = Array.from({ length: 20 }, (_, i) => on(2 * i + 1));
    await batch(many);
    const { body } = await batch([on(31), on(30), on(39), on(400)]);
    const [summary] = await summariesOf(body.results[0].id);
    expect(summary).toMatchObject({ occasions: 24, purchase_days: 22 });
    expect(summary?.recent_days).toHaveLength(13);
  });
});

describe('a batch', () => {
  test('answers each event by itself', async () => {
    const customer = unique('mixed');
    const good = aPurchase(customer);
    const { status, body } = await batch([
      good,
      'nonsense',
      { ...aPurchase(customer), type: 'theft' },
      good,
      { ...good, amount: { amount: 1, currency: 'CNY' } },
      aPurchase(customer, { amount: { amount: 1.5, currency: 'CNY' } }),
      aPurchase(customer),
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ recorded: 2, duplicates: 1, refused: 4 });
    expect(
      body.results.map(({ outcome, error }: PartnerAnswer['body']) => [outcome, error?.code, error?.pointer]),
    ).toEqual([
      ['recorded', undefined, undefined],
      ['refused', 'wrong_type', ''],
      ['refused', 'not_allowed_value', '/type'],
      ['duplicate', undefined, undefined],
      ['refused', 'event_id_reused', '/externalId'],
      ['refused', 'wrong_type', '/amount/amount'],
      ['recorded', undefined, undefined],
    ]);
    expect(body.results[3].id).toBe(body.results[0].id);
  });

  test('of 500 is taken', async () => {
    const { status, body } = await batch(Array.from({ length: 500 }, (_, i) => aPurchase(`crowd-${i % 50}`)));
    expect([status, body.recorded]).toEqual([200, 500]);
    expect((await batch(Array.from({ length: 501 }, () => ({})))).status).toBe(400);
  });

  test('that many processes send at once is recorded once', async () => {
    const other = await bank.another();
    const away = callerOf(other.url, bank.keys.get('lumen-phones') as string);
    const customers = [unique('rush'), unique('rush'), unique('rush')];
    const events = Array.from({ length: 30 }, (_, i) => aPurchase(customers[i % 3] as string));
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        (i % 2 === 0 ? shop : away)({
          path: '/v1/events/batch',
          body: { events: i % 3 === 0 ? [...events].reverse() : events },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.reduce((sum, { body }) => sum + (body.recorded as number), 0)).toBe(30);
    expect(answers.every(({ body }) => body.refused === 0)).toBe(true);
    const [summary] = await summariesOf(answers[0]?.body.results[0].id as string);
    expect(summary).toMatchObject({ occasions: 10, purchased_minor: '1000' });
  });

  test('adds up with others about the same customers, sent at once by several processes', async () => {
    const other = await bank.another();
    const away = callerOf(other.url, bank.keys.get('lumen-phones') as string);
    const customers = Array.from({ length: 5 }, () => unique('together'));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, turn) => {
        const events = Array.from({ length: 20 }, (_, i) => aPurchase(customers[(i + turn) % 5] as string));
        return (turn % 2 === 0 ? shop : away)({ path: '/v1/events/batch', body: { events } });
      }),
    );
    expect(answers.map(({ body }) => body.recorded as number)).toEqual(answers.map(() => 20));
    const ids = (answers[0]?.body.results as { id: string }[]).slice(0, 5).map(({ id }) => id);
    for (const id of ids) {
      const [summary] = await summariesOf(id);
      expect(summary).toMatchObject({ occasions: 40, purchased_minor: '4000', version: 10 });
    }
  });
});
