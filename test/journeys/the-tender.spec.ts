import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseId } from '../../src/kernel/ids.js';
import { unique } from '../support/applications.js';
import { approved, issued, must, twoOfThem } from '../support/guarantees.js';
import { aBid } from '../support/promises.js';
import { cny, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer, StaffCaller } from '../support/staff.js';

/** A shop bids for a contract: a bid guarantee of 50,000.00 CNY for six months, a fifth of it lodged in cash. */
let bank: Sandbox;
let shop: ReturnType<Sandbox['partner']>;
let officers: [StaffCaller, StaffCaller];

const NOON = '2026-12-01T04:00:00Z';
const BUYER = { name: 'Nanjing Metro', kind: 'organisation' };
const DOCUMENTS = ['writtenDemand', 'statementOfBreach'].map((kind) => ({ kind, reference: 'file-1' }));

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  officers = [await bank.staff('riskOfficer'), await bank.staff('administrator')];
});
beforeEach(() => shop.setClock(NOON));
afterAll(() => bank.close());

async function aGuarantee(): Promise<Answer['body']> {
  const { id } = await approved(shop, aBid(), 'bid-guarantee');
  return issued(shop, id, BUYER);
}
const read = (id: string): Promise<Answer['body']> => must(200, shop.get(`/v1/guarantees/${id}`));

async function calledAndPaid(id: string, yuan: number): Promise<void> {
  const body = { amount: cny(yuan), reference: unique('claim'), documents: DOCUMENTS };
  const call = await must(201, shop.post(`/v1/guarantees/${id}/calls`, body, unique('call')));
  const decision = { decision: 'pay', reason: 'It complies.' };
  const { status } = await twoOfThem(officers, `/staff/v1/guarantee-calls/${call.id}/decision`, decision);
  expect(status).toBe(200);
}

test('1.50 % for six months are 375.00, and 10,000.00 are lodged', async () => {
  expect(await aGuarantee()).toMatchObject({
    status: 'issued',
    amount: cny(50_000),
    fee: cny(375),
    margin: cny(10_000),
    expiresOn: '2027-06-01',
    claimDocuments: ['writtenDemand', 'statementOfBreach'],
  });
});

test('a call takes the margin first; what is more the shop owes', async () => {
  const { id } = await aGuarantee();
  await calledAndPaid(id, 8_000);
  expect(await read(id)).toMatchObject({ margin: cny(2_000), owed: cny(0), undertaken: cny(42_000) });
  await calledAndPaid(id, 12_000);
  expect(await read(id)).toMatchObject({ margin: cny(0), owed: cny(10_000), undertaken: cny(30_000) });
  const { data } = await must(200, shop.get(`/v1/guarantees/${id}/calls`));
  expect(data.map(({ paid, fromMargin }: Answer['body']) => [paid.amount, fromMargin.amount])).toEqual([
    [800_000, 800_000],
    [1_200_000, 200_000],
  ]);
});

test('the day after the last one the margin goes back', async () => {
  const { id } = await aGuarantee();
  await shop.setClock('2027-06-01T15:59:00Z');
  expect(await read(id)).toMatchObject({ status: 'issued', margin: cny(10_000) });
  await shop.setClock('2027-06-01T16:01:00Z');
  expect(await read(id)).toMatchObject({ status: 'expired', margin: cny(0), undertaken: cny(0) });
});

test('20,000.00 more for the three months left cost 75.00 and 4,000.00 of margin', async () => {
  const { id } = await aGuarantee();
  await shop.setClock('2027-03-01T04:00:00Z');
  const signedText = await must(200, shop.get(`/v1/guarantees/${id}/document`));
  const body = { amount: cny(70_000), reason: 'A larger lot.', consents: { applicant: 'consent-1' } };
  const amendment = await must(201, shop.post(`/v1/guarantees/${id}/amendments`, body, unique('amend')));
  expect(amendment).toMatchObject({ fee: cny(75), marginChange: cny(4_000) });
  const agree = `/staff/v1/guarantee-amendments/${amendment.id}/agree`;
  expect((await twoOfThem(officers, agree, { reason: 'Agreed.' })).status).toBe(200);
  const amended = await read(id);
  expect(amended).toMatchObject({ amount: cny(70_000), fee: cny(450), margin: cny(14_000) });

  const now = await must(200, shop.get(`/v1/guarantees/${id}/document`));
  const { text, hash } = signedText;
  expect(now).toMatchObject({ version: 2, hash: amended.documentHash });
  expect(now.text.startsWith(`${text}\n`)).toBe(true);
  expect(now.text.slice(text.length)).toMatch(
    /Highest amount: 70000.00 CNY\n.*2027-06-01\n.* 75.00 CNY and lodges 4000.00/,
  );
  expect(createHash('sha256').update(now.text).digest('hex')).toBe(now.hash);
  const older = await must(200, shop.get(`/v1/guarantees/${id}/document?version=1`));
  expect(older).toEqual({ version: 1, locale: 'en', text, hash });
  expect((await shop.get(`/v1/guarantees/${id}/document?version=3`)).status).toBe(404);
});

test('margin that is lodged after a call pays what is owed before any of it goes back', async () => {
  const { id } = await aGuarantee();
  await calledAndPaid(id, 15_000);
  const body = { amount: cny(60_000), reason: 'A larger lot.', consents: { applicant: 'consent-1' } };
  const amendment = await must(201, shop.post(`/v1/guarantees/${id}/amendments`, body, unique('amend')));
  const agree = `/staff/v1/guarantee-amendments/${amendment.id}/agree`;
  expect((await twoOfThem(officers, agree, { reason: 'Agreed.' })).status).toBe(200);
  expect(await read(id)).toMatchObject({ margin: cny(2_000), owed: cny(5_000) });
  await must(200, shop.post(`/v1/guarantees/${id}/release`, { reference: 'letter-1' }, unique('release')));
  expect(await read(id)).toMatchObject({ status: 'released', margin: cny(0), owed: cny(3_000) });
  const statement = `/v1/customers/${(await read(id)).customer}/statement?from=2026-12-01&to=2026-12-01`;
  const { data } = await must(200, shop.get(statement));
  const lines = data[0].lines.filter(({ subject }: Answer['body']) => subject === id);
  expect(lines.map(({ type, change }: Answer['body']) => [type, change])).toEqual([
    ['guarantee.callPaid', 500_000],
    ['guarantee.released', -200_000],
  ]);
});

test('the text can be shown and printed as a page', async () => {
  const { id } = await aGuarantee();
  const page = await fetch(`${bank.url}/v1/guarantees/${id}/document`, {
    headers: { authorization: `Bearer ${bank.keys['lumen-phones']}`, accept: 'text/html' },
  });
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  const { hash } = await must(200, shop.get(`/v1/guarantees/${id}/document`));
  expect(await page.text()).toMatch(
    new RegExp(`<h1>Bid guarantee ${id}</h1>[^]*Beneficiary: Nanjing Metro</p>[^]*${hash}`),
  );
});

test('the offer says what is to be lodged', async () => {
  const { offers } = await must(200, shop.post('/v1/offers', aBid()));
  const bid = offers.find(({ product }: Answer['body']) => product.code === 'bid-guarantee');
  expect(bid).toMatchObject({ margin: cny(10_000), totalCost: cny(375), dueToday: cny(10_375) });
});

test('a guarantee that cannot be worked on is put off, and the others live on', async () => {
  const [sick, sound] = [await aGuarantee(), await aGuarantee()];
  await bank.rows(`create function sick_guarantee() returns trigger language plpgsql as $$
    begin raise exception 'canary'; end $$`);
  await bank.rows(`create trigger sick before update on guarantee for each row
    when (new.id = '${parseId('guarantee', sick.id)}') execute function sick_guarantee()`);
  await shop.setClock('2027-06-01T16:01:00Z');
  expect([(await read(sick.id)).status, (await read(sound.id)).status]).toEqual(['issued', 'expired']);
  const faults = (): Promise<object[]> =>
    bank.rows(`select subject from piece_fault where job = 'guaranteeDays'`);
  expect(await faults()).toEqual([{ subject: parseId('guarantee', sick.id) }]);
  await bank.rows('drop trigger sick on guarantee');
  await bank.rows(`update piece_fault set retry_at = now() where job = 'guaranteeDays'`);
  await shop.setClock('2027-06-02T04:00:00Z');
  expect([(await read(sick.id)).status, await faults()]).toEqual(['expired', []]);
});

test('the shop is a customer of the bank itself by it, and what it pays for it is income', async () => {
  const { id } = await aGuarantee();
  const counted = (): Promise<
    { uses: number; issued: number; income: number; fees: number; isHeld: boolean }[]
  > =>
    bank.rows(
      `select s.occasions as uses, s.is_held as "isHeld", s.purchased_minor::float8 as income, g.* from bank_summary s
       cross join lateral (
         select count(*)::int4 as issued, sum(fee_minor)::float8 as fees from guarantee g
         where g.customer_id = s.customer_id and g.issued_on is not null) g
       where s.customer_id = (select customer_id from guarantee where id = $1)`,
      [parseId('guarantee', id)],
    );
  const until = performance.now() + 8_000;
  let [row] = await counted();
  for (; (!row || row.uses !== row.issued) && performance.now() < until; [row] = await counted())
    await sleep(40);
  expect(row).toEqual({
    uses: row?.issued,
    issued: row?.issued,
    income: row?.fees,
    fees: row?.fees,
    isHeld: true,
  });
});

test('the bank may refuse an amendment, and nothing has changed', async () => {
  const { id } = await aGuarantee();
  const body = { amount: cny(70_000), reason: 'A larger lot.', consents: { applicant: 'consent-1' } };
  const amendment = await must(201, shop.post(`/v1/guarantees/${id}/amendments`, body, unique('amend')));
  const path = `/staff/v1/guarantee-amendments/${amendment.id}/refuse`;
  expect((await must(200, officers[0].post(path, { reason: 'Too much.' }))).status).toBe('refused');
  expect(await read(id)).toMatchObject({ amount: cny(50_000), fee: cny(375) });
  const tooMuch = { ...body, amount: cny(2_000_000) };
  const answer = await shop.post(`/v1/guarantees/${id}/amendments`, tooMuch, unique('amend'));
  expect(answer.body.code).toBe('amendment_unfit');
});

test('staff see it with all that happened to it', async () => {
  const { id } = await aGuarantee();
  await calledAndPaid(id, 1_000);
  const viewer = await bank.staff('viewer');
  const guarantee = await must(200, viewer.get(`/staff/v1/guarantees/${id}`));
  expect(guarantee).toMatchObject({ status: 'issued', calls: [{ status: 'paid' }], amendments: [] });
  const { data } = await must(200, viewer.get('/staff/v1/guarantees?status=issued&limit=1'));
  expect(data[0].id).toBe(id);
  const open = { amount: cny(1_000), reference: unique('claim'), documents: DOCUMENTS };
  const claimed = await must(201, shop.post(`/v1/guarantees/${id}/calls`, open, unique('call')));
  const listed = await must(200, viewer.get('/staff/v1/guarantee-calls?status=claimed&limit=1'));
  expect([claimed.allowedActions, listed.data[0].allowedActions]).toEqual([['withdraw'], ['pay', 'reject']]);
  const calls = await must(200, viewer.get('/staff/v1/guarantee-calls?status=paid'));
  expect(calls.data[0].guarantee).toBe(id);
  const body = { decision: 'pay', reason: 'It complies.' };
  const refused = await viewer.post(`/staff/v1/guarantee-calls/${calls.data[0].id}/decision`, body);
  expect(refused.status).toBe(403);
});

test('the books agree with every guarantee', async () => {
  const auditor = await bank.staff('auditor');
  const { data } = await must(200, auditor.get('/staff/v1/integrity'));
  expect(data.filter(({ status }: Answer['body']) => status !== 'sound')).toEqual([]);
});
