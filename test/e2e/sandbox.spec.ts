import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { anApplication } from '../support/applications.js';
import { must } from '../support/guarantees.js';
import { balancesOf, faults, setDay } from '../support/life.js';
import { cny, type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import { type Answer, call } from '../support/staff.js';

type Body = Answer['body'];

/** What a newcomer has before he has written anything: named situations, forced outcomes, and borrowers who live. */
let bank: Sandbox;
let shop: PartnerCaller;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  await setDay(shop, '2026-12-01');
}, 60_000);
afterAll(() => bank.close());

const make = (name: string, key?: string): Promise<Body> =>
  must(201, shop.post(`/v1/sandbox/fixtures/${name}`, {}, key));

describe('fixtures', () => {
  const agreement = async ({ agreement: id }: Body): Promise<Body> =>
    must(200, shop.get(`/v1/agreements/${id}`));
  const EXPECTED: Readonly<Record<string, (made: Body) => Promise<void>>> = {
    'good-customer': async ({ customer }) => {
      expect((await must(200, shop.get(`/v1/customers/${customer}`))).id).toBe(customer);
    },
    'referred-application': async ({ application }) => {
      expect((await must(200, shop.get(`/v1/applications/${application}`))).status).toBe('referred');
    },
    'declined-application': async ({ application }) => {
      expect((await must(200, shop.get(`/v1/applications/${application}`))).status).toBe('declined');
    },
    'agreement-awaiting-signature': async (made) => {
      expect(await agreement(made)).toMatchObject({ status: 'awaitingSignature' });
    },
    'agreement-active': async (made) => {
      expect(await agreement(made)).toMatchObject({ status: 'active', outstanding: cny(4799) });
    },
    'agreement-three-paid': async (made) => {
      expect(await agreement(made)).toMatchObject({
        status: 'active',
        outstanding: cny(3599.24),
        nextDue: { date: '2027-04-01' },
      });
      expect(made.now).toBe('2027-03-01T12:00:00.000Z');
    },
    'agreement-in-arrears': async (made) => {
      expect(await agreement(made)).toMatchObject({ status: 'active', delinquency: { daysPastDue: 35 } });
    },
    'agreement-settled': async (made) => {
      expect(await agreement(made)).toMatchObject({ status: 'settled', outstanding: cny(0) });
    },
    'guarantee-issued': async ({ guarantee }) => {
      expect(await must(200, shop.get(`/v1/guarantees/${guarantee}`))).toMatchObject({
        status: 'issued',
        amount: cny(50_000),
        margin: cny(10_000),
      });
    },
  };

  test('each that is listed is expected here', async () => {
    const { data } = await must(200, shop.get('/v1/sandbox/fixtures'));
    expect(data.map(({ name }: Body) => name).sort()).toEqual(Object.keys(EXPECTED).sort());
    expect(data.every(({ available }: Body) => available)).toBe(true);
  });

  test.each(Object.keys(EXPECTED))('%s', async (name) => {
    const made = await make(name);
    await EXPECTED[name]?.(made);
    const { customers } = await must(200, shop.get(`/v1/sandbox/clocks/${made.clock}`));
    expect(customers).toBe(1);
    expect(made.calls.every(({ status }: Body) => status < 300)).toBe(true);
  });

  test('each making is another, but a repeat under one key is the same', async () => {
    const [one, same, other] = [
      await make('good-customer', 'k-1'),
      await make('good-customer', 'k-1'),
      await make('good-customer'),
    ];
    expect(same).toEqual(one);
    expect(other.customer).not.toBe(one.customer);
  });

  test('one that the bank cannot make now is made by the repeat', async () => {
    const client = new pg.Client({ connectionString: bank.ownerUrl });
    await client.connect();
    await client.query('begin; lock table customer in access exclusive mode');
    const [{ status, body }, life] = await Promise.all([
      shop.post('/v1/sandbox/fixtures/good-customer', {}, 'busy-1'),
      shop.post('/v1/sandbox/simulations', { fixture: 'agreement-active', script: 'payOnTime' }, 'busy-2'),
    ]);
    await client.end();
    expect([status, body.code]).toEqual([503, 'sandbox_busy']);
    expect([life.status, life.body.code]).toEqual([503, 'sandbox_busy']);
    expect((await make('good-customer', 'busy-1')).customer).toMatch(/^cus_/);
  });

  test('an unknown one is not there, and one that is not for this partner says so', async () => {
    expect((await shop.post('/v1/sandbox/fixtures/nothing', {})).status).toBe(404);
    const university = bank.partner('eastlake-university');
    const { body } = await university.post('/v1/sandbox/fixtures/guarantee-issued', {});
    expect(body.code).toBe('fixture_not_available');
    const { data } = await must(200, university.get('/v1/sandbox/fixtures'));
    expect(data.filter(({ available }: Body) => !available).map(({ name }: Body) => name)).toEqual([
      'guarantee-issued',
    ]);
  });

  test.each(['eastlake-university', 'riverside-dental', 'wayside-wallet'])(
    'work for %s, too',
    async (slug) => {
      const { body, status } = await bank.partner(slug).post('/v1/sandbox/fixtures/agreement-active', {});
      expect({ status, code: body.code, detail: body.detail }).toEqual({ status: 201 });
      expect(body.agreement).toMatch(/^agr_/);
    },
  );
});

test('every magic name does what the catalogue says', async () => {
  const { data } = await must(200, shop.get('/v1/sandbox/magic'));
  expect(data.length).toBeGreaterThanOrEqual(11);
  for (const { name, amountEnding, application } of data) {
    const person = { name: `Li ${name}`, facts: { currency: 'CNY', incomeMonthlyMinor: 800_000 } };
    expect([name, (await anApplication(shop, { person, option: '3m' })).status]).toEqual([name, application]);
    if (amountEnding === null) continue;
    const byAmount = await anApplication(shop, { amountMinor: 300_000 + amountEnding });
    expect([amountEnding, byAmount.status]).toEqual([amountEnding, application]);
  }
}, 120_000);

describe('scripted borrowers live through the phone of story 1', () => {
  const simulate = async (script: string, more: object = {}): Promise<Body> => {
    let simulation = (
      await shop.post('/v1/sandbox/simulations', { fixture: 'agreement-active', script, ...more })
    ).body;
    while (simulation.status === 'running') {
      await sleep(200);
      simulation = await must(200, shop.get(`/v1/sandbox/simulations/${simulation.id}`));
    }
    expect(simulation).toMatchObject({ status: 'completed', statusReason: null });
    return simulation;
  };
  /** Its acts that move money, as `day act amount`. */
  const money = ({ transcript }: Body): string[] =>
    transcript
      .filter(({ amount }: Body) => amount !== null)
      .map(({ day, act, amount }: Body) => `${day} ${act} ${(amount.amount / 100).toFixed(2)}`);
  const monthly = (from: number, months: number, amount: string): string[] =>
    Array.from({ length: months }, (_, i) => {
      const month = new Date(Date.UTC(2027, from - 1 + i)).toISOString().slice(0, 7);
      return `${month}-01 pay ${amount}`;
    });
  const last = ({ transcript }: Body): Body => transcript.at(-1);

  test('payOnTime: 399.92 × 8 and 399.91 × 4', async () => {
    const simulation = await simulate('payOnTime');
    expect(money(simulation)).toEqual([...monthly(1, 8, '399.92'), ...monthly(9, 4, '399.91')]);
    expect(last(simulation)).toMatchObject({ status: 'settled', outstanding: cny(0), daysPastDue: 0 });
    const ledger = Object.fromEntries(
      last(simulation).ledger.map((one: Body) => [one.account, one.balance.amount]),
    );
    expect(ledger).toEqual(await balancesOf(bank, simulation.agreement));
    expect(ledger).toMatchObject({
      cashClearing: 479_900,
      settlementPayable: -461_696,
      discountIncome: -18_204,
    });
  }, 60_000);

  test('late30ThenCure: the first one 30 days late, with a charge for it', async () => {
    const simulation = await simulate('late30ThenCure', { until: '2027-03-02' });
    // The pack of China allows 24 % a year on what is late; 15 days after the due date it is charged once.
    const charge = Math.floor((399_92 * 0.24 * 15) / 365);
    const paid = money(simulation);
    expect(simulation.transcript[0]).toMatchObject({ day: '2027-01-31', act: 'wait', daysPastDue: 30 });
    expect(paid[0]).toBe(`2027-01-31 pay ${((399_92 + charge) / 100).toFixed(2)}`);
    expect(paid.slice(1)).toEqual(monthly(2, 2, '399.92'));
    expect(last(simulation)).toMatchObject({
      status: 'active',
      overdue: cny(0),
      outstanding: cny(4799 - 3 * 399.92),
    });
  }, 60_000);

  test('prepayHalf: 2,199.54 ahead of time, and the plan ends sooner', async () => {
    const simulation = await simulate('prepayHalf');
    expect(money(simulation)).toEqual([
      '2027-01-01 pay 399.92',
      '2027-01-01 prepay 2199.54',
      ...monthly(2, 5, '399.92'),
      '2027-07-01 pay 199.94',
    ]);
    expect(last(simulation)).toMatchObject({ status: 'settled', outstanding: cny(0) });
  }, 60_000);

  test('refundHalf: goods for 2,199.54 come back, and the shop gives back its part', async () => {
    const simulation = await simulate('refundHalf');
    expect(money(simulation)).toEqual([
      '2027-01-01 pay 399.92',
      '2027-01-01 refund 2199.54',
      ...monthly(2, 5, '399.92'),
      '2027-07-01 pay 199.94',
    ]);
    const { cashClearing, settlementPayable, principalReceivable } = await balancesOf(
      bank,
      simulation.agreement,
    );
    expect({ cashClearing, principalReceivable }).toEqual({
      cashClearing: 479_900 - 219_954,
      principalReceivable: undefined,
    });
    expect(settlementPayable).toBeGreaterThan(-461_696 + 200_000);
  }, 60_000);

  test('default: nothing, until 120 days after the first due date', async () => {
    const simulation = await simulate('default');
    expect(simulation.transcript).toHaveLength(1);
    expect(last(simulation)).toMatchObject({ day: '2027-05-01', status: 'active', daysPastDue: 120 });
  }, 60_000);

  test('one key, one life; and no two lives of one agreement at once', async () => {
    const body = { fixture: 'agreement-active', script: 'default' };
    const answers = [
      await shop.post('/v1/sandbox/simulations', body, 'life-1'),
      await shop.post('/v1/sandbox/simulations', body, 'life-1'),
    ];
    expect(new Set(answers.map((one) => one.body.id)).size).toBe(1);
    const { agreement } = answers[0]!.body;
    await bank.rows(`update simulation set status = 'running', claimed_until = now() + interval '1 h' where id in (
      select id from simulation order by id desc limit 1)`);
    const second = await shop.post('/v1/sandbox/simulations', { agreement, script: 'payOnTime' });
    expect(second.body.code).toBe('simulation_running');
  }, 60_000);

  test('what cannot be lived is refused', async () => {
    const codeOf = async (body: object): Promise<string> =>
      (await shop.post('/v1/sandbox/simulations', body)).body.code;
    expect(await codeOf({ script: 'payOnTime' })).toBe('invalid_request');
    expect(await codeOf({ script: 'payOnTime', fixture: 'good-customer' })).toBe('fixture_without_agreement');
    const { agreement } = await make('agreement-awaiting-signature');
    expect(await codeOf({ script: 'payOnTime', agreement })).toBe('agreement_not_active');
  });
});

test('every invariant of the books holds', async () => {
  expect(await faults(bank)).toEqual([]);
});

test('a key without the scope of a step is refused that step, and says which', async () => {
  await bank.rows(`update api_key set scopes = array['sandbox:read', 'sandbox:write'] where id in (
    select k.id from api_key k join partner p on p.id = k.partner_id where p.slug = 'wayside-wallet')`);
  await bank.rows('update config_head set version = version + 1');
  await sleep(600);
  const life = { fixture: 'agreement-active', script: 'payOnTime' };
  for (const [path, asked] of [
    ['fixtures/good-customer', {}],
    ['simulations', life],
  ] as const) {
    const key = bank.keys['wayside-wallet'];
    const { status, body } = await call(bank.url, 'POST', `/v1/sandbox/${path}`, key, asked);
    expect({ status, code: body.code, cause: body.errors[0].code }).toEqual({
      status: 422,
      code: 'step_refused',
      cause: 'scope_missing',
    });
  }
});
