import type pg from 'pg';
import { bucketOf, formatId, newUuid, parseId, type Uuid } from '../../src/kernel/ids.js';
import { CREDIT_CONSENT, unique } from './applications.js';
import { approved, issued, must } from './guarantees.js';
import type { PartnerCaller } from './sandbox.js';
import { call } from './staff.js';

const cny = (yuan: number): object => ({ amount: yuan * 100, currency: 'CNY' });

/** A shop that bids for a contract of 100,000.00 CNY. */
export const aBidder = (): object => ({
  externalId: unique('bidder'),
  register: {
    kind: 'organisation',
    name: 'Bidder Ltd',
    phone: '+862155501234',
    registrationNumber: '91310000MA1K3XYZ0B',
    facts: { currency: 'CNY', incomeMonthlyMinor: 50_000_000 },
  },
});

export const aBid = (yuan = 50_000, claimDate = '2027-06-01'): object => ({
  scenario: 'trade.procurement',
  purpose: 'guarantee',
  amount: cny(yuan),
  context: { supplier: 'Nanjing Metro', contractAmount: cny(100_000), claimDate },
  customer: aBidder(),
});

/** One of each promise that a partner can have, by the prefix of its id. */
export async function promises(url: string, key: string, client: pg.Client): Promise<Record<string, string>> {
  const partner: Pick<PartnerCaller, 'get' | 'post'> = {
    get: (path) => call(url, 'GET', path, key),
    post: (path, body, idempotencyKey) =>
      call(
        url,
        'POST',
        path,
        key,
        body,
        idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey },
      ),
  };
  const application = await approved(partner as PartnerCaller, aBid(20_000, '2099-12-31'), 'bid-guarantee');
  const buyer = { name: 'Nanjing Metro', kind: 'organisation' };
  const terms = { claimDocuments: ['writtenDemand'] };
  const { id } = await issued(partner as PartnerCaller, application.id, buyer, terms);
  const documents = [{ kind: 'writtenDemand', reference: 'file-1' }];
  const claim = { amount: cny(1_000), reference: 'claim-1', documents };
  const { id: claimId } = await must(201, partner.post(`/v1/guarantees/${id}/calls`, claim, 'claim'));
  const amendment = {
    amount: cny(25_000),
    reason: 'A larger contract.',
    consents: { applicant: 'consent-1' },
  };
  await must(201, partner.post(`/v1/guarantees/${id}/amendments`, amendment, 'amend'));
  const guarantor = {
    externalId: unique('guarantor'),
    register: {
      kind: 'person',
      phone: '+8613800138077',
      birthDate: '1970-01-01',
      facts: { currency: 'CNY', incomeMonthlyMinor: 2_000_000 },
    },
  };
  const invitation = { application: application.id, guarantor, kind: 'joint', cap: cny(5_000) };
  const { id: suretyship } = await must(201, partner.post('/v1/suretyships', invitation, 'invite'));
  const consents = [CREDIT_CONSENT];
  await must(200, partner.post(`/v1/suretyships/${suretyship}/consent`, { consents }));
  return {
    gua: id,
    gcl: claimId,
    sur: suretyship,
    'rep of guarantees': await aRepayment(client, 'guarantee', parseId('guarantee', id) as Uuid),
    'rep of suretyships': await aRepayment(client, 'suretyship', parseId('suretyship', suretyship) as Uuid),
  };
}

async function aRepayment(
  client: pg.Client,
  table: 'guarantee' | 'suretyship',
  subject: Uuid,
): Promise<string> {
  const id = newUuid(Date.now(), bucketOf(subject));
  await client.query(
    `insert into guarantee_repayment (id, bucket, subject, partner_id, environment, customer_id, reference, amount_minor,
       occurred_on, recorded_at)
     select $1, bucket, id, partner_id, environment, customer_id, 'payment-1', 1, current_date, now()
     from ${table} where id = $2`,
    [id, subject],
  );
  return formatId('repayment', id);
}
