import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_DOCUMENTS, apiDocument, nameOf, type Operation } from '../support/openapi.js';
import {
  idPrefixOf,
  operationsOf,
  requestFor,
  type RouteAnswer,
  type RouteRequest,
  send,
} from '../support/route-requests.js';
import { twoTenants, type TwoTenants } from '../support/two-tenants.js';
import { WriteWatch } from '../support/write-watch.js';
import { kindOf, Spread } from '../support/spread.js';
import {
  BROKEN_BODIES,
  fieldKinds,
  WRONG_HEADERS,
  WRONG_TEXTS,
  wrongBodies,
} from '../support/wrong-values.js';

const BATCH = '/v1/events/batch';

let world: TwoTenants;
let writes: WriteWatch;

beforeAll(async () => {
  world = await twoTenants();
  writes = await WriteWatch.on(world.client);
}, 60_000);
afterAll(() => world.close());

const ROUTES = API_DOCUMENTS.flatMap((name) => apiDocument(name).operations);
/** With a document as its body; test/e2e/event-imports.spec.ts shows what becomes of bad lines. */
const WITH_BODY = ROUTES.filter(({ requestBody }) => requestBody?.content['application/json']);
const byName = (operations: readonly Operation[]): [string, Operation][] =>
  operations.map((operation) => [nameOf(operation), operation]);

/** With every right, so that nothing but the input can be at fault; ids in the path are the owner's, or nobody's. */
function request(operation: Operation): RouteRequest {
  return requestFor(operation, (parameter) => world.ids[idPrefixOf(parameter) ?? '']);
}

function ask(operation: Operation, asked: RouteRequest): Promise<RouteAnswer> {
  const token = operation.api === 'partner' ? world.keys.owner : world.tokens.everything;
  return send(world.bank.url, asked, token);
}

/** What is wrong with an answer to a bad request, whatever the request was. */
function faultOf(operation: Operation, { status, headers, text }: RouteAnswer): string | undefined {
  if (status >= 500) return `answers ${status}: ${text}`;
  if (status < 400) return undefined;
  if (headers.get('content-type') !== 'application/problem+json') return 'answers no problem document';
  const { code, status: told } = JSON.parse(text) as { code: string; status: number };
  if (told !== status) return `says ${told} and answers ${status}`;
  if (!operation['x-error-codes']?.includes(code)) return `does not document ${code}`;
  return operation.responses[status] ? undefined : `does not document ${status}`;
}

interface Try {
  readonly name: string;
  readonly request: RouteRequest;
  /** Statuses that are right; any documented answer but a failure when left out. */
  readonly expected?: readonly number[];
}

/** Sends all of them; whenever each was refused, nothing may be written. */
async function refuses(operation: Operation, tries: readonly Try[]): Promise<void> {
  await writes.look();
  const faults: string[] = [];
  let isAnyTaken = false;
  for (const { name, request: asked, expected } of tries) {
    const answer = await ask(operation, asked);
    const fault = faultOf(operation, answer);
    if (fault !== undefined) faults.push(`${name}: ${fault}`);
    else if (expected && !expected.includes(answer.status))
      faults.push(`${name}: ${answer.status} ${answer.text}`);
    // A failed sign-in is a fact, and counted.
    isAnyTaken ||= answer.status < 400 || answer.status === 401;
  }
  expect(faults).toEqual([]);
  if (!isAnyTaken) expect(await writes.look()).toEqual([]);
}

test('the routes are those of the application', () => {
  expect(operationsOf(world.bank.booted)).toHaveLength(ROUTES.length);
});

test('each value is met by some place of every kind, however few there are', () => {
  const kinds = ['one', 'two', 'two', ...Array<string>(9).fill('many')];
  const spread = new Spread(kinds, 1, 6, false);
  const values = [...'abcdefgh'];
  const met = kinds.map((kind) => [kind, spread.share(kind, values)] as const);
  for (const kind of new Set(kinds))
    expect(new Set(met.flatMap(([of, share]) => (of === kind ? share : [])))).toEqual(new Set(values));
  expect(Math.max(...met.slice(3).map(([, share]) => share.length))).toBeLessThan(3);
});

test('a write does not go unseen, nor is a look taken for one', async () => {
  const register = WITH_BODY.find((operation) => nameOf(operation) === 'POST /v1/customers') as Operation;
  await writes.look();
  const answer = await ask(register, { ...request(register), body: { externalId: 'seen', kind: 'person' } });
  expect(answer.status).toBe(201);
  expect(await writes.look()).toEqual(expect.arrayContaining(['insert customer']));
  expect(await writes.look()).toEqual([]);
});

describe('a query that is not described', () => {
  const NAMES = ['nonsense=1', 'Limit=1', '__proto__=1', 'constructor=x', 'nonsense[]=1', '=1', '%00=1'];
  // One guard knows them all: each route shows that it is behind it.
  const spread = new Spread(Array<string>(ROUTES.length).fill('query'), 1, 4);

  test.each(byName(ROUTES))('%s', async (_name, operation) => {
    const good = request(operation);
    const tries = spread.share('query', NAMES).map((query): Try => {
      const joint = good.path.includes('?') ? '&' : '?';
      return { name: query, request: { ...good, path: good.path + joint + query }, expected: [400] };
    });
    await refuses(operation, tries);
  });
});

describe('values of a query or path that nobody should send', () => {
  const isInUrl = (parameter: Operation['parameters'][number]): boolean => parameter.in !== 'header';
  const PLACES = ROUTES.filter(({ parameters }) => parameters.some(isInUrl));
  const kind = ({ in: place, schema }: Operation['parameters'][number]): string => place + kindOf(schema);
  const all = PLACES.flatMap(({ parameters }) => parameters.filter(isInUrl).map(kind));
  const spread = new Spread(all, 1, 6);
  test.each(byName(PLACES))('%s', async (_name, operation) => {
    const good = request(operation);
    const tries = operation.parameters.filter(isInUrl).flatMap((parameter) =>
      spread.share(kind(parameter), WRONG_TEXTS).map((text): Try => {
        const name = `${parameter.name} = ${text}`;
        if (parameter.in === 'path') {
          return {
            name,
            request: requestFor(operation, (each) =>
              each.name === parameter.name ? text : world.ids[idPrefixOf(each) ?? ''],
            ),
          };
        }
        const url = new URL(good.path, 'http://x');
        url.searchParams.set(parameter.name, text);
        return { name, request: { ...good, path: url.pathname + url.search } };
      }),
    );
    await refuses(operation, tries);
  });
});

describe('a header that says nothing of ours', () => {
  const PLACES = ROUTES.filter(({ parameters }) => parameters.some((each) => each.in === 'header'));
  test.each(byName(PLACES))('%s', async (_name, operation) => {
    const good = request(operation);
    const places = operation.parameters.filter((parameter) => parameter.in === 'header');
    const tries = places.flatMap(({ name }) =>
      WRONG_HEADERS.map((text): Try => ({
        name: `${name} = ${text}`,
        request: { ...good, headers: { ...good.headers, [name]: text } },
      })),
    );
    await refuses(operation, tries);
  });
});

describe('a parameter that no route has, before and after the caller is known', () => {
  test.each(byName(ROUTES.filter(({ security }) => security?.length !== 0)))(
    '%s',
    async (_name, operation) => {
      const good = request(operation);
      const url = new URL(good.path, 'http://x');
      url.searchParams.set('isAdmin', 'true');
      const asked = { ...good, path: url.pathname + url.search };
      expect((await send(world.bank.url, asked)).status).toBe(401);
      expect((await send(world.bank.url, asked, 'nobody')).status).toBe(401);
      expect((await ask(operation, asked)).status).toBe(400);
    },
  );
});

describe('a body that is no JSON of ours', () => {
  const file = path.resolve(
    process.env['EMBANK_SHARED'] ?? path.resolve(import.meta.dirname, '../../../shared'),
    'reference/vectors/hostile_json_bodies.json',
  );
  // Where the reference cases are absent, our own stand for them.
  const { cases } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: { name: string; base64: string }[] })
    : { cases: [] };

  // One parser reads them all: each route shows that it is behind it, the first of each document that it knows all tricks.
  const isFirst = (operation: Operation): boolean =>
    operation === WITH_BODY.find(({ api }) => api === operation.api);
  const FEW = ['truncated', 'broken UTF-8', 'a name twice', 'the prototype', 'a deep array'];

  test.each(byName(WITH_BODY))('%s', async (_name, operation) => {
    const good = request(operation);
    const own = Object.entries(BROKEN_BODIES).filter(([name]) => isFirst(operation) || FEW.includes(name));
    const bodies: [string, string | Uint8Array][] = [
      ...own,
      ...(isFirst(operation) ? cases : []).map(({ name, base64 }): [string, Uint8Array] => [
        name,
        Buffer.from(base64, 'base64'),
      ]),
    ];
    const tries = bodies.map(([name, body]): Try => ({ name, request: { ...good, body }, expected: [400] }));
    await refuses(operation, tries);
  });
});

describe('a body of another media type', () => {
  test.each(byName(WITH_BODY))('%s', async (_name, operation) => {
    const good = request(operation);
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=latin1',
    ];
    const tries = types.map((type): Try => ({
      name: type,
      request: { ...good, headers: { ...good.headers, 'content-type': type } },
      expected: [415],
    }));
    const packed = { ...good, headers: { ...good.headers, 'content-encoding': 'gzip' } };
    const large = { ...good, body: `{"a": "${'a'.repeat(300_000)}"}` };
    await refuses(operation, [
      ...tries,
      { name: 'packed', request: packed, expected: [415] },
      { name: 'too large', request: large, expected: [413] },
    ]);
  });
});

describe('each field of a body, wrong or extreme', () => {
  /** What is sent in one batch is judged one by one, and answered so; no JSON is no batch. */
  const IN_A_BATCH = /^(?:without )?\/events\/0\//;
  const fields = fieldKinds(WITH_BODY);
  // A borrower whose life was asked for goes on living it by himself, and what he does is no fault of the next request.
  afterEach(async () => {
    const lives = `select 1 from simulation where status = 'running' union all
                   select 1 from test_clock where status = 'advancing'`;
    while ((await world.client.query(lives)).rows.length > 0) await sleep(200);
  }, 180_000);

  test.each(byName(WITH_BODY))(
    '%s',
    async (_name, operation) => {
      const good = request(operation);
      const tries = wrongBodies(operation, fields).map(({ name, json, isRefused }): Try => ({
        name,
        request: { ...good, body: json },
        ...(isRefused && {
          expected: operation.path === BATCH && IN_A_BATCH.test(name) ? [200, 400] : [400],
        }),
      }));
      // What must be refused goes first: that nothing is written is then certain.
      await refuses(
        operation,
        tries.filter(({ expected }) => expected),
      );
      await refuses(
        operation,
        tries.filter(({ expected }) => !expected),
      );
    },
    60_000,
  );
});

/** Whether a request for a path reaches a route. */
function isMetBy(route: string, path: string): boolean {
  const [wanted, given] = [route.split('/'), path.split('/')];
  const fits = (part: string, index: number): boolean => part.startsWith('{') || part === given[index];
  return wanted.length === given.length && wanted.every(fits);
}

describe('a method that a path does not have', () => {
  const templates = [...new Set(ROUTES.map((route) => route.path))];
  test.each(templates)('%s', async (template) => {
    const [operation] = ROUTES.filter((route) => route.path === template) as [Operation];
    // A fixed name may stand where another route takes an id: /refunds/preview and /refunds/{refund}.
    const methods = ROUTES.filter((route) => isMetBy(route.path, template)).map(({ method }) => method);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      if (methods.includes(method)) continue;
      const { path: url } = request(operation);
      const answer = await ask(operation, { method, path: url, headers: {}, body: undefined });
      expect([method, answer.status, JSON.parse(answer.text).code]).toEqual([
        method,
        405,
        'method_not_allowed',
      ]);
      const allowed = (answer.headers.get('allow') ?? '').split(', ').filter((each) => each !== 'HEAD');
      expect(allowed).toEqual(expect.arrayContaining(methods));
      expect(allowed).not.toContain(method);
    }
  });
});
