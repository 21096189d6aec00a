import { dateInZone } from '../../src/kernel/calendar-date.js';
import { parseId } from '../../src/kernel/ids.js';
import { decided, unique } from '../support/applications.js';
import { must } from '../support/guarantees.js';
import { roundsUntil } from '../support/privacy.js';
import { cny, consent, type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer, StaffCaller } from '../support/staff.js';

type Body = Answer['body'];

const ROOT = '/staff/v1';
const reason = { reason: 'Household register, shown at the branch.' };
const DAY_MS = 86_400_000;
/** In the zone of the bank. */
const day = (offset: number): string => dateInZone(Date.now() + offset * DAY_MS, 'Asia/Shanghai').toString();

let bank: Sandbox;
let shop: PartnerCaller;
let school: PartnerCaller;
let maker: StaffCaller;
let checker: StaffCaller;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  school = bank.partner('eastlake-university');
  [maker, checker] = [await bank.staff('riskOfficer'), await bank.staff('administrator')];
});
afterAll(() => bank.close());

let count = 0;
const register = async (by = shop, person: object = {}): Promise<string> => {
  const nationalId = `11010119900308${String((count += 1)).padStart(4, '0')}`;
  return (
    await must(
      201,
      by.post('/v1/customers', { kind: 'person', externalId: unique('h'), nationalId, ...person }),
    )
  ).id;
};
const partyOf = async (customer: string): Promise<string> =>
  (await must(200, maker.get(`${ROOT}/customers/${customer}/party`))).id;
const approve = async ({ approval }: Body): Promise<Body> =>
  (await must(200, checker.post(`${ROOT}/approvals/${approval}/approve`))).applied;
const propose = (members: object[], more: object = {}, household?: string): Promise<Answer> =>
  maker.post(`${ROOT}/households${household === undefined ? '' : `/${household}/members`}`, {
    members,
    ...more,
    ...reason,
  });
const declared = async (...asked: Parameters<typeof propose>): Promise<Body> =>
  approve(await must(202, propose(...asked)));
const read = (household: string): Promise<Body> => must(200, maker.get(`${ROOT}/households/${household}`));
const as = (role: string, customer: string): object => ({ customer, role });

/** A mother at the shop, her child at the school. */
async function aFamily(
  person: object = {},
): Promise<{ mother: string; child: string; household: string; members: string[] }> {
  const [mother, child] = [await register(shop, person), await register(school)];
  const { household, members } = await declared([as('head', mother), as('child', child)]);
  return { mother, child, household, members };
}

describe('a household', () => {
  test('is declared by one person and put in force by another, and is in the book of both', async () => {
    const [mother, child] = [await register(), await register(school)];
    const proposed = await must(202, propose([as('head', mother), as('child', child)]));
    expect((await maker.get(`${ROOT}/customers/${mother}/overview`)).body.household).toBeNull();
    expect((await maker.post(`${ROOT}/approvals/${proposed.approval}/approve`)).status).toBe(403);
    const { household } = await approve(proposed);
    const found = await read(household);
    expect(found.members).toMatchObject([
      {
        party: await partyOf(mother),
        role: 'head',
        validFrom: day(0),
        validTo: null,
        holds: true,
        ...reason,
      },
      { party: await partyOf(child), role: 'child', endReason: null },
    ]);
    const rows = await bank.rows<{ told: string; known: string | null }>(
      `select 'audit' as told, actor_kind as known from audit where action = 'household.declared'
       union all select 'event', partner_id::text from outbox where type = 'household.declared' order by 1`,
    );
    expect(rows).toEqual([
      { told: 'audit', known: 'staff' },
      { told: 'event', known: null },
    ]);
  });

  test('is part of what staff see of each, and each stays who he is', async () => {
    const { mother, child, household } = await aFamily();
    for (const customer of [mother, child]) {
      const seen = await must(200, maker.get(`${ROOT}/customers/${customer}/overview`));
      expect(seen.household.id).toBe(household);
      expect(seen.party.customers.map((one: Body) => one.customer)).toEqual([customer]);
      expect(seen.timeline.data).toContainEqual(
        expect.objectContaining({
          kind: 'householdMember',
          act: 'joined',
          about: household,
          happenedAt: day(0),
        }),
      );
      const viewer = await bank.staff('viewer');
      const hidden = await must(200, viewer.get(`${ROOT}/customers/${customer}/overview`));
      expect([hidden.household, hidden.party]).toEqual([null, null]);
      expect(JSON.stringify(hidden)).not.toContain(household);
    }
    const text = JSON.stringify([
      (await shop.get(`/v1/customers/${mother}`)).body,
      (await shop.get('/v1/notifications')).body,
    ]);
    expect(text).not.toMatch(/hsh_|hmb_|household/);
    expect((await maker.get(`${ROOT}/households`)).body.data.map(({ id }: Body) => id)).toContain(household);
  });

  test('has a person once, and a person has one at a time', async () => {
    const { mother, child, household, members } = await aFamily();
    const other = await register();
    const twin = await register(shop, { nationalId: `11010119900308${String(count).padStart(4, '0')}` });
    expect((await propose([as('head', other), as('spouse', twin)])).body.code).toBe('in_a_household');
    expect((await propose([as('head', child)])).body.code).toBe('in_a_household');
    expect((await propose([as('other', mother)], {}, household)).body.code).toBe('in_a_household');
    const end = { on: day(2), reason: 'Moves out.' };
    await approve(await must(202, maker.post(`${ROOT}/household-members/${members[1]}/end`, end)));
    expect((await propose([as('head', child)], { validFrom: day(1) })).body.code).toBe('in_a_household');
    const later = await declared([as('head', child)], { validFrom: day(2) });
    expect((await read(later.household)).members[0]).toMatchObject({ holds: false, validFrom: day(2) });
    expect((await read(household)).members[1]).toMatchObject({
      holds: true,
      validTo: day(2),
      endReason: 'Moves out.',
    });
    const again = await maker.post(`${ROOT}/household-members/${members[1]}/end`, end);
    expect([again.status, again.body.code]).toEqual([409, 'membership_ended']);
  });

  test('grows, and somebody who was declared elsewhere meanwhile is refused at the approval', async () => {
    const { household } = await aFamily();
    const [father, uncle] = [await register(), await register()];
    const waiting = await must(202, propose([as('spouse', father)], {}, household));
    await declared([as('head', father)]);
    const late = await checker.post(`${ROOT}/approvals/${waiting.approval}/approve`);
    expect([late.status, late.body.code]).toEqual([409, 'in_a_household']);
    await declared([as('other', uncle)], { validTo: day(30) }, household);
    expect((await read(household)).members.map(({ role }: Body) => role)).toEqual(['head', 'child', 'other']);
  });

  test('has persons only, who are known, for some time, and in one environment', async () => {
    const company = await register(shop, {
      kind: 'organisation',
      nationalId: undefined,
      registrationNumber: unique('9131'),
    });
    const nobody = await must(201, shop.post('/v1/customers', { kind: 'person', externalId: unique('h') }));
    const person = await register();
    const { household } = await aFamily();
    const dates = { validFrom: day(3), validTo: day(3) };
    for (const grown of [undefined, household]) {
      expect((await propose([as('other', company)], {}, grown)).body.code).toBe('not_a_person');
      expect((await propose([as('other', nobody.id)], {}, grown)).body.code).toBe('no_party');
      expect((await propose([as('other', person)], dates, grown)).body.code).toBe('validity_ends_first');
    }
    expect((await maker.get(`${ROOT}/households/${household}?environment=live`)).status).toBe(404);
    expect((await propose([as('head', person)], {}, `${household.slice(0, -1)}0`)).status).toBe(404);
    const viewer = await bank.staff('viewer');
    expect((await viewer.get(`${ROOT}/households`)).status).toBe(403);
  });

  test('two who live in two at once are not one person', async () => {
    const known = { nationalId: undefined, cardToken: `V000-${unique('card')}`, birthDate: '1980-01-01' };
    const [one, other] = [await aFamily(), await aFamily(known)];
    const [a, b] = [await partyOf(one.mother), await partyOf(other.mother)];
    const preview = await must(200, maker.get(`${ROOT}/parties/${a}/merge-preview?with=${b}`));
    expect(preview).toMatchObject({ mayMerge: false, contradictions: ['household'] });
    const merge = await maker.post(`${ROOT}/parties/${a}/merge`, { with: b, ...reason });
    expect([merge.status, merge.body.code]).toEqual([422, 'parties_contradict']);
  });
});

/** Rows as they are left when a customer is forgotten. */
const isForgotten = async (customer: string): Promise<boolean> =>
  (
    await bank.rows(
      `select 1 from customer where id = $1 and status = 'erased' and wrapped_key is null and personal is null`,
      [parseId('customer', customer)],
    )
  ).length === 1;
const eraseOwn = (customer: string, by = shop): Promise<Answer> =>
  by.post(`/v1/customers/${customer}/erasure`);

describe('the erasure of a whole person', () => {
  const path = (party: string): string => `${ROOT}/parties/${party}/erasure`;

  test('forgets him at every partner, once two have agreed, and ends his household', async () => {
    const nationalId = '110101199003090001';
    const here = await register(shop, { nationalId, name: 'Canary Zhang' });
    const there = await register(school, { nationalId });
    const bystander = await register();
    const { household } = await declared([as('head', here), as('other', bystander)]);
    const party = await partyOf(here);
    expect(await must(200, maker.get(path(party)))).toEqual({ party, customers: [], isComplete: false });
    const proposed = await must(202, maker.post(path(party), reason));
    expect(await isForgotten(here)).toBe(false);
    expect((await approve(proposed)).customers.sort()).toEqual([here, there].sort());
    expect([await isForgotten(here), await isForgotten(there), await isForgotten(bystander)]).toEqual([
      true,
      true,
      false,
    ]);
    await roundsUntil(bank.booted, 'erasures', async () => (await maker.get(path(party))).body.isComplete);
    const { customers } = await must(200, maker.get(path(party)));
    expect(customers.map(({ customer }: Body) => customer).sort()).toEqual([here, there].sort());
    expect((await read(household)).members.map(({ role }: Body) => role)).toEqual(['other']);
    const told = await bank.rows<{ slug: string }>(
      `select p.slug from outbox o join partner p on p.id = o.partner_id
       where o.type = 'customer.erased' and o.subject = any ($1) order by 1`,
      [[here, there].map((customer) => parseId('customer', customer))],
    );
    expect(told.map(({ slug }) => slug)).toEqual(['eastlake-university', 'lumen-phones']);
    expect((await must(200, shop.get(`/v1/customers/${here}`))).personal).toEqual({});
    const again = await maker.post(path(party), reason);
    expect([again.status, again.body.code]).toEqual([422, 'nothing_changes']);
  });

  test('is of all of them or of none', async () => {
    const nationalId = '110101199003090002';
    const free = await register(school, { nationalId });
    const owing = await register(shop, { nationalId, phone: '+8613800138775', birthDate: '1990-03-07' });
    const party = await partyOf(free);
    const early = await must(202, maker.post(path(party), reason));
    const order = {
      scenario: 'retail.electronics.phone',
      purpose: 'payment',
      amount: cny(3_000),
      customer: { id: owing },
      consents: [consent('profiling', '2026-01-01T00:00:00Z')],
    };
    const { offers } = (await decided(shop, order)).body;
    await must(200, shop.post(`/v1/offers/${offers[0].id}/accept`, {}, unique('accept')));
    const late = await checker.post(`${ROOT}/approvals/${early.approval}/approve`);
    const refused = await maker.post(path(party), reason);
    for (const { status, body } of [late, refused]) {
      expect([status, body.code, body.errors]).toEqual([
        409,
        'legal_hold',
        [{ pointer: '', code: 'exposure', detail: offers[0].id }],
      ]);
    }
    expect(await isForgotten(free)).toBe(false);
  });

  test('is of those who were seen: somebody who came meanwhile is another decision', async () => {
    const nationalId = '110101199003090003';
    const party = await partyOf(await register(shop, { nationalId }));
    const { approval } = await must(202, maker.post(path(party), reason));
    await register(school, { nationalId });
    const late = await checker.post(`${ROOT}/approvals/${approval}/approve`);
    expect([late.status, late.body.code]).toEqual([409, 'subject_changed']);
  });
});

describe('a legal hold', () => {
  const holdOn = async (on: string): Promise<string> =>
    (await approve(await must(202, maker.post(`${ROOT}/${on}/legal-holds`, reason)))).hold;
  const lift = async (hold: string): Promise<Body> =>
    approve(
      await must(202, maker.post(`${ROOT}/legal-holds/${hold}/lift`, { reason: 'The case is closed.' })),
    );

  test('keeps a customer from being erased until it is lifted, and his partner learns no more', async () => {
    const customer = await register();
    const hold = await holdOn(`customers/${customer}`);
    const refused = await eraseOwn(customer);
    expect([refused.status, refused.body.code, refused.body.errors]).toEqual([
      409,
      'legal_hold',
      [{ pointer: '', code: 'legalHold', detail: customer }],
    ]);
    expect(JSON.stringify(refused.body)).not.toContain(reason.reason);
    const party = await partyOf(customer);
    expect((await maker.post(`${ROOT}/parties/${party}/erasure`, reason)).body.code).toBe('legal_hold');
    const seen = await must(200, maker.get(`${ROOT}/customers/${customer}/overview`));
    expect(seen.legalHolds).toMatchObject([{ id: hold, customer, party: null, status: 'open', ...reason }]);
    await lift(hold);
    expect(await must(200, maker.get(`${ROOT}/legal-holds/${hold}`))).toMatchObject({
      status: 'lifted',
      liftReason: 'The case is closed.',
    });
    const again = await maker.post(`${ROOT}/legal-holds/${hold}/lift`, reason);
    expect([again.status, again.body.code]).toEqual([409, 'hold_lifted']);
    await must(200, eraseOwn(customer));
    expect((await maker.post(`${ROOT}/customers/${customer}/legal-holds`, reason)).body.code).toBe(
      'customer_erased',
    );
  });

  test('on a person keeps his customers at every partner, later ones and those of a merge too', async () => {
    const nationalId = '110101199003090004';
    const party = await partyOf(await register(shop, { nationalId }));
    const hold = await holdOn(`parties/${party}`);
    const later = await register(school, { nationalId });
    expect((await eraseOwn(later, school)).body.code).toBe('legal_hold');
    const other = await register(shop, { nationalId: undefined, phone: '+8613800138774' });
    expect((await eraseOwn(await register())).status).toBe(200);
    await approve(
      await must(
        202,
        maker.post(`${ROOT}/parties/${party}/merge`, { with: await partyOf(other), ...reason }),
      ),
    );
    expect((await eraseOwn(other)).body.code).toBe('legal_hold');
    const open = await must(200, maker.get(`${ROOT}/legal-holds?limit=100`));
    expect(open.data).toContainEqual(expect.objectContaining({ id: hold, party, customer: null }));
    const lifted = await must(200, maker.get(`${ROOT}/legal-holds?status=lifted&limit=100`));
    expect(lifted.data.map(({ id }: Body) => id)).not.toContain(hold);
    await lift(hold);
    await must(200, eraseOwn(later, school));
  });

  test('comes too late for somebody who was erased before it was approved', async () => {
    const customer = await register();
    const { approval } = await must(202, maker.post(`${ROOT}/customers/${customer}/legal-holds`, reason));
    await must(200, eraseOwn(customer));
    const late = await checker.post(`${ROOT}/approvals/${approval}/approve`);
    expect([late.status, late.body.code]).toEqual([410, 'customer_erased']);
  });

  test('is set and lifted by two, and is the bank’s alone', async () => {
    const { approval } = await must(
      202,
      maker.post(`${ROOT}/customers/${await register()}/legal-holds`, reason),
    );
    expect((await maker.post(`${ROOT}/approvals/${approval}/approve`)).status).toBe(403);
    const [auditor, viewer] = [await bank.staff('auditor'), await bank.staff('viewer')];
    expect((await auditor.get(`${ROOT}/legal-holds`)).status).toBe(200);
    expect((await viewer.get(`${ROOT}/legal-holds`)).status).toBe(403);
    const told = await bank.rows(
      `select 1 from outbox where type like 'legalHold.%' and partner_id is not null`,
    );
    expect(told).toEqual([]);
  });
});
