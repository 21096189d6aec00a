import { availableParallelism, loadavg } from 'node:os';
import { callerOf, aPerson, aPhone } from '../support/whole-bank.js';
import { BankUnderFault } from './bank-under-fault.js';
import { forbiddenStates, lostOrChanged, otherThanTold } from './oracle.js';
import { type Acknowledged, RetryingClient } from './retrying-client.js';

/** `npm run test:faults` runs the long form; `npm test` a short one that breaks everything once. */
const IS_LONG = process.env['EMBANK_FAULTS'] === 'long';
const REQUESTS = IS_LONG ? 6_000 : 300;
const KILLS = IS_LONG ? 6 : 1;
const RESTARTS = IS_LONG ? 4 : 1;
const CLIENTS = 16;
/** The limits hold for a machine that does nothing else; one that is shared is slower by as much as it is shared. */
const slack = (): number => Math.max(1, loadavg()[0]! / availableParallelism()) * (IS_LONG ? 1 : 2);

const REGISTER = 'POST /v1/customers';
const ASK = 'POST /v1/offers';

let broken: BankUnderFault;
const stop = new AbortController();
let done = 0;
let clients: RetryingClient[];
let allowance = 1;

beforeAll(async () => {
  broken = await BankUnderFault.start();
  const send = callerOf(broken.api.url, broken.bank.keys.get('lumen-phones') as string);
  clients = Array.from({ length: CLIENTS }, () => new RetryingClient(send, () => done++, stop.signal));
  await Promise.all([...clients.map((client, index) => work(client, index)), breakThings()]).catch(giveUp);
  allowance = slack();
}, 1_800_000);
afterAll(() => broken?.stop());

function giveUp(reason: unknown): never {
  stop.abort();
  throw reason;
}

/** Customers come, ask, look, accept, change their mind, accept another; until enough requests are done. */
async function work(client: RetryingClient, index: number): Promise<void> {
  for (let round = 0; done < REQUESTS; round++) {
    const name = `${index}-${round}`;
    let sequence = 0;
    const post = (route: string, path: string, body: object): Promise<Acknowledged> =>
      client.request(route, { path, body, key: `${name}-${++sequence}` });
    const act = (id: string, what: 'view' | 'accept' | 'decline', body: object): Promise<Acknowledged> =>
      post(`POST /v1/offers/:id/${what}`, `/v1/offers/${id}/${what}`, body);

    await post(REGISTER, '/v1/customers', aPerson(name));
    for (let visit = 0; visit < 3; visit++) {
      const { body } = await post(ASK, '/v1/offers', aPhone(name, 300_000 + visit));
      const [best, second] = (body as { offers: { id: string }[] }).offers;
      if (!best) continue;
      await act(best.id, 'view', { locale: 'en', disclosures: [], seconds: 2 });
      await act(best.id, 'accept', {});
      if (visit > 0) await act(best.id, 'decline', { reason: 'other_offer' });
      if (second && visit === 2) await act(second.id, 'accept', {});
    }
  }
}

/** Faults come at even distances of the work. */
async function breakThings(): Promise<void> {
  const faults = [
    ...Array.from({ length: KILLS }, (_, i) => ({ at: (i + 0.5) / KILLS, run: () => broken.killApi() })),
    ...Array.from({ length: RESTARTS }, (_, i) => ({
      at: (i + 0.75) / RESTARTS,
      run: () => broken.restartDatabase(),
    })),
  ].sort((one, two) => one.at - two.at);
  for (const { at, run } of faults) {
    while (done < at * REQUESTS) await new Promise((resolve) => setTimeout(resolve, 20));
    await run();
  }
}

const acknowledged = (): Acknowledged[] => clients.flatMap((client) => client.acknowledged);
const attempts = (): RetryingClient['attempts'] => clients.flatMap((client) => client.attempts);

test('the run was a real one', () => {
  expect(done).toBeGreaterThanOrEqual(REQUESTS);
  expect(broken.outages.map(({ kind }) => kind).sort()).toEqual([
    ...Array<string>(RESTARTS).fill('database'),
    ...Array<string>(KILLS).fill('kill'),
  ]);
  expect(attempts().length).toBeGreaterThan(0);
  const routes = new Set(acknowledged().map(({ route }) => route));
  expect([...routes].sort()).toEqual([
    REGISTER,
    ASK,
    'POST /v1/offers/:id/accept',
    'POST /v1/offers/:id/decline',
    'POST /v1/offers/:id/view',
  ]);
  const longest = (kind: string): number =>
    Math.max(...broken.outages.filter((o) => o.kind === kind).map((o) => o.untilMs - o.fromMs));
  console.log(
    `${acknowledged().length} acknowledged, ${attempts().length} attempts repeated, back after ${Math.round(longest('kill'))} ms ` +
      `(kill) and ${Math.round(longest('database'))} ms (database) at worst`,
  );
});

test('what was acknowledged is stored, to the byte', async () => {
  const { bank } = broken;
  const [partner] = await bank.rows<{ id: string }>(`select id from partner where slug = 'lumen-phones'`);
  expect(await lostOrChanged(bank, partner!.id, acknowledged())).toEqual([]);
});

test('nothing happened twice', async () => {
  const times = async (what: string): Promise<number> =>
    Number((await broken.bank.rows<{ count: string }>(`select count(*) from ${what}`))[0]?.count);
  const of = (route: string): number => acknowledged().filter((one) => one.route === route).length;
  expect(await times('decision')).toBe(of(ASK));
  expect(await times('customer')).toBe(of(REGISTER));
  expect(await times('idempotency')).toBe(acknowledged().length);
  expect(await times(`outbox where type <> 'customer.registered'`)).toBe(
    acknowledged().length - of(ASK) - of(REGISTER),
  );
});

test('nothing is in a state that the model forbids, and offers stand as their clients were told', async () => {
  expect(await forbiddenStates(broken.bank)).toEqual([]);
  expect(await otherThanTold(broken.bank, acknowledged())).toEqual([]);
});

test('a repeat after everything gets the same bytes', async () => {
  const send = callerOf(broken.api.url, broken.bank.keys.get('lumen-phones') as string);
  const one = acknowledged().find(({ route }) => route.endsWith('accept')) as Acknowledged;
  const answer = await send({ path: one.path, body: {}, key: one.key });
  expect([answer.status, answer.text, answer.headers.get('idempotent-replayed')]).toEqual([
    one.status,
    one.text,
    'true',
  ]);
});

test('every answer was a documented one, and the database was missed only while it was away', () => {
  expect(clients.flatMap((client) => client.refused).map(({ status, text }) => `${status} ${text}`)).toEqual(
    [],
  );
  const unexpected = attempts().filter(({ status }) => ![0, 200, 409, 503].includes(status));
  expect(unexpected).toEqual([]);
  const isInOutage = (atMs: number): boolean =>
    broken.outages.some(({ fromMs, untilMs }) => atMs >= fromMs && atMs <= untilMs + 2_000 * allowance);
  const strangers = attempts().filter(
    ({ status, code, atMs }) => (status === 0 || code === 'database_unavailable') && !isInOutage(atMs),
  );
  expect(strangers).toEqual([]);
  expect(broken.api.log()).not.toMatch(/request\.failed|process\.uncaught/);
});

test('the bank came back in time', () => {
  for (const { kind, fromMs, untilMs } of broken.outages) {
    expect(untilMs - fromMs).toBeLessThan((kind === 'kill' ? 5_000 : 10_000) * allowance);
  }
});
