import pg from 'pg';
import { capture, displayOf } from '../support/agreement-story.js';
import { anAcceptedOffer, apply, decided, unique } from '../support/applications.js';
import { cny, type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

/**
 * How many statements the requests of a loan's life cost, with those that open and end transactions. A ceiling is a
 * little above what it is now: whoever breaks one has put a query into a loop, or asks twice for the same.
 */
const CEILINGS = { accept: 20, apply: 32, make: 20, code: 10, sign: 21, capture: 18, repay: 16 };

let bank: Sandbox;
let shop: PartnerCaller;
const { query } = pg.Client.prototype as { query: (this: void, ...args: unknown[]) => unknown };
/** Statements in transactions of partners; the bank's own upkeep goes on beside them. */
let texts: string[] = [];

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  const partners = new WeakSet<pg.Client>();
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
    if (text.includes('SET LOCAL embank.partner')) partners.add(this);
    if (partners.has(this)) texts.push(text);
    if (text === 'COMMIT' || text === 'ROLLBACK') partners.delete(this);
    return query.apply(this as never, args);
  } as typeof pg.Client.prototype.query;
}, 60_000);
afterAll(async () => {
  pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  await bank.close();
});

test('no request of a loan’s life asks the database more often than it did', async () => {
  const counts: Record<string, number> = {};
  const count = async (name: keyof typeof CEILINGS, act: () => Promise<Answer>): Promise<Answer['body']> => {
    texts = [];
    const { status, body } = await act();
    counts[name] = texts.length;
    if (status >= 300) throw new Error(`${name}: ${JSON.stringify(body)}`);
    return body;
  };
  const customer = { externalId: unique('counted') };
  const opened = await apply(shop, (await anAcceptedOffer(shop, customer)).id);
  await shop.post(`/v1/applications/${opened.body.id}/withdraw`, undefined, unique('withdraw'));

  const { body } = await decided(shop, {
    scenario: 'retail.electronics.phone',
    purpose: 'payment',
    amount: cny(3000),
    customer: { externalId: unique('counted'), register: { kind: 'person', phone: '+8613800138000' } },
  });
  const zero = body.offers.find((one: Answer['body']) => one.product.code === 'retail-zero');
  await count('accept', () => shop.post(`/v1/offers/${zero.id}/accept`, {}, unique('accept')));
  const application = await count('apply', () => apply(shop, zero.id));
  const asked = { application: application.id };
  const agreement = await count('make', () => shop.post('/v1/agreements', asked, unique('make')));
  const path = `/v1/agreements/${agreement.id}`;
  const { sandbox } = await count('code', () => shop.post(`${path}/one-time-code`, {}));
  const display = await displayOf(shop, agreement);
  const signing = { code: sandbox.code, display };
  const signed = await count('sign', () => shop.post(`${path}/sign`, signing, unique('sign')));
  await count('capture', () => capture(shop, signed));
  const paying = { amount: cny(250), reference: unique('month') };
  await count('repay', () => shop.post(`${path}/repayments`, paying, unique('repay')));

  const over = Object.entries(counts).filter(([name, n]) => n > CEILINGS[name as keyof typeof CEILINGS]);
  expect({ over, counts }).toEqual({ over: [], counts });
});
