import { bucketOf, newUuid, parseId, type Uuid } from '../../../src/kernel/ids.js';
import { anAgreement, aPhoneOrder, capture, displayOf, sign } from '../agreement-story.js';
import { unique } from '../applications.js';
import { approved, must } from '../guarantees.js';
import { cny, consent } from '../sandbox.js';
import { type Body, type Refusal, reason, type RefusalWorld } from './world.js';

const usd = { amount: 1, currency: 'USD' };
const one = cny(0.01);
const refund = { mode: 'lower', reason: 'Some came back.' };
const EVERY_EVENT = 2_000;

const phone = (world: RefusalWorld): Promise<string> => world.once('phone', () => world.phone());
/** It has a booking under the reference `taken`. */
const paid = (world: RefusalWorld): Promise<string> =>
  world.once('paid', async () => {
    const path = await world.phone();
    await must(201, world.post(`/v1${path}/repayments`, { amount: one, reference: 'taken' }));
    return path;
  });
const quoteOf = async (world: RefusalWorld, path: string): Promise<string> =>
  (await must(200, world.shop.get(`/v1${path}/settlement-quote`))).quote;

/** Settled early, by a quote that is still good for another reference. */
const settled = (world: RefusalWorld): Promise<{ path: string; quote: string }> =>
  world.once('settled', async () => {
    const path = await world.phone();
    const quote = await quoteOf(world, path);
    await must(201, world.post(`/v1${path}/settle`, { quote, reference: 'all of it' }));
    return { path, quote };
  });

/** Money for stock, repaid from what the till takes; nothing is signed yet. */
async function stockMoney(world: RefusalWorld): Promise<Body> {
  const request = {
    scenario: 'trade.inventory',
    purpose: 'financing',
    amount: cny(40_000),
    customer: {
      externalId: unique('till'),
      register: { kind: 'organisation', phone: '+862155501234', registrationNumber: '91310000MA1K3XYZ0B' },
    },
    context: {
      stockCategory: 'electronics',
      salesLast90Days: cny(540_000),
      historyMonths: 14,
      grossMarginShare: 0.25,
    },
  };
  const { id: application } = await approved(world.shop, request, 'merchant-working-capital');
  const { approval } = await must(
    200,
    world.maker.post(`/staff/v1/applications/${application}/approve`, reason),
  );
  if (approval !== null) await must(200, world.approve(approval));
  return must(201, world.post('/v1/agreements', { application }));
}

/** The same, paid out. */
async function stock(world: RefusalWorld): Promise<string> {
  const agreement = await stockMoney(world);
  await sign(world.shop, agreement);
  const evidence = { kind: 'invoice', reference: unique('goods') };
  await must(200, capture(world.shop, agreement, { evidence }));
  return `/agreements/${agreement.id}`;
}
const till = (world: RefusalWorld): Promise<string> => world.once('till', () => stock(world));
const sales = { day: '2026-12-01', amount: cny(1_000) };

const idIn = (path: string): Uuid => parseId('agreement', path.split('/').at(-1) as string) as Uuid;

/** Two stages of a treatment, of which the first was done. */
async function treatment(world: RefusalWorld): Promise<{ path: string; post: RefusalWorld['post'] }> {
  const clinic = world.bank.partner('riverside-dental');
  await clinic.setClock('2026-12-01T04:00:00Z');
  const request = {
    scenario: 'healthcare.dental',
    purpose: 'payment',
    amount: cny(15_000),
    stages: [
      { name: 'stage 1', date: '2026-12-01', amount: cny(6_000) },
      { name: 'stage 2', date: '2027-01-15', amount: cny(9_000) },
    ],
    consents: [consent('sensitiveData', '2026-11-01T02:00:00Z')],
    customer: {
      externalId: unique('patient'),
      register: { kind: 'person', phone: '+8613800138002', birthDate: '1988-07-21' },
    },
  };
  const { id: application } = await approved(clinic, request, 'treatment-stages');
  const agreement = await must(201, clinic.post('/v1/agreements', { application }, unique('agreement')));
  await sign(clinic, agreement);
  const evidence = { kind: 'stage', reference: 'completion-1' };
  await must(200, capture(clinic, agreement, { drawdown: agreement.drawdowns[0].id, evidence }));
  return {
    path: `/agreements/${agreement.id}`,
    post: (path, body = {}) => clinic.post(path, body, unique('clinic')),
  };
}

/** The first stage was given back whole, and the second may still come. */
const givenBack = (world: RefusalWorld): Promise<{ path: string; post: RefusalWorld['post'] }> =>
  world.once('givenBack', async () => {
    const made = await treatment(world);
    await must(
      201,
      made.post(`/v1${made.path}/refunds`, { ...refund, amount: cny(6_000), reference: 'back' }),
    );
    return made;
  });

/** Fills an agreement's history with what changes nothing. */
async function fill(world: RefusalWorld, path: string): Promise<void> {
  const id = idIn(path);
  await world.rows(
    `insert into servicing_event (id, bucket, agreement_id, partner_id, environment, customer_id, number, type,
       occurred_on, recorded_at, recorded_on, amount_minor, details)
     select overlay($2::text placing lpad(to_hex(n), 8, '0') from 29)::uuid, a.bucket, a.id, a.partner_id, a.environment,
       a.customer_id, n, 'resume', '2026-12-01', now(), '2026-12-01', 0, '{"v": 1}'
     from agreement a, generate_series((select max(number) + 1 from servicing_event where agreement_id = a.id), $3) n
     where a.id = $1`,
    [id, newUuid(Date.now(), bucketOf(id)), EVERY_EVENT],
  );
}

/** The customer did not want it. */
const refused = (world: RefusalWorld): Promise<string> =>
  world.once('refused', async () => {
    const { id } = await anAgreement(world.shop, aPhoneOrder(unique('refuser')), 'retail-zero');
    await must(200, world.post(`/v1/agreements/${id}/refuse`, {}));
    return `/agreements/${id}`;
  });

/** Nothing is done any more to an agreement that came to nothing. */
const OVER: readonly Refusal[] = [
  ...Object.entries({
    capture: { evidence: { kind: 'shipment', reference: 'late' } },
    void: {},
    withdraw: { reference: 'late' },
    'one-time-code': {},
    'confirmation-page': { returnUrl: 'https://shop.example/done' },
    refuse: {},
    'refunds/preview': { amount: one, mode: 'lower' },
    refunds: { ...refund, amount: one, reference: 'late' },
    prepayments: { amount: one, mode: 'lower', reference: 'late' },
    'credit-payouts': { amount: one, reference: 'late' },
    pause: { reason: 'goodsDisputed', until: '2026-12-20' },
  }).map(([act, body]): Refusal => [
    `POST /v1/agreements/{id}/${act}`,
    'state_conflict',
    async (world) => world.post(`/v1${await refused(world)}/${act}`, body),
  ]),
  ...Object.entries({
    pause: { reason: 'vulnerableCustomer', until: '2026-12-20' },
    waivers: { component: 'interest', amount: one, ...reason },
    reschedule: { dueDates: ['2027-06-01'], ...reason },
  }).map(([act, body]): Refusal => [
    `POST /staff/v1/agreements/{id}/${act}`,
    'state_conflict',
    async (world) => world.maker.post(`/staff/v1${await refused(world)}/${act}`, body),
  ]),
  [
    'GET /v1/agreements/{id}/settlement-quote',
    'state_conflict',
    async (world) => world.shop.get(`/v1${await refused(world)}/settlement-quote`),
  ],
];

export const AGREEMENT_REFUSALS: readonly Refusal[] = [
  ...OVER,
  ...(
    [
      ['prepayments', { mode: 'lower', reference: 'usd' }],
      ['credit-payouts', { reference: 'usd' }],
      ['refunds', { ...refund, reference: 'usd' }],
      ['refunds/preview', { mode: 'lower' }],
    ] as const
  ).map(([act, body]): Refusal => [
    `POST /v1/agreements/{id}/${act}`,
    'wrong_currency',
    async (world) => world.post(`/v1${await phone(world)}/${act}`, { ...body, amount: usd }),
  ]),
  [
    'POST /staff/v1/agreements/{id}/waivers',
    'wrong_currency',
    async (world) =>
      world.maker.post(`/staff/v1${await phone(world)}/waivers`, {
        component: 'interest',
        amount: usd,
        ...reason,
      }),
  ],
  [
    'POST /v1/agreements/{id}/prepayments',
    'reference_taken',
    async (world) =>
      world.post(`/v1${await paid(world)}/prepayments`, { amount: one, mode: 'lower', reference: 'taken' }),
  ],
  [
    'POST /v1/agreements/{id}/credit-payouts',
    'reference_taken',
    async (world) =>
      world.post(`/v1${await paid(world)}/credit-payouts`, { amount: one, reference: 'taken' }),
  ],
  [
    'POST /v1/agreements/{id}/settle',
    'reference_taken',
    async (world) => {
      const path = await paid(world);
      return world.post(`/v1${path}/settle`, { quote: await quoteOf(world, path), reference: 'taken' });
    },
  ],
  [
    'POST /v1/agreements/{id}/settle',
    'state_conflict',
    async (world) => {
      const { path, quote } = await settled(world);
      return world.post(`/v1${path}/settle`, { quote, reference: 'once more' });
    },
  ],
  [
    'POST /v1/agreements/{id}/repayments',
    'state_conflict',
    async (world) => {
      const { id } = await anAgreement(world.shop, aPhoneOrder(unique('unsigned')), 'retail-flex');
      return world.post(`/v1/agreements/${id}/repayments`, { amount: one, reference: 'early' });
    },
  ],
  [
    'POST /staff/v1/agreements/{id}/charge-off',
    'state_conflict',
    async (world) => world.maker.post(`/staff/v1${(await settled(world)).path}/charge-off`, reason),
  ],
  [
    'POST /v1/agreements/{id}/sign',
    'state_conflict',
    async (world) => {
      const agreement = await anAgreement(world.shop, aPhoneOrder(unique('twice')), 'retail-flex');
      const path = `/v1/agreements/${agreement.id}`;
      const { sandbox } = await must(200, world.shop.post(`${path}/one-time-code`, {}));
      const display = await displayOf(world.shop, agreement);
      await must(200, world.post(`${path}/refuse`, {}));
      return world.post(`${path}/sign`, { code: sandbox.code, display });
    },
  ],
  [
    'GET /v1/agreements/{id}/settlement-quote',
    'nothing_owed',
    async (world) => {
      const { path } = await givenBack(world);
      return world.bank.partner('riverside-dental').get(`/v1${path}/settlement-quote`);
    },
  ],
  [
    'POST /v1/agreements/{id}/prepayments',
    'nothing_owed',
    async (world) => {
      const { path, post } = await givenBack(world);
      return post(`/v1${path}/prepayments`, { amount: one, mode: 'lower', reference: 'ahead' });
    },
  ],
  [
    'POST /staff/v1/agreements/{id}/charge-off',
    'nothing_owed',
    async (world) => world.maker.post(`/staff/v1${(await givenBack(world)).path}/charge-off`, reason),
  ],
  [
    'POST /v1/agreements/{id}/sales',
    'wrong_currency',
    async (world) => world.post(`/v1${await till(world)}/sales`, { ...sales, amount: usd }),
  ],
  [
    'POST /v1/agreements/{id}/sales',
    'value_date_out_of_range',
    async (world) => world.post(`/v1${await till(world)}/sales`, { ...sales, day: '2099-01-01' }),
  ],
  [
    'POST /v1/agreements/{id}/sales',
    'state_conflict',
    async (world) => {
      const { id } = await stockMoney(world);
      return world.post(`/v1/agreements/${id}/sales`, sales);
    },
  ],
];

/** There is no room for another booking; whatever could be booked there otherwise. */
const full = (
  world: RefusalWorld,
): Promise<{ path: string; post: RefusalWorld['post']; repayment: string }> =>
  world.once('full', async () => {
    const made = await treatment(world);
    const payment = { amount: cny(2_000), reference: 'too much' };
    const { id } = await must(201, made.post(`/v1${made.path}/repayments`, payment));
    await fill(world, made.path);
    return { ...made, repayment: id };
  });
const onFull =
  (act: string, body: object): Refusal[2] =>
  async (world) => {
    const { path, post } = await full(world);
    return post(`/v1${path}/${act}`, body);
  };
const byStaff =
  (path: (world: RefusalWorld) => Promise<string>, body: object): Refusal[2] =>
  async (world) =>
    world.maker.post(`/staff/v1${await path(world)}`, body);
const filled =
  (made: (world: RefusalWorld) => Promise<string>) =>
  async (world: RefusalWorld): Promise<string> => {
    const path = await made(world);
    await fill(world, path);
    return path;
  };

const FULL: readonly [operation: string, ask: Refusal[2]][] = [
  ['POST /v1/agreements/{id}/repayments', onFull('repayments', { amount: one, reference: 'more' })],
  ['POST /v1/agreements/{id}/refunds', onFull('refunds', { ...refund, amount: one, reference: 'back' })],
  [
    'POST /v1/agreements/{id}/prepayments',
    onFull('prepayments', { amount: one, mode: 'lower', reference: 'ahead' }),
  ],
  ['POST /v1/agreements/{id}/credit-payouts', onFull('credit-payouts', { amount: one, reference: 'out' })],
  [
    'POST /v1/agreements/{id}/capture',
    onFull('capture', { evidence: { kind: 'stage', reference: 'completion-2' } }),
  ],
  [
    'POST /v1/agreements/{id}/settle',
    async (world) => {
      const { path, post } = await full(world);
      const clinic = world.bank.partner('riverside-dental');
      const { quote } = await must(200, clinic.get(`/v1${path}/settlement-quote`));
      return post(`/v1${path}/settle`, { quote, reference: 'all' });
    },
  ],
  [
    'POST /v1/agreements/{id}/sales',
    async (world) => world.post(`/v1${await filled(stock)(world)}/sales`, sales),
  ],
  [
    'POST /v1/agreements/{id}/withdraw',
    async (world) => {
      const wallet = world.bank.partner('wayside-wallet');
      await wallet.setClock('2026-12-01T12:00:00Z');
      const phone = { ...aPhoneOrder(unique('briton')), amount: { amount: 50_000, currency: 'GBP' } };
      const request = { ...phone, availableBalance: undefined, order: undefined };
      const agreement = await anAgreement(wallet, request, 'retail-flex');
      const { id } = await sign(wallet, agreement);
      await fill(world, `/agreements/${id}`);
      return wallet.post(`/v1/agreements/${id}/withdraw`, { reference: 'declared' }, unique('withdraw'));
    },
  ],
  [
    'POST /staff/v1/agreements/{id}/pause',
    byStaff(async (world) => `${(await full(world)).path}/pause`, {
      reason: 'vulnerableCustomer',
      until: '2026-12-20',
    }),
  ],
  [
    'POST /staff/v1/agreements/{id}/repayments/{repayment}/charge-back',
    byStaff(async (world) => {
      const { path, repayment } = await full(world);
      return `${path}/repayments/${repayment}/charge-back`;
    }, reason),
  ],
  [
    'POST /staff/v1/agreements/{id}/waivers',
    byStaff(async (world) => `${await filled((one) => one.phone())(world)}/waivers`, {
      component: 'interest',
      amount: one,
      ...reason,
    }),
  ],
  [
    'POST /staff/v1/agreements/{id}/resume',
    byStaff(async (world) => {
      const path = await world.phone();
      const pause = { reason: 'vulnerableCustomer', until: '2026-12-20' };
      await must(200, world.maker.post(`/staff/v1${path}/pause`, pause));
      await fill(world, path);
      return `${path}/resume`;
    }, reason),
  ],
];
export const FULL_HISTORY_REFUSALS = FULL.map(([operation, ask]): Refusal => [
  operation,
  'too_many_events',
  ask,
]);
