import fc from 'fast-check';
import { parseId } from '../../src/kernel/ids.js';
import { IntegrityRunner } from '../../src/modules/ledger/index.js';
import { phoneContract } from '../support/contracts.js';
import { shop, type Shop } from '../support/lending.js';
import { type Answer, type StaffCaller, staffWith } from '../support/staff.js';

/**
 * Random histories over real HTTP and PostgreSQL. The model knows only money: what came in, what went out, what may be
 * taken back. The bank must agree with it after every step, each repeat must change nothing, and in the end every
 * invariant of the books must hold. `npm run test:faults` runs more and longer histories.
 */
const IS_LONG = process.env['EMBANK_FAULTS'] === 'long';
const HISTORIES = IS_LONG ? 60 : 8;
const MOST_STEPS = IS_LONG ? 40 : 16;

let world: Shop;
let risk: StaffCaller;
let serial = 0;

beforeAll(async () => {
  world = await shop();
  const { booted, urls } = world.bank;
  risk = await staffWith(booted, urls.ownerUrl, ['riskOfficer']);
});
afterAll(() => world.close());

interface Model {
  day: string;
  /** Money that came from the customer and was neither taken back nor paid out. */
  cashMinor: number;
  readonly booked: { id: string; amount: number; kind: 'repayments' | 'refunds' }[];
}

interface Real {
  readonly agreement: string;
}

type Step = fc.AsyncCommand<Model, Real>;

const money = (amount: number): object => ({ amount, currency: 'CNY' });
const post = (real: Real, path: string, body: object, key: string): Promise<Answer> =>
  world.post(`/v1/agreements/${real.agreement}/${path}`, body, key);

/** Sends the same request several times at once, then again with another key: it happens once. */
async function once(real: Real, path: string, body: object, copies: number): Promise<Answer> {
  const key = `model-${++serial}`;
  const answers = await Promise.all(Array.from({ length: copies }, () => post(real, path, body, key)));
  const done = answers.filter(({ body: problem }) => problem.code !== 'idempotency_in_flight');
  const [first] = done as [Answer];
  for (const { status, body: same } of done) {
    expect([status, status < 300 ? same : same.code]).toEqual([
      first.status,
      first.status < 300 ? first.body : first.body.code,
    ]);
  }
  expect(first.status).toBeLessThan(500);
  return first;
}

/** What the books say must be what the model counted. */
async function agree(model: Model, real: Real): Promise<void> {
  const ledger = await world.ledgerOf(real.agreement);
  expect(ledger['cashClearing'] ?? 0).toBe(model.cashMinor);
  expect(Object.values(ledger).reduce((sum, minor) => sum + minor, 0)).toBe(0);
  const [row] = await world.bank.rows<{ outstanding: string; credit: string }>(
    `select outstanding_minor as outstanding, credit_balance_minor as credit from agreement where id = $1`,
    [parseId('agreement', real.agreement)],
  );
  expect(ledger['principalReceivable'] ?? 0).toBe(Number(row?.outstanding));
  expect(0 - (ledger['customerCredit'] ?? 0)).toBe(Number(row?.credit));
}

function step(name: string, work: (model: Model, real: Real) => Promise<void>): Step {
  return {
    check: () => true,
    run: async (model, real) => {
      await work(model, real);
      await agree(model, real);
    },
    toString: () => name,
  };
}

const amounts = fc.integer({ min: 1, max: 150_000 });
const copies = fc.integer({ min: 1, max: 3 });
const modes = fc.constantFrom('shorten', 'lower');

const repay = fc.tuple(amounts, fc.integer({ min: 0, max: 40 }), copies).map(([amount, daysAgo, times]) =>
  step(`repay ${amount} of ${daysAgo} days ago × ${times}`, async (model, real) => {
    const occurredOn = plusDays(model.day, -daysAgo);
    const body = { amount: money(amount), occurredOn, reference: `ref-${++serial}` };
    const { status, body: repayment } = await once(real, 'repayments', body, times);
    if (status !== 201) return expect([409, 422]).toContain(status);
    model.cashMinor += amount;
    model.booked.push({ id: repayment.id, amount, kind: 'repayments' });
    expect(await post(real, 'repayments', body, `again-${++serial}`)).toMatchObject({
      status: 200,
      body: repayment,
    });
  }),
);

const prepay = fc.tuple(amounts, modes, copies).map(([amount, mode, times]) =>
  step(`prepay ${amount} ${mode}`, async (model, real) => {
    const body = { amount: money(amount), mode, reference: `ref-${++serial}` };
    const { status, body: repayment } = await once(real, 'prepayments', body, times);
    if (status !== 201) return expect([409, 422]).toContain(status);
    model.cashMinor += amount;
    model.booked.push({ id: repayment.id, amount, kind: 'repayments' });
  }),
);

const refund = fc.tuple(amounts, modes, copies).map(([amount, mode, times]) =>
  step(`refund ${amount} ${mode}`, async (model, real) => {
    const body = { amount: money(amount), mode, reason: 'came back', reference: `ref-${++serial}` };
    const preview = await post(real, 'refunds/preview', { amount: body.amount, mode }, `key-${++serial}`);
    const { status, body: booked } = await once(real, 'refunds', body, times);
    if (status !== 201) return expect([409, 422]).toContain(status);
    expect([booked.financed, booked.net, booked.credited]).toEqual([
      preview.body.financed,
      preview.body.net,
      preview.body.credited,
    ]);
    model.booked.push({ id: booked.id, amount, kind: 'refunds' });
  }),
);

const takeBack = fc
  .tuple(fc.nat(), fc.constantFrom('reverse', 'chargeBack'), copies)
  .map(([which, by, times]) =>
    step(`${by} ${which}`, async (model, real) => {
      const one = model.booked[which % Math.max(1, model.booked.length)];
      if (!one) return;
      const path = `${one.kind}/${one.id}`;
      const { status } =
        by === 'reverse' || one.kind === 'refunds'
          ? await once(real, `${path}/reverse`, { reason: 'model' }, times)
          : await risk.post(`/staff/v1/agreements/${real.agreement}/${path}/charge-back`, {
              reason: 'model',
            });
      expect(status).toBe(200);
      model.booked.splice(model.booked.indexOf(one), 1);
      if (one.kind === 'repayments') model.cashMinor -= one.amount;
    }),
  );

const advance = fc.integer({ min: 1, max: 45 }).map((days) =>
  step(`${days} days`, async (model) => {
    model.day = plusDays(model.day, days);
    await world.setDay(model.day);
  }),
);

const settle = copies.map((times) =>
  step('settle', async (model, real) => {
    const quote = await world.get(`/v1/agreements/${real.agreement}/settlement-quote`);
    if (quote.status !== 200) return expect(quote.status).toBe(409);
    const body = { quote: quote.body.quote, reference: `ref-${++serial}` };
    const { status, body: repayment } = await once(real, 'settle', body, times);
    expect(status).toBe(201);
    model.cashMinor += quote.body.amount.amount;
    model.booked.push({ id: repayment.id, amount: quote.body.amount.amount, kind: 'repayments' });
    const [row] = await world.bank.rows(`select status, outstanding_minor from agreement where id = $1`, [
      parseId('agreement', real.agreement),
    ]);
    expect(row).toEqual({ status: 'settled', outstanding_minor: '0' });
  }),
);

const payOut = fc.tuple(amounts, copies).map(([amount, times]) =>
  step(`pay out ${amount}`, async (model, real) => {
    const body = { amount: money(amount), reference: `ref-${++serial}` };
    const { status } = await once(real, 'credit-payouts', body, times);
    if (status === 201) model.cashMinor -= amount;
    else expect(status).toBe(409);
  }),
);

const pause = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.boolean()).map(([days, isResumed]) =>
  step(`pause ${days} days`, async (model, real) => {
    const body = { reason: 'goodsDisputed', until: plusDays(model.day, days) };
    const paused = await post(real, 'pause', body, `key-${++serial}`);
    expect([200, 409]).toContain(paused.status);
    if (isResumed) await post(real, 'resume', { reason: 'model' }, `key-${++serial}`);
  }),
);

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

const weighted = [repay, repay, advance, advance, prepay, refund, takeBack, takeBack, settle, payOut, pause];

test('whatever happens in whatever order, the books hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('retail-zero 12m', 'retail-flex 24m'),
      fc.commands(weighted, { maxCommands: MOST_STEPS, size: 'max' }),
      async (product, commands) => {
        const [slug, option] = product.split(' ') as [string, string];
        const day = '2026-12-01';
        await world.setDay(day);
        const agreement = await world.agreement(phoneContract(slug, option));
        const setup = () => ({ model: { day, cashMinor: 0, booked: [] }, real: { agreement } });
        await fc.asyncModelRun(setup, commands);
        await holds();
      },
    ),
    { numRuns: HISTORIES, endOnFailure: !IS_LONG },
  );
}, 900_000);

async function holds(): Promise<void> {
  const actor = { kind: 'system', job: 'test' } as const;
  const results = await world.bank.booted.app.get(IntegrityRunner).run(actor, { limit: 5, limitMs: 60_000 });
  expect(results.length).toBeGreaterThan(3);
  expect(results.filter(({ status }) => status !== 'sound')).toEqual([]);
}
