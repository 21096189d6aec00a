import { setTimeout as sleep } from 'node:timers/promises';
import { newUuid, parseId } from '../../src/kernel/ids.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { anAgreement, aPhoneOrder, capture, displayOf } from '../support/agreement-story.js';
import { CREDIT_CONSENT, unique } from '../support/applications.js';
import { must } from '../support/guarantees.js';
import { faults, pay, read, setDay } from '../support/life.js';
import { cny, type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import { type Answer, call } from '../support/staff.js';

type Body = Answer['body'];

/** Time as a resource: customers are put on clocks, and clocks are moved without touching one another. */
let bank: Sandbox;
let shop: PartnerCaller;

const NOON = '2026-12-01T04:00:00Z';

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  await setDay(shop, '2026-12-01');
}, 60_000);
afterAll(() => bank.close());

const aClock = (more: object = {}): Promise<Body> =>
  must(201, shop.post('/v1/sandbox/clocks', { name: unique('clock'), now: NOON, ...more }));
const advance = (clock: string, by: object): Promise<Answer> =>
  shop.post(`/v1/sandbox/clocks/${clock}/advance`, by);
/** Moves it and waits until it has arrived, as a long way on a slow machine demands. */
async function arrived(clock: string, by?: object): Promise<Body> {
  if (by) expect((await advance(clock, by)).status).toBeLessThan(300);
  for (;;) {
    const now = await must(200, shop.get(`/v1/sandbox/clocks/${clock}`));
    if (now.status === 'ready') return now;
    expect(now.move.share).toBeLessThanOrEqual(1);
    await sleep(100);
  }
}
const attach = (clock: string, customer: string): Promise<Answer> =>
  shop.post(`/v1/sandbox/clocks/${clock}/customers`, { customer });

/** Story 1, delivered at noon on 1 December 2026; its customer is put on the clock afterwards. */
async function aPhoneOn(clock?: string): Promise<Body> {
  const agreement = await anAgreement(shop, aPhoneOrder(unique('buyer')), 'retail-zero');
  const { sandbox } = await must(200, shop.post(`/v1/agreements/${agreement.id}/one-time-code`, {}));
  const signing = { code: sandbox.code, display: await displayOf(shop, agreement) };
  await must(200, shop.post(`/v1/agreements/${agreement.id}/sign`, signing, unique('sign')));
  await must(200, capture(shop, agreement));
  if (clock) await must(200, attach(clock, agreement.customer));
  return agreement;
}

describe('two clocks side by side', () => {
  let fast: Body, slow: Body, onFast: Body, onSlow: Body, onNone: Body;

  beforeAll(async () => {
    [fast, slow] = [await aClock(), await aClock()];
    [onFast, onSlow, onNone] = [await aPhoneOn(fast.id), await aPhoneOn(slow.id), await aPhoneOn()];
  });

  test('a clock says who goes by it', async () => {
    expect(await must(200, shop.get(`/v1/sandbox/clocks/${fast.id}`))).toMatchObject({
      status: 'ready',
      now: '2026-12-01T04:00:00.000Z',
      frozen: true,
      customers: 1,
      move: null,
      allowedActions: ['advance', 'attach', 'delete'],
    });
  });

  test('four months on one, one on the other, none on the partner’s', async () => {
    expect((await arrived(fast.id, { by: 'P4M' })).now).toBe('2027-04-01T04:00:00.000Z');
    expect((await arrived(slow.id, { by: 'P1M' })).now).toBe('2027-01-01T04:00:00.000Z');
    expect(await read(shop, onFast.id)).toMatchObject({
      overdue: cny(3 * 399.92 + 11.82),
      delinquency: { daysPastDue: 90 },
    });
    expect(await read(shop, onSlow.id)).toMatchObject({ overdue: cny(0), nextDue: { date: '2027-01-01' } });
    expect(await read(shop, onNone.id)).toMatchObject({ overdue: cny(0), delinquency: { daysPastDue: 0 } });
    expect((await must(200, shop.get('/v1/sandbox/clock'))).now).toMatch(/^2026-12-01T04:0/);
  });

  test('a move closes the days by itself, without anybody acting', async () => {
    const [row] = await bank.rows<{ through: string }>(
      'select closed_through::text as through from agreement where id = $1',
      [parseId('agreement', onFast.id)],
    );
    expect(row?.through).toBe('2027-04-01');
  });

  test('the partner’s clock moves neither of them', async () => {
    await setDay(shop, '2026-12-20');
    expect((await read(shop, onSlow.id)).nextDue.date).toBe('2027-01-01');
    expect((await must(200, shop.get(`/v1/sandbox/clocks/${slow.id}`))).now).toBe('2027-01-01T04:00:00.000Z');
    expect((await read(shop, onFast.id)).overdue).toEqual(cny(3 * 399.92 + 11.82));
  });

  test('the customer pays on the day of his own clock', async () => {
    const paid = await pay(shop, onSlow.id, 399.92);
    expect(paid.occurredOn).toBe('2027-01-01');
    expect((await read(shop, onSlow.id)).nextDue.date).toBe('2027-02-01');
  });
});

test('what happens to several agreements of a clock comes about day by day', async () => {
  const clock = await aClock();
  const first = await aPhoneOnDay('2026-12-20', clock.id);
  const second = await aPhoneOnDay('2026-12-20', clock.id);
  await arrived(clock.id, { to: '2027-03-02T04:00:00Z' });
  // A day's news of both stands before the next day's of either.
  const perDay = await bank.rows<{ subject: string; on: string; told: string }>(
    `select subject, payload ->> 'dueDate' as on, (occurred_at at time zone 'Asia/Shanghai')::date::text as told from outbox
     where subject = any ($1) and type = 'instalment.due' order by id`,
    [[first, second].map(({ id }) => parseId('agreement', id))],
  );
  expect(new Set(perDay.map(({ subject }) => subject)).size).toBe(2);
  expect(perDay.map(({ on }) => on)).toEqual([...perDay.map(({ on }) => on)].sort());
  expect(perDay.length).toBeGreaterThanOrEqual(4);
  // It happened when the customers' clock said so, whatever their partner's says.
  expect(perDay.map(({ told }) => told)).toEqual(perDay.map(({ on }) => on));
});

/** Bought on the partner's day, then on the clock, which must have come at least as far. */
async function aPhoneOnDay(day: string, clock: string): Promise<Body> {
  await setDay(shop, day);
  const agreement = await aPhoneOn();
  const { now } = await must(200, shop.get(`/v1/sandbox/clocks/${clock}`));
  if (now < `${day}T04`) await arrived(clock, { to: `${day}T05:00:00Z` });
  await must(200, attach(clock, agreement.customer));
  return agreement;
}

describe('bounds', () => {
  test('never back, never too far, one of by and to', async () => {
    const { id } = await aClock();
    const codeOf = async (by: object): Promise<string> => (await advance(id, by)).body.code;
    expect(await codeOf({ to: '2026-11-30T00:00:00Z' })).toBe('clock_only_forward');
    expect(await codeOf({ by: 'P10Y1D' })).toBe('clock_move_too_long');
    expect(await codeOf({ by: 'P' })).toBe('invalid_request');
    expect(await codeOf({})).toBe('invalid_request');
    expect(await codeOf({ by: 'P1D', to: NOON })).toBe('invalid_request');
    expect((await advance(id, { by: 'P10Y' })).body.now).toBe('2036-12-01T04:00:00.000Z');
  });

  test('a customer cannot go behind a day that is closed for him', async () => {
    await setDay(shop, '2026-12-20');
    const late = await aPhoneOn();
    const { id } = await aClock();
    expect((await attach(id, late.customer)).body.code).toBe('clock_behind_books');
    expect((await must(200, shop.get(`/v1/sandbox/clocks/${id}`))).customers).toBe(0);
  });

  test('a repeat under one key moves once', async () => {
    const { id } = await aClock();
    const path = `/v1/sandbox/clocks/${id}/advance`;
    const move = (by = 'P1M'): Promise<Answer> => shop.post(path, { by }, 'move-1');
    const moved = await must(200, move());
    expect(await must(200, move())).toEqual(moved);
    expect((await must(200, shop.get(`/v1/sandbox/clocks/${id}`))).now).toBe('2027-01-01T04:00:00.000Z');

    // As a process leaves it that dies before it has answered.
    const leaveClaimed = (until: string): Promise<unknown> =>
      bank.rows(`update idempotency set status = null, body = null, claimed_until = ${until}
        where digest = (select moved_under from test_clock where moved_under is not null order by id desc limit 1)`);
    await leaveClaimed(`now() + interval '10 s'`);
    expect((await move()).body.code).toBe('idempotency_in_flight');
    await leaveClaimed('now()');
    expect((await move('P2M')).body.code).toBe('idempotency_key_reused');
    expect(await must(200, move())).toEqual(moved);
  });

  test('a partner has a thousand clocks at most', async () => {
    const { id } = await aClock();
    const more = Array.from({ length: 1_000 }, () => newUuid(Date.now()));
    await bank.rows(
      `insert into test_clock select (jsonb_populate_record(k, jsonb_build_object('id', m.id, 'bucket', bucket_of(m.id),
         'name', 'one of many'))).* from test_clock k cross join unnest($2::uuid[]) as m(id) where k.id = $1`,
      [parseId('testClock', id), more],
    );
    expect((await shop.post('/v1/sandbox/clocks', { name: 'one more' })).body.code).toBe(
      'clock_limit_reached',
    );
    await bank.rows(`delete from test_clock where name = 'one of many'`);
  });

  test('a deleted clock leaves its customers where they are', async () => {
    await setDay(shop, '2026-12-20');
    const clock = await aClock({ now: '2026-12-20T05:00:00Z' });
    const agreement = await aPhoneOn(clock.id);
    await arrived(clock.id, { by: 'P2M' });
    const before = await read(shop, agreement.id);
    expect(
      (await call(bank.url, 'DELETE', `/v1/sandbox/clocks/${clock.id}`, bank.keys['lumen-phones'])).status,
    ).toBe(200);
    expect(await read(shop, agreement.id)).toEqual(before);
    expect((await shop.get(`/v1/sandbox/clocks/${clock.id}`)).status).toBe(404);
  });
});

test('a move whose process died goes on where it was', async () => {
  const clock = await aClock({ now: '2026-12-20T05:00:00Z' });
  await setDay(shop, '2026-12-20');
  const agreement = await aPhoneOn(clock.id);
  await bank.rows(
    `update test_clock set status = 'advancing', moves_from = frozen_at, moves_to = '2027-02-20T04:00:00Z',
       moved_by = $2, claimed_until = now() - interval '1 s' where id = $1`,
    [parseId('testClock', clock.id), parseId('testClock', clock.id)],
  );
  expect((await advance(clock.id, { by: 'P1D' })).body).toMatchObject({
    code: 'state_conflict',
    allowedActions: [],
  });
  expect((await arrived(clock.id)).now).toBe('2027-02-20T04:00:00.000Z');
  expect((await read(shop, agreement.id)).delinquency.daysPastDue).toBe(31);
});

test('a clock that runs moves on by itself', async () => {
  const { id, now } = await aClock({ frozen: false });
  const later = await must(200, shop.get(`/v1/sandbox/clocks/${id}`));
  expect(Date.parse(later.now)).toBeGreaterThan(Date.parse(now));
});

test('an offer to a customer on a clock is priced on that clock’s day', async () => {
  const { id } = await aClock({ now: '2028-02-01T04:00:00Z' });
  const { customer } = await must(200, shop.post('/v1/offers', aPhoneOrder('from-the-future')));
  await must(200, attach(id, customer));
  const { offers, decidedAt } = await must(200, shop.post('/v1/offers', aPhoneOrder('from-the-future')));
  expect(offers[0].instalments[0].dueDate).toBe('2028-03-01');
  expect(Date.parse(offers[0].expiresAt)).toBe(Date.parse('2028-02-01T04:30:00Z'));
  expect(decidedAt).toBe('2028-02-01T04:00:00.000Z');
});

describe('the end of an offer is told once, when its time is over', () => {
  const told = async (offers: readonly { id: string }[]): Promise<object> => {
    const rows = await bank.rows<{ offer: string; at: Date }>(
      `select payload ->> 'offer' as offer, occurred_at as at from outbox
       where type = 'offer.expired' and payload ->> 'offer' = any ($1) order by id`,
      [offers.map(({ id }) => id)],
    );
    const names = rows.map(({ offer, at }) => [offers.findIndex(({ id }) => id === offer), at.toISOString()]);
    expect(new Set(rows.map(({ offer }) => offer)).size).toBe(rows.length);
    return Object.fromEntries(names) as object;
  };
  const view = (offer: Body): Promise<Body> =>
    must(200, shop.post(`/v1/offers/${offer.id}/view`, { locale: 'zh', disclosures: [], seconds: 1 }));
  const anOrder = (externalId: string): object => ({ ...aPhoneOrder(externalId), order: undefined });

  test('to a customer on a clock by that clock, and never of one that was only sent', async () => {
    const clock = await aClock({ now: '2028-03-01T04:00:00Z' });
    const { customer } = await must(200, shop.post('/v1/offers', anOrder('sees-much')));
    await must(200, attach(clock.id, customer));
    const { offers } = await must(200, shop.post('/v1/offers', anOrder('sees-much')));
    expect(offers.length).toBeGreaterThanOrEqual(3);
    for (const offer of offers.slice(0, 2)) await view(offer);
    await arrived(clock.id, { by: 'PT20M' });
    await must(200, shop.post(`/v1/offers/${offers[1].id}/accept`, {}, unique('accept')));
    expect(await told(offers)).toEqual({});
    await arrived(clock.id, { by: 'PT1H' });
    // What was taken at 4:20 is held for fifteen minutes, though the offer ends at 4:30. A clock stops between the two.
    const ends = await told(offers);
    expect(ends).toEqual({
      0: expect.stringMatching(/^2028-03-01T04:3[0-4]:/) as string,
      1: expect.stringMatching(/^2028-03-01T0(4:3[5-9]|4:[45]|5:)/) as string,
    });
    expect((await must(200, shop.get(`/v1/offers/${offers[1].id}`))).status).toBe('expired');
    await arrived(clock.id, { by: 'P1D' });
    expect(await told(offers)).toEqual(ends);
  });

  test('of all others by their partner’s, and of none that an act has ended', async () => {
    await shop.setClock('2026-12-28T04:00:00Z');
    const { offers } = await must(200, shop.post('/v1/offers', anOrder(unique('asker'))));
    for (const offer of offers.slice(0, 3)) await view(offer);
    await must(200, shop.post(`/v1/offers/${offers[1].id}/decline`, {}, unique('decline')));
    await must(200, shop.post(`/v1/offers/${offers[2].id}/accept`, {}, unique('accept')));
    const opening = { offer: offers[2].id, consents: [CREDIT_CONSENT] };
    await must(201, shop.post('/v1/applications', opening, unique('apply')));
    await shop.setClock('2026-12-28T05:00:00Z');
    expect(await told(offers)).toEqual({ 0: expect.stringMatching(/^2026-12-28T0(4:[3-5]|5:00)/) as string });
  });
});

test('what time alone says of a customer is so when the move is answered', async () => {
  const housekeeping = bank.booted.app.get(Housekeeping);
  await housekeeping.stop();
  const buyer = unique('regular');
  const consents = [{ purpose: 'profiling', grantedAt: '2026-01-01T00:00:00Z', textVersion: '1' }];
  const { id } = await must(201, shop.post('/v1/customers', { kind: 'person', externalId: buyer, consents }));
  const clock = await aClock();
  await must(200, attach(clock.id, id));
  for (const day of ['28', '29', '30']) {
    const event = { externalId: unique('sale'), type: 'purchase', occurredAt: `2026-11-${day}T04:00:00Z` };
    const of = { customer: { id }, scenario: 'retail.electronics.phone', amount: cny(10) };
    await must(201, shop.post('/v1/events', { ...event, ...of }));
  }
  await must(
    200,
    call(bank.url, 'PUT', `/v1/customers/${id}/tags/own.new`, bank.keys['lumen-phones'], {
      expiresAt: '2026-12-20T00:00:00Z',
    }),
  );
  const facts = async (): Promise<object | undefined> => {
    const columns = 'purchase_days_30 as days, tags, segments';
    const key = [parseId('customer', id)];
    return (await bank.rows<object>(`select ${columns} from customer_facts where customer_id = $1`, key))[0];
  };
  const tag = 'own.lumen-phones.new';
  await arrived(clock.id, { by: 'P1D' });
  expect(await facts()).toEqual({ days: 3, tags: [tag], segments: ['frequent-buyers'] });
  await arrived(clock.id, { by: 'P1M' });
  expect(await facts()).toEqual({ days: 0, tags: [], segments: ['frequent-buyers'] });
  await arrived(clock.id, { by: 'P2M' });
  expect(await facts()).toEqual({ days: 0, tags: [], segments: [] });
});

test('every invariant of the books holds', async () => {
  expect(await faults(bank)).toEqual([]);
});
