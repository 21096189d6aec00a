import { parseId, type Uuid } from '../../src/kernel/ids.js';
import { unique } from '../support/applications.js';
import { must } from '../support/guarantees.js';
import { comparedParties } from '../support/parties.js';
import { consent, type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer, StaffCaller } from '../support/staff.js';

type Body = Answer['body'];

const ROOT = '/staff/v1';
const PHONE_ORDER = {
  scenario: 'retail.electronics.phone',
  purpose: 'payment',
  amount: { amount: 300_000, currency: 'CNY' },
};
const reason = { reason: 'Asked both at the branch.' };

let bank: Sandbox;
let shop: PartnerCaller;
let school: PartnerCaller;
let maker: StaffCaller;
let checker: StaffCaller;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  school = bank.partner('eastlake-university');
  maker = await bank.staff('riskOfficer');
  checker = await bank.staff('administrator');
});
afterAll(() => bank.close());

/** Numbers that no other test of this file has. */
let count = 0;
const aNumber = (): string => `11010119900307${String((count += 1)).padStart(4, '0')}`;
const aPhone = (): string => `+861380013${String((count += 1)).padStart(4, '0')}`;

const register = async (by: PartnerCaller, person: object, kind = 'person'): Promise<string> =>
  (await must(201, by.post('/v1/customers', { kind, externalId: unique('p'), ...person }))).id;
const partyOf = (customer: string): Promise<Body> =>
  must(200, maker.get(`${ROOT}/customers/${customer}/party`));
const idsOf = async (customers: readonly string[]): Promise<string[]> =>
  Promise.all(customers.map(async (customer) => (await partyOf(customer)).id));
const approve = ({ approval }: Body): Promise<Body> =>
  must(200, checker.post(`${ROOT}/approvals/${approval}/approve`));

async function suggestionsAbout(customer: string): Promise<Body[]> {
  await comparedParties(bank.booted);
  const { id } = await partyOf(customer);
  const { data } = await must(200, maker.get(`${ROOT}/party-suggestions?limit=100`));
  return data.filter(({ parties }: Body) => parties.includes(id));
}

async function merged(one: string, other: string): Promise<Body> {
  const [a, b] = await idsOf([one, other]);
  return approve(await must(202, maker.post(`${ROOT}/parties/${a}/merge`, { with: b, ...reason })));
}

describe('one number is one party', () => {
  test('at every partner, and nobody else is', async () => {
    const nationalId = aNumber();
    const [here, there, other] = [
      await register(shop, { nationalId }),
      await register(school, { nationalId: ` ${nationalId}`.replace('1990', '-1990-') }),
      await register(school, { nationalId: aNumber() }),
    ];
    const party = await partyOf(here);
    expect(party).toMatchObject({ kind: 'person', merges: [] });
    expect(party.customers.map(({ customer, partner, claims }: Body) => [customer, partner, claims])).toEqual(
      [
        [here, 'lumen-phones', ['nationalId']],
        [there, 'eastlake-university', ['nationalId']],
      ],
    );
    const [a, b, c] = await idsOf([here, there, other]);
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  test('that ten partners’ servers register at once', async () => {
    const person = { nationalId: aNumber(), birthDate: '1990-03-07', cardToken: `V000-${unique('card')}` };
    const customers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => register(i % 2 ? shop : school, person)),
    );
    expect(new Set(customers).size).toBe(10);
    expect(new Set(await idsOf(customers)).size).toBe(1);
    // Each claim has one party, and no party was left over.
    const [left] = await bank.rows<{ parties: string }>(
      `select count(distinct party_id) as parties from identity_claim where digest in (
         select digest from customer_claim where customer_id = any (select customer_id from party_link where party_id = any (
           select party_id from party_link where customer_id = $1)))`,
      [uuidOf(customers[0] as string)],
    );
    expect(left?.parties).toBe('1');
  });

  test('and crosswise claims at once end without a fault', async () => {
    const [one, other] = [aNumber(), `V000-${unique('card')}`];
    const birthDate = '1991-01-01';
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        register(i % 2 ? shop : school, {
          birthDate,
          ...(i % 4 < 2 ? { nationalId: one } : {}),
          ...(i % 4 > 0 ? { cardToken: other } : {}),
        }),
      ),
    );
    // Those with both claims tie the two; whoever claimed but one before them is in one of at most two parties.
    expect(new Set(await idsOf(all)).size).toBeLessThanOrEqual(2);
  });

  test('a number corrected leads elsewhere, and the wrong one names nobody', async () => {
    const [right, typo] = [aNumber(), aNumber()];
    const customer = await register(shop, { nationalId: typo });
    const twin = await register(school, { nationalId: right });
    await change(customer, { nationalId: right });
    const owner = await register(school, { nationalId: typo });
    const [a, b, c] = await idsOf([customer, twin, owner]);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });

  test('a card with its holder’s birth date is one, a card alone is not', async () => {
    const card = { cardToken: `V000-${unique('card')}` };
    const [mother, again, child, unknown] = [
      await register(shop, { ...card, birthDate: '1980-01-01' }),
      await register(school, { ...card, birthDate: '1980-01-01' }),
      await register(school, { ...card, birthDate: '2005-01-01' }),
      await register(school, card),
    ];
    const [a, b, c, d] = await idsOf([mother, again, child, unknown]);
    expect(a).toBe(b);
    expect(new Set([a, c, d]).size).toBe(3);
  });

  test('an organisation is not the person whose number it gives', async () => {
    const number = aNumber();
    const [person, company] = [
      await register(shop, { nationalId: number }),
      await register(shop, { nationalId: number, registrationNumber: unique('9131') }, 'organisation'),
    ];
    const [a, b] = await idsOf([person, company]);
    expect(a).not.toBe(b);
  });

  test('a placeholder of many birth dates is nobody', async () => {
    const nationalId = aNumber();
    const many = [];
    for (let i = 0; i < 8; i++) many.push(await register(shop, { nationalId, birthDate: `199${i}-01-01` }));
    const parties = await idsOf(many);
    // What links before anybody can know stays; from the sixth on nobody is linked any more.
    expect(new Set(parties.slice(5)).size).toBe(3);
    expect(parties.slice(5)).not.toContain(parties[0]);
  });

  test('nor is one of many names, while a person may be written in some ways', async () => {
    const register8 = async (names: readonly string[]): Promise<string[]> => {
      const [nationalId, many] = [aNumber(), [] as string[]];
      for (let i = 0; i < 8; i++)
        many.push(
          await register(i % 2 ? shop : school, { nationalId, name: names[i % names.length] as string }),
        );
      return idsOf(many);
    };
    const everybody = await register8([
      'Ann Lee',
      'Bo Chen',
      'Cy Diaz',
      'Di Evans',
      'Ed Fox',
      'Flo Gray',
      'Gus Ho',
      'Hal Ibe',
    ]);
    expect(new Set(everybody.slice(5)).size).toBe(3);
    expect(everybody.slice(5)).not.toContain(everybody[0]);
    expect(new Set(await register8(['Zoë Müller', 'MULLER, Zoe', 'Zoe M', '左艺'])).size).toBe(1);
  });
});

describe('a partner', () => {
  test('gets the same answer whether the bank knows the person or not', async () => {
    const nationalId = aNumber();
    const person = { kind: 'person', nationalId, birthDate: '1990-03-07' };
    const ask = (by: PartnerCaller): Promise<Answer> =>
      by.post('/v1/customers', { ...person, externalId: 'same-for-both' });
    const [first, second] = [await ask(shop), await ask(school)];
    const { id: a, ...one } = first.body;
    const { id: b, ...other } = second.body;
    expect([first.status, one]).toEqual([second.status, other]);
    expect(a.slice(4)).not.toBe(b.slice(4));
    expect([...first.headers.keys()]).toEqual([...second.headers.keys()]);
    expect(JSON.stringify(first.body)).not.toContain('pty_');
  });
});

describe('what two share', () => {
  test('suggests that they are one, and links nobody', async () => {
    const phone = aPhone();
    const one = await register(shop, { name: 'Li Wei', phone, birthDate: '1990-03-07' });
    const other = await register(school, { name: 'WEI, Li', phone });
    const [suggestion, ...more] = await suggestionsAbout(one);
    expect(more).toEqual([]);
    expect(suggestion).toMatchObject({ shared: ['name', 'phone'], score: 0.7, status: 'open' });
    expect([...suggestion.parties].sort()).toEqual((await idsOf([one, other])).sort());
  });

  test.each([
    ['birth dates', { birthDate: '1960-01-01' }, { birthDate: '1990-01-01' }],
    ['numbers', { nationalId: aNumber() }, { nationalId: aNumber() }],
  ])('says nothing where %s contradict each other', async (_what, father, son) => {
    const phone = aPhone();
    const one = await register(shop, { phone, ...father });
    await register(school, { phone, ...son });
    expect(await suggestionsAbout(one)).toEqual([]);
  });

  test('says nothing when everybody has it', async () => {
    const device = unique('kiosk');
    const all = [];
    for (let i = 0; i < 6; i++) all.push(await register(i % 2 ? shop : school, { device }));
    expect(await suggestionsAbout(all[5] as string)).toEqual([]);
  });

  test('can be dismissed once', async () => {
    const email = `${unique('li')}@example.com`;
    const one = await register(shop, { email });
    await register(school, { email: email.toUpperCase() });
    const [{ id }] = (await suggestionsAbout(one)) as [Body];
    const path = `${ROOT}/party-suggestions/${id}/dismiss`;
    expect(await must(200, maker.post(path, reason))).toMatchObject({
      status: 'dismissed',
      statusReason: reason.reason,
    });
    expect((await maker.post(path, reason)).body.code).toBe('suggestion_decided');
    await register(shop, { email });
    expect((await suggestionsAbout(one)).map(({ parties }: Body) => parties)).toHaveLength(1);
  });
});

describe('two people join two parties', () => {
  test('after they have seen whom they would be', async () => {
    const phone = aPhone();
    const one = await register(shop, { name: 'Li Wei', phone, nationalId: aNumber() });
    const other = await register(school, { name: 'Wei Li', email: 'li@example.com' });
    const [a, b] = await idsOf([one, other]);
    const preview = await must(200, maker.get(`${ROOT}/parties/${b}/merge-preview?with=${a}`));
    expect(preview).toMatchObject({ kept: { id: a }, joined: { id: b }, contradictions: [], mayMerge: true });
    expect(preview.person.map(({ field, value }: Body) => [field, value])).toEqual([
      ['name', 'Li Wei'],
      ['nationalId', expect.stringMatching(/^…\d{4}$/)],
      ['phone', `…${phone.slice(-4)}`],
      ['email', 'l…@example.com'],
    ]);
    const proposed = await must(202, maker.post(`${ROOT}/parties/${a}/merge`, { with: b, ...reason }));
    expect((await idsOf([other]))[0]).toBe(b);
    expect((await maker.post(`${ROOT}/approvals/${proposed.approval}/approve`)).body.code).toBe('own_change');
    const { applied } = await approve(proposed);
    const whole = await partyOf(other);
    expect(whole.id).toBe(a);
    expect(whole.merges).toMatchObject([{ id: applied.merge, kept: a, joined: b, undoneAt: null }]);
    expect((await maker.get(`${ROOT}/parties/${b}`)).body.id).toBe(a);
    for (const path of ['merge-preview?with=', 'merge']) {
      const again =
        path === 'merge'
          ? await maker.post(`${ROOT}/parties/${a}/merge`, { with: b, ...reason })
          : await maker.get(`${ROOT}/parties/${a}/${path}${b}`);
      expect([again.status, again.body.code]).toEqual([422, 'same_party']);
    }
  });

  test('but not two numbers, and not a person with a company', async () => {
    const one = await register(shop, { nationalId: aNumber() });
    for (const other of [
      await register(school, { nationalId: aNumber() }),
      await register(school, { registrationNumber: unique('9131') }, 'organisation'),
    ]) {
      const [a, b] = await idsOf([one, other]);
      const { status, body } = await maker.post(`${ROOT}/parties/${a}/merge`, { with: b, ...reason });
      expect([status, body.code]).toEqual([422, 'parties_contradict']);
    }
  });

  test('and what they owe counts together, and apart again after the undoing', async () => {
    const [one, other] = [
      await register(shop, { name: 'Li Wei', phone: aPhone(), birthDate: '1990-03-07' }),
      await register(shop, { name: 'Li Wei', phone: aPhone(), birthDate: '1990-03-07' }),
    ];
    await accept(one);
    const { applied } = await merged(one, other);
    const owed = (await partyOf(other)).exposure;
    expect(owed).toEqual([{ amount: expect.any(Number), currency: 'CNY' }]);
    expect(await exposureOf(other)).toBe(owed[0].amount);
    const decision = await accept(other);
    expect(await exposureOf(one)).toBe(2 * owed[0].amount);
    const late = await register(school, { name: 'Late' });
    await merged(late, other);

    const undo = await must(202, maker.post(`${ROOT}/party-merges/${applied.merge}/undo`, reason));
    const done = await approve(undo);
    const [a, b, c] = await idsOf([one, other, late]);
    expect(a).not.toBe(b);
    expect([a, b]).toContain(c);
    expect([await exposureOf(one), await exposureOf(other)]).toEqual([owed[0].amount, owed[0].amount]);
    const { report, undoReason } = await must(200, maker.get(`${ROOT}/party-merges/${applied.merge}`));
    expect(undoReason).toBe(reason.reason);
    expect(report.customersBack).toEqual(done.applied.customersBack);
    expect(report.customersBack).toHaveLength(1);
    const decisions = report.madeMeanwhile.find(({ room }: Body) => room === 'decisions').ids;
    expect(decisions).toContain(decision);
    const again = await maker.post(`${ROOT}/party-merges/${applied.merge}/undo`, reason);
    expect([again.status, again.body.code]).toEqual([409, 'merge_undone']);
  });

  test('an older merge is undone under a newer one, with those whom its claims brought later', async () => {
    const nationalId = aNumber();
    const [first, second, third] = [
      await register(shop, { name: 'A' }),
      await register(shop, { name: 'B' }),
      await register(shop, { nationalId }),
    ];
    const [a, b, c] = await idsOf([first, second, third]);
    const older = await merged(second, third);
    await merged(first, second);
    expect(new Set(await idsOf([first, second, third]))).toEqual(new Set([a]));
    const newcomer = await register(school, { nationalId });
    expect((await idsOf([newcomer]))[0]).toBe(a);
    await approve(await must(202, maker.post(`${ROOT}/party-merges/${older.applied.merge}/undo`, reason)));
    expect(await idsOf([first, second, third, newcomer])).toEqual([a, a, c, c]);
    expect(b).not.toBe(a);
  });

  test('not after something has changed that they had not seen', async () => {
    const nationalId = aNumber();
    const one = await register(shop, { nationalId });
    const [a, b] = await idsOf([one, await register(shop, { name: 'B' })]);
    const proposed = await must(202, maker.post(`${ROOT}/parties/${a}/merge`, { with: b, ...reason }));
    await register(school, { nationalId });
    const { status, body } = await checker.post(`${ROOT}/approvals/${proposed.approval}/approve`);
    expect([status, body.code]).toEqual([409, 'subject_changed']);
  });
});

test('a customer set apart is linked by no claim any more', async () => {
  const nationalId = aNumber();
  const [one, other] = [await register(shop, { nationalId }), await register(school, { nationalId })];
  const { applied } = await approve(
    await must(202, maker.post(`${ROOT}/customers/${other}/set-apart`, reason)),
  );
  expect(await idsOf([other])).toEqual([applied.party]);
  await change(other, { name: 'Somebody else' }, school);
  const [a, b] = await idsOf([one, other]);
  expect(b).toBe(applied.party);
  expect(a).not.toBe(b);
});

test('a customer of whom nothing is known has no party', async () => {
  const nobody = await register(shop, {});
  for (const answer of [
    await maker.get(`${ROOT}/customers/${nobody}/party`),
    await maker.post(`${ROOT}/customers/${nobody}/set-apart`, reason),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([422, 'no_party']);
  }
});

function uuidOf(customer: string): Uuid {
  return parseId('customer', customer) as Uuid;
}

async function change(customer: string, body: object, by: PartnerCaller = shop): Promise<void> {
  const key = by === shop ? bank.keys['lumen-phones'] : bank.keys['eastlake-university'];
  const url = `${bank.url}/v1/customers/${customer}`;
  const authorization = `Bearer ${key}`;
  const etag = (await fetch(url, { headers: { authorization } })).headers.get('etag') as string;
  const headers = { authorization, 'if-match': etag, 'content-type': 'application/json' };
  const { status } = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify(body) });
  expect(status).toBe(200);
}

/** @returns the decision that led to it */
async function accept(customer: string): Promise<string> {
  const consents = [consent('profiling', '2026-01-01T00:00:00Z')];
  const body = { ...PHONE_ORDER, customer: { id: customer }, consents };
  const { id, offers } = await must(200, shop.post('/v1/offers', body, unique('ask')));
  await must(200, shop.post(`/v1/offers/${offers[0].id}/accept`, {}, unique('accept')));
  return id;
}

/** What acceptance counts, minor units. */
async function exposureOf(customer: string): Promise<number> {
  const nothing = '00000000-0000-7000-8000-000000000000';
  const [row] = await bank.rows<{ open: string | null }>(
    `select sum(open_minor) as open from borrower_exposure($1, $2, 'CNY')`,
    [uuidOf(customer), nothing],
  );
  return Number(row?.open ?? 0);
}
