import { CREDIT_CONSENT, unique } from './applications.js';
import type { PartnerCaller } from './sandbox.js';
import type { Answer, StaffCaller } from './staff.js';

type Body = Answer['body'];

/** An answer that must have this status; its body. */
export async function must(status: number, answer: Promise<Answer>): Promise<Body> {
  const got = await answer;
  if (got.status !== status)
    throw new Error(`${got.status} instead of ${status}: ${JSON.stringify(got.body)}`);
  return got.body;
}

/** Asks for offers and takes one of them as far as the bank's yes. */
export async function approved(partner: PartnerCaller, request: object, product: string): Promise<Body> {
  const { offers, notOffered } = await must(200, partner.post('/v1/offers', request));
  const offer = offers.find((one: Body) => one.product.code === product);
  if (!offer) throw new Error(`no ${product}: ${JSON.stringify(notOffered)}`);
  await must(200, partner.post(`/v1/offers/${offer.id}/accept`, {}, unique('accept')));
  const body = { offer: offer.id, consents: [CREDIT_CONSENT] };
  const opened = await must(201, partner.post('/v1/applications', body, unique('apply')));
  const evidence = opened.requirements
    .filter((one: Body) => one.kind === 'document' && !one.satisfied && one.when !== 'beforePayout')
    .map(({ code }: Body) => ({ requirement: code, reference: 'file-1' }));
  if (evidence.length === 0) return { ...opened, offered: offer };
  const given = await must(200, partner.post(`/v1/applications/${opened.id}/evidence`, { evidence }));
  return { ...given, offered: offer };
}

/** What must have been shown before a signature. */
export async function readAll(partner: PartnerCaller, application: string): Promise<void> {
  const { requirements } = await must(200, partner.get(`/v1/applications/${application}`));
  const evidence = requirements
    .filter((one: Body) => one.kind === 'disclosure')
    .map(({ code, version, minimumReadingSeconds = 0 }: Body) => ({
      requirement: code,
      version,
      locale: 'en',
      seconds: minimumReadingSeconds,
    }));
  if (evidence.length > 0)
    await must(200, partner.post(`/v1/applications/${application}/evidence`, { evidence }));
}

/** Signs a guarantee or a suretyship as its customer does: he reads the text and types the code. */
export async function signed(partner: PartnerCaller, path: string, more: object = {}): Promise<Answer> {
  const { hash } = await must(200, partner.get(`${path}/document`));
  const { sandbox } = await must(200, partner.post(`${path}/one-time-code`));
  const display = { documentHash: hash, locale: 'en', seconds: 20 };
  return partner.post(`${path}/sign`, { code: sandbox.code, display, ...more }, unique('sign'));
}

/** A guarantee that the applicant has signed. */
export async function issued(
  partner: PartnerCaller,
  application: string,
  beneficiary: object,
  more: object = {},
): Promise<Body> {
  const body = { application, beneficiary, ...more };
  const { id } = await must(201, partner.post('/v1/guarantees', body, unique('guarantee')));
  await readAll(partner, application);
  return must(200, signed(partner, `/v1/guarantees/${id}`, { payment: 'receipt-1' }));
}

/** One proposes, another agrees. */
export async function twoOfThem(
  [maker, checker]: readonly [StaffCaller, StaffCaller],
  path: string,
  body: object,
): Promise<Answer> {
  const { approval } = await must(202, maker.post(path, body));
  return checker.post(`/staff/v1/approvals/${approval}/approve`);
}
