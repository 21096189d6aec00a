import { bucketOf, formatId, newUuid, parseId, type Uuid } from '../../../src/kernel/ids.js';
import { Checks } from '../../../src/modules/applications/index.js';
import { sandboxCheck } from '../../../src/modules/applications/checks/sandbox-checks.js';
import { Notifier } from '../../../src/modules/agreements/signing/notifier.js';
import { anAgreement, aPhoneOrder } from '../agreement-story.js';
import { anAcceptedOffer, anApplication, CREDIT_CONSENT, decided, unique } from '../applications.js';
import { approved, must } from '../guarantees.js';
import { aBid } from '../promises.js';
import { cny } from '../sandbox.js';
import type { Answer } from '../staff.js';
import { type Body, type Refusal, reason, type RefusalWorld } from './world.js';

const asked = (): object => ({ ...aPhoneOrder(unique('asker')), order: undefined });
const BUYER = { name: 'Nanjing Metro', kind: 'organisation' };
/** With debts of 3,500.00 a month he can bear a longer term only. */
const INDEBTED = {
  person: { name: 'Wang Debts 3500.00', facts: { currency: 'CNY', incomeMonthlyMinor: 800_000 } },
  option: '3m',
};

/** What was held for whoever applied is gone, as when its time ran out while nobody looked. */
const loseReservations = (world: RefusalWorld): Promise<unknown> => world.rows('delete from reservation');

async function erase(world: RefusalWorld, customer: string): Promise<void> {
  await must(200, world.post(`/v1/customers/${customer}/erasure`));
}

/** Two offers of somebody who was forgotten before he took one. */
const ofNobody = (world: RefusalWorld): Promise<Body> =>
  world.once('offers of nobody', async () => {
    const { body } = await decided(world.shop, asked());
    await erase(world, body.customer);
    return body;
  });

/** A guarantee that came to nothing, with a claim and an amendment made past every check, and its applicant forgotten. */
const endedGuarantee = (world: RefusalWorld): Promise<{ id: string; call: string; amendment: string }> =>
  world.once('ended guarantee', async () => {
    const { id: application, customer } = await approved(world.shop, aBid(20_000), 'bid-guarantee');
    const { id } = await must(201, world.post('/v1/guarantees', { application, beneficiary: BUYER }));
    await must(200, world.post(`/v1/guarantees/${id}/cancel`, { reason: 'not_wanted' }));
    const made = await pastEveryCheck(world, id);
    await erase(world, customer);
    return { id, ...made };
  });

const owned = `g.bucket, g.id, g.partner_id, g.environment, g.customer_id`;
async function pastEveryCheck(world: RefusalWorld, id: string): Promise<{ call: string; amendment: string }> {
  const guarantee = parseId('guarantee', id) as Uuid;
  const [call, amendment] = [
    newUuid(Date.now(), bucketOf(guarantee)),
    newUuid(Date.now(), bucketOf(guarantee)),
  ];
  await world.rows(
    `insert into guarantee_call (id, bucket, guarantee_id, partner_id, environment, customer_id, reference, amount_minor,
       claimed_on, examine_by, documents, paid_minor, from_margin_minor, status, status_changed_at)
     select $2, ${owned}, 'past', 1, current_date, current_date, '{"v": 1, "list": []}', 0, 0, 'claimed', now()
     from guarantee g where id = $1`,
    [guarantee, call],
  );
  await world.rows(
    `insert into guarantee_amendment (id, bucket, guarantee_id, partner_id, environment, customer_id, amount_minor,
       expires_on, fee_minor, margin_change_minor, reason, consents, requested_on, status, status_changed_at)
     select $2, ${owned}, g.amount_minor, g.expires_on, 0, 0, 'past', '{"v": 1}', current_date, 'requested', now()
     from guarantee g where id = $1`,
    [guarantee, amendment],
  );
  return {
    call: formatId('guaranteeCall', call),
    amendment: formatId('guaranteeAmendment', amendment),
  };
}

/** A suretyship that its guarantor refused, and he was forgotten. */
const refusedSuretyship = (world: RefusalWorld): Promise<string> =>
  world.once('refused suretyship', async () => {
    const { id: application } = await anApplication(world.shop);
    const guarantor = {
      externalId: unique('uncle'),
      register: {
        kind: 'person',
        phone: '+8613800138009',
        birthDate: '1975-05-05',
        facts: { currency: 'CNY', incomeMonthlyMinor: 300_000 },
      },
    };
    const made = await must(
      201,
      world.post('/v1/suretyships', { application, guarantor, kind: 'joint', cap: cny(100) }),
    );
    await must(200, world.post(`/v1/suretyships/${made.id}/refuse`));
    await erase(world, made.guarantor);
    return made.id;
  });

const display = { documentHash: '0'.repeat(64), locale: 'en', seconds: 9 };
const onGuarantee = (act: string, body: object): Refusal => [
  `POST /v1/guarantees/{id}/${act}`,
  'customer_erased',
  async (world) => world.post(`/v1/guarantees/${(await endedGuarantee(world)).id}/${act}`, body),
];
const onSuretyship = (act: string, body: object): Refusal => [
  `POST /v1/suretyships/{id}/${act}`,
  'customer_erased',
  async (world) => world.post(`/v1/suretyships/${await refusedSuretyship(world)}/${act}`, body),
];

/** Nobody ever paid anything on them; that they are forgotten comes first. */
const takingBack = `repayments/${formatId('repayment', newUuid(0))}/reverse`;

/** Somebody who was forgotten while an export of him was made. @returns his path in the Partner API, and the export's */
const forgotten = (world: RefusalWorld): Promise<{ id: string; customer: string; copy: string }> =>
  world.once('forgotten', async () => {
    const id = await world.customer({ consents: [PROFILING] });
    const customer = `/v1/customers/${id}`;
    const { id: copy } = await must(202, world.post(`${customer}/exports`));
    await erase(world, id);
    return { id, customer, copy };
  });

const PROFILING = { purpose: 'profiling', grantedAt: '2026-01-01T00:00:00Z', textVersion: '2026-01' };
const ANSWERS = { version: 1, answers: {} };
/** What was his and is gone, by partners and by staff, whatever they ask for. */
const GONE: readonly Refusal[] = [
  ...(
    [
      ['GET', 'profile'],
      ['GET', 'attitude'],
      ['GET', 'needs'],
      ['GET', 'segments'],
      ['GET', 'tags'],
      ['PUT', 'tags/{tag}', {}],
      ['DELETE', 'tags/{tag}'],
      ['PUT', 'questionnaires/{name}', ANSWERS],
      ['GET', 'exports/{export}'],
      ['GET', 'exports/{export}/records'],
      ['DELETE', 'consents/{purpose}'],
    ] as const
  ).map(([method, place, body]): Refusal => [
    `${method} /v1/customers/{id}/${place}`,
    'customer_erased',
    async (world) => {
      const { customer, copy } = await forgotten(world);
      return world.send(method, `${customer}/${named(place, copy)}`, body);
    },
  ]),
  ...(
    [
      ['GET', 'customers/{id}/profile'],
      ['GET', 'customers/{id}/attitude'],
      ['GET', 'customers/{id}/needs'],
      ['GET', 'customers/{id}/tags'],
      ['PUT', 'customers/{id}/tags/{tag}', {}],
      ['DELETE', 'customers/{id}/tags/{tag}'],
      ['PUT', 'customers/{id}/questionnaires/{name}', ANSWERS],
      ['GET', 'customers/{id}/screening-findings'],
      ['GET', 'segments/{name}/customers/{id}'],
    ] as const
  ).map(([method, place, body]): Refusal => [
    `${method} /staff/v1/${place}`,
    'customer_erased',
    async (world) => {
      const { id } = await forgotten(world);
      const path = `/staff/v1/${named(place.replace('{id}', id), '')}`;
      if (method === 'PUT') return world.maker.put(path, body);
      return method === 'GET' ? world.maker.get(path) : world.maker.delete(path);
    },
  ]),
];

function named(place: string, copy: string): string {
  return place
    .replace('{tag}', 'own.vip')
    .replace('segments/{name}', 'segments/frequent-buyers')
    .replace('{name}', 'money-attitude')
    .replace('{export}', copy)
    .replace('{purpose}', 'profiling');
}

const ERASED: readonly Refusal[] = [
  ...GONE,
  [
    'POST /v1/guarantees/{id}/repayments/{repayment}/reverse',
    'customer_erased',
    async (world) => world.post(`/v1/guarantees/${(await endedGuarantee(world)).id}/${takingBack}`, reason),
  ],
  [
    'POST /v1/suretyships/{id}/repayments/{repayment}/reverse',
    'customer_erased',
    async (world) => world.post(`/v1/suretyships/${await refusedSuretyship(world)}/${takingBack}`, reason),
  ],
  [
    'PATCH /v1/customers/{id}',
    'customer_erased',
    async (world) => {
      const path = `/v1/customers/${await world.customer()}`;
      await must(200, world.post(`${path}/erasure`));
      const etag = (await world.shop.get(path)).headers.get('etag') as string;
      return world.send('PATCH', path, { birthDate: '1990-01-01' }, { 'if-match': etag });
    },
  ],
  [
    'POST /v1/offers/{id}/accept',
    'customer_erased',
    async (world) => world.post(`/v1/offers/${(await ofNobody(world)).offers[0].id}/accept`, {}),
  ],
  [
    'POST /v1/offers/{id}/quote',
    'receipt_erased',
    async (world) => {
      const { id, amount } = (await ofNobody(world)).offers[0];
      return world.post(`/v1/offers/${id}/quote`, { amount: { ...amount, amount: amount.amount - 10_000 } });
    },
  ],
  [
    'GET /staff/v1/decisions/{id}',
    'receipt_erased',
    async (world) => world.maker.get(`/staff/v1/decisions/${(await ofNobody(world)).id}`),
  ],
  [
    'POST /v1/applications',
    'customer_erased',
    async (world) => {
      const { id, customer } = await anAcceptedOffer(world.shop);
      await must(200, world.post(`/v1/offers/${id}/decline`, {}));
      await erase(world, customer);
      return world.post('/v1/applications', { offer: id, consents: [CREDIT_CONSENT] });
    },
  ],
  onGuarantee('one-time-code', {}),
  onGuarantee('sign', { code: '000000', display }),
  onGuarantee('cancel', { reason: 'not_wanted' }),
  onGuarantee('release', { reference: 'late' }),
  onGuarantee('calls', {
    amount: cny(1),
    reference: 'late',
    documents: [{ kind: 'writtenDemand', reference: 'file-1' }],
  }),
  onGuarantee('amendments', { amount: cny(1), reason: 'Late.', consents: { applicant: 'consent-1' } }),
  onGuarantee('repayments', { amount: cny(1), reference: 'late' }),
  [
    'POST /v1/guarantee-calls/{id}/withdraw',
    'customer_erased',
    async (world) => world.post(`/v1/guarantee-calls/${(await endedGuarantee(world)).call}/withdraw`),
  ],
  [
    'POST /staff/v1/guarantee-amendments/{id}/refuse',
    'customer_erased',
    async (world) =>
      world.maker.post(
        `/staff/v1/guarantee-amendments/${(await endedGuarantee(world)).amendment}/refuse`,
        reason,
      ),
  ],
  onSuretyship('consent', { consents: [CREDIT_CONSENT] }),
  onSuretyship('refuse', {}),
  onSuretyship('one-time-code', {}),
  onSuretyship('sign', { code: '000000', display }),
  onSuretyship('repayments', { amount: cny(1), reference: 'late' }),
  [
    'POST /staff/v1/suretyships/{id}/call',
    'customer_erased',
    async (world) => world.maker.post(`/staff/v1/suretyships/${await refusedSuretyship(world)}/call`, reason),
  ],
];

/** No message gets through to anybody. */
async function withoutGateway(world: RefusalWorld, ask: () => Promise<Answer>): Promise<Answer> {
  const notifier = world.bank.booted.app.get(Notifier);
  notifier.reaches = () => false;
  return ask().finally(() => Reflect.deleteProperty(notifier, 'reaches'));
}

const unsigned = (world: RefusalWorld): Promise<string> =>
  world.once('unsigned', async () => {
    const { id } = await anAgreement(world.shop, aPhoneOrder(unique('unsigned')), 'retail-flex');
    return `/v1/agreements/${id}`;
  });
const page = { returnUrl: 'https://shop.example/done' };

const CODES: readonly Refusal[] = [
  ...(
    [
      ['one-time-code', {}],
      ['confirmation-page', page],
    ] as const
  ).map(([act, body]): Refusal => [
    `POST /v1/agreements/{id}/${act}`,
    'no_message_gateway',
    async (world) => {
      const path = await unsigned(world);
      return withoutGateway(world, () => world.post(`${path}/${act}`, body));
    },
  ]),
  [
    'POST /v1/guarantees/{id}/one-time-code',
    'no_message_gateway',
    async (world) => {
      const { id: application } = await approved(world.shop, aBid(20_000), 'bid-guarantee');
      const { id } = await must(201, world.post('/v1/guarantees', { application, beneficiary: BUYER }));
      return withoutGateway(world, () => world.post(`/v1/guarantees/${id}/one-time-code`));
    },
  ],
  [
    'POST /v1/suretyships/{id}/one-time-code',
    'no_message_gateway',
    async (world) => {
      const { id: application } = await anApplication(world.shop);
      const guarantor = {
        externalId: unique('aunt'),
        register: {
          kind: 'person',
          phone: '+8613800138009',
          birthDate: '1975-05-05',
          facts: { currency: 'CNY', incomeMonthlyMinor: 300_000 },
        },
      };
      const { id } = await must(
        201,
        world.post('/v1/suretyships', { application, guarantor, kind: 'joint', cap: cny(100) }),
      );
      await must(200, world.post(`/v1/suretyships/${id}/consent`, { consents: [CREDIT_CONSENT] }));
      return withoutGateway(world, () => world.post(`/v1/suretyships/${id}/one-time-code`));
    },
  ],
  [
    'POST /v1/agreements/{id}/confirmation-page',
    'too_many_codes',
    async (world) => {
      const path = await unsigned(world);
      for (let i = 0; i < 5; i += 1) await must(200, world.post(`${path}/one-time-code`));
      return world.post(`${path}/confirmation-page`, page);
    },
  ],
];

export const PEOPLE_REFUSALS: readonly Refusal[] = [
  ...ERASED,
  ...CODES,
  [
    'POST /v1/offers/{id}/view',
    'state_conflict',
    async (world) => {
      const { body } = await decided(world.shop, asked());
      const path = `/v1/offers/${body.offers[0].id}`;
      await must(200, world.post(`${path}/decline`, {}));
      return world.post(`${path}/view`, { locale: 'zh', disclosures: [], seconds: 1 });
    },
  ],
  [
    'POST /v1/applications/{id}/evidence',
    'state_conflict',
    async (world) => {
      const { id } = await anApplication(world.shop);
      await must(200, world.post(`/v1/applications/${id}/withdraw`));
      return world.post(`/v1/applications/${id}/evidence`, { consents: [CREDIT_CONSENT] });
    },
  ],
  [
    'POST /v1/applications/{id}/evidence',
    'reservation_lapsed',
    async (world) => {
      const { offers } = await must(200, world.post('/v1/offers', aBid(20_000)));
      const { id } = offers.find(({ product }: Body) => product.code === 'bid-guarantee');
      await must(200, world.post(`/v1/offers/${id}/accept`, {}));
      const opened = await must(
        201,
        world.post('/v1/applications', { offer: id, consents: [CREDIT_CONSENT] }),
      );
      await loseReservations(world);
      const evidence = opened.requirements
        .filter((one: Body) => one.kind === 'document' && !one.satisfied && one.when !== 'beforePayout')
        .map(({ code }: Body) => ({ requirement: code, reference: 'file-1' }));
      return world.post(`/v1/applications/${opened.id}/evidence`, { evidence });
    },
  ],
  [
    'POST /v1/applications/{id}/counter-offer/accept',
    'reservation_lapsed',
    async (world) => {
      const { id } = await anApplication(world.shop, INDEBTED);
      await loseReservations(world);
      return world.post(`/v1/applications/${id}/counter-offer/accept`);
    },
  ],
  [
    'POST /staff/v1/applications/{id}/approve',
    'reservation_lapsed',
    async (world) => {
      const { id } = await anApplication(world.shop, { person: { name: 'Bureau Unclear' } });
      await loseReservations(world);
      return world.maker.post(`/staff/v1/applications/${id}/approve`, reason);
    },
  ],
  [
    'POST /staff/v1/applications/{id}/check-again',
    'reservation_lapsed',
    async (world) => {
      const checks = world.bank.booted.app.get(Checks);
      checks.use('sandbox', { kind: 'fraud', run: () => Promise.reject(new Error('away')) });
      const { id } = await anApplication(world.shop);
      checks.use('sandbox', sandboxCheck('fraud'));
      await loseReservations(world);
      return world.maker.post(`/staff/v1/applications/${id}/check-again`, reason);
    },
  ],
  [
    'POST /staff/v1/applications/{id}/approve',
    'checks_lapsed',
    async (world) => {
      const { id } = await anApplication(world.shop, { person: { name: 'Bureau Unclear' } });
      await world.bank.rows('update check_result set valid_until = now() where application_id = $1', [
        parseId('application', id),
      ]);
      return world.maker.post(`/staff/v1/applications/${id}/approve`, reason);
    },
  ],
  [
    'GET /v1/customers/{id}/attitude',
    'profiling_consent_missing',
    async (world) => world.shop.get(`/v1/customers/${await world.customer()}/attitude`),
  ],
];
