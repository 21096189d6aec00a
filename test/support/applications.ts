import { setTimeout as sleep } from 'node:timers/promises';
import { type PartnerCaller } from './sandbox.js';
import type { Answer } from './staff.js';

let count = 0;
/** A name, key or id that no other test uses. */
export const unique = (prefix: string): string => `${prefix}-${++count}`;

export interface Purchase {
  readonly amountMinor?: number;
  readonly product?: string;
  /** The borrower, as a partner registers him. */
  readonly person?: object;
  /** An existing customer instead of a new one. */
  readonly externalId?: string;
  readonly option?: string;
  readonly scenario?: string;
}

export const CREDIT_CONSENT = {
  purpose: 'creditCheck',
  grantedAt: '2026-01-01T00:00:00Z',
  textVersion: '2026-11',
};

/** A phone at the shop: the offer as the customer accepted it. */
export async function anAcceptedOffer(shop: PartnerCaller, purchase: Purchase = {}): Promise<Answer['body']> {
  const {
    amountMinor = 300_000,
    product = 'retail-zero',
    person = {},
    option,
    scenario = 'retail.electronics.phone',
  } = purchase;
  const register = { kind: 'person', phone: '+8613800138000', birthDate: '1990-05-17', ...person };
  const asked = await decided(shop, {
    scenario,
    purpose: 'payment',
    amount: { amount: amountMinor, currency: 'CNY' },
    customer: { externalId: purchase.externalId ?? unique('borrower'), register },
  });
  const offer = asked.body.offers.find((one: Answer['body']) => one.product.code === product);
  if (!offer) throw new Error(`no ${product}: ${JSON.stringify(asked.body.notOffered)}`);
  const accepted = await shop.post(
    `/v1/offers/${offer.id}/accept`,
    option ? { option } : {},
    unique('accept'),
  );
  if (accepted.status !== 200) throw new Error(`not accepted: ${JSON.stringify(accepted.body)}`);
  return { ...accepted.body, customer: asked.body.customer };
}

/** Asks for offers until the bank decides in time, as a checkout on a busy day does. */
export async function decided(shop: PartnerCaller, request: object): Promise<Answer> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const answer = await shop.post('/v1/offers', request);
    if (answer.body.degraded !== true) return answer;
    await sleep(100);
  }
  throw new Error('every decision is late: the machine is too busy for this test');
}

/** Its application, with the consent that a bureau check needs. */
export async function anApplication(shop: PartnerCaller, purchase: Purchase = {}): Promise<Answer['body']> {
  const offer = await anAcceptedOffer(shop, purchase);
  const { status, body } = await apply(shop, offer.id);
  if (status !== 201) throw new Error(`not opened: ${JSON.stringify(body)}`);
  return body;
}

export function apply(shop: PartnerCaller, offer: string, key = unique('apply')): Promise<Answer> {
  return shop.post('/v1/applications', { offer, consents: [CREDIT_CONSENT] }, key);
}
