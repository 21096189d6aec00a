import { unique } from './applications.js';
import { type PartnerCaller, cny } from './sandbox.js';
import type { Answer } from './staff.js';

const CREDIT_CONSENT = { purpose: 'creditCheck', grantedAt: '2026-01-01T00:00:00Z', textVersion: '2026-11' };

function must(status: number, answer: Answer): Answer['body'] {
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** From a request for offers to an agreement that waits for its signature. */
export async function anAgreement(
  partner: PartnerCaller,
  request: object,
  product: string,
  { option, orderId, evidence = [] }: { option?: string; orderId?: string; evidence?: object[] } = {},
): Promise<Answer['body']> {
  const asked = must(200, await partner.post('/v1/offers', request));
  const offer = asked.offers.find((one: Answer['body']) => one.product.code === product);
  if (!offer) throw new Error(`no ${product}: ${JSON.stringify(asked.notOffered)}`);
  const choice = { ...(option && { option }), ...(orderId && { orderId }) };
  must(200, await partner.post(`/v1/offers/${offer.id}/accept`, choice, unique('accept')));
  const opening = { offer: offer.id, consents: [CREDIT_CONSENT] };
  let application = must(201, await partner.post('/v1/applications', opening, unique('apply')));
  if (evidence.length > 0) {
    const given = await partner.post(
      `/v1/applications/${application.id}/evidence`,
      { evidence },
      unique('evidence'),
    );
    application = must(200, given);
  }
  if (application.status !== 'approved') throw new Error(`not approved: ${JSON.stringify(application)}`);
  const making = { application: application.id };
  return must(201, await partner.post('/v1/agreements', making, unique('agreement')));
}

/** The phone of story 1. */
export const aPhoneOrder = (externalId: string): object => ({
  scenario: 'retail.electronics.phone',
  purpose: 'payment',
  amount: cny(5999),
  availableBalance: { amount: cny(1200), source: 'partnerWallet' },
  customer: { externalId, register: { kind: 'person', phone: '+8613800138000', birthDate: '1990-05-17' } },
  order: {
    id: `order-${externalId}`,
    lines: [{ id: '1', description: 'Phone <17>', quantity: 1, amount: cny(5999) }],
  },
});

/** The tuition of story 2; the father is a customer of the university already. */
export const aTerm = (stages: readonly object[]): object => ({
  scenario: 'education.higher.tuition',
  purpose: 'payment',
  amount: cny(28_000),
  customer: {
    externalId: unique('student'),
    register: {
      kind: 'person',
      phone: '+8613800138001',
      birthDate: '2007-03-01',
      facts: { occupation: 'student' },
    },
  },
  parties: [{ role: 'guarantor', customer: { externalId: 'father-1' }, relation: 'father', signed: true }],
  stages,
  context: {
    institution: 'Eastlake University',
    programme: 'Nursing',
    termStart: '2026-09-01',
    programmeEnd: '2030-06-30',
    relation: 'self',
    invoiceNumber: 'EU-2026-117',
  },
});

/** The treatment of story 3. */
export const aTooth = (stages: readonly object[]): object => ({
  scenario: 'healthcare.dental',
  purpose: 'payment',
  amount: cny(20_000),
  stages,
  customer: {
    externalId: unique('patient'),
    register: { kind: 'person', phone: '+8613800138002', birthDate: '1988-07-21' },
  },
});

/** What the customer was shown: now on the sandbox's clock, for a minute. */
export async function displayOf(partner: PartnerCaller, agreement: Answer['body']): Promise<object> {
  const { now } = must(200, await partner.get('/v1/sandbox/clock'));
  return {
    documentHash: agreement.contract.hash,
    locale: 'zh',
    shownAt: new Date(Date.parse(now) - 60_000).toISOString(),
    readSeconds: 60,
  };
}

/** The customer binds himself with a one-time code. */
export async function sign(partner: PartnerCaller, agreement: Answer['body']): Promise<Answer['body']> {
  const path = `/v1/agreements/${agreement.id}`;
  const sent = must(200, await partner.post(`${path}/one-time-code`, {}));
  const body = { code: sent.sandbox.code, display: await displayOf(partner, agreement) };
  return must(200, await partner.post(`${path}/sign`, body, unique('sign')));
}

export function capture(
  partner: PartnerCaller,
  agreement: Answer['body'],
  body: object = {},
): Promise<Answer> {
  const evidence = { kind: 'shipment', reference: unique('parcel') };
  return partner.post(`/v1/agreements/${agreement.id}/capture`, { evidence, ...body }, unique('capture'));
}
