import { formatId, ID_PREFIX, type IdKind, newUuid, parseId, type Uuid } from '../../src/kernel/ids.js';
import { API_DOCUMENTS, apiDocument, nameOf, type Operation } from '../support/openapi.js';
import {
  exampleBody,
  idPrefixOf,
  operationsOf,
  type PathValues,
  requestFor,
  resolve,
  type RouteAnswer,
  type RouteRequest,
  send,
} from '../support/route-requests.js';
import { answersOfPersons, UNRECORDED } from '../support/personal-routes.js';
import { twoTenants, type TwoTenants } from '../support/two-tenants.js';
import { WriteWatch } from '../support/write-watch.js';

/** Path parameters that are no ids but name something of one tenant. */
const TENANT_NAMES: Readonly<Record<string, (world: TwoTenants) => string>> = {
  externalId: ({ externalId }) => externalId,
  orderId: ({ orderId }) => orderId,
  path: ({ scenario }) => scenario,
};
/** Path parameters that mean the same to everybody. */
const COMMON_NAMES = ['purpose', 'resource', 'name', 'tag'];

/** Of the sandbox a live key is told that it is none of its business, whatever it asks for. */
const isOfSandbox = ({ path }: Operation): boolean => path.startsWith('/v1/sandbox/');

let world: TwoTenants;
let writes: WriteWatch;

beforeAll(async () => {
  world = await twoTenants();
  writes = await WriteWatch.on(world.client);
}, 60_000);
afterAll(() => world.close());

const ROUTES = API_DOCUMENTS.flatMap((name) => apiDocument(name).operations);
const GUARDED = ROUTES.filter(({ security }) => security?.length !== 0);
const byName = (operations: readonly Operation[]): [string, Operation][] =>
  operations.map((operation) => [nameOf(operation), operation]);

const ask = (request: RouteRequest, token?: string): Promise<RouteAnswer> =>
  send(world.bank.url, request, token);

/** A problem without what differs from request to request. */
function problemOf({ status, text }: RouteAnswer): Record<string, unknown> {
  const { requestId, instance, ...problem } = JSON.parse(text) as Record<string, unknown>;
  expect({ requestId, instance }).toEqual({ requestId: expect.any(String), instance: expect.any(String) });
  return { httpStatus: status, ...problem };
}

describe('every route of the application', () => {
  test('is in the documents, and the other way round', () => {
    const running = operationsOf(world.bank.booted).map(nameOf).sort();
    expect(running).toEqual(ROUTES.map(nameOf).sort());
  });

  test('asks for credentials, but where one gets them', () => {
    const open = ROUTES.filter((route) => !GUARDED.includes(route));
    expect(open.map(nameOf).sort()).toEqual(['POST /staff/v1/sign-in', 'POST /v1/sandbox/partners']);
  });
});

describe('without the right credentials', () => {
  test.each(byName(GUARDED))('%s', async (_name, operation) => {
    const { keys, tokens } = world;
    const isPartner = operation.api === 'partner';
    const bad: Record<string, string | undefined> = {
      none: undefined,
      malformed: 'nonsense',
      'an unknown key': keys.unknown,
      'a revoked key': keys.revoked,
      'an expired key': keys.expired,
      ...(isPartner
        ? { 'a staff token': tokens.everything, 'half a key': keys.owner.slice(0, -1) }
        : { 'a partner key': keys.owner, 'a disabled account': tokens.disabled }),
    };
    const request = requestFor(operation);
    await writes.nothing(async () => {
      for (const [name, token] of Object.entries(bad)) {
        const answer = await ask(request, token);
        expect({ name, ...problemOf(answer) }).toMatchObject({ name, httpStatus: 401 });
        expect(operation['x-error-codes']).toContain(problemOf(answer)['code']);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
      if (!isPartner) {
        const answer = await ask(request, tokens.nothing);
        expect(problemOf(answer)).toMatchObject({ httpStatus: 403, code: 'role_missing' });
      }
    });
  });
});

interface Parameter {
  readonly operation: Operation;
  readonly name: string;
  readonly kind: IdKind | undefined;
}

const KINDS = Object.fromEntries(Object.entries(ID_PREFIX).map(([kind, prefix]) => [prefix, kind as IdKind]));

/** The places of a path that name something of a tenant, or of the bank. */
function parametersOf(operation: Operation): Parameter[] {
  return operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map((parameter) => ({ operation, name: parameter.name, kind: KINDS[idPrefixOf(parameter) ?? ''] }))
    .filter(({ name, kind }) => {
      if (kind !== undefined || TENANT_NAMES[name]) return true;
      if (operation.api === 'staff' || COMMON_NAMES.includes(name)) return false;
      throw new Error(
        `${nameOf(operation)}: is {${name}} something of a tenant? Say so in TENANT_NAMES or COMMON_NAMES`,
      );
    });
}

/** Of what belongs to several kinds of things, the one that belongs to this. */
function ownId(prefix: string, { path }: Operation): string | undefined {
  return world.ids[`${prefix} of ${path.split('/')[2]}`] ?? world.ids[prefix];
}

function ownValue({ operation, name, kind }: Parameter): string {
  const value = kind === undefined ? TENANT_NAMES[name]?.(world) : ownId(ID_PREFIX[kind], operation);
  if (value === undefined) {
    throw new Error(`${nameOf(operation)}: the owner of test/support/two-tenants.ts has no ${kind} yet`);
  }
  return value;
}

const unknownValue = ({ kind }: Parameter): string =>
  kind === undefined ? 'never-heard-of' : formatId(kind, newUuid(Date.now()));

/** Texts in the place of an id that are none of this kind. */
function wrongValues({ kind }: Parameter): string[] {
  if (kind === undefined) return [];
  const prefix = ID_PREFIX[kind];
  const other = kind === 'customer' ? world.ids['off'] : world.ids['cus'];
  return [
    other as string,
    `${prefix}_`,
    `${prefix}_${'u'.repeat(26)}`,
    `${prefix}_${'z'.repeat(26)}`,
    'x',
    '0',
    '*',
  ];
}

const PARTNER_PARAMETERS = ROUTES.filter(({ api }) => api === 'partner').flatMap(parametersOf);
const named = (parameters: readonly Parameter[]): [string, Parameter][] =>
  parameters.map((parameter) => [`${nameOf(parameter.operation)} by ${parameter.name}`, parameter]);

describe('a live key is refused in the sandbox before anything is looked at:', () => {
  test.each(byName(GUARDED.filter(isOfSandbox)))('%s', async (_name, operation) => {
    await writes.nothing(async () => {
      for (const request of [
        requestFor(operation),
        { ...requestFor(operation), body: operation.requestBody && {} },
      ]) {
        const refused = problemOf(await ask(request, world.keys.ownerLive));
        expect(refused).toMatchObject({ httpStatus: 403, code: 'sandbox_only' });
        expect(operation['x-error-codes']).toContain('sandbox_only');
      }
    });
  });
});

describe('what belongs to another tenant is not there:', () => {
  /** The path's other ids are the owner's, so that nothing but this one is asked for in vain. */
  const requestWith = (own: Parameter, value: string): RouteRequest => {
    const values: PathValues = (one) =>
      one.name === own.name ? value : ownId(idPrefixOf(one) ?? '', own.operation);
    return requestFor(own.operation, values);
  };

  test.each(named(PARTNER_PARAMETERS))('%s', async (_name, parameter) => {
    const { keys } = world;
    const own = ownValue(parameter);
    await writes.nothing(async () => {
      const missing = problemOf(await ask(requestWith(parameter, unknownValue(parameter)), keys.stranger));
      expect(missing['httpStatus']).toBe(404);
      expect(problemOf(await ask(requestWith(parameter, own), keys.stranger))).toEqual(missing);
      const inLive = problemOf(await ask(requestWith(parameter, own), keys.ownerLive));
      if (isOfSandbox(parameter.operation)) expect(inLive).toMatchObject({ code: 'sandbox_only' });
      else expect(inLive).toEqual(missing);
      // Which one of two ids is malformed may be said: it is nobody's.
      const isOneOfTwo = parametersOf(parameter.operation).length > 1;
      const malformed = isOneOfTwo ? { ...missing, detail: expect.any(String) as string } : missing;
      for (const wrong of wrongValues(parameter)) {
        expect(problemOf(await ask(requestWith(parameter, wrong), keys.stranger))).toEqual(malformed);
      }
    });
  });

  const STAFF_IDS = ROUTES.filter(({ api }) => api === 'staff')
    .flatMap(parametersOf)
    .filter(({ kind }) => kind !== undefined);

  test.each(named(STAFF_IDS))('or never was: %s', async (_name, parameter) => {
    const token = world.tokens.everything;
    await writes.nothing(async () => {
      const missing = problemOf(await ask(requestWith(parameter, unknownValue(parameter)), token));
      expect(missing['httpStatus']).toBe(404);
      for (const wrong of wrongValues(parameter)) {
        expect(problemOf(await ask(requestWith(parameter, wrong), token))).toEqual(missing);
      }
    });
  });

  /** Pointers to the fields of a body whose example is a public id. */
  function idFields(operation: Operation): string[][] {
    const found: string[][] = [];
    const visit = (schema: Parameters<typeof resolve>[0], at: string[]): void => {
      const { properties = {}, items } = resolve(schema, operation.api);
      if (items) visit(items, [...at, '0']);
      for (const [name, field] of Object.entries(properties)) {
        const isId = typeof field.example === 'string' && /^[a-z]{3}_[0-9a-z]{26}$/.test(field.example);
        if (isId) found.push([...at, name]);
        else visit(field, [...at, name]);
      }
    };
    visit(operation.requestBody?.content['application/json']?.schema ?? {}, []);
    return found;
  }

  /** Answers 200 with a result for each event; test/e2e/events.spec.ts shows what those are for a stranger. */
  const ANSWERS_EACH = ['POST /v1/events/batch'];
  const FIELDS = ROUTES.filter(
    (operation) => operation.api === 'partner' && !ANSWERS_EACH.includes(nameOf(operation)),
  ).flatMap((operation) =>
    idFields(operation).map((at): [string, Operation, string[]] => [
      `${nameOf(operation)} with /${at.join('/')}`,
      operation,
      at,
    ]),
  );

  test.each(FIELDS)('%s', async (_name, operation, at) => {
    const kinds: Record<string, IdKind> = {
      customer: 'customer',
      guarantor: 'customer',
      offer: 'offer',
      application: 'application',
      drawdown: 'drawdown',
      clock: 'testClock',
      endpoint: 'webhookEndpoint',
      agreement: 'agreement',
    };
    const kind = kinds[at.at(-1) === 'id' ? (at.at(-2) ?? '') : (at.at(-1) ?? '')];
    if (!kind) throw new Error(`what kind of id is /${at.join('/')}? Say so in this test`);
    const request = requestFor(operation);
    const withId = (id: string): RouteRequest => ({
      ...request,
      body: bodyWith(exampleBody(operation), at, id),
    });
    await writes.nothing(async () => {
      const missing = problemOf(await ask(withId(formatId(kind, newUuid(Date.now()))), world.keys.stranger));
      expect([404, 422]).toContain(missing['httpStatus']);
      const own = world.ids[ID_PREFIX[kind]] as string;
      expect(problemOf(await ask(withId(own), world.keys.stranger))).toEqual(missing);
      const inLive = problemOf(await ask(withId(own), world.keys.ownerLive));
      if (isOfSandbox(operation)) expect(inLive).toMatchObject({ code: 'sandbox_only' });
      else expect(inLive).toEqual(missing);
    });
  });

  // Last, because the owner may do what he likes with his own: this shows that the requests above were good ones.
  const isDeletion = ({ operation }: Parameter): number => Number(operation.method === 'DELETE');
  const lastOfAll = PARTNER_PARAMETERS.toSorted((a, b) => isDeletion(a) - isDeletion(b));
  test.each(named(lastOfAll))('though its owner reaches it: %s', async (_name, parameter) => {
    const request = requestWith(parameter, ownValue(parameter));
    const asked = isOfSandbox(parameter.operation) ? { ...request, body: ownIds(request.body) } : request;
    const { status, text } = await ask(asked, world.keys.owner);
    const isReached = status < 300 || [409, 412].includes(status);
    expect({ isReached, status, text: isReached ? '' : text }).toEqual({ isReached: true, status, text: '' });
  });
});

describe('what staff read about a person goes on record:', () => {
  const STAFF = ROUTES.filter(({ api }) => api === 'staff');
  const RECORDED = STAFF.filter((operation) => operation['x-reading-recorded']);
  const values: Record<string, string> = {};

  /** He is somebody whom the bank knows, and there is somebody else. */
  beforeAll(async () => {
    const { client, ids } = world;
    const customer = parseId('customer', ids['cus'] ?? '');
    const others = await client.query<{ id: Uuid }>(
      `insert into party (id, bucket, environment, kind, root_id, created_at)
       select id, bucket_of(id), 'sandbox', 'person', id, now() from unnest($1::uuid[]) as p(id) returning id`,
      [[newUuid(Date.now()), newUuid(Date.now())]],
    );
    const [own, other] = others.rows.map(({ id }) => id) as [Uuid, Uuid];
    await client.query(
      `insert into party_link (customer_id, bucket, partner_id, environment, party_id, linked_at)
       select id, bucket, partner_id, environment, $2, now() from customer where id = $1
       on conflict (customer_id, bucket) do update set party_id = excluded.party_id`,
      [customer, own],
    );
    await client.query('update customer set party_id = $2 where id = $1', [customer, own]);
    const entry = await client.query<{ id: Uuid }>(
      'select id from ledger_entry where customer_id = $1 limit 1',
      [customer],
    );
    Object.assign(values, world.ids, {
      pty: formatId('party', own),
      ent: formatId('ledgerEntry', entry.rows[0]?.id as Uuid),
      with: formatId('party', other),
    });
  });

  test('every route that answers about one says so, or has a reason', () => {
    const silent = STAFF.filter((one) => answersOfPersons(one) && !one['x-reading-recorded']).map(nameOf);
    expect(silent.sort()).toEqual(Object.keys(UNRECORDED).sort());
  });

  test.each(byName(RECORDED))('%s', async (name, operation) => {
    const request = requestFor(
      operation,
      (one) => values[one.in === 'path' ? (idPrefixOf(one) ?? '') : one.name],
    );
    const ofHim = operation.parameters.some((one) => one.in === 'query' && one.name === 'customer');
    const path =
      request.path + (ofHim ? `${request.path.includes('?') ? '&' : '?'}customer=${values['cus']}` : '');
    const headers = { ...request.headers, 'reading-purpose': name };
    const { status, text } = await ask({ ...request, path, headers }, world.tokens.everything);
    expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' });
    const { rows } = await world.client.query<{ subject: string; route: string }>(
      'select subject, route from staff_reading where purpose = $1',
      [name],
    );
    const subjects = rows.map(({ subject }) => subject);
    // Of a document only the agreement is known when it is sent.
    const persons = subjects.filter((id) => /^(?:cus|pty)_/.test(id) || id === values['agr']);
    expect(persons).toEqual(subjects);
    if (!FOUND_NOTHING.includes(name)) expect([name, persons.length]).not.toEqual([name, 0]);
    expect(rows.every(({ route }) => route === name)).toBe(true);
  });
});

/** Lists over everybody, of which this bank has nothing. */
const FOUND_NOTHING = ['GET /staff/v1/screening-findings'];

/** The body with the owner's things in the place of the documents' examples. */
function ownIds(body: unknown): unknown {
  if (body === undefined) return undefined;
  const text = JSON.stringify(body).replace(/"([a-z]{3})_[0-9a-z]{26}"/g, (example, prefix: string) =>
    prefix in world.ids ? JSON.stringify(world.ids[prefix]) : example,
  );
  return JSON.parse(text);
}

/** The body with an id in one place, and what must stand around it there. */
function bodyWith(body: unknown, at: readonly string[], id: string): unknown {
  const [step = '', ...rest] = at;
  if (at.length === 0) return id;
  const list = step === '0';
  const inner = list
    ? { role: 'beneficiary' }
    : rest[0] === 'id'
      ? {}
      : (body as Record<string, unknown>)?.[step];
  const value = bodyWith(inner, rest, id);
  if (list) return [value];
  const whole = { ...(body as object), [step]: value };
  // Either an agreement or a fixture is played.
  return step === 'agreement' ? { ...whole, fixture: undefined } : whole;
}
